/* SPDX-License-Identifier: MIT */
/* Members of other names, and JSON pointers (RFC 6901). */
#include "wire/field.h"

#include <stdio.h>

#include "support.h"

static enum doublet_status init_text(struct doublet_fields *fields,
                                     struct doublet_arena *arena,
                                     const char *name, const char *member,
                                     struct doublet_error *error)
{
	struct doublet_field field = {name, member};
	struct doublet_reader_options options = {
		.fields = &field,
		.field_count = 1,
	};

	return doublet_fields_init(fields, arena, &options, error);
}

/* What the text is in `json` when it is looked for at `member`. */
static void assert_text(const char *json, const char *member, const char *text,
                        const char *pointer)
{
	struct doublet_arena arena;
	struct doublet_fields fields;
	yyjson_val *values[DOUBLET_PARTS];
	yyjson_doc *document = yyjson_read(json, strlen(json), 0);

	assert_non_null(document);
	doublet_arena_init(&arena, NULL);
	assert_int_equal(init_text(&fields, &arena, "text", member, NULL),
	                 DOUBLET_OK);
	doublet_fields_get(&fields, yyjson_doc_get_root(document), values);
	yyjson_val *found = values[DOUBLET_PART_TEXT];
	if (text == NULL)
		assert_null(found);
	else
		assert_string_equal(yyjson_get_str(found), text);
	assert_int_equal(fields.pointer.length, strlen(pointer));
	assert_memory_equal(fields.pointer.data, pointer,
	                    fields.pointer.length);
	yyjson_doc_free(document);
	doublet_arena_finish(&arena);
}

static void members_are_found_by_name(void **state)
{
	(void)state;
	assert_text("{\"text\":\"t\",\"body\":\"b\"}", "text", "t", "/text");
	assert_text("{\"text\":\"t\",\"body\":\"b\"}", "body", "b", "/body");
	assert_text("{\"text\":\"t\"}", "body", NULL, "/body");
	assert_text("{\"\":\"e\"}", "", "e", "/");
	assert_text("{\"a/b~c\":\"t\"}", "a/b~c", "t", "/a~1b~0c");
	assert_text("{}", "text", NULL, "/text");
}

static void the_last_of_equal_members_counts(void **state)
{
	(void)state;
	assert_text("{\"text\":\"a\",\"text\":\"b\"}", "text", "b", "/text");
	assert_text("{\"text\":\"a\",\"text\":\"b\"}", "/text", "b", "/text");
	assert_text("{\"a\":{\"b\":\"1\"},\"a\":{\"b\":\"2\",\"b\":\"3\"}}",
	            "/a/b", "3", "/a/b");
}

static void pointers_lead_inside(void **state)
{
	static const char json[] =
		"{\"a\":{\"b\":[{\"c/d\":\"x\"},\"y\"]},\"e~f\":\"z\"}";

	(void)state;
	assert_text(json, "/a/b/0/c~1d", "x", "/a/b/0/c~1d");
	assert_text(json, "/a/b/1", "y", "/a/b/1");
	assert_text(json, "/e~0f", "z", "/e~0f");
	assert_text(json, "/a/b/2", NULL, "/a/b/2");
	assert_text(json, "/a/b/c", NULL, "/a/b/c");
	assert_text(json, "/a/b/-", NULL, "/a/b/-");
	assert_text(json, "/a/b/", NULL, "/a/b/");
	assert_text(json, "/a/b/01", NULL, "/a/b/01");
	assert_text(json, "/a/b/99999999999999999999", NULL,
	            "/a/b/99999999999999999999");
	assert_text(json, "/e~0", NULL, "/e~0");
	assert_text(json, "/e~0ff", NULL, "/e~0ff");
	assert_text(json, "/e~0f/x", NULL, "/e~0f/x");
}

static void assert_refused(const char *name, const char *member,
                           const char *reason)
{
	struct doublet_arena arena;
	struct doublet_fields fields;
	struct doublet_error error = {0};

	doublet_arena_init(&arena, NULL);
	assert_int_equal(init_text(&fields, &arena, name, member, &error),
	                 DOUBLET_INVALID);
	assert_int_equal(error.status, DOUBLET_INVALID);
	assert_string_equal(error.reason, reason);
	doublet_arena_finish(&arena);
}

static void mistakes_are_told(void **state)
{
	(void)state;
	assert_refused("txt", "body", "unknown field name");
	assert_refused("", "body", "unknown field name");
	assert_refused(NULL, "body", "unknown field name");
	assert_refused("text", NULL, "the field names no member");
	assert_refused("text", "/a~2", "the field is no valid JSON pointer");
	assert_refused("text", "/a~", "the field is no valid JSON pointer");
}

static void every_part_can_be_found_elsewhere(void **state)
{
	static const char *const names[] = {"id",     "text",      "headline",
	                                    "slug",   "source",    "version",
	                                    "status", "replaces",  "signals",
	                                    "note",   "published", "language"};
	struct doublet_arena arena;
	struct doublet_fields fields;
	yyjson_val *values[DOUBLET_PARTS];
	yyjson_doc *document = yyjson_read("{\"m\":\"x\"}", 9, 0);

	(void)state;
	for (size_t i = 0; i < DOUBLET_PARTS; i++) {
		doublet_arena_init(&arena, NULL);
		assert_int_equal(init_text(&fields, &arena, names[i], "m",
		                           NULL),
		                 DOUBLET_OK);
		doublet_fields_get(&fields, yyjson_doc_get_root(document),
		                   values);
		size_t found = 0;
		for (size_t part = 0; part < DOUBLET_PARTS; part++)
			found += values[part] != NULL;
		assert_int_equal(found, 1);
		doublet_arena_finish(&arena);
	}
	yyjson_doc_free(document);
}

/* An object of many members costs one walk, not one for each part. */
static void wide_objects_are_walked_once(void **state)
{
	enum { MEMBERS = 200000 };
	struct doublet_buffer json;
	struct doublet_arena arena;
	struct doublet_fields fields;
	yyjson_val *values[DOUBLET_PARTS];

	(void)state;
	doublet_buffer_init(&json, NULL);
	doublet_buffer_add_byte(&json, '{');
	for (int i = 0; i < MEMBERS; i++)
		doublet_buffer_print(&json, "\"m%d\":%d,", i, i);
	doublet_buffer_add_text(&json, "\"text\":\"t\"}");
	yyjson_doc *document = yyjson_read(json.data, json.length, 0);
	doublet_arena_init(&arena, NULL);
	assert_int_equal(init_text(&fields, &arena, "id", "m7", NULL),
	                 DOUBLET_OK);
	doublet_fields_get(&fields, yyjson_doc_get_root(document), values);
	assert_string_equal(yyjson_get_str(values[DOUBLET_PART_TEXT]), "t");
	assert_int_equal(yyjson_get_int(values[DOUBLET_PART_ID]), 7);
	assert_null(values[DOUBLET_PART_HEADLINE]);
	yyjson_doc_free(document);
	doublet_arena_finish(&arena);
	doublet_buffer_finish(&json);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_are_found_by_name),
		cmocka_unit_test(the_last_of_equal_members_counts),
		cmocka_unit_test(pointers_lead_inside),
		cmocka_unit_test(mistakes_are_told),
		cmocka_unit_test(every_part_can_be_found_elsewhere),
		cmocka_unit_test(wide_objects_are_walked_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

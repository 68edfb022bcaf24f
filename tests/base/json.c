/* SPDX-License-Identifier: MIT */
/* The door to yyjson: parsing, errors, writing, memory. */
#include "base/json.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/sequence.h"
#include "support.h"

static yyjson_doc *parse(struct doublet_arena *arena, const char *text)
{
	struct doublet_error error = {0};
	yyjson_doc *document = NULL;
	char *copy = strdup(text);

	assert_non_null(copy);
	assert_int_equal(doublet_json_parse(arena, copy, strlen(text),
	                                    &document, &error),
	                 DOUBLET_OK);
	/* What was parsed does not point into the bytes. */
	assert_string_equal(copy, text);
	free(copy);
	return document;
}

static void values_come_out_as_written(void **state)
{
	struct doublet_arena arena;

	(void)state;
	doublet_arena_init(&arena, NULL);
	yyjson_doc *document =
		parse(&arena, " {\"n\":12345678901234567890.50e400,"
	                      "\"s\":\"a\\u0000\xFF\\n\"}");
	yyjson_val *root = yyjson_doc_get_root(document);
	yyjson_val *number = yyjson_obj_get(root, "n");
	yyjson_val *string = yyjson_obj_get(root, "s");

	assert_true(yyjson_is_raw(number));
	assert_string_equal(yyjson_get_raw(number),
	                    "12345678901234567890.50e400");
	assert_int_equal(yyjson_get_len(string), 4);
	assert_memory_equal(yyjson_get_str(string), "a\0\xFF\n", 4);
	doublet_arena_finish(&arena);
}

static void assert_refused(const char *text, size_t offset, const char *reason)
{
	struct doublet_error error = {0};
	yyjson_doc *document = NULL;
	char *copy = strdup(text);
	struct doublet_arena arena;

	doublet_arena_init(&arena, NULL);
	assert_int_equal(doublet_json_parse(&arena, copy, strlen(text),
	                                    &document, &error),
	                 DOUBLET_SYNTAX);
	assert_int_equal(error.status, DOUBLET_SYNTAX);
	assert_string_equal(error.reason, reason);
	assert_int_equal(error.offset, offset);
	assert_null(document);
	assert_int_equal(doublet_json_parse(&arena, copy, strlen(text),
	                                    &document, NULL),
	                 DOUBLET_SYNTAX);
	doublet_arena_finish(&arena);
	free(copy);
}

static void errors_have_a_place_and_a_reason(void **state)
{
	(void)state;
	assert_refused("", 0, "invalid JSON (nothing is there)");
	assert_refused("{\"a\":", 5, "invalid JSON (it ends too early)");
	assert_refused("{\"a\":\"bc", 8, "invalid JSON (it ends too early)");
	assert_refused("{\"a\":1,}", 6,
	               "invalid JSON (a comma before a closing bracket)");
	assert_refused("{\"a\":-x}", 6, "invalid JSON (a malformed number)");
	assert_refused("{\"a\":\"\\x\"}", 7,
	               "invalid JSON (a bad escape in a string)");
	assert_refused("{} {}", 3,
	               "invalid JSON (something follows after its end)");
	assert_refused("{a:1}", 1,
	               "invalid JSON (a character that does not belong here)");
	assert_refused("nul ", 0,
	               "invalid JSON (a character that does not belong here)");
}

static void deep_nesting_needs_no_stack(void **state)
{
	enum { DEPTH = 2000000 };
	char *bytes = malloc(2 * DEPTH);
	yyjson_doc *document = NULL;
	struct doublet_error error;
	struct doublet_arena arena;

	(void)state;
	memset(bytes, '[', DEPTH);
	memset(bytes + DEPTH, ']', DEPTH);
	doublet_arena_init(&arena, NULL);
	assert_int_equal(doublet_json_parse(&arena, bytes, 2 * DEPTH, &document,
	                                    &error),
	                 DOUBLET_OK);
	doublet_arena_reset(&arena);
	assert_int_equal(doublet_json_parse(&arena, bytes, 2 * DEPTH - 1,
	                                    &document, &error),
	                 DOUBLET_SYNTAX);
	doublet_arena_finish(&arena);
	free(bytes);
}

static void parsing_survives_a_lack_of_memory(void **state)
{
	struct support_allocator counting;
	char bytes[] = "{\"text\":\"some words\",\"more\":[1,2,{\"a\":null}]}";
	enum doublet_status status = DOUBLET_NO_MEMORY;
	size_t fail_at = 0;

	(void)state;
	while (status != DOUBLET_OK) {
		struct doublet_error error = {0};
		yyjson_doc *document = NULL;
		struct doublet_arena arena;
		support_allocator_init(&counting);
		counting.fail_at = ++fail_at;
		doublet_arena_init(&arena, &counting.allocator);
		status = doublet_json_parse(&arena, bytes, sizeof(bytes) - 1,
		                            &document, &error);
		assert_true(status == DOUBLET_OK ||
		            (status == DOUBLET_NO_MEMORY &&
		             error.status == DOUBLET_NO_MEMORY));
		assert_true((status == DOUBLET_OK) == (document != NULL));
		doublet_arena_finish(&arena);
		assert_int_equal(counting.held_bytes, 0);
	}
	assert_true(fail_at > 1);
}

/* Writes the string alone as a document. */
static void write_string(const struct doublet_allocator *allocator,
                         const char *bytes, size_t length,
                         struct doublet_buffer *buffer)
{
	struct doublet_arena arena;
	yyjson_mut_val *value = NULL;

	doublet_arena_init(&arena, allocator);
	yyjson_alc memory = doublet_json_memory(&arena);
	yyjson_mut_doc *document = yyjson_mut_doc_new(&memory);
	if (document != NULL)
		value = doublet_json_string(document, bytes, length);
	if (value == NULL) {
		buffer->failed = true;
	} else {
		yyjson_mut_doc_set_root(document, value);
		doublet_json_write(document, buffer);
	}
	doublet_arena_finish(&arena);
}

static void assert_written(const char *bytes, size_t length, const char *json)
{
	struct doublet_buffer buffer;

	doublet_buffer_init(&buffer, NULL);
	write_string(NULL, bytes, length, &buffer);
	assert_false(buffer.failed);
	assert_int_equal(buffer.length, strlen(json));
	assert_memory_equal(buffer.data, json, buffer.length);
	doublet_buffer_finish(&buffer);
}

static void strings_are_written_as_valid_json(void **state)
{
	(void)state;
	assert_written(NULL, 0, "\"\"");
	assert_written("a\"b\\\n\0c", 7, "\"a\\\"b\\\\\\n\\u0000c\"");
	assert_written(" a~/", 4, "\" a~/\"");
	assert_written("\x1F\x7F", 2, "\"\\u001F\x7F\"");
	assert_written("\xC3\xA9", 2, "\"\xC3\xA9\"");
	assert_written("a\xFF\xE2\x82z", 5, "\"a\xEF\xBF\xBD\xEF\xBF\xBDz\"");
	assert_written("\xED\xA0\x80", 3,
	               "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

/* The bytes with each ill-formed sequence replaced, one at a time. */
static size_t replace(const char *bytes, size_t length, char *mended)
{
	size_t written = 0;
	bool valid;

	for (size_t i = 0; i < length;) {
		size_t size =
			doublet_sequence_size(bytes + i, length - i, &valid);
		memcpy(mended + written, valid ? bytes + i : "\xEF\xBF\xBD",
		       valid ? size : 3);
		written += valid ? size : 3;
		i += size;
	}
	return written;
}

static void any_bytes_come_back_mended(void **state)
{
	struct support_random random = support_random_begin(5);
	char bytes[60];
	char mended[180];

	(void)state;
	for (unsigned round = 0; round < support_rounds(20000); round++) {
		struct doublet_buffer buffer;
		struct doublet_arena arena;
		struct doublet_error error;
		yyjson_doc *document;
		size_t length = support_random_below(&random, sizeof(bytes));
		for (size_t i = 0; i < length; i++)
			bytes[i] = (char)support_random_next(&random);
		size_t wanted = replace(bytes, length, mended);

		doublet_buffer_init(&buffer, NULL);
		doublet_arena_init(&arena, NULL);
		write_string(NULL, bytes, length, &buffer);
		assert_false(buffer.failed);
		assert_int_equal(doublet_json_parse(&arena, buffer.data,
		                                    buffer.length, &document,
		                                    &error),
		                 DOUBLET_OK);
		yyjson_val *value = yyjson_doc_get_root(document);
		assert_int_equal(yyjson_get_len(value), wanted);
		assert_memory_equal(yyjson_get_str(value), mended, wanted);
		doublet_arena_finish(&arena);
		doublet_buffer_finish(&buffer);
	}
}

static void assert_share(double share, const char *json)
{
	struct doublet_buffer buffer;
	yyjson_mut_doc *document = yyjson_mut_doc_new(NULL);

	doublet_buffer_init(&buffer, NULL);
	yyjson_mut_doc_set_root(document, doublet_json_share(document, share));
	doublet_json_write(document, &buffer);
	assert_int_equal(buffer.length, strlen(json));
	assert_memory_equal(buffer.data, json, buffer.length);
	doublet_buffer_finish(&buffer);
	yyjson_mut_doc_free(document);
}

static void shares_have_three_decimals(void **state)
{
	char json[32];

	(void)state;
	assert_share(0, "0.0");
	assert_share(1, "1.0");
	assert_share(31.0 / 312, "0.099");
	assert_share(2.0 / 3, "0.667");
	assert_share(0.5, "0.5");
	assert_share(-1, "0.0");
	assert_share(7, "1.0");
	assert_share(0.0 / 1e-300, "0.0");
	for (int i = 101; i < 1000; i++) {
		if (i % 10 == 0)
			continue;
		snprintf(json, sizeof(json), "0.%03d", i);
		assert_share(i / 1000.0, json);
	}
}

static void writing_survives_a_lack_of_memory(void **state)
{
	struct support_allocator counting;
	bool failed = true;
	size_t fail_at = 0;

	(void)state;
	while (failed) {
		struct doublet_buffer buffer;
		support_allocator_init(&counting);
		counting.fail_at = ++fail_at;
		doublet_buffer_init(&buffer, &counting.allocator);
		write_string(&counting.allocator, "a\xFF", 2, &buffer);
		failed = buffer.failed;
		doublet_buffer_finish(&buffer);
		assert_int_equal(counting.held_bytes, 0);
	}
	assert_true(fail_at > 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_come_out_as_written),
		cmocka_unit_test(errors_have_a_place_and_a_reason),
		cmocka_unit_test(deep_nesting_needs_no_stack),
		cmocka_unit_test(parsing_survives_a_lack_of_memory),
		cmocka_unit_test(strings_are_written_as_valid_json),
		cmocka_unit_test(any_bytes_come_back_mended),
		cmocka_unit_test(shares_have_three_decimals),
		cmocka_unit_test(writing_survives_a_lack_of_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

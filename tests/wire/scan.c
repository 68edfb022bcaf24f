/* SPDX-License-Identifier: MIT */
/*
 * What the scan takes the parser takes too, and finds the same in it; lines
 * as most are, and all that is in them, are not left to the parser.
 */
#include "wire/scan.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/cpu.h"
#include "support.h"

/* The usual fields, and what one line came to. */
struct desk {
	const struct doublet_string_kernel *kernel;
	struct doublet_arena arena;
	struct doublet_fields fields;
	struct doublet_buffer strings;
	struct doublet_value values[DOUBLET_PARTS];
};

static void open_desk(struct desk *desk)
{
	const struct doublet_reader_options options = {0};

	desk->kernel = doublet_string_kernel_choose();
	doublet_arena_init(&desk->arena, NULL);
	doublet_buffer_init(&desk->strings, NULL);
	assert_int_equal(doublet_fields_init(&desk->fields, &desk->arena,
	                                     &options, NULL),
	                 DOUBLET_OK);
}

static void close_desk(struct desk *desk)
{
	doublet_buffer_finish(&desk->strings);
	doublet_arena_finish(&desk->arena);
}

static bool scan(struct desk *desk, const char *line, size_t length)
{
	return doublet_scan_line(desk->kernel, &desk->fields,
	                         (struct doublet_view){line, length},
	                         &desk->strings, desk->values);
}

static void assert_view(struct doublet_view view, const char *bytes,
                        size_t length)
{
	assert_int_equal(view.length, length);
	if (length > 0)
		assert_memory_equal(view.data, bytes, length);
}

static void assert_same(const struct doublet_value *value, yyjson_val *parsed)
{
	switch (value->kind) {
	case DOUBLET_VALUE_NONE:
		assert_true(parsed == NULL || yyjson_is_null(parsed));
		break;
	case DOUBLET_VALUE_STRING:
		assert_true(yyjson_is_str(parsed));
		assert_view(value->view, yyjson_get_str(parsed),
		            yyjson_get_len(parsed));
		break;
	case DOUBLET_VALUE_NUMBER:
		assert_true(yyjson_is_raw(parsed));
		assert_view(value->view, yyjson_get_raw(parsed),
		            yyjson_get_len(parsed));
		break;
	default:
		assert_non_null(parsed);
		assert_false(yyjson_is_null(parsed) || yyjson_is_str(parsed) ||
		             yyjson_is_raw(parsed));
	}
}

/* Whether the scan takes a line; then the parser has to agree. */
static bool agrees_by(struct desk *desk, const char *line, size_t length)
{
	yyjson_val *parsed[DOUBLET_PARTS];
	yyjson_doc *document = NULL;
	struct doublet_arena arena;
	/* Of its own size, so that sanitizers see who reads on. */
	char *copy = malloc(length + 1);

	assert_non_null(copy);
	doublet_arena_init(&arena, NULL);
	memcpy(copy, line, length);
	bool taken = scan(desk, copy, length);
	assert_memory_equal(copy, line, length);
	if (taken) {
		assert_int_equal(doublet_json_parse(&arena, copy, length,
		                                    &document, NULL),
		                 DOUBLET_OK);
		assert_true(yyjson_is_obj(yyjson_doc_get_root(document)));
		doublet_fields_get(&desk->fields, yyjson_doc_get_root(document),
		                   parsed);
		for (size_t i = 0; i < DOUBLET_PARTS; i++)
			assert_same(&desk->values[i], parsed[i]);
	}
	doublet_arena_finish(&arena);
	free(copy);
	return taken;
}

/* The same by every kernel that this machine can run. */
static bool agrees(struct desk *desk, const char *line, size_t length)
{
	bool taken = false;

	for (size_t i = doublet_string_kernel_count; i-- > 0;) {
		bool last = i + 1 == doublet_string_kernel_count;
		desk->kernel = doublet_string_kernels[i];
		if ((desk->kernel->needs & ~doublet_cpu_features()) != 0)
			continue;
		bool answer = agrees_by(desk, line, length);
		assert_true(last || answer == taken);
		taken = answer;
	}
	return taken;
}

static void plain_lines_are_taken(void **state)
{
	static const char *const lines[] = {
		"{}",
		" { } ",
		"{\"text\":\"\"}",
		"\t{ \"text\" : \"a\" , \"id\" : 7 }\r",
		("{\"id\":-1.5e+3,\"version\":0,\"text\":\"a\\nb\\\\\\\"\\/\\b\\f"
	         "\\r\\t\"}"),
		"{\"text\":\"\\u0041\\u00e9\\u20AC\\ud83d\\uDE00\\u0000\"}",
		"{\"text\":null,\"id\":true,\"slug\":false}",
		"{\"text\":\"a\",\"tags\":[],\"more\":[1,\"x\",null, 2 ]}",
		"{\"text\":\"a\",\"text\":\"b\",\"headline\":[\"c\"]}",
		"{\"text\":\"\xFF\xE2\x82\x01\x7F\"}",
	};
	struct desk desk;

	(void)state;
	open_desk(&desk);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		assert_true(agrees(&desk, lines[i], strlen(lines[i])));
	close_desk(&desk);
}

static void the_rest_is_left_to_the_parser(void **state)
{
	static const char *const lines[] = {
		"",
		"[]",
		"{",
		"{\"text\"}",
		"{\"text\":}",
		"{\"text\":\"a}",
		"{\"text\":\"a\\\"}",
		"{\"text\":\"a\"",
		"{\"text\":\"a\",}",
		"{\"text\":\"a\"}}",
		"{\"text\":\"\\x\"}",
		"{\"text\":\"\\ud83d\"}",
		"{\"text\":\"\\ude00\"}",
		"{\"text\":\"\\ud83d\\n\"}",
		"{\"text\":\"\\u12g4\"}",
		"{\"text\":01}",
		"{\"text\":1.}",
		"{\"text\":-}",
		"{\"text\":1e}",
		"{\"text\":nul}",
		"{\"text\":[1,]}",
		"{\"text\":[1}",
		"{\"text\":\"a\",\"meta\":{}}",
		"{\"text\":\"a\",\"more\":[[]]}",
		"{\"signals\":[\"a\"],\"text\":\"a\"}",
	};
	struct desk desk;

	(void)state;
	open_desk(&desk);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		assert_false(agrees(&desk, lines[i], strlen(lines[i])));
	close_desk(&desk);
}

/* Pieces of lines, so that marks fall on all places of a block. */
static size_t write_line(char *line, struct support_random *random)
{
	static const char *const names[] = {"text", "id", "headline",
	                                    "x",    "",   "published"};
	static const char *const pieces[] = {
		"rain ",    "\\n",  "\\\"", "\\u00e9", "\\ud83d\\ude00",
		"\xC3\xA9", "\xFF", "\x01", "{},:[]",  "a",
	};
	char *at = line;

	at = stpcpy(at, "{");
	for (uint32_t i = support_random_below(random, 4) + 1; i > 0; i--) {
		at = stpcpy(at, "\"");
		at = stpcpy(at, names[support_random_below(random, 6)]);
		at = stpcpy(at, "\": \"");
		for (uint32_t k = support_random_below(random, 60); k > 0; k--)
			at = stpcpy(at,
			            pieces[support_random_below(random, 10)]);
		at = stpcpy(at, i > 1 ? "\"," : "\"}");
	}
	return (size_t)(at - line);
}

static void random_lines_are_read_as_they_are_parsed(void **state)
{
	struct support_random random = support_random_begin(31);
	struct desk desk;
	char line[4096];

	(void)state;
	open_desk(&desk);
	for (unsigned round = 0; round < support_rounds(3000); round++) {
		size_t length = write_line(line, &random);
		assert_true(agrees(&desk, line, length));
		/* Damaged, it may be taken or not. */
		line[support_random_below(&random, (uint32_t)length)] =
			"\"\\{}[],:0x\n\xE2"[support_random_below(&random, 12)];
		agrees(&desk, line, length);
		agrees(&desk, line,
		       support_random_below(&random, (uint32_t)length));
	}
	close_desk(&desk);
}

static void a_lack_of_memory_is_left_to_the_parser(void **state)
{
	static const char line[] = "{\"text\":\"a\\nb\"}";
	struct support_allocator counting;
	struct desk desk;

	(void)state;
	open_desk(&desk);
	support_allocator_init(&counting);
	counting.fail_at = 1;
	doublet_buffer_init(&desk.strings, &counting.allocator);
	assert_false(scan(&desk, line, sizeof(line) - 1));
	counting.fail_at = 0;
	assert_true(scan(&desk, line, sizeof(line) - 1));
	close_desk(&desk);
	assert_int_equal(counting.held_bytes, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_lines_are_taken),
		cmocka_unit_test(the_rest_is_left_to_the_parser),
		cmocka_unit_test(random_lines_are_read_as_they_are_parsed),
		cmocka_unit_test(a_lack_of_memory_is_left_to_the_parser),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

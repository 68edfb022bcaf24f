/* SPDX-License-Identifier: MIT */
/* Which format a file is taken for. */
#include "wire/format.h"

#include "support.h"

static void assert_guess(const char *name, const char *bytes,
                         const char *format)
{
	const struct doublet_format *found =
		doublet_format_guess((struct doublet_view){name, strlen(name)},
	                             bytes, strlen(bytes));

	assert_string_equal(found->shown.name, format);
}

static void names_speak_first(void **state)
{
	(void)state;
	assert_guess("a.jsonl", "Rain.", "jsonl");
	assert_guess("a.ndjson", "", "jsonl");
	assert_guess("DAY.JSONL", "", "jsonl");
	assert_guess(".jsonl", "", "jsonl");
	assert_guess("jsonl", "", "text");
	assert_guess("a.jsonl.txt", "Rain.", "text");
}

static void objects_speak_for_themselves(void **state)
{
	(void)state;
	assert_guess("-", "{\"text\":\"Rain.\"}", "jsonl");
	assert_guess("-", "\xEF\xBB\xBF\r\n \t{ \t\"text\":", "jsonl");
	assert_guess("-", "{ }\n", "jsonl");
	assert_guess("-", "", "text");
	assert_guess("-", "{", "text");
	assert_guess("-", "{\n\"text\":\"a\"}", "text");
	assert_guess("-", "{\"text\":\"a\"} \r\n{", "jsonl");
	assert_guess("-", "{\"stories\":[\n{\"text\":\"a\"}]}", "text");
	assert_guess("-", "{Rain} fell.", "text");
	assert_guess("-", "[{\"text\":\"a\"}]", "text");
	assert_guess("-", "\"text\"", "text");
}

static void a_nul_is_no_blank(void **state)
{
	static const char bytes[] = "\0{\"text\":\"a\"}";
	const struct doublet_view name = {"-", 1};

	(void)state;
	assert_string_equal(doublet_format_guess(name, bytes, sizeof(bytes) - 1)
	                            ->shown.name,
	                    "text");
}

static void every_format_is_found_by_its_name(void **state)
{
	const struct doublet_input_format *shown;
	size_t count = 0;

	(void)state;
	for (; (shown = doublet_input_format_at(count)) != NULL; count++) {
		const struct doublet_format *found =
			doublet_format_find(shown->name);
		assert_ptr_equal(&found->shown, shown);
		assert_non_null(found->next);
		assert_in_range(strlen(shown->summary), 10, 70);
	}
	assert_in_range(count, 2, 100);
	assert_null(doublet_input_format_at(SIZE_MAX));
	assert_null(doublet_format_find("nitf-2"));
	assert_null(doublet_format_find(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_speak_first),
		cmocka_unit_test(objects_speak_for_themselves),
		cmocka_unit_test(a_nul_is_no_blank),
		cmocka_unit_test(every_format_is_found_by_its_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

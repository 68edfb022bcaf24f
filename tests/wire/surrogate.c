/* SPDX-License-Identifier: MIT */
/* Lone surrogates are mended, pairs and all else stay. */
#include "wire/surrogate.h"

#include "support.h"

static void assert_mended(const char *json, const char *expected)
{
	char text[64];
	size_t length = strlen(json);

	memcpy(text, json, length + 1);
	assert_int_equal(doublet_surrogates_mend(text, length),
	                 strcmp(json, expected) != 0);
	assert_string_equal(text, expected);
}

static void halves_are_mended(void **state)
{
	(void)state;
	assert_mended("\"\\ud83d\"", "\"\\uFFFD\"");
	assert_mended("\\uDE00 x", "\\uFFFD x");
	assert_mended("\\ud83d\\ud83d\\ude00", "\\uFFFD\\ud83d\\ude00");
	assert_mended("\\ude00\\ud83d", "\\uFFFD\\uFFFD");
	assert_mended("\\ud83d\\u0041", "\\uFFFD\\u0041");
	assert_mended("\\\\\\ud83d", "\\\\\\uFFFD");
}

static void all_else_stays(void **state)
{
	(void)state;
	assert_mended("", "");
	assert_mended("\\", "\\");
	assert_mended("\\ud83d\\ude00", "\\ud83d\\ude00");
	assert_mended("\\\\ud83d", "\\\\ud83d");
	assert_mended("\\ud83", "\\ud83");
	assert_mended("\\u00e9 \\n \\\" \\ug000", "\\u00e9 \\n \\\" \\ug000");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(halves_are_mended),
		cmocka_unit_test(all_else_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

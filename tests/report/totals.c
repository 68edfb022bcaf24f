/* SPDX-License-Identifier: MIT */
/* The summary line: singular and plural, shares, what could not be read. */
#include "doublet/report.h"
#include "support.h"

static void expect(struct doublet_totals totals, uint64_t failed,
                   const char *expected)
{
	char line[256];

	assert_int_equal(doublet_totals_line(&totals, failed, line,
	                                     sizeof(line)),
	                 strlen(expected));
	assert_string_equal(line, expected);
}

static void counts_one_as_one(void **state)
{
	(void)state;
	expect((struct doublet_totals){1, 1, 1, {0, 1, 1, 1}, 0}, 1,
	       "1 story, 1 word, 1 repeated (100.0 %): "
	       "1 error, 1 warning, 1 note, 1 item could not be read");
}

static void counts_many_as_many(void **state)
{
	(void)state;
	expect((struct doublet_totals){2, 312, 31, {0, 4, 3, 2}, 0}, 5,
	       "2 stories, 312 words, 31 repeated (9.9 %): "
	       "2 errors, 3 warnings, 4 notes, 5 items could not be read");
}

static void leaves_out_levels_without_findings(void **state)
{
	(void)state;
	expect((struct doublet_totals){1, 312, 31, {0, 1, 3, 0}, 0}, 0,
	       "1 story, 312 words, 31 repeated (9.9 %): 3 warnings, 1 note");
}

static void says_when_nothing_was_found(void **state)
{
	(void)state;
	expect((struct doublet_totals){1, 12, 0, {0}, 0}, 0,
	       "1 story, 12 words, 0 repeated (0.0 %): nothing found");
	expect((struct doublet_totals){0}, 2,
	       "nothing could be read: 2 items failed");
	expect((struct doublet_totals){0}, 0,
	       "0 stories, 0 words, 0 repeated (0.0 %): nothing found");
}

static void says_how_many_are_not_shown(void **state)
{
	(void)state;
	expect((struct doublet_totals){1, 312, 31, {0, 4, 2, 0}, 6}, 1,
	       "1 story, 312 words, 31 repeated (9.9 %): 2 warnings, 4 notes "
	       "(6 not shown), 1 item could not be read");
}

static void rounds_the_share(void **state)
{
	(void)state;
	expect((struct doublet_totals){1, 3, 2, {0}, 0}, 0,
	       "1 story, 3 words, 2 repeated (66.7 %): nothing found");
}

static void never_writes_beyond_the_size(void **state)
{
	const struct doublet_totals totals = {2, 312, 31, {0, 4, 3, 2}, 0};
	char whole[256];
	char line[256];

	(void)state;
	size_t length = doublet_totals_line(&totals, 3, whole, sizeof(whole));
	assert_int_equal(doublet_totals_line(&totals, 3, NULL, 0), length);
	for (size_t size = 1; size < length + 3; size++) {
		memset(line, '#', sizeof(line));
		assert_int_equal(doublet_totals_line(&totals, 3, line, size),
		                 length);
		size_t kept = size <= length ? size - 1 : length;
		assert_memory_equal(line, whole, kept);
		assert_int_equal(line[kept], '\0');
		assert_int_equal(line[kept + 1], '#');
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_one_as_one),
		cmocka_unit_test(counts_many_as_many),
		cmocka_unit_test(leaves_out_levels_without_findings),
		cmocka_unit_test(says_when_nothing_was_found),
		cmocka_unit_test(says_how_many_are_not_shown),
		cmocka_unit_test(rounds_the_share),
		cmocka_unit_test(never_writes_beyond_the_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

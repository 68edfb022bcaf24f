/* SPDX-License-Identifier: MIT */
/* ASCII is as wide by either way, however long and with whatever blanks. */
#include "text/columns.h"

#include <stdlib.h>

#include "support.h"

static void assert_columns(const char *text, unsigned columns)
{
	assert_int_equal(doublet_columns_ascii(text, strlen(text)), columns);
	assert_int_equal(doublet_columns(text, strlen(text)), columns);
}

static void a_run_of_blanks_is_one_column(void **state)
{
	(void)state;
	assert_columns("", 0);
	assert_columns("a", 1);
	assert_columns("a b", 3);
	assert_columns("a   b", 3);
	assert_columns("     ", 1);
	assert_columns("a line that ends.  Another one begins here", 41);
}

static void both_ways_agree(void **state)
{
	struct support_random random = support_random_begin(13);

	(void)state;
	for (unsigned round = 0; round < support_rounds(20000); round++) {
		size_t length =
			support_random_below(&random, DOUBLET_COLUMNS_MAX + 1);
		uint32_t blanks = support_random_below(&random, 5);
		/* Behind its end nothing may be read. */
		char *text = malloc(length > 0 ? length : 1);
		for (size_t i = 0; i < length; i++)
			text[i] = support_random_below(&random, 4) < blanks
			                  ? ' '
			                  : 'x';
		assert_int_equal(doublet_columns_ascii(text, length),
		                 doublet_columns(text, length));
		free(text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_run_of_blanks_is_one_column),
		cmocka_unit_test(both_ways_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include "text/few.h"

#include "support.h"

enum { MOST_BYTES = 100 };

static bool has_one_by_one(const char *text, size_t length, const char *few)
{
	for (size_t i = 0; i < length; i++)
		if (memchr(few, text[i], DOUBLET_FEW) != NULL)
			return true;
	return false;
}

static void test_the_few_are_found_as_one_by_one(void **state)
{
	enum { ROUNDS = 20000 };
	static const char few[] = "(-/\xE2_";
	static const char others[] = "ab\xE3 ";
	struct support_random random = support_random_begin(1);
	char text[MOST_BYTES];

	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		size_t length = support_random_below(&random, MOST_BYTES + 1);
		memset(text, 'x', sizeof(text));
		for (size_t j = 0; j < length; j++)
			text[j] = others[support_random_below(&random, 4)];
		if (length > 0 && i % 2 == 0)
			text[support_random_below(&random, (uint32_t)length)] =
				few[support_random_below(&random, DOUBLET_FEW)];
		assert_int_equal(doublet_few_has(text, length, few),
		                 has_one_by_one(text, length, few));
	}
}

static void test_what_stands_behind_does_not_count(void **state)
{
	(void)state;
	for (size_t length = 0; length < MOST_BYTES - 1; length++) {
		char text[MOST_BYTES];
		memset(text, 'x', sizeof(text));
		text[length] = '/';
		assert_false(doublet_few_has(text, length, "/-+/-"));
		assert_true(doublet_few_has(text, length + 1, "/-+/-"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_few_are_found_as_one_by_one),
		cmocka_unit_test(test_what_stands_behind_does_not_count),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

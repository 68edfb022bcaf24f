/* SPDX-License-Identifier: MIT */
/* Numbers sorted by their upper bits, in the order in which they came. */
#include <stdlib.h>

#include "base/sort.h"
#include "support.h"

enum { MOST = 3000 };

/* By insertion, which keeps the order of equal ones. */
static void sort_slowly(uint64_t *numbers, size_t count, unsigned lowest)
{
	for (size_t i = 1; i < count; i++)
		for (size_t at = i; at > 0 && numbers[at - 1] >> lowest >
		                                      numbers[at] >> lowest;
		     at--) {
			uint64_t number = numbers[at];
			numbers[at] = numbers[at - 1];
			numbers[at - 1] = number;
		}
}

static void as_by_insertion(void **state)
{
	static const uint64_t masks[] = {
		UINT64_MAX, 0xFF, UINT64_C(0xFF) << 56, UINT64_C(7) << 30, 0,
	};
	static const unsigned lowest[] = {0, 1, 32, 63};
	static uint64_t numbers[MOST];
	static uint64_t expected[MOST];
	static uint64_t spare[MOST];
	struct support_random random = support_random_begin(11);

	(void)state;
	for (size_t count = 0; count < MOST; count += 1 + count / 2)
		for (size_t m = 0; m < 5; m++)
			for (size_t l = 0; l < 4; l++) {
				for (size_t i = 0; i < count; i++)
					expected[i] = numbers[i] =
						support_random_next(&random) &
						masks[m];
				doublet_sort_wide(numbers, spare, count,
				                  lowest[l]);
				sort_slowly(expected, count, lowest[l]);
				assert_memory_equal(numbers, expected,
				                    count * sizeof(*numbers));
			}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_by_insertion),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

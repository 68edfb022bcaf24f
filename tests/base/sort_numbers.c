/* SPDX-License-Identifier: MIT */
/* Numbers sorted, spread and crowded, few and many, against qsort. */
#include <stdlib.h>

#include "base/sort.h"
#include "support.h"

enum { MOST = 6000 };

static int compare(const void *a, const void *b)
{
	uint32_t left = *(const uint32_t *)a;
	uint32_t right = *(const uint32_t *)b;

	return (left > right) - (left < right);
}

static void compare_with_qsort(const uint32_t *numbers, size_t count)
{
	uint32_t *sorted = malloc(count * sizeof(*sorted) + 1);
	uint32_t *spare = malloc(count * sizeof(*spare) + 1);
	uint32_t *expected = malloc(count * sizeof(*expected) + 1);

	assert_true(sorted != NULL && spare != NULL && expected != NULL);
	memcpy(sorted, numbers, count * sizeof(*sorted));
	memcpy(expected, numbers, count * sizeof(*expected));
	qsort(expected, count, sizeof(*expected), compare);
	doublet_sort_numbers(sorted, spare, count);
	assert_memory_equal(sorted, expected, count * sizeof(*sorted));
	free(sorted);
	free(spare);
	free(expected);
}

static void numbers_of_all_spreads(void **state)
{
	/* What is left of each number, and what is always there. */
	static const uint32_t masks[][2] = {
		{0xFFFFFFFF, 0},          {0xFF, 0},
		{0xFF000000, 0},          {0x00FFFFFF, 0x7F000000},
		{0x0F0000FF, 0x80000000}, {0, 5},
		{0xFFFF0000, 0},
	};
	static uint32_t numbers[MOST];
	struct support_random random = support_random_begin(1);

	(void)state;
	for (size_t count = 0; count < MOST; count += 1 + count / 5)
		for (size_t m = 0; m < sizeof(masks) / sizeof(masks[0]); m++) {
			for (size_t i = 0; i < count; i++)
				numbers[i] = ((uint32_t)support_random_next(
						      &random) &
				              masks[m][0]) |
				             masks[m][1];
			compare_with_qsort(numbers, count);
		}
}

static void rising_and_falling(void **state)
{
	static uint32_t numbers[MOST];

	(void)state;
	for (size_t count = 0; count < MOST; count += 1 + count / 5)
		for (uint32_t step = 1; step < 4000000; step = step * 99 + 1) {
			for (uint32_t i = 0; i < count; i++)
				numbers[i] = i * step;
			compare_with_qsort(numbers, count);
			for (uint32_t i = 0; i < count; i++)
				numbers[i] = (MOST - i) * step;
			compare_with_qsort(numbers, count);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_of_all_spreads),
		cmocka_unit_test(rising_and_falling),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Sorted, stable, whatever the keys and however many. */
#include "base/sort.h"

#include "support.h"

static void assert_sorted(struct support_random *random, size_t count,
                          unsigned bits)
{
	struct doublet_sort_key keys[400];
	struct doublet_arena arena;
	uint64_t sum = 0;

	doublet_arena_init(&arena, NULL);
	for (uint32_t i = 0; i < count; i++) {
		keys[i].key = support_random_next(random) >> (64 - bits);
		keys[i].index = i;
		sum += keys[i].key * (i + 1);
	}
	assert_true(doublet_sort(&arena, keys, count));
	for (size_t i = 0; i < count; i++) {
		sum -= keys[i].key * (keys[i].index + 1);
		if (i == 0)
			continue;
		assert_true(keys[i - 1].key <= keys[i].key);
		if (keys[i - 1].key == keys[i].key)
			assert_true(keys[i - 1].index < keys[i].index);
	}
	assert_int_equal(sum, 0);
	doublet_arena_finish(&arena);
}

static void random_keys(void **state)
{
	struct support_random random = support_random_begin(5);

	(void)state;
	for (unsigned round = 0; round < support_rounds(2000); round++)
		assert_sorted(&random, support_random_below(&random, 400),
		              1 + support_random_below(&random, 64));
}

static void without_memory_they_stay(void **state)
{
	struct support_allocator counting;
	struct doublet_sort_key keys[100];
	struct doublet_arena arena;

	(void)state;
	support_allocator_init(&counting);
	counting.fail_at = 1;
	doublet_arena_init(&arena, &counting.allocator);
	for (uint32_t i = 0; i < 100; i++)
		keys[i] = (struct doublet_sort_key){100 - i, i};
	assert_false(doublet_sort(&arena, keys, 100));
	for (uint32_t i = 0; i < 100; i++)
		assert_int_equal(keys[i].key, 100 - i);
	assert_true(doublet_sort(&arena, keys, 10));
	doublet_arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_keys),
		cmocka_unit_test(without_memory_they_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

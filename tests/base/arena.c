/* SPDX-License-Identifier: MIT */
/* Arenas: pieces do not overlap, failures stick, nothing is left behind. */
#include "base/arena.h"

#include "support.h"

static void pieces_are_aligned_and_apart(void **state)
{
	enum { PIECES = 2000 };
	static unsigned char *pieces[PIECES];
	static size_t sizes[PIECES];
	struct support_random random = support_random_begin(1);
	struct support_allocator counting;
	struct doublet_arena arena;

	(void)state;
	support_allocator_init(&counting);
	doublet_arena_init(&arena, &counting.allocator);
	for (size_t i = 0; i < PIECES; i++) {
		sizes[i] = support_random_below(&random, 500);
		pieces[i] = doublet_arena_take(&arena, sizes[i]);
		assert_non_null(pieces[i]);
		assert_int_equal((uintptr_t)pieces[i] % sizeof(double), 0);
		memset(pieces[i], (int)(i % 251), sizes[i]);
	}
	for (size_t i = 0; i < PIECES; i++) {
		for (size_t j = 0; j < sizes[i]; j++)
			assert_int_equal(pieces[i][j], i % 251);
	}
	/* Blocks double: few calls however many pieces. */
	assert_in_range(counting.calls, 1, 8);
	doublet_arena_finish(&arena);
	assert_int_equal(counting.held_bytes, 0);
}

static void a_large_piece_gets_a_block_of_its_own(void **state)
{
	struct doublet_arena arena;

	(void)state;
	doublet_arena_init(&arena, NULL);
	char *small = doublet_arena_take(&arena, 10);
	char *large = doublet_arena_take(&arena, 10 << 20);
	memset(small, 1, 10);
	memset(large, 2, 10 << 20);
	assert_int_equal(small[9], 1);
	doublet_arena_finish(&arena);
}

static void reset_keeps_memory_for_the_next_use(void **state)
{
	struct support_allocator counting;
	struct doublet_arena arena;

	(void)state;
	support_allocator_init(&counting);
	doublet_arena_init(&arena, &counting.allocator);
	doublet_arena_reset(&arena);
	assert_non_null(doublet_arena_take(&arena, 1 << 20));
	size_t calls = counting.calls;
	for (int i = 0; i < 100; i++) {
		doublet_arena_reset(&arena);
		assert_non_null(doublet_arena_take(&arena, 1 << 20));
	}
	assert_int_equal(counting.calls, calls);
	doublet_arena_finish(&arena);
	assert_int_equal(counting.held_bytes, 0);
}

static void rewinding_keeps_one_piece(void **state)
{
	struct support_random random = support_random_begin(7);
	struct support_allocator memory;
	struct doublet_arena arena;

	(void)state;
	support_allocator_init(&memory);
	doublet_arena_init(&arena, &memory.allocator);
	for (unsigned round = support_rounds(300); round > 0; round--) {
		char before[100];
		char kept[100];
		memset(before, (int)round, sizeof(before));
		memset(kept, (int)round + 1, sizeof(kept));
		char *early = NULL;
		if (round % 3 > 0) {
			early = doublet_arena_take(&arena, sizeof(before));
			memcpy(early, before, sizeof(before));
		}
		struct doublet_arena_mark mark = doublet_arena_mark(&arena);
		char *piece = NULL;
		for (uint32_t i = support_random_below(&random, 6); i > 0; i--)
			doublet_arena_take(&arena,
			                   support_random_below(&random,
			                                        100000));
		piece = doublet_arena_take(&arena, sizeof(kept));
		memcpy(piece, kept, sizeof(kept));
		for (uint32_t i = support_random_below(&random, 6); i > 0; i--)
			doublet_arena_take(&arena,
			                   support_random_below(&random,
			                                        100000));
		piece = doublet_arena_rewind(&arena, mark, piece, sizeof(kept));
		assert_memory_equal(piece, kept, sizeof(kept));
		/* What is taken next lies behind it. */
		memset(doublet_arena_take(&arena, 1000), 0, 1000);
		assert_memory_equal(piece, kept, sizeof(kept));
		if (early != NULL)
			assert_memory_equal(early, before, sizeof(before));
		if (round % 5 == 0)
			doublet_arena_reset(&arena);
		if (round % 7 == 0)
			doublet_arena_finish(&arena);
	}
	doublet_arena_finish(&arena);
	assert_int_equal(memory.held_bytes, 0);
}

static void rewinding_gives_memory_back(void **state)
{
	struct doublet_arena arena;

	(void)state;
	doublet_arena_init(&arena, NULL);
	doublet_arena_take(&arena, 10);
	struct doublet_arena_mark mark = doublet_arena_mark(&arena);
	char *first = doublet_arena_take(&arena, 1000);
	doublet_arena_rewind(&arena, mark, NULL, 0);
	assert_ptr_equal(doublet_arena_take(&arena, 1000), first);
	doublet_arena_finish(&arena);
	mark = doublet_arena_mark(&arena);
	assert_null(doublet_arena_rewind(&arena, mark, NULL, 0));
}

static void a_failure_sticks_until_reset(void **state)
{
	struct support_allocator counting;
	struct doublet_arena arena;

	(void)state;
	support_allocator_init(&counting);
	counting.fail_at = 1;
	doublet_arena_init(&arena, &counting.allocator);
	assert_null(doublet_arena_take(&arena, 1));
	counting.fail_at = 0;
	assert_null(doublet_arena_take(&arena, 1));
	assert_true(arena.failed);
	doublet_arena_reset(&arena);
	assert_non_null(doublet_arena_take(&arena, 1));
	doublet_arena_finish(&arena);
	assert_int_equal(counting.held_bytes, 0);
}

static void sizes_that_overflow_fail(void **state)
{
	struct doublet_arena arena;

	(void)state;
	doublet_arena_init(&arena, NULL);
	assert_null(doublet_arena_array(&arena, SIZE_MAX / 2, 3));
	assert_true(arena.failed);
	doublet_arena_reset(&arena);
	assert_null(doublet_arena_take(&arena, SIZE_MAX));
	doublet_arena_reset(&arena);
	assert_null(doublet_arena_take(&arena, SIZE_MAX - 8));
	doublet_arena_finish(&arena);
}

static void arrays_grow_with_their_items(void **state)
{
	struct doublet_arena arena;
	uint32_t *items = NULL;
	size_t capacity = 0;

	(void)state;
	doublet_arena_init(&arena, NULL);
	for (uint32_t i = 0; i < 10000; i++) {
		assert_true(doublet_arena_grow(&arena, &items, &capacity, i + 1,
		                               sizeof(*items)));
		items[i] = i;
	}
	for (uint32_t i = 0; i < 10000; i++)
		assert_int_equal(items[i], i);
	doublet_arena_finish(&arena);
}

static void growing_fails_without_a_trace(void **state)
{
	struct support_allocator counting;
	struct doublet_arena arena;
	uint32_t *items = NULL;
	size_t capacity = 0;

	(void)state;
	support_allocator_init(&counting);
	counting.fail_at = 2;
	doublet_arena_init(&arena, &counting.allocator);
	assert_true(doublet_arena_grow(&arena, &items, &capacity, 1,
	                               sizeof(*items)));
	uint32_t *before = items;
	size_t room = capacity;
	assert_false(doublet_arena_grow(&arena, &items, &capacity, 1 << 20,
	                                sizeof(*items)));
	assert_ptr_equal(items, before);
	assert_int_equal(capacity, room);
	doublet_arena_finish(&arena);
}

static void copies_are_terminated(void **state)
{
	struct doublet_arena arena;

	(void)state;
	doublet_arena_init(&arena, NULL);
	assert_string_equal(doublet_arena_copy(&arena, "abcdef", 3), "abc");
	assert_string_equal(doublet_arena_copy(&arena, NULL, 0), "");
	doublet_arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_aligned_and_apart),
		cmocka_unit_test(a_large_piece_gets_a_block_of_its_own),
		cmocka_unit_test(reset_keeps_memory_for_the_next_use),
		cmocka_unit_test(rewinding_keeps_one_piece),
		cmocka_unit_test(rewinding_gives_memory_back),
		cmocka_unit_test(a_failure_sticks_until_reset),
		cmocka_unit_test(sizes_that_overflow_fail),
		cmocka_unit_test(arrays_grow_with_their_items),
		cmocka_unit_test(growing_fails_without_a_trace),
		cmocka_unit_test(copies_are_terminated),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

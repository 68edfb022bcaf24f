/* SPDX-License-Identifier: MIT */
/*
 * Windows against their definition; and searches in windows that were found
 * before find the same as searches on their own.
 */
#include "match/window.h"

#include "match/align.h"
#include "match/runs.h"
#include "support.h"

enum { LONGEST = 400, LETTERS = 12 };

static bool stands_twice(const uint64_t *hashes, uint32_t count, uint32_t words,
                         uint32_t place)
{
	for (uint32_t i = 0; i + words <= count; i++) {
		if (i != place && memcmp(hashes + i, hashes + place,
		                         words * sizeof(*hashes)) == 0)
			return true;
	}
	return false;
}

/* All that stand twice are listed, by place; returns how many others are. */
static uint32_t count_others(const uint64_t *hashes, uint32_t count,
                             uint32_t words, const uint32_t *places,
                             uint32_t listed)
{
	uint32_t next = 0;
	uint32_t others = 0;

	for (uint32_t i = 0; i + words <= count; i++) {
		bool is_listed = next < listed && places[next] == i;
		if (stands_twice(hashes, count, words, i))
			assert_true(is_listed);
		else
			others += is_listed;
		next += is_listed;
	}
	assert_int_equal(next, listed);
	return others;
}

static uint32_t fill(struct support_random *random, uint64_t *hashes)
{
	uint32_t count = support_random_below(random, LONGEST + 1);
	uint32_t letters = 1 + support_random_below(random, LETTERS);
	uint64_t alphabet[LETTERS];

	for (uint32_t i = 0; i < letters; i++)
		alphabet[i] = support_random_next(random);
	for (uint32_t i = 0; i < count; i++)
		hashes[i] = alphabet[support_random_below(random, letters)];
	return count;
}

static void windows_are_as_defined(void **state)
{
	struct support_random random = support_random_begin(1);
	uint64_t hashes[LONGEST];
	uint32_t places[LONGEST];
	struct doublet_windows windows;
	struct doublet_arena arena;

	(void)state;
	doublet_arena_init(&arena, NULL);
	for (unsigned round = support_rounds(400); round > 0; round--) {
		uint32_t count = fill(&random, hashes);
		uint32_t words = 1 + support_random_below(&random, 6);
		doublet_arena_reset(&arena);
		assert_true(doublet_windows_find(&arena, hashes, count, words,
		                                 &windows));
		assert_int_equal(windows.words, words);
		assert_in_range(count_others(hashes, count, words,
		                             windows.places, windows.count),
		                0, 8 + count / 8);
		words += support_random_below(&random, 4);
		uint32_t listed =
			doublet_windows_widen(&windows, words, places);
		count_others(hashes, count, words, places, listed);
	}
	doublet_arena_finish(&arena);
}

static void assert_same_runs(struct doublet_arena *arena,
                             struct doublet_run_query query,
                             const struct doublet_windows *windows)
{
	struct doublet_runs alone;
	struct doublet_runs found;

	assert_int_equal(doublet_runs_find(arena, &query, &alone), DOUBLET_OK);
	query.windows = windows;
	assert_int_equal(doublet_runs_find(arena, &query, &found), DOUBLET_OK);
	assert_int_equal(found.count, alone.count);
	if (found.count > 0)
		assert_memory_equal(found.items, alone.items,
		                    found.count * sizeof(*found.items));
}

static void assert_same_alignments(struct doublet_arena *arena,
                                   struct doublet_run_query query,
                                   const struct doublet_windows *windows)
{
	struct doublet_alignments alone;
	struct doublet_alignments found;

	assert_int_equal(doublet_alignments_find(arena, &query, &alone),
	                 DOUBLET_OK);
	query.windows = windows;
	assert_int_equal(doublet_alignments_find(arena, &query, &found),
	                 DOUBLET_OK);
	assert_int_equal(found.count, alone.count);
	assert_int_equal(found.edit_count, alone.edit_count);
	if (found.count > 0)
		assert_memory_equal(found.items, alone.items,
		                    found.count * sizeof(*found.items));
}

/* Also in a text of which the windows' text has more words equal. */
static void known_windows_change_nothing(void **state)
{
	struct support_random random = support_random_begin(2);
	uint64_t hashes[LONGEST];
	struct doublet_windows windows;
	struct doublet_arena arena;

	(void)state;
	doublet_arena_init(&arena, NULL);
	for (unsigned round = support_rounds(400); round > 0; round--) {
		uint32_t count = fill(&random, hashes);
		doublet_arena_reset(&arena);
		assert_true(doublet_windows_find(&arena, hashes, count, 3,
		                                 &windows));
		for (uint32_t i = support_random_below(&random, 30); i < count;
		     i += 1 + support_random_below(&random, 30))
			hashes[i] = support_random_next(&random);
		uint32_t words = 1 + support_random_below(&random, 7);
		struct doublet_run_query query = {hashes, count, words, NULL};
		assert_same_runs(&arena, query, &windows);
		assert_same_alignments(&arena, query, &windows);
	}
	doublet_arena_finish(&arena);
}

static void no_memory_is_told(void **state)
{
	static const uint64_t hashes[] = {1, 2, 3, 1, 2, 3};
	struct doublet_windows windows;
	struct support_allocator counting;
	struct doublet_arena arena;

	(void)state;
	support_allocator_init(&counting);
	counting.fail_at = 1;
	doublet_arena_init(&arena, &counting.allocator);
	assert_false(doublet_windows_find(&arena, hashes, 6, 3, &windows));
	doublet_arena_finish(&arena);
	assert_int_equal(counting.held_bytes, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(windows_are_as_defined),
		cmocka_unit_test(known_windows_change_nothing),
		cmocka_unit_test(no_memory_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/*
 * Repeated runs against an oracle written straight from the definition in
 * match/runs.h, by both ways of finding them; and their growth, counted in
 * steps and not in time.
 */
#include "match/runs.h"

#include <stdlib.h>

#include "match/factor.h"
#include "match/families.h"
#include "match/tree.h"
#include "support.h"

enum { ORACLE_MAX = 400 };

/* agree[p][j]: how many words agree from p and from j on. */
static uint16_t agree[ORACLE_MAX + 1][ORACLE_MAX + 1];

static void fill_agree(const uint64_t *hashes, uint32_t count)
{
	for (uint32_t p = 0; p <= count; p++) {
		agree[p][count] = 0;
		agree[count][p] = 0;
	}
	for (uint32_t p = count; p-- > 0;) {
		for (uint32_t j = count; j-- > 0;)
			agree[p][j] =
				hashes[p] == hashes[j]
					? (uint16_t)(agree[p + 1][j + 1] + 1)
					: 0;
	}
}

static uint32_t find_by_definition(const struct doublet_run_query *query,
                                   struct doublet_run *runs)
{
	uint32_t found = 0;
	uint32_t before = 0;

	fill_agree(query->hashes, query->count);
	for (uint32_t j = 0; j < query->count; j++) {
		uint32_t longest = 0;
		uint32_t first = 0;

		for (uint32_t p = j; p-- > 0;) {
			if (agree[p][j] >= longest) {
				longest = agree[p][j];
				first = p;
			}
		}
		if (longest >= query->min_words && longest >= before)
			runs[found++] = (struct doublet_run){first, j, longest};
		before = longest;
	}
	return found;
}

static void assert_runs(const struct doublet_runs *runs,
                        const struct doublet_run *wanted, uint32_t count)
{
	assert_int_equal(runs->count, count);
	for (uint32_t i = 0; i < count; i++) {
		assert_int_equal(runs->items[i].first, wanted[i].first);
		assert_int_equal(runs->items[i].repeat, wanted[i].repeat);
		assert_int_equal(runs->items[i].words, wanted[i].words);
	}
}

static void find_both_ways(struct doublet_arena *arena,
                           const struct doublet_run_query *query,
                           struct doublet_runs *by_tree,
                           struct doublet_runs *by_factors)
{
	uint64_t work = 0;

	doublet_arena_reset(arena);
	assert_true(
		doublet_tree_runs(arena, query, UINT64_MAX, &work, by_tree));
	assert_true(doublet_factor_runs(arena, query, &work, by_factors));
}

static void assert_like_oracle(struct doublet_arena *arena,
                               const struct doublet_run_query *query)
{
	static struct doublet_run wanted[ORACLE_MAX];
	struct doublet_runs by_tree;
	struct doublet_runs by_factors;
	struct doublet_runs chosen;
	uint32_t count = find_by_definition(query, wanted);

	find_both_ways(arena, query, &by_tree, &by_factors);
	assert_runs(&by_tree, wanted, count);
	assert_runs(&by_factors, wanted, count);
	assert_int_equal(doublet_runs_find(arena, query, &chosen), DOUBLET_OK);
	assert_runs(&chosen, wanted, count);
}

static void same_ways_on_long_text(const uint64_t *hashes, uint32_t count,
                                   uint32_t min_words)
{
	struct doublet_run_query query = {hashes, count, min_words, NULL};
	struct doublet_arena arena;
	struct doublet_runs by_tree;
	struct doublet_runs by_factors;

	doublet_arena_init(&arena, NULL);
	find_both_ways(&arena, &query, &by_tree, &by_factors);
	assert_runs(&by_tree, by_factors.items, by_factors.count);
	doublet_arena_finish(&arena);
}

static void empty_and_short_texts_have_no_runs(void **state)
{
	uint64_t hashes[3] = {1, 1, 1};
	struct doublet_arena arena;

	(void)state;
	doublet_arena_init(&arena, NULL);
	for (uint32_t count = 0; count <= 3; count++) {
		const struct doublet_run_query query = {hashes, count, 3, NULL};
		struct doublet_runs runs;

		assert_int_equal(doublet_runs_find(&arena, &query, &runs),
		                 DOUBLET_OK);
		assert_int_equal(runs.count, 0);
	}
	doublet_arena_finish(&arena);
}

static void the_picture_of_the_header_holds(void **state)
{
	const char text[] = "abcdef...abcdx,,,cdef";
	const struct doublet_run wanted[] = {{0, 9, 4}, {2, 17, 4}};
	uint64_t hashes[sizeof(text)];
	const struct doublet_run_query query = {hashes, sizeof(text) - 1, 3,
	                                        NULL};
	struct doublet_arena arena;
	struct doublet_runs runs;

	(void)state;
	doublet_arena_init(&arena, NULL);
	for (size_t i = 0; i < sizeof(text) - 1; i++)
		hashes[i] = family_hash((unsigned char)text[i]);
	assert_int_equal(doublet_runs_find(&arena, &query, &runs), DOUBLET_OK);
	assert_runs(&runs, wanted, 2);
	doublet_arena_finish(&arena);
}

static void random_texts_agree_with_the_oracle(void **state)
{
	static const uint32_t alphabets[] = {1, 2, 3, 4, 5, 6, 26};
	struct support_random random = support_random_begin(2);
	struct doublet_arena arena;
	uint64_t hashes[ORACLE_MAX];

	(void)state;
	doublet_arena_init(&arena, NULL);
	for (unsigned round = support_rounds(4000); round-- > 0;) {
		uint32_t alphabet = alphabets[support_random_below(&random, 7)];
		/* Short ones more often: they show the edges. */
		uint32_t limit = 1 + support_random_below(&random, 301);
		struct doublet_run_query query = {
			.hashes = hashes,
			.count = support_random_below(&random, limit),
			.min_words = 1 + support_random_below(&random, 12),
		};

		for (uint32_t i = 0; i < query.count; i++)
			hashes[i] = family_hash(
				support_random_below(&random, alphabet));
		assert_like_oracle(&arena, &query);
	}
	doublet_arena_finish(&arena);
}

/* Random text out of copies of its own pieces: long runs that overlap. */
static void grow_by_copies(struct support_random *random, uint64_t *hashes,
                           uint32_t count)
{
	uint32_t filled = 0;

	while (filled < count) {
		uint32_t from = 0;
		uint32_t length = 1;

		if (filled > 0 && support_random_below(random, 3) > 0) {
			from = support_random_below(random, filled);
			length += support_random_below(random, 30);
		}
		hashes[filled++] =
			family_hash(support_random_below(random, 40));
		while (length-- > 0 && filled < count)
			hashes[filled++] = hashes[from++];
	}
}

static void texts_made_of_copies_agree_with_the_oracle(void **state)
{
	struct support_random random = support_random_begin(3);
	struct doublet_arena arena;
	uint64_t hashes[ORACLE_MAX];

	(void)state;
	doublet_arena_init(&arena, NULL);
	for (unsigned round = support_rounds(1500); round-- > 0;) {
		struct doublet_run_query query = {
			.hashes = hashes,
			.count = support_random_below(&random, ORACLE_MAX + 1),
			.min_words = 1 + support_random_below(&random, 12),
		};

		grow_by_copies(&random, hashes, query.count);
		assert_like_oracle(&arena, &query);
	}
	doublet_arena_finish(&arena);
}

static void families_agree_with_the_oracle(void **state)
{
	static const uint32_t sizes[] = {1, 2, 10, 33, 100, 233, ORACLE_MAX};
	struct doublet_arena arena;

	(void)state;
	doublet_arena_init(&arena, NULL);
	for (unsigned f = 0; f < FAMILIES; f++) {
		for (unsigned s = 0; s < 7; s++) {
			uint64_t *hashes = family_text(&families[f], sizes[s]);

			for (uint32_t m = 1; m <= 12; m++)
				assert_like_oracle(&arena,
				                   &(struct doublet_run_query){
							   hashes, sizes[s], m,
							   NULL});
			free(hashes);
		}
	}
	doublet_arena_finish(&arena);
}

static void both_ways_agree_on_long_texts(void **state)
{
	struct support_random random = support_random_begin(4);
	enum { LENGTH = 20000 };
	uint64_t *copies = malloc(LENGTH * sizeof(*copies));

	(void)state;
	assert_non_null(copies);
	for (unsigned f = 0; f < FAMILIES; f++) {
		uint64_t *hashes = family_text(&families[f], 6000);

		same_ways_on_long_text(hashes, 6000, 5);
		same_ways_on_long_text(hashes, 6000, 500);
		free(hashes);
	}
	for (unsigned round = support_rounds(5); round-- > 0;) {
		grow_by_copies(&random, copies, LENGTH);
		same_ways_on_long_text(copies, LENGTH, 4);
	}
	free(copies);
}

/* What doublet_runs_find does, with its steps counted. */
static uint64_t count_work(const struct family *family, uint32_t count)
{
	uint64_t *hashes = family_text(family, count);
	const struct doublet_run_query query = {hashes, count, 6, NULL};
	struct doublet_arena arena;
	struct doublet_runs runs;
	uint64_t work = 0;

	doublet_arena_init(&arena, NULL);
	if (!doublet_tree_runs(&arena, &query, doublet_tree_budget(count),
	                       &work, &runs))
		assert_true(doublet_factor_runs(&arena, &query, &work, &runs));
	doublet_arena_finish(&arena);
	free(hashes);
	return work;
}

static void work_is_linear_on_every_family(void **state)
{
	enum { SMALLEST = 1 << 10, LARGEST = 1 << 18, STEPS_A_WORD = 8 };

	(void)state;
	for (unsigned f = 0; f < FAMILIES; f++) {
		uint64_t half = 0;
		uint64_t whole = 0;

		for (uint32_t n = SMALLEST; n <= LARGEST; n *= 2) {
			half = whole;
			whole = count_work(&families[f], n);
			assert_in_range(whole, n, STEPS_A_WORD * n);
		}
		if (10 * whole > 22 * half)
			fail_msg("%s: %llu steps, then %llu", families[f].name,
			         (unsigned long long)half,
			         (unsigned long long)whole);
	}
}

/* Both ways one after the other, and what the arena's blocks waste. */
static void memory_is_linear(void **state)
{
	enum { COUNT = 1 << 17, BYTES_A_WORD = 160 };

	(void)state;
	for (unsigned f = 0; f < FAMILIES; f++) {
		uint64_t *hashes = family_text(&families[f], COUNT);
		const struct doublet_run_query query = {hashes, COUNT, 6, NULL};
		struct support_allocator counting;
		struct doublet_arena arena;
		struct doublet_runs runs;

		support_allocator_init(&counting);
		doublet_arena_init(&arena, &counting.allocator);
		assert_int_equal(doublet_runs_find(&arena, &query, &runs),
		                 DOUBLET_OK);
		assert_in_range(counting.held_bytes, 0,
		                (size_t)COUNT * BYTES_A_WORD);
		doublet_arena_finish(&arena);
		free(hashes);
	}
}

static void budget_spent_is_no_failure(void **state)
{
	/* Two letters at random: each window stands everywhere. */
	uint64_t *hashes = family_text(&families[9], 3000);
	const struct doublet_run_query query = {hashes, 3000, 6, NULL};
	struct doublet_runs runs = {NULL, 77};
	struct doublet_arena arena;
	uint64_t work = 0;

	(void)state;
	doublet_arena_init(&arena, NULL);
	assert_false(doublet_tree_runs(&arena, &query, 4000, &work, &runs));
	assert_false(arena.failed);
	assert_int_equal(runs.count, 77);
	assert_in_range(work, 4000, 8000);
	doublet_arena_finish(&arena);
	free(hashes);
}

/* Wherever it ends, what was found is right or is not told. */
static void any_budget_will_do(void **state)
{
	struct doublet_arena arena;

	(void)state;
	doublet_arena_init(&arena, NULL);
	for (unsigned f = 0; f < FAMILIES; f++) {
		uint64_t *hashes = family_text(&families[f], ORACLE_MAX);
		const struct doublet_run_query query = {hashes, ORACLE_MAX, 4,
		                                        NULL};
		uint64_t budget = 0;
		bool found = false;

		while (!found) {
			struct doublet_runs runs;
			struct doublet_runs wanted;
			uint64_t work = 0;

			doublet_arena_reset(&arena);
			found = doublet_tree_runs(&arena, &query, budget++,
			                          &work, &runs);
			if (!found)
				continue;
			assert_in_range(work, 0, budget);
			assert_true(doublet_factor_runs(&arena, &query, &work,
			                                &wanted));
			assert_runs(&runs, wanted.items, wanted.count);
		}
		free(hashes);
	}
	doublet_arena_finish(&arena);
}

static bool succeeds_with_memory(const struct family *family, size_t fail_at)
{
	enum { COUNT = 40000 };
	uint64_t *hashes = family_text(family, COUNT);
	const struct doublet_run_query query = {hashes, COUNT, 6, NULL};
	struct support_allocator counting;
	struct doublet_arena arena;
	struct doublet_runs runs = {NULL, 77};

	support_allocator_init(&counting);
	counting.fail_at = fail_at;
	doublet_arena_init(&arena, &counting.allocator);
	enum doublet_status status = doublet_runs_find(&arena, &query, &runs);
	if (status != DOUBLET_OK) {
		assert_int_equal(status, DOUBLET_NO_MEMORY);
		assert_int_equal(runs.count, 77);
	}
	doublet_arena_finish(&arena);
	assert_int_equal(counting.held_bytes, 0);
	free(hashes);
	return status == DOUBLET_OK;
}

static void out_of_memory_is_told(void **state)
{
	(void)state;
	for (unsigned f = 0; f < FAMILIES; f++) {
		size_t fail_at = 1;

		while (!succeeds_with_memory(&families[f], fail_at))
			fail_at++;
		assert_true(fail_at > 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(empty_and_short_texts_have_no_runs),
		cmocka_unit_test(the_picture_of_the_header_holds),
		cmocka_unit_test(random_texts_agree_with_the_oracle),
		cmocka_unit_test(texts_made_of_copies_agree_with_the_oracle),
		cmocka_unit_test(families_agree_with_the_oracle),
		cmocka_unit_test(both_ways_agree_on_long_texts),
		cmocka_unit_test(work_is_linear_on_every_family),
		cmocka_unit_test(memory_is_linear),
		cmocka_unit_test(budget_spent_is_no_failure),
		cmocka_unit_test(any_budget_will_do),
		cmocka_unit_test(out_of_memory_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

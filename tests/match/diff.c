/* SPDX-License-Identifier: MIT */
/* Word diffs of short stretches against the longest common subsequence. */
#include "match/diff.h"

#include "support.h"

enum { LONGEST = 2 * DOUBLET_DIFF_MOST + 8, TEXT = 2 * LONGEST };

static uint32_t length_of(struct doublet_word_range range)
{
	return range.end - range.first;
}

/* By the definition, from the ends of both stretches. */
static uint32_t longest_common(const uint64_t *hashes, struct doublet_edit gap)
{
	static uint32_t table[LONGEST + 1][LONGEST + 1];
	uint32_t rows = length_of(gap.first);
	uint32_t columns = length_of(gap.again);

	memset(table, 0, sizeof(table));
	for (uint32_t x = 1; x <= rows; x++) {
		for (uint32_t y = 1; y <= columns; y++) {
			uint32_t up = table[x - 1][y];
			uint32_t left = table[x][y - 1];
			table[x][y] = up > left ? up : left;
			if (hashes[gap.first.end - x] ==
			    hashes[gap.again.end - y])
				table[x][y] = table[x - 1][y - 1] + 1;
		}
	}
	return table[rows][columns];
}

/* Between the edits both stretches have the same words; returns how many. */
static uint32_t count_equal(const struct doublet_diff *diff,
                            struct doublet_edit gap)
{
	uint32_t first = gap.first.first;
	uint32_t again = gap.again.first;
	uint32_t equal = 0;

	for (size_t i = 0; i <= diff->count; i++) {
		struct doublet_edit edit = {
			{gap.first.end, gap.first.end},
			{gap.again.end, gap.again.end},
		};
		if (i < diff->count)
			edit = diff->edits[i];
		assert_true(edit.first.first - first ==
		            edit.again.first - again);
		for (; first < edit.first.first; first++, again++) {
			assert_true(diff->hashes[first] == diff->hashes[again]);
			equal++;
		}
		first = edit.first.end;
		again = edit.again.end;
	}
	return equal;
}

static void fill(struct support_random *random, uint64_t *hashes,
                 uint32_t letters)
{
	for (uint32_t i = 0; i < TEXT; i++)
		hashes[i] = support_random_below(random, letters) + 1;
}

static struct doublet_edit random_gap(struct support_random *random,
                                      uint32_t longest)
{
	uint32_t first = support_random_below(random, longest + 1);
	uint32_t again = support_random_below(random, longest + 1);

	return (struct doublet_edit){{0, first}, {LONGEST, LONGEST + again}};
}

static void short_diffs_have_the_most_words_equal(void **state)
{
	struct support_random random = support_random_begin(1);
	uint64_t hashes[TEXT];
	struct doublet_arena arena;

	(void)state;
	doublet_arena_init(&arena, NULL);
	for (unsigned round = support_rounds(4000); round > 0; round--) {
		struct doublet_diff diff = {.arena = &arena, .hashes = hashes};
		fill(&random, hashes, 1 + support_random_below(&random, 12));
		struct doublet_edit gap =
			random_gap(&random, DOUBLET_DIFF_MOST);
		doublet_arena_reset(&arena);
		uint32_t equal = doublet_diff_add(&diff, gap);
		assert_int_equal(equal, count_equal(&diff, gap));
		assert_int_equal(equal, longest_common(hashes, gap));
	}
	doublet_arena_finish(&arena);
}

static void longer_diffs_are_true(void **state)
{
	struct support_random random = support_random_begin(2);
	uint64_t hashes[TEXT];
	struct doublet_arena arena;

	(void)state;
	doublet_arena_init(&arena, NULL);
	for (unsigned round = support_rounds(1000); round > 0; round--) {
		struct doublet_diff diff = {.arena = &arena, .hashes = hashes};
		fill(&random, hashes, 1 + support_random_below(&random, 4));
		struct doublet_edit gap = random_gap(&random, LONGEST);
		doublet_arena_reset(&arena);
		uint32_t equal = doublet_diff_add(&diff, gap);
		assert_int_equal(equal, count_equal(&diff, gap));
	}
	doublet_arena_finish(&arena);
}

/* What is taken along ends with equal words and is worth more than it costs. */
static void extensions_pay(void **state)
{
	struct support_random random = support_random_begin(3);
	uint64_t hashes[TEXT];

	(void)state;
	for (unsigned round = support_rounds(4000); round > 0; round--) {
		fill(&random, hashes, 1 + support_random_below(&random, 12));
		struct doublet_edit gap = random_gap(&random, LONGEST);
		struct doublet_edit found =
			doublet_diff_extend(hashes, gap, false);
		uint32_t words =
			length_of(found.first) + length_of(found.again);
		assert_int_equal(found.first.first, gap.first.first);
		assert_int_equal(found.again.first, gap.again.first);
		assert_true(found.first.end <= gap.first.end);
		assert_true(found.again.end <= gap.again.end);
		if (words == 0)
			continue;
		assert_true(hashes[found.first.end - 1] ==
		            hashes[found.again.end - 1]);
		/* Two points for an equal word, minus one for others. */
		assert_true(4 * longest_common(hashes, found) > words);
	}
}

static void extensions_are_the_same_backwards(void **state)
{
	struct support_random random = support_random_begin(4);
	uint64_t hashes[TEXT];
	uint64_t mirrored[TEXT];

	(void)state;
	for (unsigned round = support_rounds(2000); round > 0; round--) {
		fill(&random, hashes, 1 + support_random_below(&random, 8));
		for (uint32_t i = 0; i < TEXT; i++)
			mirrored[i] = hashes[TEXT - 1 - i];
		struct doublet_edit gap = random_gap(&random, LONGEST);
		struct doublet_edit mirror = {
			{TEXT - gap.first.end, TEXT - gap.first.first},
			{TEXT - gap.again.end, TEXT - gap.again.first},
		};
		struct doublet_edit found =
			doublet_diff_extend(hashes, gap, false);
		struct doublet_edit back =
			doublet_diff_extend(mirrored, mirror, true);
		assert_int_equal(length_of(found.first), length_of(back.first));
		assert_int_equal(length_of(found.again), length_of(back.again));
		assert_int_equal(back.first.end, mirror.first.end);
	}
}

/* The points of the definition: 2 an equal word, -1 one that is left out. */
static int best_of(int corner, int above, int left)
{
	int points = (above > left ? above : left) - 1;

	return corner > points ? corner : points;
}

/*
 * By the definition: the whole table, row by row; what is more than 4 points
 * below the best so far, or 5 words off the diagonal, is dead.
 */
static struct doublet_edit extend_plainly(const uint64_t *hashes,
                                          struct doublet_edit gap)
{
	static int cells[DOUBLET_DIFF_MOST + 1][DOUBLET_DIFF_MOST + 1];
	struct doublet_edit found = {
		{gap.first.first, gap.first.first},
		{gap.again.first, gap.again.first},
	};
	const int dead = -1000;
	int rows = (int)length_of(gap.first);
	int columns = (int)length_of(gap.again);
	int best = 0;

	rows = rows < DOUBLET_DIFF_MOST ? rows : DOUBLET_DIFF_MOST;
	columns = columns < DOUBLET_DIFF_MOST ? columns : DOUBLET_DIFF_MOST;
	for (int x = 0; x <= rows; x++) {
		for (int y = 0; y <= columns; y++) {
			int corner = dead;
			if (x > 0 && y > 0 &&
			    hashes[gap.first.first + (uint32_t)x - 1] ==
			            hashes[gap.again.first + (uint32_t)y - 1])
				corner = cells[x - 1][y - 1] + 2;
			int points =
				best_of(corner, x > 0 ? cells[x - 1][y] : dead,
			                y > 0 ? cells[x][y - 1] : dead);
			points = x + y == 0 ? 0 : points;
			if (points < best - 4 || x - y > 5 || y - x > 5)
				points = dead;
			cells[x][y] = points;
			if (points <= best)
				continue;
			best = points;
			found.first.end = gap.first.first + (uint32_t)x;
			found.again.end = gap.again.first + (uint32_t)y;
		}
	}
	return found;
}

static void extensions_are_as_defined(void **state)
{
	struct support_random random = support_random_begin(5);
	uint64_t hashes[TEXT];

	(void)state;
	for (unsigned round = support_rounds(4000); round > 0; round--) {
		fill(&random, hashes, 1 + support_random_below(&random, 40));
		struct doublet_edit gap = random_gap(&random, LONGEST);
		struct doublet_edit found =
			doublet_diff_extend(hashes, gap, false);
		struct doublet_edit plain = extend_plainly(hashes, gap);
		assert_memory_equal(&found, &plain, sizeof(found));
	}
}

static void no_memory_is_remembered(void **state)
{
	static const uint64_t hashes[] = {1, 2};
	struct support_allocator counting;
	struct doublet_arena arena;

	(void)state;
	support_allocator_init(&counting);
	counting.fail_at = 1;
	doublet_arena_init(&arena, &counting.allocator);
	struct doublet_diff diff = {.arena = &arena, .hashes = hashes};
	doublet_diff_add(&diff, (struct doublet_edit){{0, 1}, {1, 2}});
	assert_true(arena.failed);
	assert_int_equal(diff.count, 0);
	doublet_arena_finish(&arena);
	assert_int_equal(counting.held_bytes, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(short_diffs_have_the_most_words_equal),
		cmocka_unit_test(longer_diffs_are_true),
		cmocka_unit_test(extensions_pay),
		cmocka_unit_test(extensions_are_the_same_backwards),
		cmocka_unit_test(extensions_are_as_defined),
		cmocka_unit_test(no_memory_is_remembered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/*
 * Alignments: each is true, whatever the text; and copies with planted edits
 * are found, against the longest common subsequence of copy and original.
 */
#include "match/align.h"

#include <stdlib.h>

#include "match/chain.h"
#include "match/families.h"
#include "support.h"

enum { COPIED = 120, LONGEST = 600 };

static uint32_t length_of(struct doublet_word_range range)
{
	return range.end - range.first;
}

static void assert_true_alignment(const uint64_t *hashes, uint32_t count,
                                  const struct doublet_alignments *found,
                                  const struct doublet_alignment *item)
{
	const struct doublet_edit *edits = found->edits;
	uint32_t first = item->first.first;
	uint32_t again = item->again.first;
	uint32_t equal = 0;

	assert_true(item->first.end <= item->again.first);
	assert_true(item->again.end <= count);
	assert_true(hashes[first] == hashes[again]);
	assert_true(hashes[item->first.end - 1] == hashes[item->again.end - 1]);
	for (uint32_t i = 0; i <= item->edit_count; i++) {
		struct doublet_edit edit = {
			{item->first.end, item->first.end},
			{item->again.end, item->again.end},
		};
		if (i < item->edit_count)
			edit = edits[item->first_edit + i];
		assert_true(edit.first.first - first ==
		            edit.again.first - again);
		for (; first < edit.first.first; first++, again++, equal++)
			assert_true(hashes[first] == hashes[again]);
		first = edit.first.end;
		again = edit.again.end;
	}
	assert_int_equal(equal, item->equal_words);
}

static void assert_true_chains(const uint64_t *hashes,
                               const struct doublet_chains *chains)
{
	for (uint32_t c = 0; c < chains->count; c++) {
		struct doublet_chain chain = chains->items[c];
		const struct doublet_anchor *anchors = chains->anchors;
		assert_true(chain.from < chain.to);
		for (uint32_t i = chain.from; i < chain.to; i++) {
			const struct doublet_anchor *a = &anchors[i];
			assert_true(a->words > 0);
			assert_memory_equal(hashes + a->first,
			                    hashes + a->again,
			                    a->words * sizeof(*hashes));
			if (i + 1 == chain.to)
				break;
			assert_true(a->first + a->words <= a[1].first);
			assert_true(a->again + a->words <= a[1].again);
		}
		const struct doublet_anchor *last = &anchors[chain.to - 1];
		assert_true(last->first + last->words <=
		            anchors[chain.from].again);
	}
}

static void find_and_prove(struct doublet_arena *arena, const uint64_t *hashes,
                           uint32_t count, struct doublet_alignments *found)
{
	struct doublet_chains chains;

	doublet_arena_reset(arena);
	const struct doublet_run_query query = {hashes, count, 5, NULL};
	assert_int_equal(doublet_chains_find(arena, &query, &chains),
	                 DOUBLET_OK);
	assert_true_chains(hashes, &chains);
	assert_int_equal(doublet_alignments_find(arena, &query, found),
	                 DOUBLET_OK);
	for (uint32_t i = 0; i < found->count; i++)
		assert_true_alignment(hashes, count, found, &found->items[i]);
}

static void random_texts_have_true_alignments(void **state)
{
	struct support_random random = support_random_begin(1);
	uint64_t hashes[LONGEST];
	struct doublet_alignments found;
	struct doublet_arena arena;

	(void)state;
	doublet_arena_init(&arena, NULL);
	for (unsigned round = support_rounds(600); round > 0; round--) {
		uint32_t count = support_random_below(&random, LONGEST + 1);
		uint32_t letters = 1 + support_random_below(&random, 30);
		for (uint32_t i = 0; i < count; i++)
			hashes[i] = family_hash(
				support_random_below(&random, letters));
		find_and_prove(&arena, hashes, count, &found);
	}
	doublet_arena_finish(&arena);
}

static void families_have_true_alignments(void **state)
{
	struct doublet_alignments found;
	struct doublet_arena arena;

	(void)state;
	doublet_arena_init(&arena, NULL);
	for (unsigned f = 0; f < FAMILIES; f++) {
		for (uint32_t count = 0; count <= 3000; count += 375) {
			uint64_t *hashes = family_text(&families[f], count + 1);
			find_and_prove(&arena, hashes, count, &found);
			free(hashes);
		}
	}
	doublet_arena_finish(&arena);
}

/* A word of its own, or one that is common in the text. */
static uint64_t draw_word(struct support_random *random)
{
	bool is_common = support_random_below(random, 3) == 0;

	return family_hash(is_common ? support_random_below(random, 12)
	                             : support_random_next(random) >> 8);
}

/* Copies COPIED words with one word in `every` dropped, added or replaced. */
static uint32_t copy_edited(struct support_random *random, uint32_t every,
                            const uint64_t *from, uint64_t *to)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < COPIED; i++) {
		uint32_t kind = support_random_below(random, every * 3);
		if (kind == 0)
			continue;
		if (kind == 1)
			to[count++] = draw_word(random);
		to[count++] = kind == 2 ? draw_word(random) : from[i];
	}
	return count;
}

static uint32_t longest_common(const uint64_t *a, uint32_t rows,
                               const uint64_t *b, uint32_t columns)
{
	static uint32_t table[LONGEST + 1][LONGEST + 1];

	for (uint32_t x = 0; x <= rows; x++) {
		for (uint32_t y = 0; y <= columns; y++) {
			table[x][y] = 0;
			if (x == 0 || y == 0)
				continue;
			uint32_t up = table[x - 1][y];
			uint32_t left = table[x][y - 1];
			table[x][y] = up > left ? up : left;
			if (a[x - 1] == b[y - 1] &&
			    table[x - 1][y - 1] >= table[x][y])
				table[x][y] = table[x - 1][y - 1] + 1;
		}
	}
	return table[rows][columns];
}

/* The share of the words that stayed which one alignment finds, per cent. */
static uint32_t find_planted(struct support_random *random, uint32_t every)
{
	uint64_t hashes[LONGEST];
	struct doublet_alignments found;
	struct doublet_arena arena;
	uint32_t start = 40 + support_random_below(random, 40);
	uint32_t count = start + COPIED + support_random_below(random, 80);
	uint32_t best = 0;

	for (uint32_t i = 0; i < count; i++)
		hashes[i] = draw_word(random);
	uint32_t again = count;
	uint32_t words =
		copy_edited(random, every, hashes + start, hashes + again);
	for (count += words; count < again + words + 40; count++)
		hashes[count] = draw_word(random);
	doublet_arena_init(&arena, NULL);
	find_and_prove(&arena, hashes, count, &found);
	for (uint32_t i = 0; i < found.count; i++) {
		if (found.items[i].equal_words > best)
			best = found.items[i].equal_words;
	}
	doublet_arena_finish(&arena);
	return best * 100 /
	       longest_common(hashes + start, COPIED, hashes + again, words);
}

static void planted_copies_are_found(void **state)
{
	struct support_random random = support_random_begin(3);

	(void)state;
	for (unsigned round = support_rounds(60); round > 0; round--) {
		assert_in_range(find_planted(&random, 40), 97, 110);
		assert_in_range(find_planted(&random, 10), 90, 110);
		assert_in_range(find_planted(&random, 6), 60, 110);
	}
}

/* Of a text of as many words, taken twice as often at most. */
static size_t count_bytes(const struct family *family, uint32_t count)
{
	uint64_t *hashes = family_text(family, count);
	const struct doublet_run_query query = {hashes, count, 6, NULL};
	struct doublet_alignments found;
	struct support_allocator counting;
	struct doublet_arena arena;

	support_allocator_init(&counting);
	doublet_arena_init(&arena, &counting.allocator);
	assert_int_equal(doublet_alignments_find(&arena, &query, &found),
	                 DOUBLET_OK);
	size_t held = counting.held_bytes;
	doublet_arena_finish(&arena);
	free(hashes);
	return held;
}

static void memory_is_linear(void **state)
{
	(void)state;
	for (unsigned f = 0; f < FAMILIES; f++) {
		assert_in_range(count_bytes(&families[f], 10000), 0,
		                10000 * 1000);
		assert_in_range(count_bytes(&families[f], 160000), 0,
		                160000 * 1000);
	}
}

static bool succeeds_with_memory(const struct family *family, size_t fail_at)
{
	uint64_t *hashes = family_text(family, 4000);
	const struct doublet_run_query query = {hashes, 4000, 6, NULL};
	struct support_allocator counting;
	struct doublet_arena arena;
	struct doublet_alignments found = {.count = 77};

	support_allocator_init(&counting);
	counting.fail_at = fail_at;
	doublet_arena_init(&arena, &counting.allocator);
	enum doublet_status status =
		doublet_alignments_find(&arena, &query, &found);
	if (status != DOUBLET_OK) {
		assert_int_equal(status, DOUBLET_NO_MEMORY);
		assert_int_equal(found.count, 77);
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

static void the_picture_of_the_header_holds(void **state)
{
	/* The bridge _ was closed on Monday for repairs. ... */
	static const uint64_t words[] = {1,  2,  4,  5,  6, 7, 8, 9, 50, 51, 52,
	                                 53, 54, 55, 56, 1, 2, 3, 4, 5,  8,  9,
	                                 10, 57, 1,  2,  4, 5, 8, 9, 10, 58};
	struct doublet_alignments found;
	struct doublet_arena arena;

	(void)state;
	doublet_arena_init(&arena, NULL);
	find_and_prove(&arena, words, sizeof(words) / sizeof(words[0]), &found);
	assert_true(found.count > 0);
	assert_true(length_of(found.items[0].first) >= 5);
	doublet_arena_finish(&arena);
}

static void anchors_grow_with_the_text(void **state)
{
	(void)state;
	assert_int_equal(doublet_anchor_min(0), 3);
	assert_int_equal(doublet_anchor_min(2047), 3);
	assert_int_equal(doublet_anchor_min(2048), 4);
	assert_int_equal(doublet_anchor_min(8192), 5);
	assert_int_equal(doublet_anchor_min(1000000), 8);
	assert_int_equal(doublet_anchor_min(UINT32_MAX), 14);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_picture_of_the_header_holds),
		cmocka_unit_test(random_texts_have_true_alignments),
		cmocka_unit_test(families_have_true_alignments),
		cmocka_unit_test(planted_copies_are_found),
		cmocka_unit_test(memory_is_linear),
		cmocka_unit_test(out_of_memory_is_told),
		cmocka_unit_test(anchors_grow_with_the_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

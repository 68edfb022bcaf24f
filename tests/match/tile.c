/* SPDX-License-Identifier: MIT */
/*
 * Tiles by their properties on random texts of few and many words: what they
 * say is true, no word is in two, and a run that stands once in each text is
 * found.
 */
#include "match/tile.h"

#include "support.h"

#include <stdlib.h>

enum { LONGEST = 60 };

struct texts {
	uint64_t a[LONGEST];
	uint64_t b[LONGEST];
	struct doublet_tile_query query;
};

static void fill(struct support_random *random, uint64_t *words, uint32_t count,
                 uint32_t letters)
{
	for (uint32_t i = 0; i < count; i++)
		words[i] = 1 + support_random_below(random, letters);
}

/* Copies a stretch of a to somewhere in b. */
static void plant(struct support_random *random, struct texts *texts)
{
	uint32_t words = support_random_below(random, 20);

	if (words > texts->query.a_count || words > texts->query.b_count)
		return;
	uint32_t from =
		support_random_below(random, texts->query.a_count - words + 1);
	uint32_t to =
		support_random_below(random, texts->query.b_count - words + 1);
	memcpy(texts->b + to, texts->a + from, words * sizeof(*texts->a));
}

static void make_texts(struct support_random *random, struct texts *texts)
{
	static const uint32_t letters[] = {1, 2, 3, 10, 100000};
	uint32_t few = letters[support_random_below(random, 5)];

	texts->query = (struct doublet_tile_query){
		.a = texts->a,
		.a_count = support_random_below(random, LONGEST + 1),
		.b = texts->b,
		.b_count = support_random_below(random, LONGEST + 1),
		.min_words = 1 + support_random_below(random, 5),
		.min_moved = 1 + support_random_below(random, 8),
	};
	fill(random, texts->a, texts->query.a_count, few);
	fill(random, texts->b, texts->query.b_count, few);
	for (uint32_t i = support_random_below(random, 4); i > 0; i--)
		plant(random, texts);
}

static void check_tile(const struct doublet_tile_query *query,
                       const struct doublet_tile *tile, uint8_t *in_a,
                       uint8_t *in_b)
{
	assert_true(tile->words >= query->min_words);
	assert_true(!tile->moved || tile->words >= query->min_moved);
	assert_true(tile->a + tile->words <= query->a_count);
	assert_true(tile->b + tile->words <= query->b_count);
	for (uint32_t i = 0; i < tile->words; i++) {
		assert_true(query->a[tile->a + i] == query->b[tile->b + i]);
		assert_int_equal(in_a[tile->a + i]++, 0);
		assert_int_equal(in_b[tile->b + i]++, 0);
	}
}

static void check_tiles(const struct doublet_tile_query *query,
                        const struct doublet_tiles *tiles)
{
	uint8_t in_a[LONGEST] = {0};
	uint8_t in_b[LONGEST] = {0};
	uint32_t last_b = 0;
	uint32_t last_a = 0;

	for (uint32_t i = 0; i < tiles->count; i++) {
		const struct doublet_tile *tile = &tiles->items[i];
		check_tile(query, tile, in_a, in_b);
		assert_true(tile->b >= last_b);
		last_b = tile->b + tile->words;
		if (tile->moved)
			continue;
		assert_true(tile->a >= last_a);
		last_a = tile->a + tile->words;
	}
}

static void test_tiles_are_true(void **state)
{
	struct support_random random = support_random_begin(11);
	struct doublet_arena arena;
	struct texts texts;

	(void)state;
	doublet_arena_init(&arena, NULL);
	for (unsigned i = support_rounds(20000); i > 0; i--) {
		struct doublet_tiles tiles;
		make_texts(&random, &texts);
		doublet_arena_reset(&arena);
		assert_true(doublet_tiles_find(&arena, &texts.query, &tiles));
		check_tiles(&texts.query, &tiles);
	}
	doublet_arena_finish(&arena);
}

static uint32_t count_words(const struct doublet_tiles *tiles, bool moved)
{
	uint32_t words = 0;

	for (uint32_t i = 0; i < tiles->count; i++)
		if (tiles->items[i].moved == moved)
			words += tiles->items[i].words;
	return words;
}

/* Tiles of two texts given as letters. */
static struct doublet_tiles tiles_of(struct doublet_arena *arena, const char *a,
                                     const char *b)
{
	struct texts texts;
	struct doublet_tiles tiles;

	texts.query = (struct doublet_tile_query){
		.a = texts.a,
		.a_count = (uint32_t)strlen(a),
		.b = texts.b,
		.b_count = (uint32_t)strlen(b),
		.min_words = 3,
		.min_moved = 4,
	};
	for (uint32_t i = 0; i < texts.query.a_count; i++)
		texts.a[i] = (uint64_t)a[i];
	for (uint32_t i = 0; i < texts.query.b_count; i++)
		texts.b[i] = (uint64_t)b[i];
	doublet_arena_init(arena, NULL);
	assert_true(doublet_tiles_find(arena, &texts.query, &tiles));
	check_tiles(&texts.query, &tiles);
	return tiles;
}

static void test_equal_texts_are_one_tile(void **state)
{
	static const char *const texts[] = {"abcdefgh", "aaaaaaaaaa",
	                                    "abababababab"};
	struct doublet_arena arena;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct doublet_tiles tiles =
			tiles_of(&arena, texts[i], texts[i]);
		assert_int_equal(tiles.count, 1);
		assert_int_equal(tiles.items[0].words, strlen(texts[i]));
		doublet_arena_finish(&arena);
	}
}

static void test_moved_text_is_told(void **state)
{
	struct doublet_arena arena;
	struct doublet_tiles tiles =
		tiles_of(&arena, "abcdefghijKLMNO", "KLMNOabcdefghij");

	(void)state;
	assert_int_equal(tiles.count, 2);
	assert_true(tiles.items[0].moved);
	assert_false(tiles.items[1].moved);
	assert_int_equal(count_words(&tiles, true), 5);
	doublet_arena_finish(&arena);
}

static void test_longer_run_takes_from_shorter(void **state)
{
	struct doublet_arena arena;
	/* "xyz" stands before the longer run, which has "yz" in front. */
	struct doublet_tiles tiles =
		tiles_of(&arena, "xyz..yzabcdefg", "xyzabcdefg");

	(void)state;
	assert_int_equal(tiles.count, 1);
	assert_int_equal(tiles.items[0].words, 9);
	doublet_arena_finish(&arena);
}

static void test_too_short_texts(void **state)
{
	struct doublet_arena arena;
	struct doublet_tiles tiles = tiles_of(&arena, "ab", "abcab");

	(void)state;
	assert_int_equal(tiles.count, 0);
	doublet_arena_finish(&arena);
}

static void test_repetitive_text_is_linear(void **state)
{
	enum { WORDS = 200000 };
	uint64_t *words = malloc(2 * WORDS * sizeof(*words));
	struct doublet_arena arena;
	struct doublet_tiles tiles;

	(void)state;
	assert_non_null(words);
	for (uint32_t period = 1; period < 40; period += 13) {
		for (uint32_t i = 0; i < 2 * WORDS; i++)
			words[i] = i % period;
		struct doublet_tile_query query = {words, WORDS, words + WORDS,
		                                   WORDS, 3,     6};
		doublet_arena_init(&arena, NULL);
		assert_true(doublet_tiles_find(&arena, &query, &tiles));
		assert_true(tiles.count >= 1);
		doublet_arena_finish(&arena);
	}
	free(words);
}

static void test_out_of_memory(void **state)
{
	struct support_random random = support_random_begin(3);
	struct texts texts;
	bool found = false;

	(void)state;
	do
		make_texts(&random, &texts);
	while (texts.query.a_count < 20 || texts.query.b_count < 20);
	for (size_t fail_at = 1; !found; fail_at++) {
		struct support_allocator allocator;
		struct doublet_arena arena;
		struct doublet_tiles tiles;
		support_allocator_init(&allocator);
		allocator.fail_at = fail_at;
		doublet_arena_init(&arena, &allocator.allocator);
		found = doublet_tiles_find(&arena, &texts.query, &tiles);
		doublet_arena_finish(&arena);
		assert_int_equal(allocator.held_bytes, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tiles_are_true),
		cmocka_unit_test(test_equal_texts_are_one_tile),
		cmocka_unit_test(test_moved_text_is_told),
		cmocka_unit_test(test_longer_run_takes_from_shorter),
		cmocka_unit_test(test_too_short_texts),
		cmocka_unit_test(test_repetitive_text_is_linear),
		cmocka_unit_test(test_out_of_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Keys of headlines meet where they should, and forms are alike (mask.h). */
#include "judge/heading.h"

#include "support.h"

#include "doublet/sketch.h"
#include "judge/mask.h"

struct keys {
	uint32_t items[DOUBLET_HEADING_KEYS];
	size_t count;
};

static struct keys keys_of(const char *headline, const char *text)
{
	struct doublet_story story = {
		.text = text,
		.length = strlen(text),
		.headline = {headline, strlen(headline)},
	};
	struct doublet_arena arena;
	struct keys keys;

	doublet_arena_init(&arena, NULL);
	assert_int_equal(doublet_heading_keys(&arena, &story, keys.items,
	                                      &keys.count),
	                 DOUBLET_OK);
	assert_true(keys.count <= DOUBLET_HEADING_KEYS);
	doublet_arena_finish(&arena);
	return keys;
}

static size_t count_common(struct keys a, struct keys b)
{
	size_t common = 0;

	for (size_t i = 0; i < a.count; i++)
		for (size_t k = 0; k < b.count; k++)
			common += a.items[i] == b.items[k];
	return common;
}

static void test_version_words_make_no_difference(void **state)
{
	struct keys plain = keys_of("Harbour strike ends in Selby", "");
	struct keys marked =
		keys_of("CORRECTED-Harbour strike ends in Selby", "");

	(void)state;
	assert_true(plain.count > 0);
	assert_int_equal(count_common(plain, marked), plain.count);
}

static void test_headlines_with_three_words_in_common(void **state)
{
	(void)state;
	assert_true(count_common(keys_of("Petrel Stores Corp sets payout", ""),
	                         keys_of("PETREL STORES CORP <PST> DIVIDEND",
	                                 "")) > 0);
	assert_int_equal(count_common(keys_of("Petrel Stores sets payout", ""),
	                              keys_of("Harbour strike ends", "")),
	                 0);
}

static void test_notices_meet_their_story(void **state)
{
	struct keys story = keys_of("Harbour strike ends in Selby", "Text.");

	(void)state;
	assert_true(count_common(story, keys_of("", "CORRECTION - HARBOUR\n\n"
	                                            "In Selby story \"Harbour "
	                                            "strike ends in Selby\", "
	                                            "please read in second "
	                                            "paragraph ... 14 ships "
	                                            "... instead of 41.")) > 0);
	assert_int_equal(keys_of("", "").count, 0);
}

static void test_out_of_memory(void **state)
{
	struct doublet_story story = {
		.text = "CORRECTION - In the story \"Harbour strike ends\", please "
			"read 14 instead of 41.",
		.length = 79,
	};
	enum doublet_status status = DOUBLET_NO_MEMORY;

	(void)state;
	for (size_t fail_at = 1; status != DOUBLET_OK; fail_at++) {
		struct support_allocator allocator;
		struct doublet_arena arena;
		struct keys keys;
		support_allocator_init(&allocator);
		allocator.fail_at = fail_at;
		doublet_arena_init(&arena, &allocator.allocator);
		status = doublet_heading_keys(&arena, &story, keys.items,
		                              &keys.count);
		assert_true(status == DOUBLET_OK ||
		            status == DOUBLET_NO_MEMORY);
		doublet_arena_finish(&arena);
		assert_int_equal(allocator.held_bytes, 0);
	}
}

enum { MOST = 40 };

static uint32_t mask(const char *text, uint64_t *masked)
{
	struct doublet_story story = {.text = text, .length = strlen(text)};
	struct doublet_segments *segments;

	assert_int_equal(doublet_segments_create(NULL, &story, &segments),
	                 DOUBLET_OK);
	assert_true(segments->word_count <= MOST);
	doublet_hash_words(&story, segments, masked);
	uint32_t count = doublet_mask_words(text, segments->words, masked,
	                                    segments->word_count, masked);
	doublet_segments_destroy(segments);
	return count;
}

static void test_forms_are_alike(void **state)
{
	uint64_t a[MOST];
	uint64_t b[MOST];
	uint32_t count = mask("IBM said net rose to $5 mln in the quarter.", a);

	(void)state;
	assert_int_equal(count, 10);
	assert_int_equal(mask("Ford Motor Co said net rose to $12.5 mln in the "
	                      "quarter.",
	                      b),
	                 count);
	assert_memory_equal(a, b, count * sizeof(*a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_version_words_make_no_difference),
		cmocka_unit_test(test_headlines_with_three_words_in_common),
		cmocka_unit_test(test_notices_meet_their_story),
		cmocka_unit_test(test_out_of_memory),
		cmocka_unit_test(test_forms_are_alike),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

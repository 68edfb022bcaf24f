/* SPDX-License-Identifier: MIT */
/* One fault, one finding. */
#include "support.h"

#include "check/merge.h"

static struct doublet_arena arena;

static int begin(void **state)
{
	(void)state;
	doublet_arena_init(&arena, NULL);
	return 0;
}

static int end(void **state)
{
	(void)state;
	doublet_arena_finish(&arena);
	return 0;
}

static void add(struct doublet_candidates *candidates, uint32_t rule,
                uint32_t first, uint32_t repeat, uint32_t words)
{
	candidates->arena = &arena;
	candidates->rule = rule;
	candidates->level = DOUBLET_LEVEL_WARNING;
	doublet_candidates_add(candidates,
	                       (struct doublet_word_range){first,
	                                                   first + words},
	                       (struct doublet_word_range){repeat,
	                                                   repeat + words});
}

static void test_nothing(void **state)
{
	struct doublet_candidates candidates = {.arena = &arena};
	struct doublet_merged merged;

	(void)state;
	assert_int_equal(doublet_merge(&candidates, 0, 6, &merged), DOUBLET_OK);
	assert_int_equal(merged.group_count, 0);
}

static void test_the_stronger_rule_tells(void **state)
{
	struct doublet_candidates candidates = {0};
	struct doublet_merged merged;

	(void)state;
	add(&candidates, 5, 0, 50, 12);
	add(&candidates, 1, 2, 52, 10);
	assert_int_equal(doublet_merge(&candidates, 100, 6, &merged),
	                 DOUBLET_OK);
	assert_int_equal(merged.group_count, 1);
	assert_int_equal(merged.candidates[0].rule, 1);
	assert_int_equal(merged.repeated_words, 10);
}

static void test_mostly_other_words_are_another_fault(void **state)
{
	struct doublet_candidates candidates = {0};
	struct doublet_merged merged;

	(void)state;
	add(&candidates, 1, 0, 50, 10);
	add(&candidates, 5, 6, 56, 20);
	assert_int_equal(doublet_merge(&candidates, 100, 6, &merged),
	                 DOUBLET_OK);
	assert_int_equal(merged.group_count, 2);
	assert_int_equal(merged.repeated_words, 26);
}

static void test_copies_of_one_place_are_one_finding(void **state)
{
	struct doublet_candidates candidates = {0};
	struct doublet_merged merged;

	(void)state;
	add(&candidates, 1, 0, 90, 8);
	add(&candidates, 2, 30, 60, 8);
	add(&candidates, 1, 0, 50, 8);
	assert_int_equal(doublet_merge(&candidates, 100, 6, &merged),
	                 DOUBLET_OK);
	assert_int_equal(merged.group_count, 2);
	assert_int_equal(merged.groups[0].to - merged.groups[0].from, 2);
	const struct doublet_candidate *head =
		&merged.candidates[merged.groups[0].from];
	assert_int_equal(head[0].repeat.first, 50);
	assert_int_equal(head[1].repeat.first, 90);
	assert_int_equal(merged.repeated_words, 24);
}

static void test_a_refrain_is_a_note(void **state)
{
	struct doublet_candidates candidates = {0};
	struct doublet_merged merged;

	(void)state;
	add(&candidates, 1, 0, 40, 8);
	add(&candidates, 1, 0, 80, 8);
	add(&candidates, 1, 0, 121, 8);
	/* A paste that follows itself is none. */
	add(&candidates, 1, 130, 140, 9);
	add(&candidates, 1, 130, 150, 9);
	assert_int_equal(doublet_merge(&candidates, 160, 6, &merged),
	                 DOUBLET_OK);
	assert_int_equal(merged.group_count, 2);
	assert_int_equal(merged.candidates[merged.groups[0].from].level,
	                 DOUBLET_LEVEL_NOTE);
	assert_int_equal(merged.candidates[merged.groups[1].from].level,
	                 DOUBLET_LEVEL_WARNING);
	assert_int_equal(merged.repeated_words, 18);
}

/* What is accepted does not overlap by more than half with what is stronger. */
static void test_random(void **state)
{
	enum { STORY = 200, MOST = 40 };
	struct support_random random = support_random_begin(3);

	(void)state;
	for (unsigned round = 0; round < support_rounds(500); round++) {
		struct doublet_candidates candidates = {.arena = &arena};
		struct doublet_merged merged;
		bool told[STORY] = {false};
		uint32_t words = 0;
		uint32_t count = 1 + support_random_below(&random, MOST);
		for (uint32_t i = 0; i < count; i++) {
			uint32_t length = 1 + support_random_below(&random, 20);
			add(&candidates, support_random_below(&random, 4), 0,
			    20 + support_random_below(&random, STORY - 40),
			    length);
		}
		assert_int_equal(doublet_merge(&candidates, STORY, 6, &merged),
		                 DOUBLET_OK);
		assert_true(merged.group_count > 0);
		for (size_t i = 0; i < candidates.count; i++) {
			struct doublet_word_range range =
				merged.candidates[i].repeat;
			/* A refrain is a note. */
			if (merged.candidates[i].level == DOUBLET_LEVEL_NOTE)
				continue;
			for (uint32_t w = range.first; w < range.end; w++) {
				words += !told[w];
				told[w] = true;
			}
		}
		assert_int_equal(words, merged.repeated_words);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_the_stronger_rule_tells),
		cmocka_unit_test(test_mostly_other_words_are_another_fault),
		cmocka_unit_test(test_copies_of_one_place_are_one_finding),
		cmocka_unit_test(test_a_refrain_is_a_note),
		cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, begin, end);
}

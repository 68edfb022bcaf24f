/* SPDX-License-Identifier: MIT */
/* The steps: their order, what they want, and without memory. */
#include "doublet/dedup.h"

#include <stdlib.h>

#include "archive.h"

static void options_out_of_range(void **state)
{
	static const struct doublet_dedup_options wrong[] = {
		{.threshold = 1.1},
		{.threshold = -0.1},
		{.containment = 2},
	};
	struct doublet_dedup *dedup = NULL;

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_int_equal(doublet_dedup_create(&wrong[i], &dedup),
		                 DOUBLET_INVALID);
	assert_null(dedup);
	doublet_dedup_destroy(NULL);
}

static void no_stories(void **state)
{
	struct doublet_dedup *dedup;
	struct doublet_groups groups;
	struct doublet_pair pair;

	(void)state;
	assert_int_equal(doublet_dedup_create(NULL, &dedup), DOUBLET_OK);
	assert_int_equal(doublet_dedup_match(dedup), DOUBLET_OK);
	assert_int_equal(doublet_dedup_finish(dedup), DOUBLET_OK);
	assert_int_equal(doublet_dedup_next(dedup, &pair), DOUBLET_END);
	assert_int_equal(doublet_dedup_group(dedup, &groups), DOUBLET_OK);
	assert_int_equal(groups.count, 0);
	doublet_dedup_destroy(dedup);
}

static void empty_stories_are_no_pairs(void **state)
{
	static const struct doublet_dedup_options kinds[] = {
		{.threshold = 0.8},
		{.threshold = 0.8, .exact = true},
		{.containment = 0.8},
	};
	char *texts[] = {calloc(1, 1), calloc(1, 1), strdup(" \n ")};
	struct archive archive = archive_texts(texts, 3);

	(void)state;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct outcome outcome = archive_outcome(&archive, &kinds[i]);

		assert_int_equal(outcome.count, 0);
	}
	archive_close(&archive);
}

static void steps_have_an_order(void **state)
{
	const struct doublet_story story = {.text = "a b c d e f",
	                                    .length = 11};
	const struct doublet_story other = {.text = "a b c d e g",
	                                    .length = 11};
	const struct doublet_dedup_options options = {.threshold = 0.3};
	struct doublet_dedup *dedup;
	struct doublet_groups groups;
	struct doublet_pair pair;

	(void)state;
	assert_int_equal(doublet_dedup_create(&options, &dedup), DOUBLET_OK);
	assert_int_equal(doublet_dedup_add(dedup, &story), DOUBLET_OK);
	assert_false(doublet_dedup_wants(dedup, 0));
	assert_int_equal(doublet_dedup_again(dedup, 0, &story),
	                 DOUBLET_INVALID);
	assert_int_equal(doublet_dedup_finish(dedup), DOUBLET_INVALID);
	assert_int_equal(doublet_dedup_add(dedup, &other), DOUBLET_OK);
	assert_int_equal(doublet_dedup_match(dedup), DOUBLET_OK);
	assert_int_equal(doublet_dedup_match(dedup), DOUBLET_INVALID);
	assert_int_equal(doublet_dedup_add(dedup, &other), DOUBLET_INVALID);
	assert_true(doublet_dedup_wants(dedup, 0));
	assert_true(doublet_dedup_wants(dedup, 1));
	assert_false(doublet_dedup_wants(dedup, 2));
	/* Not the first before the second, and not another story. */
	assert_int_equal(doublet_dedup_finish(dedup), DOUBLET_INVALID);
	assert_int_equal(doublet_dedup_again(dedup, 1, &other),
	                 DOUBLET_INVALID);
	assert_int_equal(doublet_dedup_again(dedup, 0, &other),
	                 DOUBLET_INVALID);
	assert_int_equal(doublet_dedup_again(dedup, 0, &story), DOUBLET_OK);
	assert_int_equal(doublet_dedup_again(dedup, 1, &other), DOUBLET_OK);
	assert_int_equal(doublet_dedup_next(dedup, &pair), DOUBLET_INVALID);
	assert_int_equal(doublet_dedup_group(dedup, &groups), DOUBLET_INVALID);
	assert_int_equal(doublet_dedup_finish(dedup), DOUBLET_OK);
	for (unsigned i = 0; i < 2; i++) {
		assert_int_equal(doublet_dedup_next(dedup, &pair), DOUBLET_OK);
		assert_int_equal(pair.b, 1);
		assert_int_equal(doublet_dedup_next(dedup, &pair), DOUBLET_END);
	}
	doublet_dedup_destroy(dedup);
}

/* A sentence that stands everywhere, before words of one story only. */
static char *common_text(unsigned number)
{
	struct doublet_buffer text;

	doublet_buffer_init(&text, NULL);
	doublet_buffer_add_text(&text, "the gauge of the old bridge is read at "
	                               "six in the morning and again at noon ");
	for (unsigned i = 0; i < 50; i++)
		doublet_buffer_print(&text, "w%ux%u ", number, i);
	doublet_buffer_add_byte(&text, '\0');
	assert_false(text.failed);
	return text.data;
}

static void what_is_common_is_told_and_gives_few_pairs(void **state)
{
	enum { STORIES = 300 };
	const struct doublet_dedup_options options = {.containment = 0.01,
	                                              .max_common = 50};
	char *texts[STORIES];

	(void)state;
	for (unsigned i = 0; i < STORIES; i++)
		texts[i] = common_text(i);
	struct archive archive = archive_texts(texts, STORIES);
	struct doublet_dedup *dedup = archive_run(&archive, &options);
	struct doublet_dedup_totals totals = doublet_dedup_totals_of(dedup);
	assert_true(totals.common_marks > 0);
	assert_int_equal(totals.common_stories, STORIES);
	assert_in_range(totals.candidates, STORIES, STORIES * 10);
	doublet_dedup_destroy(dedup);
	archive_close(&archive);
}

/* Runs through, until there is no memory. */
static enum doublet_status try(const struct archive *archive,
                               const struct doublet_dedup_options *options)
{
	struct doublet_dedup *dedup;
	struct doublet_groups groups;
	struct doublet_pair pair;
	enum doublet_status status = doublet_dedup_create(options, &dedup);

	if (status != DOUBLET_OK)
		return status;
	for (uint32_t i = 0; !status && i < archive->count; i++)
		status = doublet_dedup_add(dedup, &archive->stories[i]);
	if (!status)
		status = doublet_dedup_match(dedup);
	for (uint32_t i = 0; !status && i < archive->count; i++)
		status = doublet_dedup_again(dedup, i, &archive->stories[i]);
	if (!status)
		status = doublet_dedup_finish(dedup);
	while (!status && (status = doublet_dedup_next(dedup, &pair)) == 0)
		;
	if (status == DOUBLET_END)
		status = doublet_dedup_group(dedup, &groups);
	doublet_dedup_destroy(dedup);
	return status;
}

static const struct doublet_dedup_options kinds[] = {
	{.threshold = 0.8},
	{.threshold = 0.5, .exact = true},
	{.containment = 0.5},
	{.relations = true},
	{.threshold = 0.6, .exact = true, .relations = true},
};

static void without_memory(void **state)
{
	struct support_random random = support_random_begin(23);
	struct archive archive = archive_random(&random, 60);

	(void)state;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct doublet_dedup_options options = kinds[i];
		enum doublet_status status = DOUBLET_NO_MEMORY;

		for (size_t fail_at = 1; status != DOUBLET_OK; fail_at++) {
			struct support_allocator counting;

			support_allocator_init(&counting);
			counting.fail_at = fail_at;
			options.allocator = &counting.allocator;
			status = try(&archive, &options);
			assert_true(status == DOUBLET_OK ||
			            status == DOUBLET_NO_MEMORY);
			assert_int_equal(counting.held_bytes, 0);
		}
	}
	archive_close(&archive);
}

/* A call that failed is made again with memory: as if nothing had been. */
#define AGAIN(call)                                                            \
	do {                                                                   \
		counting.calls = 0;                                            \
		counting.fail_at = 1 + support_random_below(&random, 6);       \
		status = (call);                                               \
		counting.fail_at = 0;                                          \
		if (status == DOUBLET_NO_MEMORY)                               \
			status = (call);                                       \
		assert_int_equal(status, DOUBLET_OK);                          \
	} while (0)

static void a_step_may_be_done_again(void **state)
{
	struct support_random random = support_random_begin(25);
	struct archive archive = archive_random(&random, 60);
	struct support_allocator counting;
	struct doublet_groups groups;
	struct doublet_dedup *dedup;
	enum doublet_status status;

	(void)state;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct doublet_dedup_options options = kinds[i];
		struct outcome expected = archive_outcome(&archive, &options);

		support_allocator_init(&counting);
		options.allocator = &counting.allocator;
		AGAIN(doublet_dedup_create(&options, &dedup));
		for (uint32_t n = 0; n < archive.count; n++)
			AGAIN(doublet_dedup_add(dedup, &archive.stories[n]));
		AGAIN(doublet_dedup_match(dedup));
		for (uint32_t n = 0; n < archive.count; n++)
			AGAIN(doublet_dedup_again(dedup, n,
			                          &archive.stories[n]));
		AGAIN(doublet_dedup_finish(dedup));
		AGAIN(doublet_dedup_group(dedup, &groups));
		struct outcome outcome = archive_pairs(dedup);
		outcome_compare(&outcome, &expected);
		free(outcome.pairs);
		free(expected.pairs);
		doublet_dedup_destroy(dedup);
		assert_int_equal(counting.held_bytes, 0);
	}
	archive_close(&archive);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(options_out_of_range),
		cmocka_unit_test(no_stories),
		cmocka_unit_test(empty_stories_are_no_pairs),
		cmocka_unit_test(steps_have_an_order),
		cmocka_unit_test(what_is_common_is_told_and_gives_few_pairs),
		cmocka_unit_test(without_memory),
		cmocka_unit_test(a_step_may_be_done_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Pairs against the comparison of all with all. */
#include <stdlib.h>

#include "archive.h"

static bool is_pair(const struct doublet_dedup_options *options,
                    const struct doublet_pair *pair)
{
	if (options->threshold > 0 && pair->resemblance >= options->threshold)
		return true;
	return options->containment > 0 &&
	       (pair->containment_a >= options->containment ||
	        pair->containment_b >= options->containment);
}

/* Precision: each is a pair, has its figures, and stands in its place. */
static void assert_true_and_in_order(
	const struct archive *archive,
	const struct doublet_dedup_options *options,
	const struct outcome *outcome)
{
	for (size_t i = 0; i < outcome->count; i++) {
		struct doublet_pair pair = outcome->pairs[i];
		struct doublet_pair real =
			archive_compare(archive, pair.a, pair.b);

		assert_true(is_pair(options, &pair));
		assert_int_equal(pair.a, real.a);
		assert_true(pair.resemblance == real.resemblance);
		assert_true(pair.containment_a == real.containment_a);
		assert_true(pair.containment_b == real.containment_b);
		if (i == 0)
			continue;
		struct doublet_pair before = outcome->pairs[i - 1];
		assert_true(before.a < pair.a ||
		            (before.a == pair.a && before.b < pair.b));
	}
}

/* Pairs that are there for each of some options. */
static void count_real(const struct archive *archive,
                       const struct doublet_dedup_options *options,
                       size_t option_count, size_t *real)
{
	memset(real, 0, option_count * sizeof(*real));
	for (uint32_t x = 0; x < archive->count; x++)
		for (uint32_t y = x + 1; y < archive->count; y++) {
			struct doublet_pair pair =
				archive_compare(archive, x, y);
			for (size_t i = 0; i < option_count; i++)
				real[i] += is_pair(&options[i], &pair);
		}
}

/* How many of 10,000 pairs come out. */
static size_t recall(const struct archive *archive,
                     const struct doublet_dedup_options *options, size_t real)
{
	struct outcome outcome = archive_outcome(archive, options);

	assert_true_and_in_order(archive, options, &outcome);
	assert_true(outcome.count <= real);
	free(outcome.pairs);
	return real == 0 ? 10000 : outcome.count * 10000 / real;
}

static void no_pair_of_random_stories_is_missed(void **state)
{
	static const struct doublet_dedup_options options[] = {
		{.threshold = 0.8, .exact = true},
		{.threshold = 0.1, .exact = true},
		{.threshold = 0.05},
		{.threshold = 1, .exact = true},
		{.containment = 0.9, .exact = true},
		{.containment = 1, .exact = true},
		{.threshold = 0.9, .containment = 0.5, .exact = true},
		{.threshold = 0.3, .containment = 0.9, .exact = true},
		{.threshold = 1},
	};
	enum { COUNT = sizeof(options) / sizeof(options[0]) };
	struct support_random random = support_random_begin(21);
	size_t real[COUNT];

	(void)state;
	for (unsigned round = 0; round < support_rounds(60); round++) {
		struct archive archive =
			archive_random(&random,
		                       support_random_below(&random, 80));

		count_real(&archive, options, COUNT, real);
		for (size_t i = 0; i < COUNT; i++)
			assert_int_equal(recall(&archive, &options[i], real[i]),
			                 10000);
		archive_close(&archive);
	}
}

static void what_comes_out_of_random_stories_is_true(void **state)
{
	static const struct doublet_dedup_options options[] = {
		{.threshold = 0.8},
		{.threshold = 0.5},
		{.containment = 0.8},
		{.threshold = 0.6, .containment = 0.3},
	};
	enum { COUNT = sizeof(options) / sizeof(options[0]) };
	struct support_random random = support_random_begin(24);
	size_t real[COUNT];

	(void)state;
	for (unsigned round = 0; round < support_rounds(60); round++) {
		struct archive archive =
			archive_random(&random,
		                       support_random_below(&random, 80));

		count_real(&archive, options, COUNT, real);
		for (size_t i = 0; i < COUNT; i++)
			(void)recall(&archive, &options[i], real[i]);
		archive_close(&archive);
	}
}

static void the_wire(void **state)
{
	static const struct doublet_dedup_options options[] = {
		{.threshold = 0.8},
		{.threshold = 0.9},
		{.threshold = 0.5},
		{.containment = 0.9},
		{.threshold = 0.8, .exact = true},
		{.threshold = 0.4, .exact = true},
		{.containment = 0.7, .exact = true},
	};
	static const size_t least[] = {9999,  9999,  9980, 9900,
	                               10000, 10000, 10000};
	enum { COUNT = sizeof(options) / sizeof(options[0]) };
	struct archive archive = archive_wire(3, 3000);
	size_t real[COUNT];

	(void)state;
	count_real(&archive, options, COUNT, real);
	for (size_t i = 0; i < COUNT; i++) {
		size_t found = recall(&archive, &options[i], real[i]);

		if (found < least[i])
			fail_msg("option %zu: %zu of 10000", i, found);
	}
	archive_close(&archive);
}

/* Body, then an excerpt of it: a run of so many words between others. */
static char *plant(const char *body, uint32_t number, unsigned words)
{
	struct doublet_buffer text;

	doublet_buffer_init(&text, NULL);
	for (unsigned i = 0; i < 3; i++)
		doublet_buffer_print(&text, "before%u%u ", number, i);
	for (unsigned skip = number % 40; skip > 0; skip--)
		body = strchr(body, ' ') + 1;
	for (; words > 0; words--) {
		const char *end = strchr(body, ' ') + 1;

		doublet_buffer_add(&text, body, (size_t)(end - body));
		body = end;
	}
	for (unsigned i = 0; i < 3; i++)
		doublet_buffer_print(&text, "after%u%u ", number, i);
	doublet_buffer_add_byte(&text, '\0');
	assert_false(text.failed);
	return text.data;
}

static char *make_words(uint32_t number, unsigned words)
{
	struct doublet_buffer text;

	doublet_buffer_init(&text, NULL);
	for (unsigned i = 0; i < words; i++)
		doublet_buffer_print(&text, "w%ux%u ", number, i);
	doublet_buffer_add_byte(&text, '\0');
	assert_false(text.failed);
	return text.data;
}

static void each_planted_run_of_12_words_is_found(void **state)
{
	enum { BODIES = 400, WORDS = 100, RUN = 12 };
	const struct doublet_dedup_options options = {.containment = 0.5};
	char **texts = archive_need((size_t)BODIES * 2, sizeof(*texts));

	(void)state;
	for (uint32_t i = 0; i < BODIES; i++) {
		texts[2 * i] = make_words(i, WORDS);
		texts[2 * i + 1] = plant(texts[2 * i], i, RUN);
	}
	struct archive archive = archive_texts(texts, BODIES * 2);
	struct outcome outcome = archive_outcome(&archive, &options);
	assert_int_equal(outcome.count, BODIES);
	for (size_t i = 0; i < outcome.count; i++)
		assert_int_equal(outcome.pairs[i].b, outcome.pairs[i].a + 1);
	free(outcome.pairs);
	archive_close(&archive);
	free(texts);
}

/* Ten thousand copies make 50 million pairs, of which none is kept. */
static void copies_are_compared_once(void **state)
{
	enum { COPIES = 10000, SOME = 19000 };
	const struct doublet_story story = {.text = "a b c d e f g h i j",
	                                    .length = 19};
	const struct doublet_story other = {.text = "a b c d e f g h i k",
	                                    .length = 19};
	struct support_allocator counting;
	struct doublet_dedup_options options = {.threshold = 0.7};
	struct doublet_dedup *dedup;
	struct doublet_groups groups;
	struct doublet_pair pair;

	(void)state;
	support_allocator_init(&counting);
	options.allocator = &counting.allocator;
	assert_int_equal(doublet_dedup_create(&options, &dedup), 0);
	for (uint32_t i = 0; i < COPIES; i++)
		assert_int_equal(doublet_dedup_add(dedup, &story), 0);
	assert_int_equal(doublet_dedup_add(dedup, &other), 0);
	assert_int_equal(doublet_dedup_match(dedup), 0);
	assert_false(doublet_dedup_wants(dedup, 1));
	assert_int_equal(doublet_dedup_again(dedup, 0, &story), 0);
	assert_int_equal(doublet_dedup_again(dedup, COPIES, &other), 0);
	assert_int_equal(doublet_dedup_finish(dedup), 0);
	for (uint32_t i = 0; i < SOME; i++) {
		assert_int_equal(doublet_dedup_next(dedup, &pair), 0);
		assert_int_equal(pair.a, i / COPIES);
		assert_int_equal(pair.b, i % COPIES + i / COPIES + 1);
		assert_true((pair.resemblance == 1) == (pair.b < COPIES));
	}
	assert_int_equal(doublet_dedup_totals_of(dedup).copies, COPIES - 1);
	assert_int_equal(doublet_dedup_totals_of(dedup).candidates, 1);
	assert_int_equal(doublet_dedup_group(dedup, &groups), 0);
	assert_int_equal(groups.count, 1);
	assert_int_equal(groups.items[0].lead, 0);
	assert_int_equal(groups.items[0].member_count, COPIES + 1);
	assert_true(counting.held_bytes < 8 << 20);
	doublet_dedup_destroy(dedup);
	assert_int_equal(counting.held_bytes, 0);
}

static void all_kernels_give_the_same(void **state)
{
	static const struct doublet_dedup_options kinds[] = {
		{.threshold = 0.6},
		{.threshold = 0.8, .exact = true},
		{.containment = 0.8},
		{.relations = true},
	};
	struct archive archive = archive_wire(4, 300);

	(void)state;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct outcome best = archive_outcome(&archive, &kinds[i]);

		assert_true(best.count > 0);
		for (int k = 0; k < DOUBLET_KERNEL_COUNT; k++) {
			struct doublet_dedup_options options = kinds[i];

			options.kernel = (enum doublet_kernel)k;
			if (!doublet_kernel_is_usable(options.kernel))
				continue;
			struct outcome outcome =
				archive_outcome(&archive, &options);
			outcome_compare(&outcome, &best);
			free(outcome.pairs);
		}
		free(best.pairs);
	}
	archive_close(&archive);
}

static void any_number_of_threads_gives_the_same(void **state)
{
	static const struct doublet_dedup_options kinds[] = {
		{.threshold = 0.6},
		{.threshold = 0.8, .exact = true},
		{.containment = 0.8},
		{.relations = true},
	};
	struct archive archive = archive_wire(5, 700);

	(void)state;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct outcome one = archive_outcome(&archive, &kinds[i]);

		for (unsigned jobs = 2; jobs <= 4; jobs++) {
			struct doublet_dedup_options options = kinds[i];

			options.jobs = jobs;
			struct outcome outcome =
				archive_outcome(&archive, &options);
			outcome_compare(&outcome, &one);
			free(outcome.pairs);
		}
		free(one.pairs);
	}
	archive_close(&archive);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_pair_of_random_stories_is_missed),
		cmocka_unit_test(what_comes_out_of_random_stories_is_true),
		cmocka_unit_test(the_wire),
		cmocka_unit_test(each_planted_run_of_12_words_is_found),
		cmocka_unit_test(copies_are_compared_once),
		cmocka_unit_test(all_kernels_give_the_same),
		cmocka_unit_test(any_number_of_threads_gives_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Pairs against the comparison of all with all. */
#include "doublet/dedup.h"

#include <stdlib.h>

#include "doublet/doublet.h"
#include "support.h"
#include "wire.h"

/* Stories, and the sets of their bodies. */
struct archive {
	uint32_t count;
	struct doublet_story *stories;
	struct doublet_set *sets;
};

static void *need(size_t count, size_t size)
{
	void *memory = calloc(count + 1, size);

	assert_non_null(memory);
	return memory;
}

static struct archive archive_open(uint32_t count)
{
	return (struct archive){
		.count = count,
		.stories = need(count, sizeof(struct doublet_story)),
		.sets = need(count, sizeof(struct doublet_set)),
	};
}

static void archive_close(struct archive *archive)
{
	for (uint32_t i = 0; i < archive->count; i++) {
		free((void *)(uintptr_t)archive->stories[i].text);
		free((void *)(uintptr_t)archive->sets[i].shingles);
	}
	free(archive->stories);
	free(archive->sets);
}

static void make_sets(struct archive *archive)
{
	struct doublet_sketcher *sketcher;
	struct doublet_body body;

	assert_int_equal(doublet_sketcher_create(NULL, NULL, &sketcher), 0);
	for (uint32_t i = 0; i < archive->count; i++) {
		assert_int_equal(doublet_body_read(sketcher,
		                                   &archive->stories[i], &body),
		                 0);
		uint32_t *copy = need(body.shingle_count, sizeof(*copy));
		if (body.shingle_count > 0)
			memcpy(copy, body.shingles,
			       body.shingle_count * sizeof(*copy));
		assert_int_equal(doublet_set_make(sketcher, copy,
		                                  body.shingle_count,
		                                  &archive->sets[i]),
		                 0);
	}
	doublet_sketcher_destroy(sketcher);
}

/* The first stories of a made-up wire. */
static struct archive open_wire(uint64_t seed, uint32_t count)
{
	const struct wire wire = {seed};
	struct archive archive = archive_open(count);

	for (uint32_t i = 0; i < count; i++) {
		struct doublet_buffer text;

		doublet_buffer_init(&text, NULL);
		wire_text(&wire, i, &text);
		assert_false(text.failed);
		archive.stories[i].text = text.data;
		archive.stories[i].length = text.length;
	}
	make_sets(&archive);
	return archive;
}

/* Short texts of few words, many of them alike or the same. */
static struct archive open_random(struct support_random *random, uint32_t count)
{
	struct archive archive = archive_open(count);

	for (uint32_t i = 0; i < count; i++) {
		struct doublet_buffer text;
		uint32_t words = support_random_below(random, 40);
		uint32_t start = support_random_below(random, 8);

		doublet_buffer_init(&text, NULL);
		doublet_buffer_add_byte(&text, ' ');
		for (uint32_t n = 0; n < words; n++)
			doublet_buffer_print(
				&text, "w%u ",
				support_random_below(random, 30) == 0
					? 100 + support_random_below(random, 9)
					: start + n % 25);
		assert_false(text.failed);
		archive.stories[i].text = text.data;
		archive.stories[i].length = text.length;
		if (support_random_below(random, 2) == 0)
			archive.stories[i].time =
				1 + support_random_below(random, 5);
	}
	make_sets(&archive);
	return archive;
}

static size_t count_both(struct doublet_set a, struct doublet_set b)
{
	size_t both = 0;

	for (size_t i = 0, j = 0; i < a.count && j < b.count;) {
		both += a.shingles[i] == b.shingles[j];
		uint32_t left = a.shingles[i];
		i += left <= b.shingles[j];
		j += b.shingles[j] <= left;
	}
	return both;
}

/* The figures of a pair by definition. */
static struct doublet_pair compare(const struct archive *archive, uint32_t x,
                                   uint32_t y)
{
	const struct doublet_story *stories = archive->stories;
	bool timed = stories[x].time != 0 && stories[y].time != 0 &&
	             stories[x].time != stories[y].time;
	bool in_order = timed ? stories[x].time < stories[y].time : x < y;
	struct doublet_pair pair = {.a = in_order ? x : y,
	                            .b = in_order ? y : x};
	struct doublet_set a = archive->sets[pair.a];
	struct doublet_set b = archive->sets[pair.b];
	size_t both = count_both(a, b);
	size_t either = a.count + b.count - both;

	if (both == 0)
		return pair;
	pair.resemblance = (double)both / (double)either;
	pair.containment_a = (double)both / (double)a.count;
	pair.containment_b = (double)both / (double)b.count;
	return pair;
}

/* What came out, and by whom each pair is found there. */
struct outcome {
	struct doublet_pair *pairs;
	size_t count;
};

static struct outcome take_pairs(struct doublet_dedup *dedup)
{
	struct outcome outcome = {0};
	struct doublet_pair pair;
	enum doublet_status status;

	while ((status = doublet_dedup_next(dedup, &pair)) == DOUBLET_OK) {
		if ((outcome.count & (outcome.count - 1)) == 0)
			outcome.pairs =
				realloc(outcome.pairs,
			                (outcome.count * 2 + 1) * sizeof(pair));
		assert_non_null(outcome.pairs);
		outcome.pairs[outcome.count++] = pair;
	}
	assert_int_equal(status, DOUBLET_END);
	return outcome;
}

static struct doublet_dedup *run(const struct archive *archive,
                                 const struct doublet_dedup_options *options)
{
	struct doublet_dedup *dedup;

	assert_int_equal(doublet_dedup_create(options, &dedup), DOUBLET_OK);
	for (uint32_t i = 0; i < archive->count; i++)
		assert_int_equal(doublet_dedup_add(dedup, &archive->stories[i]),
		                 DOUBLET_OK);
	assert_int_equal(doublet_dedup_match(dedup), DOUBLET_OK);
	for (uint32_t i = 0; i < archive->count; i++)
		assert_int_equal(doublet_dedup_again(dedup, i,
		                                     &archive->stories[i]),
		                 DOUBLET_OK);
	assert_int_equal(doublet_dedup_finish(dedup), DOUBLET_OK);
	return dedup;
}

static struct outcome outcome_of(const struct archive *archive,
                                 const struct doublet_dedup_options *options)
{
	struct doublet_dedup *dedup = run(archive, options);
	struct outcome outcome = take_pairs(dedup);

	doublet_dedup_destroy(dedup);
	return outcome;
}

static bool is_pair(const struct doublet_dedup_options *options,
                    const struct doublet_pair *pair)
{
	if (options->threshold > 0 && pair->resemblance >= options->threshold)
		return true;
	return options->containment > 0 &&
	       (pair->containment_a >= options->containment ||
	        pair->containment_b >= options->containment);
}

static void assert_true_and_in_order(const struct archive *archive,
                                     const struct outcome *outcome)
{
	for (size_t i = 0; i < outcome->count; i++) {
		struct doublet_pair pair = outcome->pairs[i];
		struct doublet_pair real = compare(archive, pair.a, pair.b);

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

/* How many pairs there are; fails where one is told that is none. */
static size_t count_real(const struct archive *archive,
                         const struct doublet_dedup_options *options,
                         const struct outcome *outcome)
{
	size_t real = 0;

	assert_true_and_in_order(archive, outcome);
	for (size_t i = 0; i < outcome->count; i++)
		assert_true(is_pair(options, &outcome->pairs[i]));
	for (uint32_t x = 0; x < archive->count; x++)
		for (uint32_t y = x + 1; y < archive->count; y++) {
			struct doublet_pair pair = compare(archive, x, y);
			real += is_pair(options, &pair);
		}
	return real;
}

static void all_pairs_of_random_stories(void **state)
{
	static const struct doublet_dedup_options options[] = {
		{.threshold = 0.8, .exact = true},
		{.threshold = 0.1, .exact = true},
		{.threshold = 0.05},
		{.threshold = 1, .exact = true},
		{.threshold = 0.8},
		{.containment = 0.9, .exact = true},
		{.threshold = 0.9, .containment = 0.5, .exact = true},
	};
	struct support_random random = support_random_begin(21);

	(void)state;
	for (unsigned round = 0; round < support_rounds(30); round++) {
		struct archive archive =
			open_random(&random, support_random_below(&random, 80));

		for (size_t i = 0; i < sizeof(options) / sizeof(options[0]);
		     i++) {
			struct outcome outcome =
				outcome_of(&archive, &options[i]);
			size_t real =
				count_real(&archive, &options[i], &outcome);

			if (i != 4)
				assert_int_equal(outcome.count, real);
			free(outcome.pairs);
		}
		archive_close(&archive);
	}
}

static void near_duplicates_of_a_wire(void **state)
{
	const struct doublet_dedup_options bands = {.threshold = 0.8};
	const struct doublet_dedup_options exact = {.threshold = 0.8,
	                                            .exact = true};
	struct archive archive = open_wire(3, 3000);

	(void)state;
	struct outcome found = outcome_of(&archive, &bands);
	struct outcome all = outcome_of(&archive, &exact);
	size_t real = count_real(&archive, &bands, &found);
	assert_true(real > 100);
	assert_int_equal(all.count, real);
	assert_int_equal(found.count, real);
	assert_memory_equal(found.pairs, all.pairs, real * sizeof(*all.pairs));
	free(found.pairs);
	free(all.pairs);
	archive_close(&archive);
}

static bool are_paired(const struct outcome *outcome, uint32_t a, uint32_t b)
{
	for (size_t i = 0; i < outcome->count; i++)
		if (outcome->pairs[i].a == a && outcome->pairs[i].b == b)
			return true;
	return false;
}

static void groups_have_a_lead(void **state)
{
	const struct doublet_dedup_options options[] = {{.threshold = 0.5,
	                                                 .exact = true},
	                                                {.relations = true}};
	struct support_random random = support_random_begin(22);
	struct doublet_groups groups;

	(void)state;
	for (unsigned round = 0; round < support_rounds(30); round++) {
		struct archive archive =
			open_random(&random, support_random_below(&random, 80));
		struct doublet_dedup *dedup =
			run(&archive, &options[round % 2]);
		struct outcome outcome = take_pairs(dedup);
		bool *seen = need(archive.count, sizeof(*seen));

		assert_int_equal(doublet_dedup_group(dedup, &groups), 0);
		for (size_t i = 0; i < groups.count; i++) {
			const struct doublet_group *group = &groups.items[i];

			assert_true(group->member_count > 1);
			assert_int_equal(group->edge_count,
			                 group->member_count - 1);
			for (uint32_t n = 0; n < group->member_count; n++) {
				assert_false(seen[group->members[n]]);
				seen[group->members[n]] = true;
			}
			for (uint32_t n = 0; n < group->edge_count; n++) {
				struct doublet_pair edge = group->edges[n];

				assert_true(edge.a == group->lead ||
				            edge.b == group->lead);
				assert_true(
					are_paired(&outcome, edge.a, edge.b));
			}
		}
		for (size_t i = 0; round % 2 == 0 && i < outcome.count; i++)
			assert_true(seen[outcome.pairs[i].a] ||
			            seen[outcome.pairs[i].b]);
		free(seen);
		free(outcome.pairs);
		doublet_dedup_destroy(dedup);
		archive_close(&archive);
	}
}

/* Runs through until memory is asked for the call number fail_at. */
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

static void without_memory(void **state)
{
	static const struct doublet_dedup_options kinds[] = {
		{.threshold = 0.8},
		{.threshold = 0.5, .exact = true},
		{.containment = 0.5},
		{.relations = true},
	};
	struct support_random random = support_random_begin(23);
	struct archive archive = open_random(&random, 60);

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_pairs_of_random_stories),
		cmocka_unit_test(near_duplicates_of_a_wire),
		cmocka_unit_test(groups_have_a_lead),
		cmocka_unit_test(without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

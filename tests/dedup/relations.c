/* SPDX-License-Identifier: MIT */
/* Relations as the judge has them, and none of versions is missed. */
#include <stdlib.h>

#include "archive.h"

static enum doublet_relation relation_of(struct doublet_judge *judge,
                                         const struct archive *archive,
                                         struct doublet_pair *pair)
{
	const struct doublet_comparison *comparison;
	const struct doublet_story *stories = archive->stories;

	*pair = archive_compare(archive, pair->a, pair->b);
	assert_int_equal(doublet_judge_compare(judge, &stories[pair->a],
	                                       &stories[pair->b], &comparison),
	                 DOUBLET_OK);
	return comparison->relation;
}

static void as_the_judge_has_them(void **state)
{
	const struct doublet_dedup_options options = {.relations = true};
	struct archive archive = archive_wire(6, 250);
	struct outcome outcome = archive_outcome(&archive, &options);
	struct doublet_judge *judge;
	size_t versions = 0;
	size_t missed = 0;

	(void)state;
	assert_int_equal(doublet_judge_create(NULL, &judge), DOUBLET_OK);
	for (size_t i = 0; i < outcome.count; i++) {
		struct doublet_pair pair = outcome.pairs[i];
		enum doublet_relation relation =
			relation_of(judge, &archive, &pair);

		assert_int_equal(outcome.pairs[i].relation, relation);
		assert_int_equal(outcome.pairs[i].a, pair.a);
		assert_true(outcome.pairs[i].resemblance == pair.resemblance);
		assert_int_not_equal(relation, DOUBLET_NEW);
	}
	for (uint32_t x = 0; x < archive.count; x++)
		for (uint32_t y = x + 1; y < archive.count; y++) {
			struct doublet_pair pair = {.a = x, .b = y};
			enum doublet_relation relation =
				relation_of(judge, &archive, &pair);

			if (!doublet_relation_is_version(relation) ||
			    pair.resemblance < 0.2)
				continue;
			versions++;
			missed += !outcome_has(&outcome, pair.a, pair.b);
		}
	assert_true(versions > 50);
	assert_true(missed * 100 <= versions);
	doublet_judge_destroy(judge);
	free(outcome.pairs);
	archive_close(&archive);
}

/* Relations of pairs above a threshold: all of them are told, new ones too. */
static void besides_a_threshold(void **state)
{
	const struct doublet_dedup_options plain = {.threshold = 0.4};
	const struct doublet_dedup_options related = {.threshold = 0.4,
	                                              .relations = true};
	struct archive archive = archive_wire(7, 400);
	struct outcome x = archive_outcome(&archive, &plain);
	struct outcome y = archive_outcome(&archive, &related);

	(void)state;
	assert_true(x.count > 50);
	assert_int_equal(x.count, y.count);
	for (size_t i = 0; i < x.count; i++) {
		assert_int_equal(x.pairs[i].a, y.pairs[i].a);
		assert_int_equal(x.pairs[i].b, y.pairs[i].b);
		assert_true(x.pairs[i].resemblance == y.pairs[i].resemblance);
		assert_int_equal(x.pairs[i].relation, DOUBLET_NEW);
	}
	free(x.pairs);
	free(y.pairs);
	archive_close(&archive);
}

/* Figures and names are facts, and one that is changed is no copy. */
static void copies_are_identical(void **state)
{
	enum { COPIES = 30 };
	static const char text[] =
		"The harbour of Ostwick was closed on Monday after a tanker "
		"ran aground at its mouth, and 12 sailors were taken off.";
	static const char other[] =
		"The harbour of Ostwick was closed on Monday after a tanker "
		"ran aground at its mouth, and 17 sailors were taken off.";
	const struct doublet_dedup_options options = {.relations = true};
	char *texts[COPIES + 1];

	(void)state;
	for (unsigned i = 0; i < COPIES; i++)
		texts[i] = strdup(text);
	texts[COPIES] = strdup(other);
	struct archive archive = archive_texts(texts, COPIES + 1);
	struct doublet_dedup *dedup = archive_run(&archive, &options);
	struct outcome outcome = archive_pairs(dedup);
	assert_int_equal(outcome.count, COPIES * (COPIES + 1) / 2);
	for (size_t i = 0; i < outcome.count; i++)
		assert_true((outcome.pairs[i].b < COPIES) ==
		            (outcome.pairs[i].relation == DOUBLET_IDENTICAL));
	assert_int_equal(doublet_dedup_totals_of(dedup).copies, COPIES - 1);
	free(outcome.pairs);
	doublet_dedup_destroy(dedup);
	archive_close(&archive);
}

/* Thousands of copies: each is still found, but not with all others. */
static void very_many_copies_are_not_all_pairs(void **state)
{
	enum { COPIES = 3000 };
	const struct doublet_dedup_options options = {.relations = true};
	char **texts = archive_need(COPIES, sizeof(*texts));
	struct doublet_groups groups;

	(void)state;
	for (unsigned i = 0; i < COPIES; i++)
		texts[i] = strdup("Trains on the coast line run late again");
	struct archive archive = archive_texts(texts, COPIES);
	struct doublet_dedup *dedup = archive_run(&archive, &options);
	struct doublet_dedup_totals totals = doublet_dedup_totals_of(dedup);
	assert_in_range(totals.candidates, COPIES - 1, COPIES * 20);
	assert_int_equal(doublet_dedup_group(dedup, &groups), 0);
	assert_int_equal(groups.count, 1);
	assert_int_equal(groups.items[0].lead, 0);
	assert_int_equal(groups.items[0].member_count, COPIES);
	doublet_dedup_destroy(dedup);
	archive_close(&archive);
	free(texts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_the_judge_has_them),
		cmocka_unit_test(besides_a_threshold),
		cmocka_unit_test(copies_are_identical),
		cmocka_unit_test(very_many_copies_are_not_all_pairs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

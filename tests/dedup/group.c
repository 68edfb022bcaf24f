/* SPDX-License-Identifier: MIT */
/* Groups are stars of pairs, each story is in one at most. */
#include <stdlib.h>

#include "archive.h"

static void check_group(const struct doublet_group *group,
                        const struct outcome *outcome, bool *seen)
{
	bool has_lead = false;

	assert_true(group->member_count > 1);
	assert_int_equal(group->edge_count, group->member_count - 1);
	for (uint32_t n = 0; n < group->member_count; n++) {
		assert_false(seen[group->members[n]]);
		seen[group->members[n]] = true;
		has_lead |= group->members[n] == group->lead;
		assert_true(n == 0 ||
		            group->members[n - 1] < group->members[n]);
	}
	assert_true(has_lead);
	for (uint32_t n = 0; n < group->edge_count; n++) {
		struct doublet_pair edge = group->edges[n];

		assert_true(edge.a == group->lead || edge.b == group->lead);
		assert_true(outcome_has(outcome, edge.a, edge.b));
	}
}

static void a_lead_is_related_to_all(void **state)
{
	const struct doublet_dedup_options options[] = {{.threshold = 0.5,
	                                                 .exact = true},
	                                                {.relations = true}};
	struct support_random random = support_random_begin(22);
	struct doublet_groups groups;

	(void)state;
	for (unsigned round = 0; round < support_rounds(100); round++) {
		struct archive archive =
			archive_random(&random,
		                       support_random_below(&random, 80));
		struct doublet_dedup *dedup =
			archive_run(&archive, &options[round % 2]);
		struct outcome outcome = archive_pairs(dedup);
		bool *seen = archive_need(archive.count, sizeof(*seen));

		assert_int_equal(doublet_dedup_group(dedup, &groups), 0);
		for (size_t i = 0; i < groups.count; i++) {
			check_group(&groups.items[i], &outcome, seen);
			assert_true(i == 0 ||
			            groups.items[i - 1].members[0] <
			                    groups.items[i].members[0]);
		}
		/* Of each pair one at least is in a group. */
		for (size_t i = 0; round % 2 == 0 && i < outcome.count; i++)
			assert_true(seen[outcome.pairs[i].a] ||
			            seen[outcome.pairs[i].b]);
		free(seen);
		free(outcome.pairs);
		doublet_dedup_destroy(dedup);
		archive_close(&archive);
	}
}

/* So many words from one on. */
static char *stretch(unsigned from, unsigned words)
{
	struct doublet_buffer text;

	doublet_buffer_init(&text, NULL);
	for (unsigned i = from; i < from + words; i++)
		doublet_buffer_print(&text, "w%u ", i);
	doublet_buffer_add_byte(&text, '\0');
	assert_false(text.failed);
	return text.data;
}

/* A ~ B ~ C ~ D, each like its neighbours only. */
static void a_chain_is_not_one_group(void **state)
{
	enum { STORIES = 4, WORDS = 100, STEP = 30 };
	const struct doublet_dedup_options options = {.threshold = 0.5};
	char *texts[STORIES];
	struct doublet_groups groups;

	(void)state;
	for (unsigned i = 0; i < STORIES; i++)
		texts[i] = stretch(i * STEP, WORDS);
	struct archive archive = archive_texts(texts, STORIES);
	struct doublet_dedup *dedup = archive_run(&archive, &options);
	struct outcome outcome = archive_pairs(dedup);
	assert_int_equal(outcome.count, 3);
	assert_int_equal(doublet_dedup_group(dedup, &groups), 0);
	assert_int_equal(groups.count, 1);
	/* B and C have two beside them; B came first. */
	assert_int_equal(groups.items[0].lead, 1);
	assert_int_equal(groups.items[0].member_count, 3);
	assert_int_equal(groups.items[0].members[2], 2);
	free(outcome.pairs);
	doublet_dedup_destroy(dedup);
	archive_close(&archive);
}

/* By time, if all stories have one. */
static void the_lead_is_the_first_by_time(void **state)
{
	const struct doublet_dedup_options options = {.threshold = 0.5};
	char *texts[3];
	struct doublet_groups groups;

	(void)state;
	for (unsigned i = 0; i < 3; i++)
		texts[i] = stretch(i, 100);
	struct archive archive = archive_texts(texts, 3);
	for (unsigned i = 0; i < 3; i++)
		archive.stories[i].time = 10 - (int)i;
	struct doublet_dedup *dedup = archive_run(&archive, &options);
	assert_int_equal(doublet_dedup_group(dedup, &groups), 0);
	assert_int_equal(groups.count, 1);
	assert_int_equal(groups.items[0].lead, 2);
	for (uint32_t i = 0; i < 2; i++) {
		assert_int_equal(groups.items[0].edges[i].a, 2);
		assert_int_equal(groups.items[0].edges[i].b, i);
	}
	doublet_dedup_destroy(dedup);
	archive_close(&archive);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_lead_is_related_to_all),
		cmocka_unit_test(a_chain_is_not_one_group),
		cmocka_unit_test(the_lead_is_the_first_by_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

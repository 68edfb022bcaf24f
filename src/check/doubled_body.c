/* SPDX-License-Identifier: MIT */
/* The whole story stands twice: one finding, not one for each paragraph. */
#include "check/ruleset.h"

enum {
	/* Shorter doubles are a repeated paragraph. */
	SHORTEST_BODY = 40,
	FEWEST_SENTENCES = 3,
};

static uint32_t sentences_of(const struct doublet_evidence *evidence,
                             struct doublet_word_range range)
{
	return evidence->sentence_of[range.end - 1] -
	       evidence->sentence_of[range.first] + 1;
}

/*
 * Whether a repeat is the body again: it begins near the top, and what lies
 * between the two beginnings is nearly all repeated.
 */
static bool is_body(const struct doublet_evidence *evidence,
                    const struct doublet_repeat *repeat)
{
	uint32_t words = doublet_range_length(repeat->repeat);
	uint32_t story = evidence->segments->word_count;
	uint32_t distance = repeat->repeat.first - repeat->first.first;

	return words >= SHORTEST_BODY &&
	       sentences_of(evidence, repeat->repeat) >= FEWEST_SENTENCES &&
	       repeat->first.first <= story / 10 &&
	       words >= distance - distance / 5 && words >= story / 4;
}

static void find(const struct doublet_evidence *evidence,
                 struct doublet_candidates *candidates)
{
	const struct doublet_repeat *body = NULL;

	for (uint32_t i = 0; i < evidence->repeats.count; i++) {
		const struct doublet_repeat *repeat =
			&evidence->repeats.items[i];
		bool is_copy = body != NULL &&
		               repeat->first.first == body->first.first &&
		               repeat->first.end == body->first.end;
		if (!is_copy && !is_body(evidence, repeat))
			continue;
		if (body == NULL)
			body = repeat;
		doublet_candidates_add(candidates, repeat->first,
		                       repeat->repeat);
	}
}

static void describe(struct doublet_buffer *message,
                     const struct doublet_telling *telling)
{
	const struct doublet_candidate *candidate = telling->candidate;

	doublet_buffer_print(
		message,
		"the story stands %u times: its %u words from line "
		"%u on come again: ",
		telling->repeats + 1, doublet_range_length(candidate->repeat),
		telling->first_line);
	doublet_message_excerpt(message, telling->evidence, candidate->repeat);
}

static const char explanation[] =
	"From the top of the story on, all or nearly all of it comes a\n"
	"second time: at least 40 words and 3 sentences, four fifths of\n"
	"what lies between the two beginnings.\n"
	"\n"
	"Usual cause: two versions of the story were filed into one text.\n"
	"Cut the older one. The places are the first body and each\n"
	"further one; nothing inside them is told again.\n";

const struct doublet_ruleset_row doublet_rule_doubled_body = {
	.rule =
		{
			.id = "doubled-body",
			.level = DOUBLET_LEVEL_ERROR,
			.summary = "the second half of the story is the first "
				   "half again",
			.explanation = explanation,
		},
	.find = find,
	.describe = describe,
};

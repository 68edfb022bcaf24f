/* SPDX-License-Identifier: MIT */
/* The whole story stands twice: one finding, not one for each paragraph. */
#include "check/ruleset.h"

enum {
	/* Shorter doubles are a repeated paragraph. */
	SHORTEST_BODY = 40,
	FEWEST_SENTENCES = 3
};

static uint32_t count_sentences(const struct doublet_evidence *evidence,
                                struct doublet_word_range range)
{
	return evidence->sentence_of[range.end - 1] -
	       evidence->sentence_of[range.first] + 1;
}

/* Whether a place that comes again begins near the top and is long enough. */
static bool may_be_body(const struct doublet_evidence *evidence,
                        const struct doublet_alignment *alignment)
{
	uint32_t story = evidence->segments->word_count;

	return alignment->equal_words >= SHORTEST_BODY &&
	       alignment->first.first <= story / 10 &&
	       count_sentences(evidence, alignment->again) >= FEWEST_SENTENCES;
}

/* Whether of `body` words nearly all are repeated, with not much added. */
static bool is_most_of(const struct doublet_alignment *alignment, uint32_t body)
{
	uint32_t again = doublet_range_length(alignment->again);

	return alignment->equal_words >= body - body / 5 &&
	       alignment->equal_words >= again - again / 3;
}

/* The words from a body to the next one; 0 = it does not stand again. */
static uint32_t find_body(const struct doublet_evidence *evidence)
{
	uint32_t shortest = 0;

	for (uint32_t i = 0; i < evidence->alignments.count; i++) {
		const struct doublet_alignment *alignment =
			&evidence->alignments.items[i];
		uint32_t body = alignment->again.first - alignment->first.first;
		if (may_be_body(evidence, alignment) &&
		    is_most_of(alignment, body) &&
		    (shortest == 0 || body < shortest))
			shortest = body;
	}
	return shortest;
}

static void find(const struct doublet_evidence *evidence,
                 struct doublet_candidates *candidates)
{
	uint32_t body = find_body(evidence);

	for (uint32_t i = 0; body > 0 && i < evidence->alignments.count; i++) {
		const struct doublet_alignment *alignment =
			&evidence->alignments.items[i];
		if (!may_be_body(evidence, alignment) ||
		    !is_most_of(alignment, body))
			continue;
		struct doublet_candidate *added =
			doublet_candidates_add(candidates, alignment->first,
		                               alignment->again);
		added->equal_words = alignment->equal_words;
		if (alignment->edit_count == 0)
			continue;
		added->edits =
			evidence->alignments.edits + alignment->first_edit;
		added->edit_count = alignment->edit_count;
	}
}

static void describe(struct doublet_buffer *message,
                     const struct doublet_telling *telling)
{
	const struct doublet_candidate *candidate = telling->candidate;

	if (telling->repeats == 1)
		doublet_buffer_add_text(message, "the story stands twice");
	else
		doublet_buffer_print(message, "the story stands %u times",
		                     telling->repeats + 1);
	doublet_buffer_print(message, ": %u words from line %u on come again",
	                     candidate->equal_words, telling->first_line);
	if (candidate->edit_count > 0)
		doublet_buffer_print(message, ", with changes at %u place%s",
		                     (unsigned)candidate->edit_count,
		                     candidate->edit_count == 1 ? "" : "s");
	doublet_buffer_add_text(message, ": ");
	doublet_message_excerpt(message, telling->evidence, candidate->repeat);
}

static const char explanation[] =
	"From the top of the story on, all or nearly all of it comes a\n"
	"second time: at least 40 words and 3 sentences, four fifths of\n"
	"what lies between the two beginnings word for word.\n"
	"\n"
	"Usual cause: two versions of the story were filed into one text.\n"
	"Cut the older one. The places are the first body and each\n"
	"further one; nothing inside them is told again. Where one of\n"
	"them was edited, the changes are told with it.\n";

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

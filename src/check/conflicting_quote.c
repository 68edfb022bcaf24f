/* SPDX-License-Identifier: MIT */
/* The same quoted words, given to two persons. */
#include "check/ruleset.h"
#include "check/speaker_name.h"

/* Fewer words may be a slogan that both of them use. */
enum { FEWEST_WORDS = 8, FEWEST_MEANING = 4 };

static uint32_t count_meaning(const struct doublet_evidence *evidence,
                              struct doublet_word_range range)
{
	uint32_t count = 0;

	for (uint32_t i = range.first; i < range.end; i++)
		count += doublet_evidence_is_meaning(evidence, i);
	return count;
}

static void find(const struct doublet_evidence *evidence,
                 struct doublet_candidates *candidates)
{
	for (uint32_t i = 0; i < evidence->quoted.count; i++) {
		const struct doublet_repeat *repeat =
			&evidence->quoted.items[i];
		if (doublet_range_length(repeat->repeat) < FEWEST_WORDS ||
		    count_meaning(evidence, repeat->repeat) < FEWEST_MEANING ||
		    !doublet_speakers_conflict(
			    evidence, evidence->quote_of[repeat->first.first],
			    evidence->quote_of[repeat->repeat.first]))
			continue;
		doublet_candidates_add(candidates, repeat->first,
		                       repeat->repeat);
	}
}

static void describe(struct doublet_buffer *message,
                     const struct doublet_telling *telling)
{
	doublet_buffer_print(message,
	                     "quote of %u words, given to another "
	                     "speaker,",
	                     doublet_range_length(telling->candidate->repeat));
	doublet_message_end(message, telling);
}

static const char explanation[] =
	"The same quoted words, 8 or more, are given to two persons.\n"
	"\n"
	"    \"We will rebuild the old pier by spring,\" Ana Silva said.\n"
	"    ... \"We will rebuild the old pier by spring,\" said Tom Weir.\n"
	"\n"
	"It is an error: one of the two did not say it. Look up who did.\n"
	"\n"
	"Only persons named in full at both places count, who are called\n"
	"by their last names elsewhere in the story. A pronoun, an office\n"
	"(\"the mayor\") or a firm may be the same speaker by another name.\n";

const struct doublet_ruleset_row doublet_rule_conflicting_quote = {
	.rule =
		{
			.id = "conflicting-quote",
			.level = DOUBLET_LEVEL_ERROR,
			.summary = "the same words are given to two speakers",
			.explanation = explanation,
		},
	.find = find,
	.describe = describe,
};

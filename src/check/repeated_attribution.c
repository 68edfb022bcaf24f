/* SPDX-License-Identifier: MIT */
/*
 * The same source is introduced again in full: a set formula of attribution
 * stands twice, or a clause that says who spoke.
 */
#include "check/ruleset.h"

#include "check/phrasebook.h"

/* Longer runs are the business of the rules on passages. */
enum { MOST_WORDS = 12 };

/* Whether a range lies in the clause that attributes some quotation. */
static bool is_attribution(const struct doublet_evidence *evidence,
                           struct doublet_word_range range)
{
	const struct doublet_segments *segments = evidence->segments;
	uint32_t low = 0;
	uint32_t high = segments->quote_count;
	uint32_t sentence = evidence->sentence_of[range.first];
	struct doublet_word_range words = segments->sentences[sentence].words;

	/* Quotations are in order: find the first that begins no earlier. */
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (segments->quotes[middle].words.first < words.first)
			low = middle + 1;
		else
			high = middle;
	}
	enum { LOOKED_AT = 8 };
	for (uint32_t i = low; i < segments->quote_count && i < low + LOOKED_AT;
	     i++) {
		if (segments->quotes[i].words.first >= words.end)
			break;
		if (doublet_range_holds(segments->quotes[i].attribution, range))
			return true;
	}
	return false;
}

static bool has_formula(const struct doublet_evidence *evidence,
                        struct doublet_word_range range)
{
	for (uint32_t i = range.first; i < range.end; i++) {
		if (evidence->phrase_of[i] & DOUBLET_PHRASE_ATTRIBUTION)
			return true;
	}
	return false;
}

static void find(const struct doublet_evidence *evidence,
                 struct doublet_candidates *candidates)
{
	for (uint32_t i = 0; i < evidence->repeats.count; i++) {
		const struct doublet_repeat *repeat =
			&evidence->repeats.items[i];
		if (doublet_range_length(repeat->repeat) > MOST_WORDS)
			continue;
		if (!has_formula(evidence, repeat->repeat) &&
		    !(is_attribution(evidence, repeat->repeat) &&
		      is_attribution(evidence, repeat->first)))
			continue;
		struct doublet_candidate *added =
			doublet_candidates_add(candidates, repeat->first,
		                               repeat->repeat);
		added->what = "attribution";
	}
}

static const char explanation[] =
	"A formula of attribution, or a clause that says whose words a\n"
	"quotation is, stands a second time: five words or more.\n"
	"\n"
	"    ... the official said, speaking on condition of anonymity.\n"
	"    ... another envoy, speaking on condition of anonymity, said ...\n"
	"\n"
	"Once introduced, \"the official said\" is enough.\n";

const struct doublet_ruleset_row doublet_rule_repeated_attribution = {
	.rule =
		{
			.id = "repeated-attribution",
			.level = DOUBLET_LEVEL_NOTE,
			.summary =
				"the same source is introduced again in full",
			.explanation = explanation,
		},
	.find = find,
	.describe = doublet_message_stood_already,
};

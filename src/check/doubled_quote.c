/* SPDX-License-Identifier: MIT */
/* A quotation that is used twice, whole. */
#include "check/ruleset.h"

static void find(const struct doublet_evidence *evidence,
                 struct doublet_candidates *candidates)
{
	for (uint32_t i = 0; i < evidence->quoted.count; i++) {
		const struct doublet_repeat *repeat =
			&evidence->quoted.items[i];
		if (doublet_range_length(repeat->repeat) <
		            evidence->min_words ||
		    !doublet_evidence_is_whole_quote(evidence, repeat->first) ||
		    !doublet_evidence_is_whole_quote(evidence, repeat->repeat))
			continue;
		struct doublet_candidate *added =
			doublet_candidates_add(candidates, repeat->first,
		                               repeat->repeat);
		added->what = "quote";
	}
}

static const char explanation[] =
	"A quotation, or whole sentences of one, stand in quotation marks\n"
	"a second time.\n"
	"\n"
	"    \"We will rebuild the pier by spring,\" the mayor said.\n"
	"    ... The mayor told reporters: \"We will rebuild the pier by\n"
	"    spring.\"\n"
	"\n"
	"Usual cause: a quote was moved up and not cut below. Keep one;\n"
	"the other can be told in the paper's own words.\n"
	"\n"
	"Let through: quotations shorter than --min-words (see\n"
	"partial-quote). Titles in quotation marks are told as notes.\n";

const struct doublet_ruleset_row doublet_rule_doubled_quote = {
	.rule =
		{
			.id = "doubled-quote",
			.level = DOUBLET_LEVEL_WARNING,
			.summary = "the same quotation is used again, whole",
			.explanation = explanation,
		},
	.find = find,
	.describe = doublet_message_stood_already,
};

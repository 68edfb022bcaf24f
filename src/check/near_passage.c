/* SPDX-License-Identifier: MIT */
/* A longer run with words changed, which no whole sentences hold. */
#include "check/ruleset.h"

static void find(const struct doublet_evidence *evidence,
                 struct doublet_candidates *candidates)
{
	doublet_nears_add(candidates, evidence, DOUBLET_UNIT_WORDS, "passage");
}

static const char explanation[] =
	"A run of words stands a second time with some of them changed,\n"
	"and the two places are no whole sentences: at least 12 words are\n"
	"equal, seven in ten of the longer place; or 8 and six in ten when\n"
	"one of the places is in quotation marks. Words at its end that\n"
	"lean on what differs (\"and the\") are counted, but not shown.\n"
	"\n"
	"    The harbour board will vote in May on a new stone quay for the\n"
	"    ferries, and nobody knows what the islands will say to that.\n"
	"    ... Nobody asked the fishermen, although the harbour board\n"
	"    will vote in May on a new quay for the small ferries.\n"
	"\n"
	"Usual cause: a lead that uses up the words of a later sentence\n"
	"or quotation. Recast one of the two. Text reports mark what\n"
	"differs with ^, JSON lists it as \"changes\".\n"
	"\n"
	"Notes only: forms filled in with other figures or names\n"
	"(earnings, results, votes), lists of names, questions.\n";

const struct doublet_ruleset_row doublet_rule_near_passage = {
	.rule =
		{
			.id = "near-passage",
			.level = DOUBLET_LEVEL_WARNING,
			.summary =
				"a run that crosses or cuts sentences, with words changed",
			.explanation = explanation,
		},
	.find = find,
	.describe = doublet_message_stood_already,
};

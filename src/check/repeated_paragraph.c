/* SPDX-License-Identifier: MIT */
/* Whole paragraphs, one or several in a row, that stand again. */
#include "check/ruleset.h"

static void find(const struct doublet_evidence *evidence,
                 struct doublet_candidates *candidates)
{
	doublet_candidates_add_units(candidates, evidence,
	                             DOUBLET_UNIT_PARAGRAPHS, "paragraph");
}

static const char explanation[] =
	"One paragraph, or several in a row, stand a second time in the\n"
	"same story. Case, quote marks, hyphens and line breaks do not\n"
	"count as differences.\n"
	"\n"
	"    The bridge was closed on Monday for repairs.\n"
	"    Ferries ran twice as often as usual.\n"
	"    The bridge was closed on Monday for repairs.\n"
	"\n"
	"Usual cause: a take was pasted twice. Cut the second one.\n"
	"\n"
	"Let through: paragraphs shorter than --min-words. Rows of\n"
	"figures are told as notes.\n";

const struct doublet_ruleset_row doublet_rule_repeated_paragraph = {
	.rule =
		{
			.id = "repeated-paragraph",
			.level = DOUBLET_LEVEL_WARNING,
			.summary = "a paragraph stands again, word for word",
			.explanation = explanation,
		},
	.find = find,
	.describe = doublet_message_stood_already,
};

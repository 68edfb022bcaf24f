/* SPDX-License-Identifier: MIT */
/* Whole sentences, one or several in a row, that stand again. */
#include "check/ruleset.h"

static void find(const struct doublet_evidence *evidence,
                 struct doublet_candidates *candidates)
{
	doublet_candidates_add_units(candidates, evidence,
	                             DOUBLET_UNIT_SENTENCES, "sentence");
}

static const char explanation[] =
	"One sentence, or several in a row, stand a second time in the\n"
	"same story. Case, quote marks, hyphens and line breaks do not\n"
	"count as differences.\n"
	"\n"
	"    Turnout was the lowest since the war. Nobody could say why.\n"
	"    ... He blamed the rain. Turnout was the lowest since the war.\n"
	"\n"
	"Usual cause: background was added by two hands. Cut one of them.\n"
	"\n"
	"Let through: sentences shorter than --min-words. Rows of figures\n"
	"are told as notes.\n";

const struct doublet_ruleset_row doublet_rule_repeated_sentence = {
	.rule =
		{
			.id = "repeated-sentence",
			.level = DOUBLET_LEVEL_WARNING,
			.summary = "a sentence stands again, word for word",
			.explanation = explanation,
		},
	.find = find,
	.describe = doublet_message_stood_already,
};

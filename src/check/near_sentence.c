/* SPDX-License-Identifier: MIT */
/* A sentence, or several in a row, that stand again with words changed. */
#include "check/ruleset.h"

static void find(const struct doublet_evidence *evidence,
                 struct doublet_candidates *candidates)
{
	doublet_nears_add(candidates, evidence, DOUBLET_UNIT_SENTENCES,
	                  "sentence");
}

static const char explanation[] =
	"A sentence, or several in a row, stand a second time with some\n"
	"of the words changed: added, dropped, replaced. At least 9 words\n"
	"are equal, 5 of them no mere grammar (4 of 10 and more): six in\n"
	"ten of the words of both places, and half of those of the longer.\n"
	"\n"
	"    Turnout was the lowest in any vote here since the war.\n"
	"    ... He blamed the rain. Turnout on Sunday was the lowest in\n"
	"    any vote since the war.\n"
	"\n"
	"Usual cause: a caption, a summary or background by a second hand\n"
	"says what the body says. Cut or recast one of the two. Text\n"
	"reports mark what differs with ^, JSON lists it as \"changes\".\n"
	"\n"
	"Notes only: forms filled in with other figures or names\n"
	"(earnings, results, votes), lists of names, questions.\n";

const struct doublet_ruleset_row doublet_rule_near_sentence = {
	.rule =
		{
			.id = "near-sentence",
			.level = DOUBLET_LEVEL_WARNING,
			.summary =
				"a sentence stands again, with words changed",
			.explanation = explanation,
		},
	.find = find,
	.describe = doublet_message_stood_already,
};

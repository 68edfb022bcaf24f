/* SPDX-License-Identifier: MIT */
/* A paragraph, or several in a row, that stand again with words changed. */
#include "check/ruleset.h"

static void find(const struct doublet_evidence *evidence,
                 struct doublet_candidates *candidates)
{
	doublet_nears_add(candidates, evidence, DOUBLET_UNIT_PARAGRAPHS,
	                  "paragraph");
}

static const char explanation[] =
	"A paragraph, or several in a row, stand a second time with some\n"
	"of the words changed: added, dropped, replaced. At least 9 words\n"
	"are equal: six in ten of the words of both places, and half of\n"
	"those of the longer.\n"
	"\n"
	"    The bridge was closed on Monday for urgent repairs to its deck.\n"
	"    Ferries ran twice as often as usual.\n"
	"    The old bridge was closed on Monday for repairs to its deck.\n"
	"\n"
	"Usual cause: a take was pasted twice and one was edited, or two\n"
	"hands wrote up the same note. Keep the better one. A take of\n"
	"hundreds of words is one finding, and nothing in it is told\n"
	"again. Text reports mark what differs with ^, JSON lists it as\n"
	"\"changes\".\n"
	"\n"
	"Notes only: forms filled in with other figures or names\n"
	"(earnings, results, votes), lists of names, questions.\n";

const struct doublet_ruleset_row doublet_rule_near_paragraph = {
	.rule =
		{
			.id = "near-paragraph",
			.level = DOUBLET_LEVEL_WARNING,
			.summary =
				"a paragraph stands again, with words changed",
			.explanation = explanation,
		},
	.find = find,
	.describe = doublet_message_stood_already,
};

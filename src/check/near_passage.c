/* SPDX-License-Identifier: MIT */
/* TODO */
#include "check/ruleset.h"

static void find(const struct doublet_evidence *evidence,
                 struct doublet_candidates *candidates)
{
	doublet_nears_add(candidates, evidence, DOUBLET_UNIT_WORDS, "passage");
}

static const char explanation[] = "x\n";

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

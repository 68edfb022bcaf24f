/* SPDX-License-Identifier: MIT */
/* Shorter runs: too long for chance, too short for a paste. */
#include "check/ruleset.h"

/* A run mostly made of set phrases says nothing of its own. */
enum { OWN_WORDS = 4 };

static void find(const struct doublet_evidence *evidence,
                 struct doublet_candidates *candidates)
{
	uint32_t own_words = evidence->min_words < OWN_WORDS
	                             ? evidence->min_words
	                             : OWN_WORDS;

	for (uint32_t i = 0; i < evidence->repeats.count; i++) {
		const struct doublet_repeat *repeat =
			&evidence->repeats.items[i];
		if (doublet_range_length(repeat->repeat) <
		            evidence->min_words ||
		    doublet_evidence_own_words(evidence, repeat->repeat) <
		            own_words)
			continue;
		struct doublet_candidate *added =
			doublet_candidates_add(candidates, repeat->first,
		                               repeat->repeat);
		added->what = "phrase";
	}
}

static const char explanation[] =
	"--min-words words or more (6 when not given) stand a second\n"
	"time, and no stronger rule tells it.\n"
	"\n"
	"    ... the head of the port authority in Vigo said ...\n"
	"    ... which the head of the port authority in Vigo denied ...\n"
	"\n"
	"It is a note: names of offices and descriptions come again in\n"
	"good copy. A shorter form the second time often reads better.\n"
	"\n"
	"Let through: runs made of set phrases (\"on the other hand\", \"for\n"
	"the first time since\"), by language.\n";

const struct doublet_ruleset_row doublet_rule_repeated_phrase = {
	.rule =
		{
			.id = "repeated-phrase",
			.level = DOUBLET_LEVEL_NOTE,
			.summary =
				"a shorter run of words that is no set phrase",
			.explanation = explanation,
		},
	.find = find,
	.describe = doublet_message_stood_already,
};

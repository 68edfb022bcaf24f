/* SPDX-License-Identifier: MIT */
/* The rules in the order of their strength; all there is to adding one. */
#include "check/ruleset.h"

#include <string.h>

const struct doublet_ruleset_row *const doublet_ruleset[] = {
	&doublet_rule_doubled_body,
	/* A misquote is worse than a paste. */
	&doublet_rule_conflicting_quote,
	&doublet_rule_altered_quote,
	&doublet_rule_repeated_paragraph,
	&doublet_rule_repeated_sentence,
	/* These hold runs that agree word for word, and more. */
	&doublet_rule_near_paragraph,
	&doublet_rule_near_sentence,
	&doublet_rule_near_passage,
	&doublet_rule_restarted_passage,
	&doublet_rule_repeated_passage,
	&doublet_rule_doubled_quote,
	&doublet_rule_partial_quote,
	&doublet_rule_stray_headline,
	&doublet_rule_stray_furniture,
	/* Notes. */
	&doublet_rule_repeated_attribution,
	&doublet_rule_repeated_phrase,
	&doublet_rule_repeated_word,
	NULL,
};

enum { ROWS = sizeof(doublet_ruleset) / sizeof(doublet_ruleset[0]) - 1 };

const struct doublet_rule *doublet_rule_at(size_t index)
{
	return index < ROWS ? &doublet_ruleset[index]->rule : NULL;
}

const struct doublet_rule *doublet_rule_find(const char *id)
{
	for (size_t i = 0; i < ROWS; i++) {
		if (strcmp(doublet_ruleset[i]->rule.id, id) == 0)
			return &doublet_ruleset[i]->rule;
	}
	return NULL;
}

const char *doublet_level_text(enum doublet_level level)
{
	switch (level) {
	case DOUBLET_LEVEL_NOTE:
		return "note";
	case DOUBLET_LEVEL_WARNING:
		return "warning";
	case DOUBLET_LEVEL_ERROR:
		return "error";
	}
	return "none";
}

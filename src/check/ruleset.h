/* SPDX-License-Identifier: MIT */
/*
 * The table of rules. A rule is one file, which defines its row, and one line
 * in ruleset.c; its place there is its strength.
 */
#ifndef DOUBLET_CHECK_RULESET_H
#define DOUBLET_CHECK_RULESET_H

#include "check/candidate.h"
#include "check/message.h"
#include "doublet/check.h"

struct doublet_ruleset_row {
	struct doublet_rule rule;
	/* Adds what the evidence shows to the candidates. */
	void (*find)(const struct doublet_evidence *evidence,
	             struct doublet_candidates *candidates);
	/* Writes the message of a finding. */
	void (*describe)(struct doublet_buffer *message,
	                 const struct doublet_telling *telling);
};

/* The rows, strongest first, ended by NULL. */
extern const struct doublet_ruleset_row *const doublet_ruleset[];

extern const struct doublet_ruleset_row doublet_rule_altered_quote;
extern const struct doublet_ruleset_row doublet_rule_conflicting_quote;
extern const struct doublet_ruleset_row doublet_rule_doubled_body;
extern const struct doublet_ruleset_row doublet_rule_doubled_quote;
extern const struct doublet_ruleset_row doublet_rule_near_paragraph;
extern const struct doublet_ruleset_row doublet_rule_near_passage;
extern const struct doublet_ruleset_row doublet_rule_near_sentence;
extern const struct doublet_ruleset_row doublet_rule_partial_quote;
extern const struct doublet_ruleset_row doublet_rule_repeated_attribution;
extern const struct doublet_ruleset_row doublet_rule_repeated_paragraph;
extern const struct doublet_ruleset_row doublet_rule_repeated_passage;
extern const struct doublet_ruleset_row doublet_rule_repeated_phrase;
extern const struct doublet_ruleset_row doublet_rule_repeated_sentence;
extern const struct doublet_ruleset_row doublet_rule_repeated_word;
extern const struct doublet_ruleset_row doublet_rule_restarted_passage;
extern const struct doublet_ruleset_row doublet_rule_stray_furniture;
extern const struct doublet_ruleset_row doublet_rule_stray_headline;

#endif

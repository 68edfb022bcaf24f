/* SPDX-License-Identifier: MIT */
/*
 * What the rules write down: candidates, before it is settled which of those
 * about the same words is told.
 */
#ifndef DOUBLET_CHECK_CANDIDATE_H
#define DOUBLET_CHECK_CANDIDATE_H

#include <stdint.h>

#include "check/evidence.h"
#include "doublet/check.h"

struct doublet_exemption;

struct doublet_candidate {
	/* Index in the ruleset: lower is stronger. */
	uint32_t rule;
	enum doublet_level level;
	/* Where it stood first; empty (first == end) for a line of its own. */
	struct doublet_word_range first;
	struct doublet_word_range repeat;
	/* Words that are equal: all of them when there are no edits. */
	uint32_t equal_words;
	/* How the repeat differs; in the arena, by place. */
	const struct doublet_edit *edits;
	size_t edit_count;
	/* What stands twice and how many of them, for the message. */
	const char *what;
	uint32_t units;
	/* Why it is a note at most; NULL when nothing speaks for it. */
	const struct doublet_exemption *exemption;
};

struct doublet_candidates {
	struct doublet_arena *arena;
	struct doublet_candidate *items;
	size_t count;
	size_t capacity;
	/* The rule at work; stamped on what is added. */
	uint32_t rule;
	enum doublet_level level;
	/* Taken when there is no memory for another. */
	struct doublet_candidate spare;
};

/*
 * Adds a candidate of the rule at work, at its default level, and returns it
 * for the rule to change; never NULL: when there is no memory the arena has
 * failed and a spare one is returned that counts for nothing.
 */
struct doublet_candidate *doublet_candidates_add(
	struct doublet_candidates *candidates, struct doublet_word_range first,
	struct doublet_word_range repeat);

/* Adds every repeat whose largest unit is this one, called `what`. */
void doublet_candidates_add_units(struct doublet_candidates *candidates,
                                  const struct doublet_evidence *evidence,
                                  enum doublet_unit unit, const char *what);

#endif

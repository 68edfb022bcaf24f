/* SPDX-License-Identifier: MIT */
/*
 * One fault, one finding: of the candidates about the same words only the
 * strongest is told, and candidates of one rule that repeat the same first
 * place become one finding with several places.
 *
 *	candidates -by strength-> accepted -by first place-> groups
 */
#ifndef DOUBLET_CHECK_MERGE_H
#define DOUBLET_CHECK_MERGE_H

#include <stdint.h>

#include "check/candidate.h"

/* Candidates [from, to) of the merged list make one finding. */
struct doublet_group {
	uint32_t from;
	uint32_t to;
};

struct doublet_merged {
	/* By group, then by the place of the repeat. */
	const struct doublet_candidate *candidates;
	/* By the place of the first repeat. */
	const struct doublet_group *groups;
	uint32_t group_count;
	/* Words in repeats at warning or above, each counted once. */
	uint32_t repeated_words;
};

/*
 * Merges the candidates found in a story of `words` words, in which runs from
 * `min_words` words on are told; they are sorted. Linear.
 * DOUBLET_NO_MEMORY.
 */
DOUBLET_NODISCARD enum doublet_status doublet_merge(
	struct doublet_candidates *candidates, uint32_t words,
	uint32_t min_words, struct doublet_merged *merged);

#endif

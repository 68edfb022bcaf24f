/* SPDX-License-Identifier: MIT */
/*
 * Chains: short equal runs that follow each other at two places of a text.
 *
 *	first   a b c d . . e f g h i . j k l
 *	again   a b c d . e f g h i . . . j k l
 *	        |-----|   |-------|       |---|   three anchors, one chain
 */
#ifndef DOUBLET_MATCH_CHAIN_H
#define DOUBLET_MATCH_CHAIN_H

#include <stdint.h>

#include "base/arena.h"
#include "doublet/status.h"
#include "match/runs.h"

/* Equal words at two places that do not overlap. */
struct doublet_anchor {
	uint32_t first;
	uint32_t again; /* >= first + words */
	uint32_t words;
};

/* anchors[from .. to - 1], ascending at both places, none overlapping. */
struct doublet_chain {
	uint32_t from;
	uint32_t to;
};

struct doublet_chains {
	const struct doublet_anchor *anchors;
	const struct doublet_chain *items; /* the strongest first */
	uint32_t count;
};

/*
 * Words of the shortest anchor: 3 in an ordinary story. The longer a text, the
 * more windows of few words stand in it twice by chance, until nearly all do:
 * so from 2,048 words on it is one word more, and again whenever a text is
 * four times as long; then about as many a word are left as in a story.
 */
uint32_t doublet_anchor_min(uint32_t count);

/*
 * Finds chains in the words of a query; how many it wants does not matter.
 * Each anchor is in one chain at most. An anchor is worth its words, a gap
 * costs some; a chain goes on while it gains. Windows that are common in the
 * text are linked to their first place only, others to the last few, and an
 * anchor joins one of the last few before it: so time and memory are linear.
 * Should the hashes be made to collide, nothing is found. DOUBLET_NO_MEMORY.
 */
DOUBLET_NODISCARD enum doublet_status doublet_chains_find(
	struct doublet_arena *arena, const struct doublet_run_query *query,
	struct doublet_chains *chains);

#endif

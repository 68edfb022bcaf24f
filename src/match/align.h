/* SPDX-License-Identifier: MIT */
/*
 * Near-duplicates: two places of a text that say nearly the same words in the
 * same order, with the words that differ.
 *
 *	first   The bridge [    ] was closed [on Monday] for repairs
 *	again   The bridge [also] was closed [         ] for repairs
 */
#ifndef DOUBLET_MATCH_ALIGN_H
#define DOUBLET_MATCH_ALIGN_H

#include <stdint.h>

#include "base/arena.h"
#include "doublet/status.h"
#include "match/diff.h"
#include "match/runs.h"

struct doublet_alignment {
	struct doublet_word_range first;
	struct doublet_word_range again; /* begins where first ends, or later */
	uint32_t equal_words;
	/* In the list of edits: by place, none at either end. */
	uint32_t first_edit;
	uint32_t edit_count;
};

struct doublet_alignments {
	const struct doublet_alignment *items;
	uint32_t count;
	const struct doublet_edit *edits;
	size_t edit_count;
};

/*
 * Finds places that are alike in the words of a query, from its min_words
 * equal words up; both begin and end with equal words. They are
 * made of chains (match/chain.h) and what lies between and next to their
 * anchors. Linear in time and memory. All live in the arena.
 * DOUBLET_NO_MEMORY.
 */
DOUBLET_NODISCARD enum doublet_status doublet_alignments_find(
	struct doublet_arena *arena, const struct doublet_run_query *query,
	struct doublet_alignments *alignments);

#endif

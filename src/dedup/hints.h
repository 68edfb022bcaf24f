/* SPDX-License-Identifier: MIT */
/*
 * Numbers by which related stories are found that hardly resemble each other.
 *
 *	runs    winnowed shingles of 8 words: two bodies that share any run of
 *	        12 words share one
 *	forms   the same of the form, in which figures and names are all alike
 *	hints   every 5 words of quotations, and keys of the headline
 */
#ifndef DOUBLET_DEDUP_HINTS_H
#define DOUBLET_DEDUP_HINTS_H

#include "base/arena.h"
#include "doublet/body.h"
#include "doublet/set.h"

/* A story that was read, and room to work in. */
struct doublet_reading {
	struct doublet_arena *arena;
	struct doublet_sketcher *sketcher;
	const struct doublet_story *story;
	const struct doublet_body *body;
};

/* Ascending, each once; they live in the arena. DOUBLET_NO_MEMORY. */
DOUBLET_NODISCARD enum doublet_status doublet_hints_runs(
	const struct doublet_reading *reading, struct doublet_set *runs);

DOUBLET_NODISCARD enum doublet_status doublet_hints_forms(
	const struct doublet_reading *reading, struct doublet_set *forms);

DOUBLET_NODISCARD enum doublet_status doublet_hints_find(
	const struct doublet_reading *reading, struct doublet_set *hints);

#endif

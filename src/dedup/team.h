/* SPDX-License-Identifier: MIT */
/*
 * Several workers, each with all that a story is read and judged with. One at
 * least; the first is the caller's.
 */
#ifndef DOUBLET_DEDUP_TEAM_H
#define DOUBLET_DEDUP_TEAM_H

#include "base/arena.h"
#include "base/parallel.h"
#include "doublet/dedup.h"
#include "doublet/sketch.h"

struct doublet_worker {
	struct doublet_sketcher *sketcher;
	/* NULL: relations are not asked for. */
	struct doublet_judge *judge;
	struct doublet_arena arena;
};

struct doublet_team {
	struct doublet_allocator allocator;
	struct doublet_parallel *parallel;
	struct doublet_worker *workers;
	unsigned count;
};

/* As many as options->jobs. On failure there is nothing to destroy. */
DOUBLET_NODISCARD enum doublet_status doublet_team_create(
	struct doublet_team *team, const struct doublet_allocator *allocator,
	const struct doublet_dedup_options *options);
void doublet_team_destroy(struct doublet_team *team);

/* Empties the arenas of all. */
void doublet_team_reset(struct doublet_team *team);

/* A story that waits for its turn. */
struct doublet_item {
	uint32_t number;
	const struct doublet_story *story;
};

#endif

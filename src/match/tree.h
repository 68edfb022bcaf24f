/* SPDX-License-Identifier: MIT */
/*
 * Repeated runs by a suffix tree over the seeds: the way that is fast on all
 * texts. See match/runs.h for what is found.
 */
#ifndef DOUBLET_MATCH_TREE_H
#define DOUBLET_MATCH_TREE_H

#include "match/seed.h"

/*
 * Finds the runs and adds to *work the steps that took. False, with nothing
 * found, when they would be more than `budget`, or when there is no memory
 * (the arena has failed then).
 */
bool doublet_tree_runs(struct doublet_arena *arena,
                       const struct doublet_run_query *query, uint64_t budget,
                       uint64_t *work, struct doublet_runs *runs);

/* More steps than a text takes whose hashes do not collide. */
uint64_t doublet_tree_budget(uint32_t count);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Repeated runs by seeds: the way that is fast on all but pathological texts.
 * See match/runs.h for what is found.
 */
#ifndef DOUBLET_MATCH_SEED_H
#define DOUBLET_MATCH_SEED_H

#include "match/runs.h"

/* The words of a text, and the shortest run that is wanted. */
struct doublet_run_query {
	const uint64_t *hashes;
	uint32_t count;
	uint32_t min_words;
};

/*
 * Finds the runs and adds to *work the steps that took: places looked at and
 * words compared. False, with nothing found, when they would be more than
 * `budget`, or when there is no memory (the arena has failed then).
 */
bool doublet_seed_runs(struct doublet_arena *arena,
                       const struct doublet_run_query *query, uint64_t budget,
                       uint64_t *work, struct doublet_runs *runs);

/* The steps after which the suffix array is the shorter way. */
uint64_t doublet_seed_budget(uint32_t count);

#endif

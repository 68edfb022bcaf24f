/* SPDX-License-Identifier: MIT */
/*
 * Repeated runs by a suffix array: the way that no text can make slow, for
 * those whose hashes collide. See match/runs.h for what is found.
 */
#ifndef DOUBLET_MATCH_FACTOR_H
#define DOUBLET_MATCH_FACTOR_H

#include "match/seed.h"

/*
 * Finds the runs and adds the steps that took to *work. False = no memory;
 * *runs is then untouched.
 */
bool doublet_factor_runs(struct doublet_arena *arena,
                         const struct doublet_run_query *query, uint64_t *work,
                         struct doublet_runs *runs);

#endif

/* SPDX-License-Identifier: MIT */
/* The choice between the two ways to find runs; see tree.c and factor.c. */
#include "match/runs.h"

#include "match/factor.h"
#include "match/tree.h"

enum doublet_status doublet_runs_find(struct doublet_arena *arena,
                                      const struct doublet_run_query *query,
                                      struct doublet_runs *runs)
{
	uint64_t work = 0;

	if (doublet_tree_runs(arena, query, doublet_tree_budget(query->count),
	                      &work, runs))
		return DOUBLET_OK;
	if (arena->failed || !doublet_factor_runs(arena, query, &work, runs))
		return DOUBLET_NO_MEMORY;
	return DOUBLET_OK;
}

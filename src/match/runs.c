/* SPDX-License-Identifier: MIT */
/* The choice between the two ways to find runs; see tree.c and factor.c. */
#include "match/runs.h"

#include "match/factor.h"
#include "match/tree.h"

enum doublet_status doublet_runs_search(struct doublet_arena *arena,
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

enum doublet_status doublet_runs_find(struct doublet_arena *arena,
                                      const uint64_t *hashes, uint32_t count,
                                      uint32_t min_words,
                                      struct doublet_runs *runs)
{
	const struct doublet_run_query query = {hashes, count, min_words, NULL};

	return doublet_runs_search(arena, &query, runs);
}

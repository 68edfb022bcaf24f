/* SPDX-License-Identifier: MIT */
/* The choice between the two ways to find runs; see tree.c and factor.c. */
#include "match/runs.h"

#include "match/factor.h"
#include "match/tree.h"

enum doublet_status doublet_runs_find(struct doublet_arena *arena,
                                      const struct doublet_run_query *query,
                                      struct doublet_runs *runs)
{
	const struct doublet_arena_mark mark = doublet_arena_mark(arena);
	uint64_t work = 0;

	if (!doublet_tree_runs(arena, query, doublet_tree_budget(query->count),
	                       &work, runs)) {
		if (arena->failed)
			return DOUBLET_NO_MEMORY;
		doublet_arena_rewind(arena, mark, NULL, 0);
		if (!doublet_factor_runs(arena, query, &work, runs))
			return DOUBLET_NO_MEMORY;
	}
	/* The tree is many times as large as what was found. */
	runs->items = doublet_arena_rewind(arena, mark, runs->items,
	                                   runs->count * sizeof(*runs->items));
	return DOUBLET_OK;
}

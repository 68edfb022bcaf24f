/* SPDX-License-Identifier: MIT */
/* Each has handles of its own, since a handle is for one thread at a time. */
#include "dedup/team.h"

static enum doublet_status open(struct doublet_worker *worker,
                                const struct doublet_allocator *allocator,
                                const struct doublet_dedup_options *options)
{
	struct doublet_sketcher_options kernel = {options->kernel};
	struct doublet_judge_options judge = {
		.allocator = allocator,
		.boilerplate = options->boilerplate,
	};
	enum doublet_status status =
		doublet_sketcher_create(allocator, &kernel, &worker->sketcher);

	if (status == DOUBLET_OK && options->relations)
		status = doublet_judge_create(&judge, &worker->judge);
	return status;
}

enum doublet_status doublet_team_create(
	struct doublet_team *team, const struct doublet_allocator *allocator,
	const struct doublet_dedup_options *options)
{
	unsigned jobs = options->jobs > 1 ? options->jobs : 1;
	struct doublet_team made = {.allocator = *allocator};
	enum doublet_status status = DOUBLET_OK;

	made.parallel = doublet_parallel_create(allocator, jobs);
	if (made.parallel == NULL)
		return DOUBLET_NO_MEMORY;
	made.count = doublet_parallel_count(made.parallel);
	made.workers = allocator->resize(allocator->context, NULL, 0,
	                                 made.count * sizeof(*made.workers));
	if (made.workers == NULL) {
		doublet_parallel_destroy(made.parallel);
		return DOUBLET_NO_MEMORY;
	}
	for (unsigned i = 0; i < made.count; i++) {
		made.workers[i] = (struct doublet_worker){0};
		doublet_arena_init(&made.workers[i].arena, allocator);
	}
	for (unsigned i = 0; i < made.count && status == DOUBLET_OK; i++)
		status = open(&made.workers[i], allocator, options);
	if (status != DOUBLET_OK) {
		doublet_team_destroy(&made);
		return status;
	}
	*team = made;
	return DOUBLET_OK;
}

void doublet_team_destroy(struct doublet_team *team)
{
	struct doublet_allocator memory = team->allocator;

	if (team->workers == NULL)
		return;
	doublet_parallel_destroy(team->parallel);
	for (unsigned i = 0; i < team->count; i++) {
		doublet_arena_finish(&team->workers[i].arena);
		doublet_judge_destroy(team->workers[i].judge);
		doublet_sketcher_destroy(team->workers[i].sketcher);
	}
	memory.resize(memory.context, team->workers,
	              team->count * sizeof(*team->workers), 0);
	team->workers = NULL;
}

void doublet_team_reset(struct doublet_team *team)
{
	for (unsigned i = 0; i < team->count; i++)
		doublet_arena_reset(&team->workers[i].arena);
}

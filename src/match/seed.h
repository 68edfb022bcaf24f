/* SPDX-License-Identifier: MIT */
/*
 * Seeds: the windows of min_words words that stand twice in a text. Every
 * repeated run is made of them.
 */
#ifndef DOUBLET_MATCH_SEED_H
#define DOUBLET_MATCH_SEED_H

#include "match/runs.h"
#include "match/window.h"

/* A search with its steps counted: it ends when they exceed the budget. */
struct doublet_search {
	struct doublet_arena *arena;
	const struct doublet_run_query *query;
	uint64_t budget;
	uint64_t work;
};

struct doublet_seed {
	uint32_t place;
	uint32_t shingle;
	/* The first seed of the same words; itself if there is none before. */
	uint32_t first;
	/* In that first seed: the last one; itself if it stands only once. */
	uint32_t last;
	/* In that first seed: for tree.c. */
	uint32_t top;
};

/* By ascending place; a few of them stand only once after all. */
struct doublet_seeds {
	struct doublet_seed *items;
	uint32_t count;
};

/* False = out of budget or memory. */
bool doublet_seeds_find(struct doublet_search *search,
                        struct doublet_seeds *seeds);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * The pairs one by one: those of first stories, and by them those of all that
 * have the same bodies.
 */
#ifndef DOUBLET_DEDUP_PAIRS_H
#define DOUBLET_DEDUP_PAIRS_H

#include "dedup/classes.h"
#include "doublet/dedup.h"

struct doublet_pairs {
	const struct doublet_scan *scan;
	const struct doublet_classes *classes;
	/* Of first stories. */
	const struct doublet_pair *judged;
	size_t count;
	/* Whether stories with the same body are pairs. */
	bool has_copies;
	/* judged[i] of each first story: sides[begins[n]] ... */
	size_t *begins;
	uint32_t *sides;
	/* The story that comes next as a, its pairs, and the next of them. */
	uint32_t story;
	struct doublet_arena arena;
	struct doublet_pair *items;
	size_t item_count;
	size_t item;
};

/* Begins with the first; lists live in the arena. False: no memory. */
bool doublet_pairs_begin(struct doublet_pairs *pairs,
                         struct doublet_arena *arena);
void doublet_pairs_finish(struct doublet_pairs *pairs);

/* As doublet_dedup_next. */
DOUBLET_NODISCARD enum doublet_status doublet_pairs_next(
	struct doublet_pairs *pairs, struct doublet_pair *pair);

/* How two stories are related, whose first ones are `judged`, or the same
 * (NULL). */
struct doublet_pair doublet_pairs_of(const struct doublet_pairs *pairs,
                                     const struct doublet_pair *judged,
                                     uint32_t x, uint32_t y);

#endif

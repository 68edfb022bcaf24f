/* SPDX-License-Identifier: MIT */
/*
 * Sets of shingles, and what two of them have in common: exact figures, where
 * sketches give estimates.
 *
 *	a  . . . . o o o o o o        both = 6
 *	b          o o o o o o . .    resemblance 6 / 12, containment of b 6 / 8
 */
#ifndef DOUBLET_SET_H
#define DOUBLET_SET_H

#include <stddef.h>
#include <stdint.h>

#include "doublet/sketch.h"
#include "doublet/status.h"

/* Different shingles in ascending order; it does not own them. */
struct doublet_set {
	const uint32_t *shingles;
	size_t count;
};

/*
 * Sorts shingles where they are and keeps one of each: *set is the beginning
 * of them, and lives as long as they do. In linear time. DOUBLET_NO_MEMORY;
 * the shingles are then as they were.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_set_make(
	struct doublet_sketcher *sketcher, uint32_t *shingles, size_t count,
	struct doublet_set *set);

/* How many shingles stand in both. */
DOUBLET_API size_t
doublet_set_intersection(const struct doublet_sketcher *sketcher,
                         struct doublet_set a, struct doublet_set b);

/*
 * The resemblance of two sets (the Jaccard index): shingles in both over
 * shingles in either, 0 ... 1. Two empty sets have 0.
 *
 * Source: Broder, "On the resemblance and containment of documents" (1997).
 */
DOUBLET_API double doublet_set_resemblance(
	const struct doublet_sketcher *sketcher, struct doublet_set a,
	struct doublet_set b);

/* The share of a's shingles that stand in b, 0 ... 1; 0 when a is empty. */
DOUBLET_API double doublet_set_containment(
	const struct doublet_sketcher *sketcher, struct doublet_set a,
	struct doublet_set b);

/*
 * The bottom-k sketch of a set: its `size` least shingles, or all when it has
 * fewer. Shingles are hashes, so their own order is as random as any.
 *
 * Source: Cohen, Kaplan, "Summarizing data using bottom-k sketches", PODC
 * (2007); Broder (1997) has it for k least of one order.
 */
DOUBLET_API struct doublet_set doublet_bottom_sketch(struct doublet_set set,
                                                     size_t size);

/*
 * Estimates the resemblance of two sets from their bottom-k sketches of the
 * same size k: of the k least shingles in either, the share that both have.
 * Exact when neither set was cut. In one order the estimate draws without
 * replacement: its standard error is below that of a signature of k.
 */
DOUBLET_API double doublet_bottom_resemblance(struct doublet_set a,
                                              struct doublet_set b,
                                              size_t size);

#endif

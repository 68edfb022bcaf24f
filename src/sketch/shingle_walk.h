/* SPDX-License-Identifier: MIT */
/*
 * Over the hashes of a story several shingles at a time. Inlined where the sum
 * is known, it is compiled for the processor of the kernel.
 */
#ifndef DOUBLET_SKETCH_SHINGLE_WALK_H
#define DOUBLET_SKETCH_SHINGLE_WALK_H

#include "sketch/shingle.h"

/* Writes the shingles that begin at the next words, as many as it makes. */
typedef void doublet_shingle_sum(const uint64_t *hashes, uint32_t *shingles);

/* See doublet_shingle_five; `sum` makes `at_once` shingles. */
static inline __attribute__((always_inline)) void doublet_shingles_walk(
	const uint64_t *hashes, size_t count, uint32_t *shingles,
	doublet_shingle_sum *sum, size_t at_once)
{
	size_t left = doublet_shingle_count(count, DOUBLET_SHINGLE_WORDS);

	if (left < at_once) {
		doublet_shingle_scalar.five(hashes, count, shingles);
		return;
	}
	for (; left >= at_once; left -= at_once) {
		sum(hashes, shingles);
		hashes += at_once;
		shingles += at_once;
	}
	/* The last ones, some of them once more. */
	if (left > 0)
		sum(hashes + left - at_once, shingles + left - at_once);
}

#endif

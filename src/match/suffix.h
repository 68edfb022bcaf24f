/* SPDX-License-Identifier: MIT */
/* The suffixes of a text of numbers, sorted in linear time. */
#ifndef DOUBLET_MATCH_SUFFIX_H
#define DOUBLET_MATCH_SUFFIX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* A text of `count` letters, each below `letter_count`. */
struct doublet_letters {
	const uint32_t *items;
	uint32_t count;
	uint32_t letter_count;
};

/*
 * Writes to sorted[0 .. count - 1] where each suffix begins, in ascending
 * order of the suffixes; a suffix stands before those that it begins.
 * False = no memory; sorted is then spoilt.
 *
 * Source: Nong, Zhang, Chan, "Two efficient algorithms for linear time suffix
 * array construction", IEEE Trans. Comput. 60 (2011): SA-IS.
 */
bool doublet_suffix_sort(struct doublet_arena *arena,
                         const struct doublet_letters *text, uint32_t *sorted);

#endif

/* SPDX-License-Identifier: MIT */
/* How often each word stands in a story. */
#ifndef DOUBLET_CHECK_TALLY_H
#define DOUBLET_CHECK_TALLY_H

#include <stdint.h>

#include "base/arena.h"
#include "doublet/status.h"

struct doublet_tally;

/*
 * Takes `count` words given by their hashes, which are borrowed. They are
 * counted, in linear time, when the first one is asked for.
 */
DOUBLET_NODISCARD enum doublet_status doublet_tally_create(
	struct doublet_arena *arena, const uint64_t *hashes, uint32_t count,
	struct doublet_tally **tally);

/*
 * How often the word of that hash stands; UINT32_MAX: not known, often, or no
 * memory to count (the arena has failed).
 */
uint32_t doublet_tally_count(struct doublet_tally *tally, uint64_t hash);

#endif

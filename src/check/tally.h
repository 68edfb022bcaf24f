/* SPDX-License-Identifier: MIT */
/* How often each word stands in a story. */
#ifndef DOUBLET_CHECK_TALLY_H
#define DOUBLET_CHECK_TALLY_H

#include <stdint.h>

#include "base/arena.h"
#include "doublet/status.h"

struct doublet_tally;

/* Counts `count` words given by their hashes, in the arena, in linear time. */
DOUBLET_NODISCARD enum doublet_status doublet_tally_create(
	struct doublet_arena *arena, const uint64_t *hashes, uint32_t count,
	struct doublet_tally **tally);

/* How often the word of that hash stands; UINT32_MAX: not known, often. */
uint32_t doublet_tally_count(const struct doublet_tally *tally, uint64_t hash);

#endif

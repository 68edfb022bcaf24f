/* SPDX-License-Identifier: MIT */
/* Where in the texts two stories agree, and where they differ. */
#ifndef DOUBLET_JUDGE_PLACE_H
#define DOUBLET_JUDGE_PLACE_H

#include <stdbool.h>

#include "base/arena.h"
#include "doublet/compare.h"
#include "judge/overlap.h"

/*
 * Adds the passages and differences of an overlap to a comparison; they live
 * in the arena. Linear. False = no memory.
 */
bool doublet_places_find(struct doublet_arena *arena,
                         const struct doublet_overlap *overlap,
                         struct doublet_comparison *comparison);

#endif

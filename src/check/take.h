/* SPDX-License-Identifier: MIT */
/*
 * Takes: near-duplicates of several sentences, told as a whole; what repeats
 * in them is not told again.
 */
#ifndef DOUBLET_CHECK_TAKE_H
#define DOUBLET_CHECK_TAKE_H

#include "base/arena.h"
#include "check/near.h"

/*
 * Sets nears->take_of, for a story of so many words. It lives in the arena.
 * False = no memory.
 */
bool doublet_takes_mark(struct doublet_arena *arena, uint32_t words,
                        struct doublet_nears *nears);

/* Whether a repeat is a piece of a take, at both places. */
bool doublet_takes_hold(const struct doublet_nears *nears,
                        const struct doublet_repeat *repeat);

#endif

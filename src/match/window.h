/* SPDX-License-Identifier: MIT */
/*
 * Windows: the places of a text where a few words begin that may stand twice.
 * They are found once and serve every search for repeats in the text that asks
 * for as many words or more: a longer window stands twice only if all the
 * windows in it do.
 *
 *	words    a b c d e . . . a b c d e
 *	of 3     ^ ^ ^           ^ ^ ^
 *	of 5     ^               ^
 */
#ifndef DOUBLET_MATCH_WINDOW_H
#define DOUBLET_MATCH_WINDOW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct doublet_windows {
	/* By ascending place: all windows of `words` words that stand twice,
	 * and a few by accident that do not. */
	const uint32_t *places;
	uint32_t count;
	uint32_t words;
};

/*
 * Finds the windows of `words` words in `count` words given by their hashes.
 * They live in the arena. False = no memory.
 */
bool doublet_windows_find(struct doublet_arena *arena, const uint64_t *hashes,
                          uint32_t count, uint32_t words,
                          struct doublet_windows *windows);

/*
 * Lists the places in it of longer windows, of `words` words; returns how
 * many. `places` has room for windows->count.
 */
uint32_t doublet_windows_widen(const struct doublet_windows *windows,
                               uint32_t words, uint32_t *places);

#endif

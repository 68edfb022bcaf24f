/* SPDX-License-Identifier: MIT */
/*
 * Tiles: runs of words that stand in two texts, each word of either in one
 * tile at most, the longest first.
 *
 *	a   [A A A A A A] . . [B B B B] . [C C C]
 *	b   [B B B B] . [A A A A A A] . . . [C C C]
 *	     moved       straight           straight
 */
#ifndef DOUBLET_MATCH_TILE_H
#define DOUBLET_MATCH_TILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Two texts, given by the hashes of their words. */
struct doublet_tile_query {
	const uint64_t *a;
	uint32_t a_count;
	const uint64_t *b;
	uint32_t b_count;
	/* Words of the shortest tile that is wanted, 1 or more. */
	uint32_t min_words;
	/* Those that are not straight have as many at least. */
	uint32_t min_moved;
};

struct doublet_tile {
	/* Its first word in each text. */
	uint32_t a;
	uint32_t b;
	uint32_t words;
	/* It stands in another order than the straight ones, which are those
	 * in one order that have the most words. */
	bool moved;
};

struct doublet_tiles {
	struct doublet_tile *items; /* by their place in b */
	uint32_t count;
};

/*
 * Finds the tiles. They live in the arena. Linear on any words: a window of
 * min_words is looked for at its first few places in `a`, and where the tile
 * before would go on. False = no
 * memory.
 *
 * After Wise, "Running Karp-Rabin matching and greedy string tiling" (1993),
 * read from left to right; the straight ones are a heaviest increasing
 * subsequence, in O(t log t) of t tiles.
 */
bool doublet_tiles_find(struct doublet_arena *arena,
                        const struct doublet_tile_query *query,
                        struct doublet_tiles *tiles);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * What is left of a set while kernels take blocks from both of its ends, and
 * how they go on: of two blocks the one that ends first gives way to the next
 * of its set, both when they end alike. That is as good as random, so it is
 * counted, never branched on. Two ends, because each step waits for the one
 * before.
 */
#ifndef DOUBLET_SKETCH_CURSOR_H
#define DOUBLET_SKETCH_CURSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doublet/set.h"

struct doublet_cursor {
	const uint32_t *begin;
	const uint32_t *end;
};

static inline struct doublet_cursor doublet_cursor_of(struct doublet_set set)
{
	return (struct doublet_cursor){set.shingles, set.shingles + set.count};
}

static inline size_t doublet_cursor_left(struct doublet_cursor cursor)
{
	return (size_t)(cursor.end - cursor.begin);
}

static inline struct doublet_set doublet_cursor_rest(
	struct doublet_cursor cursor)
{
	return (struct doublet_set){cursor.begin, doublet_cursor_left(cursor)};
}

/* `count` or 0. Compilers make branches of it unless they cannot see it. */
static inline size_t doublet_cursor_step(bool goes_on, size_t count)
{
	size_t factor = goes_on;

	__asm__("" : "+r"(factor));
	return factor * count;
}

/* Past the blocks of so many shingles at the beginnings. */
static inline void doublet_cursor_next(struct doublet_cursor *a, size_t a_block,
                                       struct doublet_cursor *b, size_t b_block)
{
	uint32_t a_last = a->begin[a_block - 1];
	uint32_t b_last = b->begin[b_block - 1];

	a->begin += doublet_cursor_step(a_last <= b_last, a_block);
	b->begin += doublet_cursor_step(b_last <= a_last, b_block);
}

/* Past those at the ends. */
static inline void doublet_cursor_back(struct doublet_cursor *a, size_t a_block,
                                       struct doublet_cursor *b, size_t b_block)
{
	uint32_t a_first = *(a->end - a_block);
	uint32_t b_first = *(b->end - b_block);

	a->end -= doublet_cursor_step(a_first >= b_first, a_block);
	b->end -= doublet_cursor_step(b_first >= a_first, b_block);
}

/* How many shingles of a block stand in a block of another set. */
typedef unsigned doublet_cursor_match(const uint32_t *a, const uint32_t *b);

/*
 * Takes blocks of so many shingles until one of the sets has fewer left, and
 * returns what they share. Becomes a part of the kernel that calls it, with
 * its `match` and for its processor.
 */
__attribute__((always_inline)) static inline size_t doublet_cursor_count(
	struct doublet_cursor *a, struct doublet_cursor *b, size_t block,
	doublet_cursor_match *match)
{
	size_t both = 0;

	while (doublet_cursor_left(*a) >= 2 * block &&
	       doublet_cursor_left(*b) >= 2 * block) {
		both += match(a->begin, b->begin);
		both += match(a->end - block, b->end - block);
		doublet_cursor_next(a, block, b, block);
		doublet_cursor_back(a, block, b, block);
	}
	while (doublet_cursor_left(*a) >= block &&
	       doublet_cursor_left(*b) >= block) {
		both += match(a->begin, b->begin);
		doublet_cursor_next(a, block, b, block);
	}
	return both;
}

#endif

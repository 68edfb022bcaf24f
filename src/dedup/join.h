/* SPDX-License-Identifier: MIT */
/*
 * Candidates: pairs of stories that have a number in their lists in common.
 *
 *	story 0  [k m]         k: 0 2     m: 0 1 2
 *	story 1  [m]           pairs: 1-0 2-0 2-1, each once
 *	story 2  [k m]
 */
#ifndef DOUBLET_DEDUP_JOIN_H
#define DOUBLET_DEDUP_JOIN_H

#include "dedup/lists.h"

/* What to join. */
struct doublet_join {
	const struct doublet_lists *lists;
	/* Only stories that are in their own place here are looked at. */
	const uint32_t *first;
	/* Numbers that more stories have give no pair; 0 = there is no limit.
	 */
	uint32_t limit;
};

/* What was left out for being common. */
struct doublet_join_common {
	uint64_t numbers;
	/* One bit a story: it has such a number. NULL = not wanted. */
	uint8_t *stories;
};

/*
 * Adds pairs, (later << 32 | earlier) of 64 bits, to a buffer; one may come
 * more than once. False: no memory; `pairs` is then as it was.
 */
bool doublet_join_pairs(const struct doublet_join *join,
                        struct doublet_buffer *pairs,
                        struct doublet_join_common *common);

/* Sorts pairs and keeps one of each. False: no memory. */
bool doublet_join_unique(struct doublet_buffer *pairs);

#endif

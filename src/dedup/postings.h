/* SPDX-License-Identifier: MIT */
/*
 * Which stories have a number: all of one number side by side.
 *
 *	story 0  [k m]         k: 0 2
 *	story 1  [m x]         m: 0 1 2
 *	story 2  [k m]         x: only one has it, left out
 *
 * A posting is 64 bits: the number, the story, and whether it may look for
 * others (one bit).
 */
#ifndef DOUBLET_DEDUP_POSTINGS_H
#define DOUBLET_DEDUP_POSTINGS_H

#include "dedup/lists.h"

/* One bit less than a number has. */
#define DOUBLET_DEDUP_STORIES_MAX (UINT32_C(1) << 31)

static inline uint64_t doublet_posting(uint32_t number, uint32_t story,
                                       bool looks)
{
	return (uint64_t)number << 32 | story << 1 | looks;
}

static inline uint32_t doublet_posting_number(uint64_t posting)
{
	return (uint32_t)(posting >> 32);
}

static inline uint32_t doublet_posting_story(uint64_t posting)
{
	return (uint32_t)posting >> 1;
}

static inline bool doublet_posting_looks(uint64_t posting)
{
	return posting & 1;
}

/* uint64_t. */
struct doublet_postings {
	struct doublet_buffer items;
};

/*
 * Adds those of all numbers of the stories that are in their own place of
 * `first`. Nearly all numbers of one story only are left out. All look for
 * others. False: no memory.
 */
bool doublet_postings_add(struct doublet_postings *postings,
                          const struct doublet_lists *lists,
                          const uint32_t *first);

/* Sorts them by number, then in the order in which they were added. False: no
 * memory; they are as they were. */
bool doublet_postings_sort(struct doublet_postings *postings);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Candidates: pairs of stories that have a number in common.
 *
 *	k: 0 2
 *	m: 0 1 2      pairs 1-0, 2-0, 2-1, each once
 */
#ifndef DOUBLET_DEDUP_JOIN_H
#define DOUBLET_DEDUP_JOIN_H

#include "dedup/postings.h"
#include "dedup/scan.h"

/* Pairs of 64 bits: the later story, then the earlier one. */
struct doublet_candidates {
	struct doublet_buffer pairs;
	/* When so many are there, those that came twice are thrown out. */
	size_t most;
	/* Numbers that are too common, and a bit for each story with one. */
	uint64_t common_numbers;
	struct doublet_buffer common_stories;
};

/* How to join. */
struct doublet_join {
	/* A number that more stories have is too common: each is paired only
	 * with the first and with few before it. 0 = there is no limit. */
	uint32_t limit;
	/* Such numbers, and the stories that have one, are noted. */
	bool tells_common;
	/* Pairs whose traces agree in fewer places are left out; 0: none is. */
	unsigned least_agreement;
	const struct doublet_scan *scan;
	/*
	 * Pairs whose lists have less in common are left out, NULL: none is.
	 * Enough is that share of the shorter list, or so many numbers (0: no
	 * number is).
	 */
	const struct doublet_lists *lists;
	double least_share;
	size_t enough;
};

/*
 * Joins sorted postings: every two stories of a number, if one of them looks
 * for others. False: no memory.
 */
bool doublet_join(struct doublet_candidates *candidates,
                  const struct doublet_postings *postings,
                  const struct doublet_join *join);

/* Sorts the pairs and keeps one of each. False: no memory. */
bool doublet_join_unique(struct doublet_candidates *candidates);

#endif

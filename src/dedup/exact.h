/* SPDX-License-Identifier: MIT */
/*
 * No pair is missed, by construction: a prefix filter. Of two sets that share
 * at least c shingles any c - 1 may be left out of one, and the rest of it
 * still has one that both share. The rest is made of the rarest, so few other
 * stories have them.
 *
 *	set      [rare . . . . . . . . frequent]     10 shingles
 *	prefix   [-----]                             3: resemblance 0.8
 *
 * Source: Chaudhuri, Ganti, Kaushik, "A primitive operator for similarity
 * joins in data cleaning", ICDE (2006).
 */
#ifndef DOUBLET_DEDUP_EXACT_H
#define DOUBLET_DEDUP_EXACT_H

#include "dedup/join.h"

struct doublet_exact {
	/* A set of shingles of each story. */
	const struct doublet_lists *sets;
	/* Only stories in their own place here are looked at. */
	const uint32_t *first;
	/* As in struct doublet_dedup_options; 0 = not asked for. */
	double threshold;
	double containment;
};

/* Adds every pair that is to be found, and others. False: no memory. */
bool doublet_exact_join(const struct doublet_exact *exact,
                        struct doublet_candidates *candidates);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Stories with the same body are a class, and compared as one: what is found
 * for the first of them holds for all.
 *
 *	bodies   x y x z x       of      0 1 0 3 0
 *	                         sizes   3 1 . 1 .
 */
#ifndef DOUBLET_DEDUP_CLASSES_H
#define DOUBLET_DEDUP_CLASSES_H

#include "base/arena.h"
#include "dedup/scan.h"

struct doublet_classes {
	/* The first story of each one's class; of as many as were scanned. */
	uint32_t *of;
	/* The members of a class: members[begins[c] ... begins[c + 1] - 1] of
	 * class c, in ascending order. Of other numbers there are none. */
	uint32_t *begins;
	uint32_t *members;
	/* Stories that are not the first with their body. */
	uint32_t copies;
};

/*
 * Finds them, in the arena given. `apart`: each story is a class by itself.
 * Those without words are. False: no memory.
 */
bool doublet_classes_make(struct doublet_classes *classes,
                          struct doublet_arena *arena,
                          const struct doublet_scan *scan, bool apart);

/* The members of the class of that first story. */
struct doublet_list doublet_classes_members(
	const struct doublet_classes *classes, uint32_t first);

#endif

/* SPDX-License-Identifier: MIT */
/* Groups of related stories around a lead (see doublet/dedup.h). */
#ifndef DOUBLET_DEDUP_GROUP_H
#define DOUBLET_DEDUP_GROUP_H

#include "dedup/pairs.h"

/*
 * Makes the groups, in the arena given. `versions`: only pairs whose relation
 * is one of versions count. In O(n log n) of stories and pairs. False: no
 * memory.
 */
bool doublet_group_make(const struct doublet_pairs *pairs, bool versions,
                        struct doublet_arena *arena,
                        struct doublet_groups *groups);

#endif

/* SPDX-License-Identifier: MIT */
/* The kernels that count what two sets have in common. */
#ifndef DOUBLET_SKETCH_INTERSECT_H
#define DOUBLET_SKETCH_INTERSECT_H

#include <stdbool.h>
#include <stddef.h>

#include "doublet/set.h"

typedef size_t doublet_intersect_count(struct doublet_set a,
                                       struct doublet_set b);

struct doublet_intersect_kernel {
	/* enum doublet_cpu bits */
	unsigned needs;
	doublet_intersect_count *count;
};

/*
 * Whether one of two sets is so much longer that a kernel had better look for
 * few shingles in many at a time.
 */
static inline bool doublet_intersect_is_lopsided(struct doublet_set a,
                                                 struct doublet_set b)
{
	return a.count / 8 > b.count || b.count / 8 > a.count;
}

/* The best of the rows that need no other features than these. */
const struct doublet_intersect_kernel *doublet_intersect_kernel_choose(
	unsigned features);

/* One a file; the scalar one defines the right answer. */
extern const struct doublet_intersect_kernel doublet_intersect_vp2intersect;
extern const struct doublet_intersect_kernel doublet_intersect_avx512;
extern const struct doublet_intersect_kernel doublet_intersect_avx2;
extern const struct doublet_intersect_kernel doublet_intersect_neon;
extern const struct doublet_intersect_kernel doublet_intersect_scalar;

#endif

/* SPDX-License-Identifier: MIT */
/*
 * NEON: as AVX2 does it, four shingles against four; one of the blocks turns.
 */
#include "base/cpu.h"
#include "sketch/cursor.h"
#include "sketch/intersect.h"

#if DOUBLET_CPU_IS_ARM

#include <arm_neon.h>

enum { LANES = 4 };

/* How many of a[0 .. 3] stand in b[0 .. 3]. */
static inline unsigned match(const uint32_t *a, const uint32_t *b)
{
	uint32x4_t left = vld1q_u32(a);
	uint32x4_t right = vld1q_u32(b);
	uint32x4_t found =
		vorrq_u32(vorrq_u32(vceqq_u32(left, right),
	                            vceqq_u32(left,
	                                      vextq_u32(right, right, 1))),
	                  vorrq_u32(vceqq_u32(left, vextq_u32(right, right, 2)),
	                            vceqq_u32(left,
	                                      vextq_u32(right, right, 3))));

	/* Each lane found is all ones. */
	return vaddvq_u32(vshrq_n_u32(found, 31));
}

static size_t count(struct doublet_set a, struct doublet_set b)
{
	struct doublet_cursor left = doublet_cursor_of(a);
	struct doublet_cursor right = doublet_cursor_of(b);
	size_t both = doublet_cursor_count(&left, &right, LANES, match);

	return both +
	       doublet_intersect_scalar.count(doublet_cursor_rest(left),
	                                      doublet_cursor_rest(right));
}

const struct doublet_intersect_kernel doublet_intersect_neon =
	{DOUBLET_CPU_NEON, count};

#else

const struct doublet_intersect_kernel doublet_intersect_neon =
	{DOUBLET_CPU_NEVER, 0};

#endif

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

/* Takes blocks from both ends of both sets, and returns what they share. */
static size_t count_blocks(struct doublet_cursor *a, struct doublet_cursor *b)
{
	size_t both = 0;

	while (doublet_cursor_left(*a) >= 2 * LANES &&
	       doublet_cursor_left(*b) >= 2 * LANES) {
		both += match(a->begin, b->begin);
		both += match(a->end - LANES, b->end - LANES);
		doublet_cursor_next(a, LANES, b, LANES);
		doublet_cursor_back(a, LANES, b, LANES);
	}
	while (doublet_cursor_left(*a) >= LANES &&
	       doublet_cursor_left(*b) >= LANES) {
		both += match(a->begin, b->begin);
		doublet_cursor_next(a, LANES, b, LANES);
	}
	return both;
}

static size_t count(struct doublet_set a, struct doublet_set b)
{
	struct doublet_cursor left = doublet_cursor_of(a);
	struct doublet_cursor right = doublet_cursor_of(b);
	size_t both = count_blocks(&left, &right);

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

/* SPDX-License-Identifier: MIT */
/*
 * NEON: as AVX2 does it, four shingles against four; one of the blocks turns.
 */
#include "base/cpu.h"
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
static size_t count_blocks(struct doublet_set *a, struct doublet_set *b)
{
	const uint32_t *left = a->shingles;
	const uint32_t *right = b->shingles;
	const uint32_t *left_end = left + a->count;
	const uint32_t *right_end = right + b->count;
	size_t both = 0;

	while (left_end - left >= 2 * LANES && right_end - right >= 2 * LANES) {
		uint32_t last[2] = {left[LANES - 1], right[LANES - 1]};
		uint32_t first[2] = {left_end[-LANES], right_end[-LANES]};

		both += match(left, right);
		both += match(left_end - LANES, right_end - LANES);
		left += last[0] <= last[1] ? LANES : 0;
		right += last[1] <= last[0] ? LANES : 0;
		left_end -= first[0] >= first[1] ? LANES : 0;
		right_end -= first[1] >= first[0] ? LANES : 0;
	}
	while (left_end - left >= LANES && right_end - right >= LANES) {
		uint32_t last[2] = {left[LANES - 1], right[LANES - 1]};

		both += match(left, right);
		left += last[0] <= last[1] ? LANES : 0;
		right += last[1] <= last[0] ? LANES : 0;
	}
	*a = (struct doublet_set){left, (size_t)(left_end - left)};
	*b = (struct doublet_set){right, (size_t)(right_end - right)};
	return both;
}

static size_t count(struct doublet_set a, struct doublet_set b)
{
	size_t both = count_blocks(&a, &b);

	return both + doublet_intersect_scalar.count(a, b);
}

const struct doublet_intersect_kernel doublet_intersect_neon =
	{DOUBLET_CPU_NEON, count};

#else

const struct doublet_intersect_kernel doublet_intersect_neon =
	{DOUBLET_CPU_NEVER, 0};

#endif

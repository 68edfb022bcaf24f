/* SPDX-License-Identifier: MIT */
/*
 * AVX-512 VP2INTERSECT: one instruction compares 16 shingles with 16. It is
 * fast on the processors that still have it (Zen 5).
 */
#include "sketch/intersect.h"
#include "base/cpu.h"

#if DOUBLET_CPU_IS_X86

#include <immintrin.h>

#define TARGET __attribute__((target("avx512f,avx512vp2intersect,popcnt")))

enum { LANES = 16 };

/* How many of a[0 .. 15] stand in b[0 .. 15]. */
TARGET static inline unsigned match(const uint32_t *a, const uint32_t *b)
{
	__mmask16 in_a;
	__mmask16 in_b;

	_mm512_2intersect_epi32(_mm512_loadu_si512(a), _mm512_loadu_si512(b),
	                        &in_a, &in_b);
	return (unsigned)_mm_popcnt_u32(in_a);
}

/* Takes blocks from both ends of both sets, and returns what they share. */
TARGET static size_t count_blocks(struct doublet_set *a, struct doublet_set *b)
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

const struct doublet_intersect_kernel doublet_intersect_vp2intersect =
	{DOUBLET_CPU_AVX512 | DOUBLET_CPU_VP2INTERSECT, count};

#else

const struct doublet_intersect_kernel doublet_intersect_vp2intersect =
	{DOUBLET_CPU_NEVER, 0};

#endif

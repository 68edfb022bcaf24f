/* SPDX-License-Identifier: MIT */
/*
 * AVX-512: as AVX2 does it, 16 shingles against 16. A comparison keeps what
 * those before it kept, so what is left in the end is in one set only.
 */
#include "base/cpu.h"
#include "sketch/intersect.h"

#if DOUBLET_CPU_IS_X86

#include <immintrin.h>

#define TARGET __attribute__((target("avx512f,popcnt")))

enum { LANES = 16 };

/* Of the bits in `alone` those whose shingles of `left` are not b[0 .. 3]. */
TARGET static inline __mmask16 drop_four(__mmask16 alone, __m512i left,
                                         const uint32_t *b)
{
	for (unsigned i = 0; i < 4; i++)
		alone = _mm512_mask_cmpneq_epi32_mask(alone, left,
		                                      _mm512_set1_epi32(
							      (int)b[i]));
	return alone;
}

/* How many of a[0 .. 15] stand in b[0 .. 15]. */
TARGET static inline unsigned match(const uint32_t *a, const uint32_t *b)
{
	__m512i left = _mm512_loadu_si512(a);
	/* Four chains: a comparison takes some cycles. */
	unsigned alone = drop_four(0xFFFF, left, b) &
	                 drop_four(0xFFFF, left, b + 4) &
	                 drop_four(0xFFFF, left, b + 8) &
	                 drop_four(0xFFFF, left, b + 12);

	return (unsigned)LANES - (unsigned)_mm_popcnt_u32(alone);
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

const struct doublet_intersect_kernel doublet_intersect_avx512 =
	{DOUBLET_CPU_AVX512, count};

#else

const struct doublet_intersect_kernel doublet_intersect_avx512 =
	{DOUBLET_CPU_NEVER, 0};

#endif

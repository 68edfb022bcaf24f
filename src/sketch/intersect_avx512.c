/* SPDX-License-Identifier: MIT */
/*
 * AVX-512: as AVX2 does it, 16 shingles against 16. A comparison keeps what
 * those before it kept, so what is left in the end is in one set only.
 */
#include "base/cpu.h"
#include "sketch/cursor.h"
#include "sketch/intersect.h"

#if DOUBLET_CPU_IS_X86

#include <immintrin.h>

#define TARGET __attribute__((target("avx512f,popcnt"), aligned(64)))

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

TARGET static size_t count(struct doublet_set a, struct doublet_set b)
{
	struct doublet_cursor left = doublet_cursor_of(a);
	struct doublet_cursor right = doublet_cursor_of(b);

	if (doublet_intersect_is_lopsided(a, b))
		return doublet_intersect_avx2.count(a, b);
	size_t both = doublet_cursor_count(&left, &right, LANES, match);
	return both + doublet_intersect_avx2.count(doublet_cursor_rest(left),
	                                           doublet_cursor_rest(right));
}

const struct doublet_intersect_kernel doublet_intersect_avx512 =
	{DOUBLET_CPU_AVX512, count};

#else

const struct doublet_intersect_kernel doublet_intersect_avx512 =
	{DOUBLET_CPU_NEVER, 0};

#endif

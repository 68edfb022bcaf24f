/* SPDX-License-Identifier: MIT */
/*
 * AVX-512 VP2INTERSECT: one instruction compares 16 shingles with 16. It is
 * fast on the processors that still have it (Zen 5).
 */
#include "sketch/intersect.h"
#include "base/cpu.h"
#include "sketch/cursor.h"

#if DOUBLET_CPU_IS_X86

#include <immintrin.h>

#define TARGET                                                                 \
	__attribute__((target("avx512f,avx512vp2intersect,popcnt"),            \
	               aligned(64)))

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

const struct doublet_intersect_kernel doublet_intersect_vp2intersect =
	{DOUBLET_CPU_AVX512 | DOUBLET_CPU_VP2INTERSECT, count};

#else

const struct doublet_intersect_kernel doublet_intersect_vp2intersect =
	{DOUBLET_CPU_NEVER, 0};

#endif

/* SPDX-License-Identifier: MIT */
/*
 * AVX2: eight shingles of a set against eight of the other, all with all. Two
 * of a short set against 32 of a long one. What is left in the middle is filled
 * up to blocks: a merge, one by one, would take as long as the half of it all.
 */
#include "base/cpu.h"
#include "sketch/cursor.h"
#include "sketch/intersect.h"

#if DOUBLET_CPU_IS_X86

#include <immintrin.h>

#define TARGET __attribute__((target("avx2"), aligned(64)))

enum { LANES = 8, FEW = 2, LONG = 32 };

TARGET static inline __m256i load(const uint32_t *block)
{
	return _mm256_loadu_si256((const __m256i *)block);
}

TARGET static inline __m256i either(__m256i a, __m256i b)
{
	return _mm256_or_si256(a, b);
}

/* -1 for each shingle of `left` that is b[0] or b[1]. */
TARGET static inline __m256i match_two(__m256i left, const uint32_t *b)
{
	return either(_mm256_cmpeq_epi32(left, _mm256_set1_epi32((int)b[0])),
	              _mm256_cmpeq_epi32(left, _mm256_set1_epi32((int)b[1])));
}

/* -1 for each shingle of `left` that stands in b[0 .. 7]. */
TARGET static inline __m256i match(__m256i left, const uint32_t *b)
{
	return either(either(match_two(left, b), match_two(left, b + 2)),
	              either(match_two(left, b + 4), match_two(left, b + 6)));
}

TARGET static inline size_t sum_lanes(__m256i counts)
{
	__m128i four = _mm_add_epi32(_mm256_castsi256_si128(counts),
	                             _mm256_extracti128_si256(counts, 1));
	__m128i two = _mm_add_epi32(four, _mm_shuffle_epi32(four, 0x4E));
	__m128i one = _mm_add_epi32(two, _mm_shuffle_epi32(two, 0xB1));

	return (uint32_t)_mm_cvtsi128_si32(one);
}

/* Takes blocks from both ends of both sets, and returns what they share. */
TARGET static inline __m256i count_blocks(struct doublet_cursor *a,
                                          struct doublet_cursor *b)
{
	__m256i counts = _mm256_setzero_si256();

	while (doublet_cursor_left(*a) >= 2 * LANES &&
	       doublet_cursor_left(*b) >= 2 * LANES) {
		counts = _mm256_sub_epi32(counts,
		                          match(load(a->begin), b->begin));
		counts = _mm256_sub_epi32(counts, match(load(a->end - LANES),
		                                        b->end - LANES));
		doublet_cursor_next(a, LANES, b, LANES);
		doublet_cursor_back(a, LANES, b, LANES);
	}
	while (doublet_cursor_left(*a) >= LANES &&
	       doublet_cursor_left(*b) >= LANES) {
		counts = _mm256_sub_epi32(counts,
		                          match(load(a->begin), b->begin));
		doublet_cursor_next(a, LANES, b, LANES);
	}
	return counts;
}

/* -1 for each shingle of many[0 .. 31] that is few[0] or few[1], by lane. */
TARGET static inline __m256i match_long(const uint32_t *many,
                                        const uint32_t *few)
{
	__m256i found = _mm256_setzero_si256();

	/* No lane has more than one: neither repeats a shingle. */
	for (int i = 0; i < LONG / LANES; i++)
		found = _mm256_add_epi32(found,
		                         match_two(load(many + LANES * i),
		                                   few));
	return found;
}

/* As count_blocks, with two of a set against 32 of one much longer. */
TARGET static inline __m256i count_long(struct doublet_cursor *few,
                                        struct doublet_cursor *many)
{
	__m256i counts = _mm256_setzero_si256();

	while (doublet_cursor_left(*few) >= 2 * FEW &&
	       doublet_cursor_left(*many) >= 2 * LONG) {
		counts = _mm256_sub_epi32(counts,
		                          match_long(many->begin, few->begin));
		counts = _mm256_sub_epi32(counts, match_long(many->end - LONG,
		                                             few->end - FEW));
		doublet_cursor_next(few, FEW, many, LONG);
		doublet_cursor_back(few, FEW, many, LONG);
	}
	return counts;
}

/*
 * The rest, when fewer than eight shingles of a set are left: against eight of
 * the other at a time, with the last of the few again and again in the place
 * of those missing.
 */
TARGET static inline __m256i count_rest(struct doublet_cursor few,
                                        struct doublet_cursor many)
{
	const __m256i lanes = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
	__m256i counts = _mm256_setzero_si256();
	size_t count = doublet_cursor_left(few);
	uint32_t block[LANES];

	if (count == 0)
		return counts;
	for (size_t i = 0; i < LANES; i++)
		block[i] = few.begin[i < count ? i : count - 1];
	for (; many.begin < many.end && *many.begin <= block[LANES - 1];
	     many.begin += LANES) {
		size_t left = doublet_cursor_left(many);
		__m256i mask =
			_mm256_cmpgt_epi32(_mm256_set1_epi32(left < LANES
		                                                     ? (int)left
		                                                     : LANES),
		                           lanes);
		__m256i some =
			_mm256_maskload_epi32((const int *)many.begin, mask);
		counts = _mm256_sub_epi32(counts,
		                          _mm256_and_si256(mask,
		                                           match(some, block)));
		if (left < LANES)
			break;
	}
	return counts;
}

TARGET static size_t count(struct doublet_set a, struct doublet_set b)
{
	struct doublet_cursor few = doublet_cursor_of(a);
	struct doublet_cursor many = doublet_cursor_of(b);
	__m256i counts = _mm256_setzero_si256();

	if (doublet_intersect_is_lopsided(a, b)) {
		counts = a.count < b.count ? count_long(&few, &many)
		                           : count_long(&many, &few);
	}
	counts = _mm256_add_epi32(counts, count_blocks(&few, &many));
	__m256i rest = doublet_cursor_left(few) < LANES ? count_rest(few, many)
	                                                : count_rest(many, few);
	return sum_lanes(_mm256_add_epi32(counts, rest));
}

const struct doublet_intersect_kernel doublet_intersect_avx2 =
	{DOUBLET_CPU_AVX2, count};

#else

const struct doublet_intersect_kernel doublet_intersect_avx2 =
	{DOUBLET_CPU_NEVER, 0};

#endif

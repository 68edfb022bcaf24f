/* SPDX-License-Identifier: MIT */
/*
 * AVX2: eight shingles of a set against eight of the other, all with all, by
 * turning one of the blocks; then the block that ends first gives way to the
 * next of its set. As in plain C from both ends, since each step waits for the
 * one before. What is left in the middle is merged one by one.
 */
#include "base/cpu.h"
#include "sketch/intersect.h"

#if DOUBLET_CPU_IS_X86

#include <immintrin.h>

#define TARGET __attribute__((target("avx2")))

enum { LANES = 8 };

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

/* -1 for each of a[0 .. 7] that stands in b[0 .. 7]. */
TARGET static inline __m256i match(const uint32_t *a, const uint32_t *b)
{
	__m256i left = _mm256_loadu_si256((const __m256i *)a);

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
TARGET static size_t count_blocks(struct doublet_set *a, struct doublet_set *b)
{
	const uint32_t *left = a->shingles;
	const uint32_t *right = b->shingles;
	const uint32_t *left_end = left + a->count;
	const uint32_t *right_end = right + b->count;
	__m256i counts = _mm256_setzero_si256();

	while (left_end - left >= 2 * LANES && right_end - right >= 2 * LANES) {
		uint32_t last[2] = {left[LANES - 1], right[LANES - 1]};
		uint32_t first[2] = {left_end[-LANES], right_end[-LANES]};

		counts = _mm256_sub_epi32(counts, match(left, right));
		counts = _mm256_sub_epi32(counts, match(left_end - LANES,
		                                        right_end - LANES));
		left += last[0] <= last[1] ? LANES : 0;
		right += last[1] <= last[0] ? LANES : 0;
		left_end -= first[0] >= first[1] ? LANES : 0;
		right_end -= first[1] >= first[0] ? LANES : 0;
	}
	while (left_end - left >= LANES && right_end - right >= LANES) {
		uint32_t last[2] = {left[LANES - 1], right[LANES - 1]};

		counts = _mm256_sub_epi32(counts, match(left, right));
		left += last[0] <= last[1] ? LANES : 0;
		right += last[1] <= last[0] ? LANES : 0;
	}
	*a = (struct doublet_set){left, (size_t)(left_end - left)};
	*b = (struct doublet_set){right, (size_t)(right_end - right)};
	return sum_lanes(counts);
}

static size_t count(struct doublet_set a, struct doublet_set b)
{
	size_t both = count_blocks(&a, &b);

	return both + doublet_intersect_scalar.count(a, b);
}

const struct doublet_intersect_kernel doublet_intersect_avx2 =
	{DOUBLET_CPU_AVX2, count};

#else

const struct doublet_intersect_kernel doublet_intersect_avx2 =
	{DOUBLET_CPU_NEVER, 0};

#endif

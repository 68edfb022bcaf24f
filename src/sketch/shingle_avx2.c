/* SPDX-License-Identifier: MIT */
/*
 * AVX2: eight sums at a time, each from its own five hashes: five times a
 * number is four times it and it, so no multiplication is needed.
 */
#include "base/cpu.h"
#include "sketch/shingle_walk.h"

#if DOUBLET_CPU_IS_X86

#include <immintrin.h>

#define TARGET __attribute__((target("avx2")))

enum { WIDTH = DOUBLET_SHINGLE_WORDS, AT_ONCE = 8 };

TARGET static __m256i load(const uint64_t *hashes)
{
	return _mm256_loadu_si256((const __m256i *)hashes);
}

/* The sums that begin at the next four words. */
TARGET static __m256i sum_four(const uint64_t *hashes)
{
	__m256i sum = load(hashes);

#pragma GCC unroll 4
	for (unsigned i = 1; i < WIDTH; i++)
		sum = _mm256_add_epi64(_mm256_add_epi64(sum, load(hashes + i)),
		                       _mm256_slli_epi64(sum, 2));
	return sum;
}

TARGET static inline void sum_eight(const uint64_t *hashes, uint32_t *shingles)
{
	__m256 first = _mm256_castsi256_ps(sum_four(hashes));
	__m256 second = _mm256_castsi256_ps(sum_four(hashes + 4));
	/* The upper halves: 0 1 4 5 and 2 3 6 7. */
	__m256i upper = _mm256_castps_si256(
		_mm256_shuffle_ps(first, second, _MM_SHUFFLE(3, 1, 3, 1)));

	_mm256_storeu_si256((__m256i *)shingles,
	                    _mm256_permute4x64_epi64(upper,
	                                             _MM_SHUFFLE(3, 1, 2, 0)));
}

TARGET static void five(const uint64_t *hashes, size_t count,
                        uint32_t *shingles)
{
	doublet_shingles_walk(hashes, count, shingles, sum_eight, AT_ONCE);
}

const struct doublet_shingle_kernel doublet_shingle_avx2 = {DOUBLET_CPU_AVX2,
                                                            five};

#else

const struct doublet_shingle_kernel doublet_shingle_avx2 = {DOUBLET_CPU_NEVER,
                                                            0};

#endif

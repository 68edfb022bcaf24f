/* SPDX-License-Identifier: MIT */
/* AVX-512: as AVX2 does it, eight sums in one register. */
#include "base/cpu.h"
#include "sketch/shingle_walk.h"

#if DOUBLET_CPU_IS_X86

#include <immintrin.h>

#define TARGET __attribute__((target("avx512f,avx512vl")))

enum { WIDTH = DOUBLET_SHINGLE_WORDS, AT_ONCE = 8 };

TARGET static inline void sum_eight(const uint64_t *hashes, uint32_t *shingles)
{
	__m512i sum = _mm512_loadu_si512(hashes);

#pragma GCC unroll 4
	for (unsigned i = 1; i < WIDTH; i++)
		sum = _mm512_add_epi64(_mm512_add_epi64(sum,
		                                        _mm512_loadu_si512(
								hashes + i)),
		                       _mm512_slli_epi64(sum, 2));
	_mm256_storeu_si256((__m256i *)shingles,
	                    _mm512_cvtepi64_epi32(_mm512_srli_epi64(sum, 32)));
}

TARGET static void five(const uint64_t *hashes, size_t count,
                        uint32_t *shingles)
{
	doublet_shingles_walk(hashes, count, shingles, sum_eight, AT_ONCE);
}

const struct doublet_shingle_kernel doublet_shingle_avx512 =
	{DOUBLET_CPU_AVX512, five};

#else

const struct doublet_shingle_kernel doublet_shingle_avx512 = {DOUBLET_CPU_NEVER,
                                                              0};

#endif

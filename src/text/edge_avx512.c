/* SPDX-License-Identifier: MIT */
/* AVX-512: as AVX2 does it, a whole block in one register. */
#include "base/cpu.h"
#include "text/edge.h"

#if DOUBLET_CPU_IS_X86

#include <immintrin.h>

#define TARGET __attribute__((target("avx512f,avx512bw")))

/* 16 bytes four times: a shuffle looks up each quarter in its own. */
TARGET static __m512i four_times(const uint8_t bytes[16])
{
	return _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)bytes));
}

TARGET static void sort(const char *block, struct doublet_edge_masks *masks)
{
	static const uint8_t bit_of[16] = {1, 2, 4, 8, 16, 32, 64, 128};
	__m512i bytes = _mm512_loadu_si512(block);
	__m512i high = _mm512_and_si512(_mm512_srli_epi16(bytes, 4),
	                                _mm512_set1_epi8(15));
	/* No bit from 80 on. */
	__m512i bits = _mm512_shuffle_epi8(four_times(bit_of), high);

#pragma GCC unroll 8
	for (unsigned i = 0; i < DOUBLET_EDGE_SETS; i++) {
		__m512i set = four_times(doublet_edge_sets[i]);
		masks->of[i] =
			_mm512_test_epi8_mask(_mm512_shuffle_epi8(set, bytes),
		                              bits);
	}
	masks->of[DOUBLET_EDGE_LOOK] |= _mm512_movepi8_mask(bytes);
}

const struct doublet_edge_kernel doublet_edge_avx512 = {"avx512",
                                                        DOUBLET_CPU_AVX512,
                                                        sort};

#else

const struct doublet_edge_kernel doublet_edge_avx512 = {"avx512",
                                                        DOUBLET_CPU_NEVER, 0};

#endif

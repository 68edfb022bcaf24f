/* SPDX-License-Identifier: MIT */
/* AVX-512: as AVX2 does it, a whole block in one register. */
#include "base/cpu.h"
#include "text/edge_walk.h"

#if DOUBLET_CPU_IS_X86

#include <immintrin.h>

#define TARGET __attribute__((target("avx512f,avx512bw")))

/* 16 bytes four times: a shuffle looks up each quarter in its own. */
TARGET static __m512i four_times(const uint8_t bytes[16])
{
	return _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)bytes));
}

TARGET static inline __attribute__((always_inline)) void sort(
	const char *block, struct doublet_edge_masks *masks)
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
	masks->curly = 0;
}

/* The numbers 0 to 63, pressed together where the bits are, then widened. */
__attribute__((target("avx512f,avx512bw,avx512vbmi2,popcnt"))) static unsigned
write(uint32_t *places, uint32_t base, uint64_t bits)
{
	enum { AT_ONCE = DOUBLET_EDGE_EXCESS };
	static const uint8_t numbers[DOUBLET_EDGE_BLOCK] =
		{0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12,
	         13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
	         26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38,
	         39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51,
	         52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
	unsigned count = (unsigned)_mm_popcnt_u64(bits);
	__m512i first = _mm512_set1_epi32((int)base);
	__m512i offsets =
		_mm512_maskz_compress_epi8(bits, _mm512_loadu_si512(numbers));

	for (unsigned i = 0; i < count; i += AT_ONCE) {
		__m512i wide =
			_mm512_cvtepu8_epi32(_mm512_castsi512_si128(offsets));
		_mm512_storeu_si512(places + i, _mm512_add_epi32(wide, first));
		offsets = _mm512_alignr_epi32(offsets, offsets, AT_ONCE / 4);
	}
	return count;
}

__attribute__((
	target("avx512f,avx512bw,avx512vbmi2,bmi,bmi2,popcnt"))) static uint64_t
walk(struct doublet_edges *edges, struct doublet_edge_block *stopped)
{
	return doublet_edges_walk(edges, stopped, sort, write);
}

const struct doublet_edge_kernel doublet_edge_avx512 = {"avx512",
                                                        DOUBLET_CPU_AVX512,
                                                        sort, write, walk};

#else

const struct doublet_edge_kernel doublet_edge_avx512 = {"avx512",
                                                        DOUBLET_CPU_NEVER, 0, 0,
                                                        0};

#endif

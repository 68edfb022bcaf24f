/* SPDX-License-Identifier: MIT */
/*
 * AVX2: a shuffle looks up the low half of each byte in a set, another turns
 * the high half into its bit; bytes from 80 on ask for more than any has.
 */
#include "base/cpu.h"
#include "text/edge.h"
#include "text/tables/places.h"

#if DOUBLET_CPU_IS_X86

#include <immintrin.h>

#define TARGET __attribute__((target("avx2")))

TARGET static uint64_t mask_of(__m256i first, __m256i second)
{
	return (uint32_t)_mm256_movemask_epi8(first) |
	       (uint64_t)(uint32_t)_mm256_movemask_epi8(second) << 32;
}

/* 16 bytes twice: a shuffle looks up each half in its own. */
TARGET static __m256i twice(const uint8_t bytes[16])
{
	return _mm256_broadcastsi128_si256(
		_mm_loadu_si128((const __m128i *)bytes));
}

TARGET static __m256i high_bits(__m256i bytes)
{
	static const uint8_t bit_of[16] = {1,    2,    4,    8,    16,   32,
	                                   64,   128,  0xFF, 0xFF, 0xFF, 0xFF,
	                                   0xFF, 0xFF, 0xFF, 0xFF};
	__m256i high = _mm256_and_si256(_mm256_srli_epi16(bytes, 4),
	                                _mm256_set1_epi8(15));

	return _mm256_shuffle_epi8(twice(bit_of), high);
}

/* FF where a byte is in a set; a shuffle answers 0 from 80 on. */
TARGET static __m256i find(__m256i bytes, __m256i bits, __m256i set)
{
	__m256i row = _mm256_shuffle_epi8(set, bytes);

	return _mm256_cmpeq_epi8(_mm256_and_si256(row, bits), bits);
}

TARGET static void sort(const char *bytes, size_t count,
                        struct doublet_edge_masks *masks)
{
	__m256i sets[DOUBLET_EDGE_SETS];

	for (unsigned i = 0; i < DOUBLET_EDGE_SETS; i++)
		sets[i] = twice(doublet_edge_sets[i]);
	for (; count > 0; count--, bytes += DOUBLET_EDGE_BLOCK, masks++) {
		__m256i first = _mm256_loadu_si256((const __m256i *)bytes);
		__m256i second =
			_mm256_loadu_si256((const __m256i *)(bytes + 32));
		__m256i first_bits = high_bits(first);
		__m256i second_bits = high_bits(second);

#pragma GCC unroll 8
		for (unsigned i = 0; i < DOUBLET_EDGE_LOOK; i++)
			masks->of[i] =
				mask_of(find(first, first_bits, sets[i]),
			                find(second, second_bits, sets[i]));
		/* And whatever is not ASCII. */
		__m256i look = sets[DOUBLET_EDGE_LOOK];
		masks->of[DOUBLET_EDGE_LOOK] =
			mask_of(_mm256_or_si256(first,
		                                find(first, first_bits, look)),
		                _mm256_or_si256(second,
		                                find(second, second_bits,
		                                     look)));
	}
}

/*
 * A byte of bits at a time, however many are set: a branch on that would be
 * guessed wrong for most blocks, and costs more than places for nothing.
 */
__attribute__((target("avx2,popcnt"))) static unsigned write(uint32_t *places,
                                                             uint32_t base,
                                                             uint64_t bits)
{
	uint32_t *at = places;
	__m256i first = _mm256_set1_epi32((int)base);

#pragma GCC unroll 8
	for (unsigned i = 0; i < 8; i++) {
		uint64_t byte = bits & 0xFF;
		__m256i numbers = _mm256_cvtepu8_epi32(_mm_loadl_epi64(
			(const __m128i *)&doublet_places[byte]));
		_mm256_storeu_si256((__m256i *)at,
		                    _mm256_add_epi32(numbers, first));
		at += _mm_popcnt_u64(byte);
		first = _mm256_add_epi32(first, _mm256_set1_epi32(8));
		bits >>= 8;
	}
	return (unsigned)(at - places);
}

const struct doublet_edge_kernel doublet_edge_avx2 = {"avx2", DOUBLET_CPU_AVX2,
                                                      sort, write};

#else

const struct doublet_edge_kernel doublet_edge_avx2 = {"avx2", DOUBLET_CPU_NEVER,
                                                      0, 0};

#endif

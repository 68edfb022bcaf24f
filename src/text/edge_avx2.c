/* SPDX-License-Identifier: MIT */
/*
 * AVX2: a shuffle looks up the low half of each byte in a set, another turns
 * the high half into its bit; bytes from 80 on ask for more than any has.
 */
#include "base/cpu.h"
#include "text/edge_walk.h"
#include "text/tables/places.h"

#if DOUBLET_CPU_IS_X86

#include <immintrin.h>

#define TARGET __attribute__((target("avx2,bmi,bmi2,popcnt")))
#define INLINE TARGET inline __attribute__((always_inline))

INLINE static uint64_t mask_of(__m256i first, __m256i second)
{
	return (uint32_t)_mm256_movemask_epi8(first) |
	       (uint64_t)(uint32_t)_mm256_movemask_epi8(second) << 32;
}

/* 16 bytes twice: a shuffle looks up each half in its own. */
INLINE static __m256i twice(const uint8_t bytes[16])
{
	return _mm256_broadcastsi128_si256(
		_mm_loadu_si128((const __m128i *)bytes));
}

INLINE static __m256i high_bits(__m256i bytes)
{
	static const uint8_t bit_of[16] = {1,    2,    4,    8,    16,   32,
	                                   64,   128,  0xFF, 0xFF, 0xFF, 0xFF,
	                                   0xFF, 0xFF, 0xFF, 0xFF};
	__m256i high = _mm256_and_si256(_mm256_srli_epi16(bytes, 4),
	                                _mm256_set1_epi8(15));

	return _mm256_shuffle_epi8(twice(bit_of), high);
}

/* A block, and the bit of each byte's high half. */
struct halves {
	__m256i first;
	__m256i second;
	__m256i first_bits;
	__m256i second_bits;
};

/* FF where a byte is in a set; a shuffle answers 0 from 80 on. */
INLINE static __m256i find(__m256i bytes, __m256i bits, __m256i set)
{
	__m256i row = _mm256_shuffle_epi8(set, bytes);

	return _mm256_cmpeq_epi8(_mm256_and_si256(row, bits), bits);
}

/* Which bytes are in a set. */
INLINE static uint64_t find_set(const struct halves *block,
                                enum doublet_edge_set number)
{
	__m256i set = twice(doublet_edge_sets[number]);

	return mask_of(find(block->first, block->first_bits, set),
	               find(block->second, block->second_bits, set));
}

/* Line by line: what a loop writes would be kept in memory. */
INLINE static void sort(const char *bytes, struct doublet_edge_masks *masks)
{
	struct halves block;

	block.first = _mm256_loadu_si256((const __m256i *)bytes);
	block.second = _mm256_loadu_si256((const __m256i *)(bytes + 32));
	block.first_bits = high_bits(block.first);
	block.second_bits = high_bits(block.second);
	masks->of[DOUBLET_EDGE_WORD] = find_set(&block, DOUBLET_EDGE_WORD);
	masks->of[DOUBLET_EDGE_DIGIT] = find_set(&block, DOUBLET_EDGE_DIGIT);
	masks->of[DOUBLET_EDGE_JOINER] = find_set(&block, DOUBLET_EDGE_JOINER);
	masks->of[DOUBLET_EDGE_POINT] = find_set(&block, DOUBLET_EDGE_POINT);
	masks->of[DOUBLET_EDGE_MARK] = find_set(&block, DOUBLET_EDGE_MARK);
	/* And whatever is not ASCII. */
	masks->of[DOUBLET_EDGE_LOOK] = find_set(&block, DOUBLET_EDGE_LOOK) |
	                               mask_of(block.first, block.second);
	masks->curly = 0;
}

/*
 * A byte of bits at a time, however many are set: a branch on that would be
 * guessed wrong for most blocks, and costs more than places for nothing.
 */
INLINE static unsigned write(uint32_t *places, uint32_t base, uint64_t bits)
{
	uint32_t *at = places;
	__m256i first = _mm256_set1_epi32((int)base);
	__m256i eight = _mm256_set1_epi32(8);

	/* Else compilers make one from a number for each byte. */
	__asm__("" : "+x"(eight));
#pragma GCC unroll 8
	for (unsigned i = 0; i < 8; i++) {
		/* A byte times the size of a row. */
		uint64_t byte =
			(i == 0 ? bits << 5 : bits >> (8 * i - 5)) & 0xFF << 5;
		__m256i numbers = _mm256_loadu_si256(
			(const __m256i *)((const char *)doublet_places + byte));
		_mm256_storeu_si256((__m256i *)at,
		                    _mm256_add_epi32(numbers, first));
		at += _mm_popcnt_u64(byte);
		first = _mm256_add_epi32(first, eight);
	}
	return (unsigned)(at - places);
}

TARGET static uint64_t walk(struct doublet_edges *edges,
                            struct doublet_edge_block *stopped)
{
	return doublet_edges_walk(edges, stopped, sort, write);
}

const struct doublet_edge_kernel doublet_edge_avx2 = {"avx2", DOUBLET_CPU_AVX2,
                                                      sort, write, walk};

#else

const struct doublet_edge_kernel doublet_edge_avx2 = {"avx2", DOUBLET_CPU_NEVER,
                                                      0, 0, 0};

#endif

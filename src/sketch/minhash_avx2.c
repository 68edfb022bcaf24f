/* SPDX-License-Identifier: MIT */
/*
 * AVX2: eight orders in a register, four registers at a time: the multipliers
 * are kept busy, and nothing but shingles is read in the loop.
 */
#include "base/cpu.h"
#include "sketch/minhash.h"

#if DOUBLET_CPU_IS_X86

#include <immintrin.h>

#define TARGET __attribute__((target("avx2"), aligned(64)))

enum { LANES = 8, TILE = 4 * LANES };

/* The orders of a register, and the least ranks in them so far. */
struct lanes {
	__m256i factors;
	__m256i terms;
	__m256i least;
};

TARGET static inline struct lanes load(
	const struct doublet_minhash_orders *orders, const uint32_t *signature,
	unsigned first)
{
	return (struct lanes){
		_mm256_loadu_si256((const __m256i *)(orders->factors + first)),
		_mm256_loadu_si256((const __m256i *)(orders->terms + first)),
		_mm256_loadu_si256((const __m256i *)(signature + first)),
	};
}

TARGET static inline void lower(struct lanes *lanes, __m256i shingle)
{
	__m256i product = _mm256_mullo_epi32(lanes->factors, shingle);

	lanes->least =
		_mm256_min_epu32(lanes->least,
	                         _mm256_add_epi32(product, lanes->terms));
}

TARGET static inline void store(const struct lanes *lanes, uint32_t *signature)
{
	_mm256_storeu_si256((__m256i *)signature, lanes->least);
}

TARGET static void update_tile(const struct doublet_minhash_orders *orders,
                               const uint32_t *shingles, size_t count,
                               uint32_t *signature, unsigned first)
{
	struct lanes a = load(orders, signature, first);
	struct lanes b = load(orders, signature, first + LANES);
	struct lanes c = load(orders, signature, first + 2 * LANES);
	struct lanes d = load(orders, signature, first + 3 * LANES);

#pragma GCC unroll 4
	for (size_t i = 0; i < count; i++) {
		__m256i shingle = _mm256_set1_epi32((int)shingles[i]);
		lower(&a, shingle);
		lower(&b, shingle);
		lower(&c, shingle);
		lower(&d, shingle);
	}
	store(&a, signature + first);
	store(&b, signature + first + LANES);
	store(&c, signature + first + 2 * LANES);
	store(&d, signature + first + 3 * LANES);
}

TARGET static void update_half(const struct doublet_minhash_orders *orders,
                               const uint32_t *shingles, size_t count,
                               uint32_t *signature, unsigned first)
{
	struct lanes a = load(orders, signature, first);
	struct lanes b = load(orders, signature, first + LANES);

#pragma GCC unroll 4
	for (size_t i = 0; i < count; i++) {
		__m256i shingle = _mm256_set1_epi32((int)shingles[i]);
		lower(&a, shingle);
		lower(&b, shingle);
	}
	store(&a, signature + first);
	store(&b, signature + first + LANES);
}

TARGET static void update(const struct doublet_minhash_orders *orders,
                          const uint32_t *shingles, size_t count,
                          uint32_t *signature, unsigned size)
{
	unsigned first = 0;

	for (; first + TILE <= size; first += TILE)
		update_tile(orders, shingles, count, signature, first);
	if (first < size)
		update_half(orders, shingles, count, signature, first);
}

const struct doublet_minhash_kernel doublet_minhash_avx2 = {DOUBLET_CPU_AVX2,
                                                            update};

#else

const struct doublet_minhash_kernel doublet_minhash_avx2 = {DOUBLET_CPU_NEVER,
                                                            0};

#endif

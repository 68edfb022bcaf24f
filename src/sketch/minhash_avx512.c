/* SPDX-License-Identifier: MIT */
/* AVX-512: as AVX2 does it, 16 orders in a register. */
#include "base/cpu.h"
#include "sketch/minhash.h"

#if DOUBLET_CPU_IS_X86

#include <immintrin.h>

#define TARGET __attribute__((target("avx512f"), aligned(64)))

enum { LANES = 16, TILE = 4 * LANES };

/* The orders of a register, and the least ranks in them so far. */
struct lanes {
	__m512i factors;
	__m512i terms;
	__m512i least;
};

TARGET static inline struct lanes load(
	const struct doublet_minhash_orders *orders, const uint32_t *signature,
	unsigned first)
{
	return (struct lanes){
		_mm512_loadu_si512(orders->factors + first),
		_mm512_loadu_si512(orders->terms + first),
		_mm512_loadu_si512(signature + first),
	};
}

TARGET static inline void lower(struct lanes *lanes, __m512i shingle)
{
	__m512i product = _mm512_mullo_epi32(lanes->factors, shingle);

	lanes->least =
		_mm512_min_epu32(lanes->least,
	                         _mm512_add_epi32(product, lanes->terms));
}

TARGET static void update_tile(const struct doublet_minhash_orders *orders,
                               const uint32_t *shingles, size_t count,
                               uint32_t *signature, unsigned first)
{
	struct lanes a = load(orders, signature, first);
	struct lanes b = load(orders, signature, first + LANES);
	struct lanes c = load(orders, signature, first + 2 * LANES);
	struct lanes d = load(orders, signature, first + 3 * LANES);

	for (size_t i = 0; i < count; i++) {
		__m512i shingle = _mm512_set1_epi32((int)shingles[i]);
		lower(&a, shingle);
		lower(&b, shingle);
		lower(&c, shingle);
		lower(&d, shingle);
	}
	_mm512_storeu_si512(signature + first, a.least);
	_mm512_storeu_si512(signature + first + LANES, b.least);
	_mm512_storeu_si512(signature + first + 2 * LANES, c.least);
	_mm512_storeu_si512(signature + first + 3 * LANES, d.least);
}

TARGET static void update_one(const struct doublet_minhash_orders *orders,
                              const uint32_t *shingles, size_t count,
                              uint32_t *signature, unsigned first)
{
	struct lanes a = load(orders, signature, first);

	for (size_t i = 0; i < count; i++)
		lower(&a, _mm512_set1_epi32((int)shingles[i]));
	_mm512_storeu_si512(signature + first, a.least);
}

TARGET static void update(const struct doublet_minhash_orders *orders,
                          const uint32_t *shingles, size_t count,
                          uint32_t *signature, unsigned size)
{
	unsigned first = 0;

	for (; first + TILE <= size; first += TILE)
		update_tile(orders, shingles, count, signature, first);
	for (; first < size; first += LANES)
		update_one(orders, shingles, count, signature, first);
}

const struct doublet_minhash_kernel doublet_minhash_avx512 =
	{DOUBLET_CPU_AVX512, update};

#else

const struct doublet_minhash_kernel doublet_minhash_avx512 = {DOUBLET_CPU_NEVER,
                                                              0};

#endif

/* SPDX-License-Identifier: MIT */
/* NEON: as AVX2 does it, two sums in each of two registers. */
#include "base/cpu.h"
#include "sketch/shingle_walk.h"

#if DOUBLET_CPU_IS_ARM

#include <arm_neon.h>

enum { WIDTH = DOUBLET_SHINGLE_WORDS, AT_ONCE = 4 };

/* The sums that begin at the next two words. */
static inline uint32x4_t sum_two(const uint64_t *hashes)
{
	uint64x2_t sum = vld1q_u64(hashes);

#pragma GCC unroll 4
	for (unsigned i = 1; i < WIDTH; i++)
		sum = vaddq_u64(vaddq_u64(sum, vld1q_u64(hashes + i)),
		                vshlq_n_u64(sum, 2));
	return vreinterpretq_u32_u64(sum);
}

/* And of four; the upper half of each is its odd lane. */
static inline void sum_four(const uint64_t *hashes, uint32_t *shingles)
{
	vst1q_u32(shingles, vuzp2q_u32(sum_two(hashes), sum_two(hashes + 2)));
}

static void five(const uint64_t *hashes, size_t count, uint32_t *shingles)
{
	doublet_shingles_walk(hashes, count, shingles, sum_four, AT_ONCE);
}

const struct doublet_shingle_kernel doublet_shingle_neon = {DOUBLET_CPU_NEON,
                                                            five};

#else

const struct doublet_shingle_kernel doublet_shingle_neon = {DOUBLET_CPU_NEVER,
                                                            0};

#endif

/* SPDX-License-Identifier: MIT */
/* NEON: four orders in a register, 16 at a time; it multiplies and adds. */
#include "base/cpu.h"
#include "sketch/minhash.h"

#if DOUBLET_CPU_IS_ARM

#include <arm_neon.h>

enum { LANES = 4, TILE = DOUBLET_MINHASH_STEP };

/* The orders of a register, and the least ranks in them so far. */
struct lanes {
	uint32x4_t factors;
	uint32x4_t terms;
	uint32x4_t least;
};

static inline struct lanes load(const struct doublet_minhash_orders *orders,
                                const uint32_t *signature, unsigned first)
{
	return (struct lanes){
		vld1q_u32(orders->factors + first),
		vld1q_u32(orders->terms + first),
		vld1q_u32(signature + first),
	};
}

static inline void lower(struct lanes *lanes, uint32x4_t shingle)
{
	lanes->least =
		vminq_u32(lanes->least,
	                  vmlaq_u32(lanes->terms, lanes->factors, shingle));
}

static void update_tile(const struct doublet_minhash_orders *orders,
                        const uint32_t *shingles, size_t count,
                        uint32_t *signature, unsigned first)
{
	struct lanes a = load(orders, signature, first);
	struct lanes b = load(orders, signature, first + LANES);
	struct lanes c = load(orders, signature, first + 2 * LANES);
	struct lanes d = load(orders, signature, first + 3 * LANES);

	for (size_t i = 0; i < count; i++) {
		uint32x4_t shingle = vdupq_n_u32(shingles[i]);
		lower(&a, shingle);
		lower(&b, shingle);
		lower(&c, shingle);
		lower(&d, shingle);
	}
	vst1q_u32(signature + first, a.least);
	vst1q_u32(signature + first + LANES, b.least);
	vst1q_u32(signature + first + 2 * LANES, c.least);
	vst1q_u32(signature + first + 3 * LANES, d.least);
}

static void update(const struct doublet_minhash_orders *orders,
                   const uint32_t *shingles, size_t count, uint32_t *signature,
                   unsigned size)
{
	for (unsigned first = 0; first < size; first += TILE)
		update_tile(orders, shingles, count, signature, first);
}

const struct doublet_minhash_kernel doublet_minhash_neon = {DOUBLET_CPU_NEON,
                                                            update};

#else

const struct doublet_minhash_kernel doublet_minhash_neon = {DOUBLET_CPU_NEVER,
                                                            0};

#endif

/* SPDX-License-Identifier: MIT */
/*
 * NEON: as AVX2 does it, 16 bytes in a register. There is no instruction that
 * makes a mask; each byte keeps its bit, and pairwise sums put them together.
 */
#include "base/cpu.h"
#include "text/edge_walk.h"

#if DOUBLET_CPU_IS_ARM

#include <arm_neon.h>

enum { REGISTERS = DOUBLET_EDGE_BLOCK / 16 };

/* A bit for each byte of four registers, which are 0 or FF. */
static uint64_t mask_of(const uint8x16_t found[REGISTERS])
{
	static const uint8_t bits[16] = {1, 2, 4, 8, 16, 32, 64, 128,
	                                 1, 2, 4, 8, 16, 32, 64, 128};
	uint8x16_t bit = vld1q_u8(bits);
	uint8x16_t low =
		vpaddq_u8(vandq_u8(found[0], bit), vandq_u8(found[1], bit));
	uint8x16_t high =
		vpaddq_u8(vandq_u8(found[2], bit), vandq_u8(found[3], bit));
	uint8x16_t sum = vpaddq_u8(low, high);

	sum = vpaddq_u8(sum, sum);
	return vgetq_lane_u64(vreinterpretq_u64_u8(sum), 0);
}

static inline __attribute__((always_inline)) void sort(
	const char *block, struct doublet_edge_masks *masks)
{
	static const uint8_t bit_of[16] = {1, 2, 4, 8, 16, 32, 64, 128};
	uint8x16_t low[REGISTERS];
	uint8x16_t bits[REGISTERS];
	uint8x16_t found[REGISTERS];

	for (unsigned i = 0; i < REGISTERS; i++) {
		uint8x16_t bytes =
			vld1q_u8((const uint8_t *)block + 16 * (size_t)i);
		low[i] = vandq_u8(bytes, vdupq_n_u8(15));
		/* No bit from 80 on. */
		bits[i] = vqtbl1q_u8(vld1q_u8(bit_of), vshrq_n_u8(bytes, 4));
		found[i] = vcgeq_u8(bytes, vdupq_n_u8(0x80));
	}
	uint64_t not_ascii = mask_of(found);
	for (unsigned set = 0; set < DOUBLET_EDGE_SETS; set++) {
		uint8x16_t rows = vld1q_u8(doublet_edge_sets[set]);
		for (unsigned i = 0; i < REGISTERS; i++)
			found[i] = vtstq_u8(vqtbl1q_u8(rows, low[i]), bits[i]);
		masks->of[set] = mask_of(found);
	}
	masks->of[DOUBLET_EDGE_LOOK] |= not_ascii;
	masks->curly = 0;
}

/* Eight at a time: rbit and clz are cheap, a branch guessed wrong is not. */
static unsigned write(uint32_t *places, uint32_t base, uint64_t bits)
{
	enum { AT_ONCE = 8 };
	unsigned count = (unsigned)__builtin_popcountll(bits);

	for (unsigned i = 0; i < count; i += AT_ONCE)
		for (unsigned n = i; n < i + AT_ONCE; n++) {
			uint64_t stopped = bits | UINT64_C(1) << 63;
			places[n] = base + (unsigned)__builtin_ctzll(stopped);
			bits &= bits - 1;
		}
	return count;
}

static uint64_t walk(struct doublet_edges *edges,
                     struct doublet_edge_block *stopped)
{
	return doublet_edges_walk(edges, stopped, sort, write);
}

const struct doublet_edge_kernel doublet_edge_neon = {"neon", DOUBLET_CPU_NEON,
                                                      sort, write, walk};

#else

const struct doublet_edge_kernel doublet_edge_neon = {"neon", DOUBLET_CPU_NEVER,
                                                      0, 0, 0};

#endif

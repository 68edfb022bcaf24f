/* SPDX-License-Identifier: MIT */
/* The definition: each byte is looked up in each set. */
#include "text/edge.h"

static bool is_in(const uint8_t set[16], unsigned char byte)
{
	return byte < 0x80 && (set[byte & 15] >> (byte >> 4) & 1) != 0;
}

static void sort(const char *block, struct doublet_edge_masks *masks)
{
	*masks = (struct doublet_edge_masks){0};
	for (unsigned i = 0; i < DOUBLET_EDGE_BLOCK; i++) {
		unsigned char byte = (unsigned char)block[i];
		for (unsigned set = 0; set < DOUBLET_EDGE_SETS; set++)
			masks->of[set] |=
				(uint64_t)is_in(doublet_edge_sets[set], byte)
				<< i;
		masks->of[DOUBLET_EDGE_LOOK] |= (uint64_t)(byte >= 0x80) << i;
	}
}

static unsigned write(uint32_t *places, uint32_t base, uint64_t bits)
{
	unsigned count = 0;

	for (; bits != 0; bits &= bits - 1)
		places[count++] = base + (unsigned)__builtin_ctzll(bits);
	return count;
}

const struct doublet_edge_kernel doublet_edge_scalar = {"scalar", 0, sort,
                                                        write};

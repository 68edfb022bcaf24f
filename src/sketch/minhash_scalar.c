/* SPDX-License-Identifier: MIT */
/*
 * The definition. A few orders at a time, so that their least ranks stay in
 * registers, which compilers widen to what every processor of the kind has.
 */
#include "sketch/minhash.h"

enum { TILE = DOUBLET_MINHASH_STEP };

static void update_tile(const uint32_t *factors, const uint32_t *terms,
                        const uint32_t *shingles, size_t count, uint32_t *least)
{
	uint32_t ranks[TILE];

	for (unsigned i = 0; i < TILE; i++)
		ranks[i] = least[i];
	for (size_t s = 0; s < count; s++)
		for (unsigned i = 0; i < TILE; i++) {
			uint32_t rank = factors[i] * shingles[s] + terms[i];
			ranks[i] = rank < ranks[i] ? rank : ranks[i];
		}
	for (unsigned i = 0; i < TILE; i++)
		least[i] = ranks[i];
}

static void update(const struct doublet_minhash_orders *orders,
                   const uint32_t *shingles, size_t count, uint32_t *signature,
                   unsigned size)
{
	for (unsigned i = 0; i < size; i += TILE)
		update_tile(orders->factors + i, orders->terms + i, shingles,
		            count, signature + i);
}

const struct doublet_minhash_kernel doublet_minhash_scalar = {0, update};

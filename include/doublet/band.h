/* SPDX-License-Identifier: MIT */
/*
 * Bands of signatures: which stories to compare at all. A signature is cut
 * into bands of some rows each, and two stories are compared when they agree
 * in all rows of any band; a key is the hash of a band.
 *
 *	signature  | r0 r1 r2 r3 | r4 r5 r6 r7 | ... | r60 r61 r62 r63 |
 *	keys       |     k0      |     k1      | ... |      k15        |
 *
 * Two stories of resemblance J agree in a band of r rows with probability
 * J^r, and in at least one of b bands with 1 - (1 - J^r)^b. Bands here are
 * wide and shallow: made to lose no pair, while the many that are found too
 * much fall to the exact comparison of sets, which is cheap.
 *
 * Source: Indyk, Motwani, "Approximate nearest neighbors", STOC (1998); as
 * bands: Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", ch. 3.4.
 */
#ifndef DOUBLET_BAND_H
#define DOUBLET_BAND_H

#include <stddef.h>
#include <stdint.h>

#include "doublet/status.h"

/* No banding has more. */
#define DOUBLET_BANDS_MAX 64

/* How signatures are cut into bands, for pairs from a threshold on. */
struct doublet_banding {
	/* The least resemblance of pairs that it is made for. */
	double threshold;
	unsigned bands;
	unsigned rows;
	/* The signature that it takes: at least bands * rows numbers. */
	unsigned signature_size;
};

/* All of them, from the highest threshold down; part of the engine version. */
DOUBLET_API const struct doublet_banding *doublet_bandings(size_t *count);

/*
 * The one to use for pairs that resemble each other by `threshold` or more:
 * the highest of the table not above it. NULL: there is none so low; all
 * pairs with anything in common have to be looked at. Static.
 */
DOUBLET_API const struct doublet_banding *doublet_banding_for(double threshold);

/*
 * The keys of a signature, a hash of each band and its number: keys of
 * different bands may go into one table. 32 bits, half the memory of 64: among
 * a million stories one pair in 4 * 10^9 agrees by accident, and those found by
 * right outnumber them. `keys` has room for banding->bands. Returns how many
 * there are: 0 when the signature is that of no shingles, which are alike
 * nothing, else banding->bands.
 */
DOUBLET_API size_t doublet_band_keys(const struct doublet_banding *banding,
                                     const uint32_t *signature, uint32_t *keys);

/* The probability that two stories of a resemblance have a key in common. */
DOUBLET_API double doublet_banding_recall(const struct doublet_banding *banding,
                                          double resemblance);

#endif

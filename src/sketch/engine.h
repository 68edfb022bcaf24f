/* SPDX-License-Identifier: MIT */
/*
 * What doublet_engine_version() stands for. Sketches kept by one engine mean
 * nothing to another, so a change of any row is a new version; the golden
 * file tests/sketch/engine.txt fails then.
 *
 *	words      Unicode 15.0, folded by text/fold.c; in pairs without blanks
 *	word hash  text of <= 16 bytes: a multiplication of 64 x 64 bits; ASCII
 *	           without bit 5 (sketch/hash.c). Longer: XXH3, seed 0
 *	shingle    5 words of the body, all of a shorter one; upper 32 bits of
 *	           a sum of hashes times powers of 5 (sketch/shingle.c)
 *	orders     factor | 1 and term of order i: the low and the high half of
 *	           number i of SplitMix64 begun with DOUBLET_ORDER_SEED
 *	signature  64 numbers, up to 256
 *	bands      the table of sketch/band.c; key: the low half of XXH3 of the
 *	           rows as bytes, lowest first, seed: the number of the band
 *	SimHash    a shingle's 64 bits: number 1 of SplitMix64 begun with it
 *	winnowing  the shingles themselves in ascending order
 *	bottom-k   the same
 *
 * Which words are furniture, and so not of the body, is no part of it: a finer
 * eye for them changes what is kept of few stories, and these but little.
 */
#ifndef DOUBLET_SKETCH_ENGINE_H
#define DOUBLET_SKETCH_ENGINE_H

#include <stdint.h>

/* The fraction of the square root of 3. */
#define DOUBLET_ORDER_SEED UINT64_C(0xBB67AE8584CAA73B)

/*
 * Number i (from 1) of a sequence begun with a seed. Source: Steele, Lea,
 * Flood, "Fast splittable pseudorandom number generators", OOPSLA (2014).
 */
static inline uint64_t doublet_splitmix(uint64_t seed, uint64_t i)
{
	uint64_t z = seed + i * UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return z ^ z >> 31;
}

#endif

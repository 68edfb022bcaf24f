/* SPDX-License-Identifier: MIT */
/*
 * Hashes of runs of words: the word hashes are the digits of a number to an
 * odd base modulo 2^64. The next run is that number with one digit dropped
 * in front and one added behind; mixing spreads the sum over 32 bits.
 */
#include "doublet/sketch.h"

/* Digits of e; base % 8 == 5, so its powers run through 2^62 values. */
#define BASE UINT64_C(0xB7E151628AED2A6D)
#define MIX_FACTOR UINT64_C(0xBF7158809CF4F3C7)

static uint32_t mix(uint64_t sum)
{
	/* The low bits of a sum depend on low bits only: fold in the high. */
	sum ^= sum >> 32;
	return (uint32_t)((sum * MIX_FACTOR) >> 32);
}

/* BASE to the power of `exponent`, by squaring. */
static uint64_t power(unsigned exponent)
{
	uint64_t result = 1;

	for (uint64_t square = BASE; exponent != 0; exponent >>= 1) {
		if (exponent & 1)
			result *= square;
		square *= square;
	}
	return result;
}

size_t doublet_shingle_count(size_t count, unsigned width)
{
	return count < width ? 0 : count - width + 1;
}

void doublet_shingle_words(const uint64_t *hashes, size_t count, unsigned width,
                           uint32_t *shingles)
{
	size_t shingle_count = doublet_shingle_count(count, width);
	uint64_t drop = power(width);
	uint64_t sum = 0;
	size_t i = 1;

	if (shingle_count == 0)
		return;
	for (unsigned k = 0; k < width; k++)
		sum = sum * BASE + hashes[k];
	shingles[0] = mix(sum);
	/* Two at a time: half as many multiplications wait for each other. */
	for (; i + 1 < shingle_count; i += 2) {
		uint64_t one = hashes[i + width - 1] - hashes[i - 1] * drop;
		uint64_t two = hashes[i + width] - hashes[i] * drop;

		shingles[i] = mix(sum * BASE + one);
		sum = sum * (BASE * BASE) + (one * BASE + two);
		shingles[i + 1] = mix(sum);
	}
	if (i < shingle_count)
		shingles[i] = mix(sum * BASE + hashes[i + width - 1] -
		                  hashes[i - 1] * drop);
}

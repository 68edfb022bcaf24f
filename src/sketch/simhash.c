/* SPDX-License-Identifier: MIT */
/*
 * SimHash without 64 counters: they stand upright. Bit i of plane p is bit p
 * of the counter of hash bit i, so an addition of planes counts all 64 bits
 * at once; 16 hashes are added up among themselves before the counters see
 * one sum. A few logical operations a shingle, in plain C.
 */
#include "doublet/sketch.h"

#include <math.h>

#include "sketch/engine.h"

enum { BLOCK = 16, LOW_PLANES = 4, PLANES = 64 };

/* Counters of 64 bits each. */
struct counters {
	uint64_t planes[PLANES];
};

/* Adds 1 << `plane` to the counters whose bits are set. */
static void add(struct counters *counters, unsigned plane, uint64_t bits)
{
	for (; bits != 0 && plane < PLANES; plane++) {
		uint64_t carry = counters->planes[plane] & bits;
		counters->planes[plane] ^= bits;
		bits = carry;
	}
}

/* Adds two rows of bits to a plane; returns what is carried out of it. */
static uint64_t add_two(uint64_t *plane, uint64_t a, uint64_t b)
{
	uint64_t half = *plane ^ a;
	uint64_t carry = (*plane & a) | (half & b);

	*plane = half ^ b;
	return carry;
}

static uint64_t spread(uint32_t shingle)
{
	return doublet_splitmix(shingle, 1);
}

static uint64_t add_pair(uint64_t *plane, const uint32_t *shingles)
{
	return add_two(plane, spread(shingles[0]), spread(shingles[1]));
}

static uint64_t add_four(uint64_t *planes, const uint32_t *shingles)
{
	uint64_t first = add_pair(&planes[0], shingles);
	uint64_t second = add_pair(&planes[0], shingles + 2);

	return add_two(&planes[1], first, second);
}

static uint64_t add_eight(uint64_t *planes, const uint32_t *shingles)
{
	uint64_t first = add_four(planes, shingles);
	uint64_t second = add_four(planes, shingles + 4);

	return add_two(&planes[2], first, second);
}

static void add_block(struct counters *counters, const uint32_t *shingles)
{
	uint64_t first = add_eight(counters->planes, shingles);
	uint64_t second = add_eight(counters->planes, shingles + 8);

	add(counters, LOW_PLANES, add_two(&counters->planes[3], first, second));
}

/* The bits whose counters are above a number. */
static uint64_t above(const struct counters *counters, uint64_t number)
{
	uint64_t greater = 0;
	uint64_t equal = ~UINT64_C(0);

	for (unsigned plane = PLANES; plane-- > 0;) {
		uint64_t bits = counters->planes[plane];

		if (number >> plane & 1)
			equal &= bits;
		else {
			greater |= equal & bits;
			equal &= ~bits;
		}
	}
	return greater;
}

uint64_t doublet_simhash_sign(const uint32_t *shingles, size_t count)
{
	struct counters counters = {0};
	size_t i = 0;

	for (; i + BLOCK <= count; i += BLOCK)
		add_block(&counters, shingles + i);
	for (; i < count; i++)
		add(&counters, 0, spread(shingles[i]));
	/* Above half means above the half that is rounded down. */
	return above(&counters, count / 2);
}

unsigned doublet_simhash_distance(uint64_t a, uint64_t b)
{
	return (unsigned)__builtin_popcountll(a ^ b);
}

double doublet_simhash_cosine(uint64_t a, uint64_t b)
{
	return cos(3.14159265358979323846 / 64 *
	           doublet_simhash_distance(a, b));
}

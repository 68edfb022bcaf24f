/* SPDX-License-Identifier: MIT */
/*
 * Hashes of runs of words: the word hashes are the digits of a number to an
 * odd base modulo 2^64. The next run is that number with one digit dropped
 * in front and one added behind. Word hashes are as good as random, so the
 * upper half of their sum is: all of their bits reach it.
 */
#include "sketch/shingle.h"

/*
 * Small, since the digits are random already: two sums of different words are
 * equal by accident of about 2^-62, and multiplying by 5 is one instruction.
 * Its powers run through 2^62 values, so order counts however far apart.
 */
#define BASE UINT64_C(5)

static uint32_t upper_half(uint64_t sum)
{
	return (uint32_t)(sum >> 32);
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

static const struct doublet_shingle_kernel *const kernels[] = {
	&doublet_shingle_avx512,
	&doublet_shingle_avx2,
	&doublet_shingle_neon,
	&doublet_shingle_scalar,
};

const struct doublet_shingle_kernel *doublet_shingle_kernel_choose(
	unsigned features)
{
	size_t row = 0;

	while ((kernels[row]->needs & ~features) != 0)
		row++;
	return kernels[row];
}

size_t doublet_shingle_count(size_t count, unsigned width)
{
	return count < width ? 0 : count - width + 1;
}

static uint64_t sum_of(const uint64_t *hashes, unsigned width)
{
	uint64_t sum = 0;

	for (unsigned i = 0; i < width; i++)
		sum = sum * BASE + hashes[i];
	return sum;
}

/* Half of them side by side with the other half: a sum waits for its last. */
void doublet_shingle_words(const uint64_t *restrict hashes, size_t count,
                           unsigned width, uint32_t *restrict shingles)
{
	size_t shingle_count = doublet_shingle_count(count, width);
	size_t half = shingle_count / 2;
	const uint64_t *added = hashes + width - 1;
	uint64_t drop = power(width);

	if (shingle_count == 0)
		return;
	uint64_t sum = sum_of(hashes, width);
	uint64_t other = sum_of(hashes + half, width);
	shingles[0] = upper_half(sum);
	shingles[half] = upper_half(other);
	for (size_t i = 1; i < half; i++) {
		sum = sum * BASE + added[i] - hashes[i - 1] * drop;
		other = other * BASE + added[half + i] -
		        hashes[half + i - 1] * drop;
		shingles[i] = upper_half(sum);
		shingles[half + i] = upper_half(other);
	}
	if (shingle_count % 2 == 1)
		shingles[shingle_count - 1] =
			upper_half(sum_of(hashes + count - width, width));
}

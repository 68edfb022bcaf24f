/* SPDX-License-Identifier: MIT */
/*
 * A radix sort from the lowest digit, of 11 bits each: their counts fit the
 * first cache. Digits that all numbers have in common cost one look.
 */
#include <stdbool.h>
#include <string.h>

#include "base/sort.h"

enum { DIGIT = 11, VALUES = 1 << DIGIT, FEW = 32, BITS = 64 };

static void insert_all(uint64_t *numbers, size_t count, unsigned lowest)
{
	for (size_t i = 1; i < count; i++) {
		uint64_t number = numbers[i];
		size_t at = i;

		for (; at > 0 && numbers[at - 1] >> lowest > number >> lowest;
		     at--)
			numbers[at] = numbers[at - 1];
		numbers[at] = number;
	}
}

static unsigned digit_of(uint64_t number, unsigned shift)
{
	return (unsigned)(number >> shift) & (VALUES - 1);
}

static void sort_by_digit(const uint64_t *from, uint64_t *to, size_t count,
                          unsigned shift)
{
	size_t starts[VALUES] = {0};
	size_t sum = 0;

	for (size_t i = 0; i < count; i++)
		starts[digit_of(from[i], shift)]++;
	for (size_t value = 0; value < VALUES; value++) {
		size_t here = starts[value];
		starts[value] = sum;
		sum += here;
	}
	for (size_t i = 0; i < count; i++)
		to[starts[digit_of(from[i], shift)]++] = from[i];
}

void doublet_sort_wide(uint64_t *numbers, uint64_t *spare, size_t count,
                       unsigned lowest)
{
	uint64_t *from = numbers;
	uint64_t *to = spare;
	uint64_t differing = 0;

	if (count <= FEW) {
		insert_all(numbers, count, lowest);
		return;
	}
	for (size_t i = 1; i < count; i++)
		differing |= numbers[i] ^ numbers[0];
	for (unsigned shift = lowest; shift < BITS; shift += DIGIT) {
		if (digit_of(differing, shift) == 0)
			continue;
		sort_by_digit(from, to, count, shift);
		uint64_t *swapped = from;
		from = to;
		to = swapped;
	}
	if (from != numbers)
		memcpy(numbers, from, count * sizeof(*numbers));
}

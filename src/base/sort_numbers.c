/* SPDX-License-Identifier: MIT */
/*
 * Numbers by themselves. Some hundreds of hashes need one pass by their
 * highest byte: then all stand near their place, and are inserted. Many, and
 * those that crowd in few values of that byte, go through a radix sort from
 * the lowest byte.
 */
#include <stdbool.h>
#include <string.h>

#include "base/sort.h"

enum { FEW = 24, CROWD = 32, VALUES = 256, BYTES = 4, ONE_PASS_MAX = 2048 };

static void insert_all(uint32_t *numbers, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		uint32_t number = numbers[i];
		size_t at = i;

		for (; at > 0 && numbers[at - 1] > number; at--)
			numbers[at] = numbers[at - 1];
		numbers[at] = number;
	}
}

static unsigned byte_of(uint32_t number, int byte)
{
	return number >> (8 * byte) & (VALUES - 1);
}

/* How many numbers have each value of a byte; returns the most. */
static uint32_t count_values(const uint32_t *numbers, size_t count, int byte,
                             uint32_t counts[VALUES])
{
	uint32_t most = 0;

	memset(counts, 0, VALUES * sizeof(*counts));
	for (size_t i = 0; i < count; i++)
		counts[byte_of(numbers[i], byte)]++;
	for (int value = 0; value < VALUES; value++)
		most = counts[value] > most ? counts[value] : most;
	return most;
}

static void move_by_byte(const uint32_t *from, uint32_t *to, size_t count,
                         int byte, uint32_t counts[VALUES])
{
	uint32_t sum = 0;

	for (int value = 0; value < VALUES; value++) {
		uint32_t here = counts[value];
		counts[value] = sum;
		sum += here;
	}
	for (size_t i = 0; i < count; i++)
		to[counts[byte_of(from[i], byte)]++] = from[i];
}

static void sort_by_all_bytes(uint32_t *numbers, uint32_t *spare, size_t count)
{
	uint32_t counts[VALUES];
	uint32_t *from = numbers;
	uint32_t *to = spare;

	for (int byte = 0; byte < BYTES; byte++) {
		if (count_values(from, count, byte, counts) == count)
			continue;
		move_by_byte(from, to, count, byte, counts);
		uint32_t *swapped = from;
		from = to;
		to = swapped;
	}
	if (from != numbers)
		memcpy(numbers, from, count * sizeof(*numbers));
}

void doublet_sort_numbers(uint32_t *numbers, uint32_t *spare, size_t count)
{
	uint32_t counts[VALUES];

	if (count <= FEW) {
		insert_all(numbers, count);
		return;
	}
	if (count > ONE_PASS_MAX ||
	    count_values(numbers, count, BYTES - 1, counts) > CROWD) {
		sort_by_all_bytes(numbers, spare, count);
		return;
	}
	move_by_byte(numbers, spare, count, BYTES - 1, counts);
	memcpy(numbers, spare, count * sizeof(*numbers));
	insert_all(numbers, count);
}

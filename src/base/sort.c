/* SPDX-License-Identifier: MIT */
/*
 * Few keys are inserted one by one; many go through a radix sort, byte by byte
 * from the lowest, which leaves out bytes that all keys have in common.
 */
#include "base/sort.h"

#include <string.h>

enum { FEW = 32, VALUES = 256, BYTES = 8 };

static void insert_all(struct doublet_sort_key *keys, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		struct doublet_sort_key key = keys[i];
		size_t at = i;
		for (; at > 0 && keys[at - 1].key > key.key; at--)
			keys[at] = keys[at - 1];
		keys[at] = key;
	}
}

static unsigned byte_of(uint64_t key, int byte)
{
	return (unsigned)(key >> (8 * byte)) % VALUES;
}

/* One pass; false = all keys have this byte in common, nothing was moved. */
static bool sort_by_byte(const struct doublet_sort_key *from,
                         struct doublet_sort_key *to, size_t count, int byte)
{
	size_t starts[VALUES] = {0};
	size_t sum = 0;

	for (size_t i = 0; i < count; i++)
		starts[byte_of(from[i].key, byte)]++;
	if (starts[byte_of(from[0].key, byte)] == count)
		return false;
	for (int value = 0; value < VALUES; value++) {
		size_t here = starts[value];
		starts[value] = sum;
		sum += here;
	}
	for (size_t i = 0; i < count; i++)
		to[starts[byte_of(from[i].key, byte)]++] = from[i];
	return true;
}

bool doublet_sort(struct doublet_arena *arena, struct doublet_sort_key *keys,
                  size_t count)
{
	if (count <= FEW) {
		insert_all(keys, count);
		return true;
	}
	struct doublet_sort_key *spare =
		doublet_arena_array(arena, count, sizeof(*spare));
	if (spare == NULL)
		return false;
	struct doublet_sort_key *from = keys;
	struct doublet_sort_key *to = spare;
	for (int byte = 0; byte < BYTES; byte++) {
		if (!sort_by_byte(from, to, count, byte))
			continue;
		struct doublet_sort_key *swapped = from;
		from = to;
		to = swapped;
	}
	if (from != keys)
		memcpy(keys, from, count * sizeof(*keys));
	return true;
}

/* SPDX-License-Identifier: MIT */
/* Open addressing; at most 7 of 8 places are taken. */
#include "cli/seen.h"

#include <stdlib.h>

void doublet_seen_finish(struct doublet_seen *seen)
{
	free(seen->hashes);
	*seen = (struct doublet_seen){0};
}

/* FNV-1a, its bits mixed once more as SplitMix64 does; never 0. */
static uint64_t hash(struct doublet_view bytes)
{
	uint64_t value = UINT64_C(0xCBF29CE484222325);

	for (size_t i = 0; i < bytes.length; i++)
		value = (value ^ (unsigned char)bytes.data[i]) *
		        UINT64_C(0x100000001B3);
	value = (value ^ value >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	value = (value ^ value >> 27) * UINT64_C(0x94D049BB133111EB);
	value ^= value >> 31;
	return value != 0 ? value : 1;
}

/* Adds a hash for which there is room; whether it was there. */
static bool put(uint64_t *hashes, size_t capacity, uint64_t value)
{
	size_t at = value & (capacity - 1);

	while (hashes[at] != 0 && hashes[at] != value)
		at = (at + 1) & (capacity - 1);
	if (hashes[at] == value)
		return true;
	hashes[at] = value;
	return false;
}

static bool grow(struct doublet_seen *seen)
{
	enum { LEAST = 1024 };
	size_t capacity = seen->capacity > 0 ? seen->capacity * 2 : LEAST;
	uint64_t *hashes = calloc(capacity, sizeof(*hashes));

	if (hashes == NULL)
		return false;
	for (size_t i = 0; i < seen->capacity; i++)
		if (seen->hashes[i] != 0)
			put(hashes, capacity, seen->hashes[i]);
	free(seen->hashes);
	seen->hashes = hashes;
	seen->capacity = capacity;
	return true;
}

bool doublet_seen_add(struct doublet_seen *seen, struct doublet_view bytes)
{
	if (seen->count >= seen->capacity / 8 * 7 && !grow(seen)) {
		seen->failed = true;
		return false;
	}
	bool before = put(seen->hashes, seen->capacity, hash(bytes));
	seen->count += !before;
	return before;
}

/* SPDX-License-Identifier: MIT */
/* An open hash table, at most half full, of counts by word hash. */
#include "check/tally.h"

#include <string.h>

struct slot {
	uint64_t hash;
	uint32_t count; /* 0 = free */
};

struct doublet_tally {
	struct slot *slots;
	uint32_t mask;
};

static struct slot *find_slot(const struct doublet_tally *tally, uint64_t hash)
{
	uint32_t at = (uint32_t)(hash >> 32) & tally->mask;

	while (tally->slots[at].count != 0 && tally->slots[at].hash != hash)
		at = (at + 1) & tally->mask;
	return &tally->slots[at];
}

enum doublet_status doublet_tally_create(struct doublet_arena *arena,
                                         const uint64_t *hashes, uint32_t count,
                                         struct doublet_tally **tally)
{
	size_t size = 16;

	while (size < (size_t)count * 2)
		size *= 2;
	struct doublet_tally *made = doublet_arena_take(arena, sizeof(*made));
	struct slot *slots = doublet_arena_array(arena, size, sizeof(*slots));
	if (made == NULL || slots == NULL)
		return DOUBLET_NO_MEMORY;
	memset(slots, 0, size * sizeof(*slots));
	*made = (struct doublet_tally){slots, (uint32_t)(size - 1)};
	for (uint32_t i = 0; i < count; i++) {
		struct slot *slot = find_slot(made, hashes[i]);
		slot->hash = hashes[i];
		slot->count++;
	}
	*tally = made;
	return DOUBLET_OK;
}

uint32_t doublet_tally_count(const struct doublet_tally *tally, uint64_t hash)
{
	return find_slot(tally, hash)->count;
}

/* SPDX-License-Identifier: MIT */
/*
 * An open hash table, at most half full, of counts by word hash. A search ends
 * after some steps, which hashes of honest words never take: words that were
 * made to collide count as common, and cost no more than others. Most stories
 * are asked about few words or none, so that the first questions are answered
 * by counting, and the table is filled when there are more.
 */
#include "check/tally.h"

#include <string.h>

struct slot {
	uint64_t hash;
	uint32_t count; /* 0 = free */
};

struct doublet_tally {
	struct doublet_arena *arena;
	const uint64_t *hashes;
	uint32_t count;
	/* Questions so far, while there is no table. */
	uint32_t asked;
	/* NULL = not filled yet. */
	struct slot *slots;
	uint32_t mask;
};

enum { MOST_STEPS = 64, COUNTED_BY_HAND = 2, SLOTS_MIN = 512 };

/* The slot of a word, or a free one for it; NULL after too many steps. */
static struct slot *find_slot(const struct doublet_tally *tally, uint64_t hash)
{
	uint32_t at = (uint32_t)(hash >> 32) & tally->mask;

	for (int step = 0; step < MOST_STEPS; step++) {
		struct slot *slot = &tally->slots[at];
		if (slot->count == 0 || slot->hash == hash)
			return slot;
		at = (at + 1) & tally->mask;
	}
	return NULL;
}

enum doublet_status doublet_tally_create(struct doublet_arena *arena,
                                         const uint64_t *hashes, uint32_t count,
                                         struct doublet_tally **tally)
{
	struct doublet_tally *made = doublet_arena_take(arena, sizeof(*made));

	if (made == NULL)
		return DOUBLET_NO_MEMORY;
	*made = (struct doublet_tally){
		.arena = arena,
		.hashes = hashes,
		.count = count,
	};
	*tally = made;
	return DOUBLET_OK;
}

/* Takes a table twice as large, or the first one; false = no memory. */
static bool grow(struct doublet_tally *tally)
{
	struct slot *old = tally->slots;
	size_t old_size = old == NULL ? 0 : (size_t)tally->mask + 1;
	size_t size = old == NULL ? SLOTS_MIN : old_size * 2;
	struct slot *slots =
		doublet_arena_array(tally->arena, size, sizeof(*slots));

	if (slots == NULL)
		return false;
	memset(slots, 0, size * sizeof(*slots));
	tally->slots = slots;
	tally->mask = (uint32_t)(size - 1);
	for (size_t i = 0; i < old_size; i++) {
		struct slot *slot = old[i].count == 0
		                            ? NULL
		                            : find_slot(tally, old[i].hash);
		if (slot != NULL)
			*slot = old[i];
	}
	return true;
}

/* It grows with the different words, which are few in a long text. */
static bool fill(struct doublet_tally *tally)
{
	uint32_t different = 0;

	if (!grow(tally))
		return false;
	for (uint32_t i = 0; i < tally->count; i++) {
		struct slot *slot = find_slot(tally, tally->hashes[i]);
		if (slot == NULL)
			continue;
		slot->hash = tally->hashes[i];
		if (slot->count++ == 0 && ++different * 2 > tally->mask &&
		    !grow(tally))
			return false;
	}
	return true;
}

static uint32_t count_by_hand(const struct doublet_tally *tally, uint64_t hash)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < tally->count; i++)
		count += tally->hashes[i] == hash;
	return count;
}

uint32_t doublet_tally_count(struct doublet_tally *tally, uint64_t hash)
{
	if (tally->slots == NULL && tally->asked++ < COUNTED_BY_HAND)
		return count_by_hand(tally, hash);
	if (tally->slots == NULL && !fill(tally))
		return UINT32_MAX;
	const struct slot *slot = find_slot(tally, hash);

	return slot == NULL ? UINT32_MAX : slot->count;
}

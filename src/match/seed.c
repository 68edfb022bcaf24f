/* SPDX-License-Identifier: MIT */
/*
 * The windows that may stand twice (window.c) are looked up in a table.
 *
 * Memory: for each of them 28 to 36 bytes.
 */
#include "match/seed.h"

#include <string.h>

enum {
	/* Words that take a step: many words a window are many steps. */
	COMPARED_AT_ONCE = 8
};

/* The base of the hash of a window, an odd number. */
static const uint64_t BASE = 5;

/* Open addressing, at most half full: 1 + the first seed of each window. */
struct table {
	uint32_t *slots;
	size_t mask;
};

/* The words of a window as the digits of a number, modulo 2^64. */
struct digits {
	const uint64_t *hashes;
	uint32_t words;
	/* BASE to the power of that. */
	uint64_t drop;
	uint64_t sum;
};

static struct digits digits_begin(const struct doublet_run_query *query)
{
	struct digits digits = {query->hashes, query->min_words, 1, 0};

	for (uint32_t i = 0; i < digits.words; i++)
		digits.drop *= BASE;
	return digits;
}

/* The number at a place; the one before it was asked for last. */
static void digits_roll(struct digits *digits, uint32_t place)
{
	digits->sum = digits->sum * BASE +
	              digits->hashes[place + digits->words - 1] -
	              digits->hashes[place - 1] * digits->drop;
}

static void digits_go(struct digits *digits, uint32_t place)
{
	digits->sum = 0;
	for (uint32_t i = 0; i < digits->words; i++)
		digits->sum = digits->sum * BASE + digits->hashes[place + i];
}

/* Whether a seed is the same window as an earlier one. */
static bool is_same(struct doublet_search *search,
                    const struct doublet_seed *items, uint32_t seed,
                    uint32_t earlier)
{
	const uint64_t *hashes = search->query->hashes;
	uint32_t min_words = search->query->min_words;

	search->work++;
	if (items[seed].shingle != items[earlier].shingle)
		return false;
	search->work += min_words / COMPARED_AT_ONCE;
	return memcmp(hashes + items[seed].place, hashes + items[earlier].place,
	              min_words * sizeof(*hashes)) == 0;
}

/*
 * The first seed of the same words, if the text goes on there as it did where
 * the window before stood first, as in a long repeat; else the seed itself.
 * Only the last word is to be compared.
 */
static uint32_t follow(const struct doublet_run_query *query,
                       const struct doublet_seed *items, uint32_t seed)
{
	uint32_t before = seed > 0 ? items[seed - 1].first : seed;

	if (before + 1 >= seed ||
	    items[seed].place != items[seed - 1].place + 1 ||
	    items[before + 1].place != items[before].place + 1)
		return seed;
	const uint64_t *last = query->hashes + query->min_words - 1;
	if (last[items[seed].place] != last[items[before + 1].place])
		return seed;
	return items[before + 1].first;
}

/*
 * Looks a seed up in the table; adds it if it is the first of its words,
 * which it returns.
 */
static uint32_t look_up(struct doublet_search *search,
                        const struct doublet_seed *items, uint32_t seed,
                        const struct table *table)
{
	/* The lowest bits are those of the sieve. */
	size_t slot = (items[seed].shingle / 32) & table->mask;

	for (; table->slots[slot] != 0; slot = (slot + 1) & table->mask) {
		uint32_t first = table->slots[slot] - 1;

		if (is_same(search, items, seed, first))
			return first;
	}
	table->slots[slot] = seed + 1;
	return seed;
}

/* Finds the first of each window. False = out of budget or memory. */
static bool find_firsts(struct doublet_search *search, const uint32_t *places,
                        struct doublet_seeds *seeds)
{
	struct digits digits = digits_begin(search->query);
	struct doublet_seed *items =
		doublet_arena_array(search->arena, seeds->count,
	                            sizeof(*items));
	size_t size = 16;

	while (size < (size_t)seeds->count * 2)
		size *= 2;
	struct table table = {
		doublet_arena_array(search->arena, size, sizeof(uint32_t)),
		size - 1,
	};
	if (search->arena->failed)
		return false;
	memset(table.slots, 0, size * sizeof(*table.slots));
	for (uint32_t i = 0; i < seeds->count; i++) {
		if (i > 0 && places[i] == places[i - 1] + 1)
			digits_roll(&digits, places[i]);
		else
			digits_go(&digits, places[i]);
		uint32_t shingle = (uint32_t)(digits.sum >> 32);

		items[i] = (struct doublet_seed){places[i], shingle, i, i, 0};
		uint32_t first = follow(search->query, items, i);
		if (first == i)
			first = look_up(search, items, i, &table);
		items[i].first = first;
		items[first].last = i;
		if (search->work > search->budget)
			return false;
	}
	seeds->items = items;
	return true;
}

bool doublet_seeds_find(struct doublet_search *search,
                        struct doublet_seeds *seeds)
{
	const struct doublet_run_query *query = search->query;
	const struct doublet_windows *windows = query->windows;
	struct doublet_arena *arena = search->arena;
	struct doublet_windows own;

	if (windows == NULL || windows->words > query->min_words) {
		if (!doublet_windows_find(arena, query->hashes, query->count,
		                          query->min_words, &own))
			return false;
		windows = &own;
	}
	if (windows->words == query->min_words) {
		seeds->count = windows->count;
		return find_firsts(search, windows->places, seeds);
	}
	uint32_t *places =
		doublet_arena_array(arena, windows->count, sizeof(*places));
	if (places == NULL)
		return false;
	seeds->count = doublet_windows_widen(windows, query->min_words, places);
	return find_firsts(search, places, seeds);
}

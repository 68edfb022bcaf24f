/* SPDX-License-Identifier: MIT */
/*
 * A sieve of a few bits a window drops nearly all that stand only once; the
 * rest are looked up in a table.
 *
 * Memory: 12 to 16 bytes a word, and 28 to 36 more for each window that
 * passes the sieve.
 */
#include "match/seed.h"

#include <string.h>

#include "doublet/sketch.h"

enum {
	/* Bits of the sieve a window: 1 in 32 passes by accident. */
	SIEVE_BITS = 16,
	CELL_WINDOWS = 32 / SIEVE_BITS,
	/* Words that take a step: many words a window are many steps. */
	COMPARED_AT_ONCE = 8
};

/* 32 bits for windows: those seen at all, and those seen again. */
struct cell {
	uint32_t seen;
	uint32_t again;
};

/* The upper bits of a shingle tell the cell, the lowest the bit in it. */
struct sieve {
	struct cell *cells;
	unsigned shift;
};

/* Open addressing, at most half full: 1 + the first seed of each window. */
struct table {
	uint32_t *slots;
	size_t mask;
};

static void mark(const struct sieve *sieve, const uint32_t *shingles,
                 uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		struct cell *cell = &sieve->cells[shingles[i] >> sieve->shift];
		uint32_t bit = (uint32_t)1 << (shingles[i] % 32);

		cell->again |= cell->seen & bit;
		cell->seen |= bit;
	}
}

/* Lists the windows whose bit was seen again; returns how many. */
static uint32_t pick(const struct sieve *sieve, const uint32_t *shingles,
                     uint32_t count, uint32_t *places)
{
	uint32_t picked = 0;

	for (uint32_t i = 0; i < count; i++) {
		struct cell cell = sieve->cells[shingles[i] >> sieve->shift];

		/* No branch: the place is overwritten if it does not count. */
		places[picked] = i;
		picked += (cell.again >> (shingles[i] % 32)) & 1;
	}
	return picked;
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
static bool find_firsts(struct doublet_search *search, const uint32_t *shingles,
                        const uint32_t *places, struct doublet_seeds *seeds)
{
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
		uint32_t shingle = shingles[places[i]];

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
	struct doublet_arena *arena = search->arena;
	uint32_t count =
		(uint32_t)doublet_shingle_count(query->count, query->min_words);
	struct sieve sieve = {.shift = 31};
	size_t cells = 2;

	for (; cells < count / CELL_WINDOWS && sieve.shift > 5; cells *= 2)
		sieve.shift--;
	sieve.cells = doublet_arena_array(arena, cells, sizeof(*sieve.cells));
	uint32_t *shingles =
		doublet_arena_array(arena, count, sizeof(uint32_t));
	uint32_t *places = doublet_arena_array(arena, count, sizeof(uint32_t));
	if (arena->failed)
		return false;
	doublet_shingle_words(query->hashes, query->count, query->min_words,
	                      shingles);
	memset(sieve.cells, 0, cells * sizeof(*sieve.cells));
	mark(&sieve, shingles, count);
	seeds->count = pick(&sieve, shingles, count, places);
	return find_firsts(search, shingles, places, seeds);
}

/* SPDX-License-Identifier: MIT */
/*
 * A sieve of a few bits a window drops nearly all windows that stand only
 * once.
 *
 * Memory: 12 to 16 bytes a word.
 */
#include "match/window.h"

#include <string.h>

#include "doublet/sketch.h"

enum {
	/* Bits of the sieve a window: 1 in 32 passes by accident. */
	SIEVE_BITS = 16,
	CELL_WINDOWS = 32 / SIEVE_BITS
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

/*
 * Lists the windows whose bit was seen again; returns how many. The list may
 * lie over the shingles: it never is ahead of them.
 */
static uint32_t pick(const struct sieve *sieve, const uint32_t *shingles,
                     uint32_t count, uint32_t *places)
{
	uint32_t picked = 0;

	for (uint32_t i = 0; i < count; i++) {
		uint32_t shingle = shingles[i];
		struct cell cell = sieve->cells[shingle >> sieve->shift];

		/* No branch: the place is overwritten if it does not count. */
		places[picked] = i;
		picked += (cell.again >> (shingle % 32)) & 1;
	}
	return picked;
}

bool doublet_windows_find(struct doublet_arena *arena, const uint64_t *hashes,
                          uint32_t count, uint32_t words,
                          struct doublet_windows *windows)
{
	uint32_t shingle_count = (uint32_t)doublet_shingle_count(count, words);
	struct sieve sieve = {.shift = 31};
	size_t cells = 2;

	for (; cells < shingle_count / CELL_WINDOWS && sieve.shift > 5;
	     cells *= 2)
		sieve.shift--;
	uint32_t *shingles =
		doublet_arena_array(arena, shingle_count, sizeof(*shingles));
	const struct doublet_arena_mark found = doublet_arena_mark(arena);
	sieve.cells = doublet_arena_array(arena, cells, sizeof(*sieve.cells));
	if (arena->failed)
		return false;
	doublet_shingle_words(hashes, count, words, shingles);
	memset(sieve.cells, 0, cells * sizeof(*sieve.cells));
	mark(&sieve, shingles, shingle_count);
	windows->count = pick(&sieve, shingles, shingle_count, shingles);
	doublet_arena_rewind(arena, found, NULL, 0);
	windows->places = shingles;
	windows->words = words;
	return true;
}

uint32_t doublet_windows_widen(const struct doublet_windows *windows,
                               uint32_t words, uint32_t *places)
{
	const uint32_t *from = windows->places;
	uint32_t more = words - windows->words;
	uint32_t count = 0;

	/* The window `more` places on is in the list, and all in between. */
	for (uint32_t i = 0; i + more < windows->count; i++) {
		places[count] = from[i];
		count += from[i + more] - from[i] == more;
	}
	return count;
}

/* SPDX-License-Identifier: MIT */
/* The copy that is measured on, and what the pieces of work start from. */
#ifndef DOUBLET_MEASURE_STOCK_H
#define DOUBLET_MEASURE_STOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "doublet/measure.h"
#include "doublet/set.h"

struct doublet_stock {
	/* Of the stories; zeroed but for the arena it is empty. */
	struct doublet_arena arena;
	struct doublet_story *stories;
	size_t count;
	size_t capacity;
	size_t bytes;
	bool made_up;

	/* Of each story's body, in memory of the run that it is prepared for.
	 */
	struct doublet_set *shingles;
	struct doublet_set *sets;
	/* The words of all of it, the shingles of bodies. */
	uint64_t words;
	uint64_t shingle_count;
	/* The longest story. */
	size_t most_bytes;
	size_t most_words;
};

/*
 * Adds a copy of a story's text, up to DOUBLET_MEASURE_MAX_BYTES of all, and
 * of the tag of its language.
 */
DOUBLET_NODISCARD enum doublet_status doublet_stock_add(
	struct doublet_stock *stock, const struct doublet_story *story);

/* Forgets all stories. */
void doublet_stock_clear(struct doublet_stock *stock);

/*
 * Makes copy up if there is none with words, and prepares all stories: what
 * works start from is put into the arena of the run.
 */
DOUBLET_NODISCARD enum doublet_status doublet_stock_prepare(
	struct doublet_stock *stock, struct doublet_arena *run);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Keys that recur, counted in bounded memory. A key seen once is 4 bytes in a
 * table in which newer keys overwrite older ones; when it is seen again it
 * gets a counter. When there are too many counters the lesser half goes.
 *
 *	first seen  [.. | fp | .. | fp ]      slot = low bits, fp = high bits
 *	counters    key -> stories, groups, the last two bodies it stood in
 *
 * A group is a body with all its versions: a key is counted again only in a
 * body that shares no third of its keys with the bodies counted last.
 */
#ifndef DOUBLET_JUDGE_RECURRING_H
#define DOUBLET_JUDGE_RECURRING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum {
	/* Keys kept of a body: the least, so that versions share them. */
	DOUBLET_RECURRING_KEYS = 16,
	DOUBLET_RECURRING_BODIES = 2,
	DOUBLET_RECURRING_COUNTERS = 1 << 15,
	DOUBLET_RECURRING_TEXT = 160,
	DOUBLET_RECURRING_SOURCE = 48
};

/* A body by the high halves of its least keys, ascending. */
struct doublet_recurring_body {
	uint32_t keys[DOUBLET_RECURRING_KEYS];
	uint32_t count;
};

struct doublet_recurring_counter {
	uint64_t key;
	uint64_t source;
	uint32_t stories;
	/* Stories that are not versions of each other, the first not counted.
	 */
	uint32_t groups;
	uint32_t last; /* the number of the last story */
	/* The body to be replaced next. */
	uint32_t oldest;
	struct doublet_recurring_body bodies[DOUBLET_RECURRING_BODIES];
	char text[DOUBLET_RECURRING_TEXT];
	char name[DOUBLET_RECURRING_SOURCE];
};

struct doublet_recurring {
	struct doublet_allocator allocator;
	uint32_t *seen;
	struct doublet_recurring_counter *counters;
	size_t count;
	size_t capacity;
	uint32_t *slots; /* 1 + index of a counter; 0 = free */
	size_t slot_count;
};

/* False = no memory: nothing is to be finished. */
bool doublet_recurring_init(struct doublet_recurring *recurring,
                            const struct doublet_allocator *allocator);
void doublet_recurring_finish(struct doublet_recurring *recurring);

/* Makes room for so many more counters; false = no memory. */
bool doublet_recurring_reserve(struct doublet_recurring *recurring,
                               size_t more);

/* The counter of a key, or NULL. */
const struct doublet_recurring_counter *doublet_recurring_find(
	const struct doublet_recurring *recurring, uint64_t key);

/*
 * Counts a key of a story, by its number. The counter, when this was the first
 * time that it got one: its text, source and name are to be filled in; else
 * NULL. Without room for it the key gets none.
 */
struct doublet_recurring_counter *doublet_recurring_count(
	struct doublet_recurring *recurring, uint64_t key, uint32_t story,
	const struct doublet_recurring_body *body);

#endif

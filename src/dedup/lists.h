/* SPDX-License-Identifier: MIT */
/*
 * A list of numbers for each of many stories, one behind the other.
 *
 *	numbers  [7 9 3][2][ ][5 5 ...
 *	ends     3  4  4  ...
 *
 * Or all have the same length, and there are no ends; one that is empty is
 * as long, and has zeros only.
 */
#ifndef DOUBLET_DEDUP_LISTS_H
#define DOUBLET_DEDUP_LISTS_H

#include "base/buffer.h"

#include <stdint.h>

struct doublet_lists {
	/* How long all are; 0 = each as it is added. */
	size_t length;
	struct doublet_buffer numbers;
	struct doublet_buffer ends;
};

struct doublet_list {
	const uint32_t *numbers;
	size_t count;
};

void doublet_lists_init(struct doublet_lists *lists,
                        const struct doublet_allocator *allocator);
void doublet_lists_finish(struct doublet_lists *lists);

/* Room for one more list, of so many numbers. False: no memory. */
bool doublet_lists_reserve(struct doublet_lists *lists, size_t count);

/* Adds the list of the next story, for which there is room. */
void doublet_lists_add(struct doublet_lists *lists, const uint32_t *numbers,
                       size_t count);

size_t doublet_lists_count(const struct doublet_lists *lists);
/* Of all lists. */
size_t doublet_lists_total(const struct doublet_lists *lists);

struct doublet_list doublet_lists_at(const struct doublet_lists *lists,
                                     size_t index);

#endif

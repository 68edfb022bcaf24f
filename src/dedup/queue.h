/* SPDX-License-Identifier: MIT */
/*
 * Copies of stories that wait until there are enough to be worth the work of
 * several threads.
 */
#ifndef DOUBLET_DEDUP_QUEUE_H
#define DOUBLET_DEDUP_QUEUE_H

#include "dedup/team.h"

enum { DOUBLET_QUEUE_STORIES = 256, DOUBLET_QUEUE_BYTES = 1 << 20 };

struct doublet_queue {
	struct doublet_arena arena;
	struct doublet_item items[DOUBLET_QUEUE_STORIES];
	/* items[first] ... items[count - 1] */
	size_t first;
	size_t count;
	size_t bytes;
};

void doublet_queue_init(struct doublet_queue *queue,
                        const struct doublet_allocator *allocator);
void doublet_queue_finish(struct doublet_queue *queue);

/* Whether a story finds no more room; an empty queue has room for any. */
bool doublet_queue_is_full(const struct doublet_queue *queue,
                           const struct doublet_story *story);

/* Adds a copy to a queue that is not full. False: no memory. */
bool doublet_queue_add(struct doublet_queue *queue, uint32_t number,
                       const struct doublet_story *story);

/* Empties it. */
void doublet_queue_clear(struct doublet_queue *queue);

#endif

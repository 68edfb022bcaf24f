/* SPDX-License-Identifier: MIT */
/* All of a story is copied that may be asked for when it is judged. */
#include "dedup/queue.h"

#include <stddef.h>
#include <string.h>

/* Members that point to bytes, besides the text and the path. */
static const size_t views[] = {
	offsetof(struct doublet_story, id),
	offsetof(struct doublet_story, language),
	offsetof(struct doublet_story, headline),
	offsetof(struct doublet_story, slug),
	offsetof(struct doublet_story, source),
	offsetof(struct doublet_story, version),
	offsetof(struct doublet_story, status),
	offsetof(struct doublet_story, replaces),
	offsetof(struct doublet_story, signals),
	offsetof(struct doublet_story, note),
	offsetof(struct doublet_story, published),
	offsetof(struct doublet_story, pointer),
};

void doublet_queue_init(struct doublet_queue *queue,
                        const struct doublet_allocator *allocator)
{
	queue->first = queue->count = queue->bytes = 0;
	doublet_arena_init(&queue->arena, allocator);
	doublet_arena_reset(&queue->arena);
}

void doublet_queue_finish(struct doublet_queue *queue)
{
	doublet_arena_finish(&queue->arena);
}

void doublet_queue_clear(struct doublet_queue *queue)
{
	queue->first = queue->count = queue->bytes = 0;
	doublet_arena_reset(&queue->arena);
}

bool doublet_queue_is_full(const struct doublet_queue *queue,
                           const struct doublet_story *story)
{
	return queue->count == DOUBLET_QUEUE_STORIES ||
	       (queue->count > 0 &&
	        story->length > DOUBLET_QUEUE_BYTES - queue->bytes);
}

static void copy_view(struct doublet_arena *arena, struct doublet_view *view)
{
	if (view->length > 0)
		view->data =
			doublet_arena_copy(arena, view->data, view->length);
}

bool doublet_queue_add(struct doublet_queue *queue, uint32_t number,
                       const struct doublet_story *story)
{
	struct doublet_arena *arena = &queue->arena;
	struct doublet_story *copy = doublet_arena_take(arena, sizeof(*copy));

	if (copy != NULL) {
		*copy = *story;
		copy->text =
			doublet_arena_copy(arena, story->text, story->length);
		if (story->path != NULL)
			copy->path = doublet_arena_copy(arena, story->path,
			                                strlen(story->path));
		for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++)
			copy_view(arena, (void *)((char *)copy + views[i]));
	}
	if (arena->failed) {
		arena->failed = false;
		return false;
	}
	queue->bytes += story->length < DOUBLET_QUEUE_BYTES - queue->bytes
	                        ? story->length
	                        : DOUBLET_QUEUE_BYTES - queue->bytes;
	queue->items[queue->count++] = (struct doublet_item){number, copy};
	return true;
}

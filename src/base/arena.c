/* SPDX-License-Identifier: MIT */
/*
 * A list of blocks, each twice the size of the one before, so that a story of
 * any length takes a logarithmic number of calls to the allocator.
 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = alignof(max_align_t), FIRST_BLOCK = 64 * 1024 };

struct doublet_arena_block {
	struct doublet_arena_block *next;
	size_t size; /* of the whole block, this head included */
};

static size_t round_up(size_t size)
{
	return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

static void *resize_default(void *context, void *block, size_t old_size,
                            size_t new_size)
{
	(void)context;
	(void)old_size;
	if (new_size == 0) {
		free(block);
		return NULL;
	}
	return realloc(block, new_size);
}

struct doublet_allocator doublet_allocator_or_default(
	const struct doublet_allocator *allocator)
{
	if (allocator != NULL)
		return *allocator;
	return (struct doublet_allocator){.resize = resize_default};
}

void doublet_arena_init(struct doublet_arena *arena,
                        const struct doublet_allocator *allocator)
{
	*arena = (struct doublet_arena){
		.allocator = doublet_allocator_or_default(allocator),
	};
}

static void free_block(struct doublet_arena *arena,
                       struct doublet_arena_block *block)
{
	arena->allocator.resize(arena->allocator.context, block, block->size,
	                        0);
}

void doublet_arena_finish(struct doublet_arena *arena)
{
	while (arena->blocks != NULL) {
		struct doublet_arena_block *next = arena->blocks->next;
		free_block(arena, arena->blocks);
		arena->blocks = next;
	}
	arena->used = arena->limit = 0;
}

/* A multiple of ALIGNMENT: then what fits does so rounded up. */
static size_t limit_of(const struct doublet_arena_block *block)
{
	return block->size & ~(size_t)(ALIGNMENT - 1);
}

void doublet_arena_reset(struct doublet_arena *arena)
{
	/* The newest block is the largest. */
	struct doublet_arena_block *kept = arena->blocks;
	if (kept != NULL) {
		arena->blocks = kept->next;
		doublet_arena_finish(arena);
		kept->next = NULL;
		arena->blocks = kept;
		arena->limit = limit_of(kept);
		arena->used = round_up(sizeof(*kept));
	}
	arena->failed = false;
}

struct doublet_arena_mark doublet_arena_mark(const struct doublet_arena *arena)
{
	return (struct doublet_arena_mark){arena->blocks, arena->used};
}

/* Of the blocks since the mark the newest stays, which is the largest. */
void *doublet_arena_rewind(struct doublet_arena *arena,
                           struct doublet_arena_mark mark, const void *kept,
                           size_t bytes)
{
	struct doublet_arena_block *newest = arena->blocks;

	if (newest == NULL)
		return NULL;
	if (newest != mark.block)
		mark.used = round_up(sizeof(*newest));
	char *place = (char *)newest + mark.used;
	if (bytes > 0)
		memmove(place, kept, bytes);
	arena->used = mark.used + round_up(bytes);
	while (newest != mark.block && newest->next != mark.block) {
		struct doublet_arena_block *next = newest->next->next;
		free_block(arena, newest->next);
		newest->next = next;
	}
	return place;
}

static bool add_block(struct doublet_arena *arena, size_t size)
{
	size_t head = round_up(sizeof(struct doublet_arena_block));
	size_t want = FIRST_BLOCK;

	if (arena->blocks != NULL && arena->blocks->size <= SIZE_MAX / 2)
		want = arena->blocks->size * 2;
	if (want - head < size)
		want = head + size;
	struct doublet_arena_block *block =
		arena->allocator.resize(arena->allocator.context, NULL, 0,
	                                want);
	if (block == NULL)
		return false;
	*block = (struct doublet_arena_block){arena->blocks, want};
	arena->blocks = block;
	arena->used = head;
	arena->limit = limit_of(block);
	return true;
}

/* Takes what is rounded up already, and there is room for. */
static void *take_here(struct doublet_arena *arena, size_t size)
{
	void *taken = (char *)arena->blocks + arena->used;

	arena->used += size;
	return taken;
}

/* The way of takes that are of no bytes, or of too many for the block. */
__attribute__((noinline)) static void *take_other(struct doublet_arena *arena,
                                                  size_t size)
{
	if (arena->failed || size > SIZE_MAX / 4) {
		arena->failed = true;
		return NULL;
	}
	size = round_up(size == 0 ? 1 : size);
	if (arena->limit - arena->used < size && !add_block(arena, size)) {
		arena->failed = true;
		return NULL;
	}
	return take_here(arena, size);
}

void *doublet_arena_take(struct doublet_arena *arena, size_t size)
{
	/* 0 - 1 is more than there ever is. */
	if (arena->failed || size - 1 >= arena->limit - arena->used)
		return take_other(arena, size);
	return take_here(arena, round_up(size));
}

void *doublet_arena_array(struct doublet_arena *arena, size_t count,
                          size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes)) {
		arena->failed = true;
		return NULL;
	}
	return doublet_arena_take(arena, bytes);
}

bool doublet_arena_grow(struct doublet_arena *arena, void *items,
                        size_t *capacity, size_t needed, size_t size)
{
	if (needed <= *capacity)
		return true;

	size_t wanted = *capacity < 16 ? 16 : *capacity;
	while (wanted < needed)
		wanted = wanted > SIZE_MAX / 2 ? needed : wanted * 2;
	void *old;
	memcpy(&old, items, sizeof(old));
	void *grown = doublet_arena_array(arena, wanted, size);
	if (grown == NULL)
		return false;
	if (*capacity > 0)
		memcpy(grown, old, *capacity * size);
	memcpy(items, &grown, sizeof(grown));
	*capacity = wanted;
	return true;
}

char *doublet_arena_copy(struct doublet_arena *arena, const char *bytes,
                         size_t length)
{
	char *copy = doublet_arena_array(arena, length + 1, 1);

	if (copy == NULL)
		return NULL;
	if (length > 0)
		memcpy(copy, bytes, length);
	copy[length] = '\0';
	return copy;
}

/* SPDX-License-Identifier: MIT */
/*
 * Memory for one story or one query: taken piece by piece, freed at once.
 *
 *	blocks -> [used ......... | free] -> [used | free] -> NULL
 *
 * A failure sticks: once the allocator had no memory every further take
 * answers NULL until the next reset, so a caller may check at the end of a
 * step (its `failed`) if it does not touch the memory before.
 */
#ifndef DOUBLET_BASE_ARENA_H
#define DOUBLET_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

#include "doublet/allocator.h"

struct doublet_arena_block;

struct doublet_arena {
	struct doublet_allocator allocator;
	struct doublet_arena_block *blocks;
	/* Of the newest block, in bytes. */
	size_t used;
	size_t limit;
	bool failed;
};

/* The allocator given, or the C library's for NULL. */
struct doublet_allocator doublet_allocator_or_default(
	const struct doublet_allocator *allocator);

void doublet_arena_init(struct doublet_arena *arena,
                        const struct doublet_allocator *allocator);
void doublet_arena_finish(struct doublet_arena *arena);

/* Empties it; keeps the largest block for the next use. */
void doublet_arena_reset(struct doublet_arena *arena);

/* How much of an arena is taken. */
struct doublet_arena_mark {
	struct doublet_arena_block *block;
	size_t used;
};

struct doublet_arena_mark doublet_arena_mark(const struct doublet_arena *arena);

/*
 * Gives back all that was taken since a mark, but for the piece `kept` of so
 * many bytes, which is moved; returns where it is. For steps that take much
 * more memory than they leave behind.
 */
void *doublet_arena_rewind(struct doublet_arena *arena,
                           struct doublet_arena_mark mark, const void *kept,
                           size_t bytes);

/* `size` bytes aligned for any type, not cleared; NULL = no memory. */
void *doublet_arena_take(struct doublet_arena *arena, size_t size);

/* `count` items of `size` bytes, not cleared; NULL also on overflow. */
void *doublet_arena_array(struct doublet_arena *arena, size_t count,
                          size_t size);

/*
 * Grows an array of items of `size` bytes to hold at least `needed` of them,
 * doubling: *items and *capacity are changed on success, untouched on failure.
 */
bool doublet_arena_grow(struct doublet_arena *arena, void *items,
                        size_t *capacity, size_t needed, size_t size);

/* A copy with a terminating NUL; NULL = no memory. */
char *doublet_arena_copy(struct doublet_arena *arena, const char *bytes,
                         size_t length);

#endif

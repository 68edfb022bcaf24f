/* SPDX-License-Identifier: MIT */
/*
 * Where the library takes its memory from.
 *
 * Every handle is created with an allocator and uses no other. NULL stands
 * for the C library's realloc and free.
 */
#ifndef DOUBLET_ALLOCATOR_H
#define DOUBLET_ALLOCATOR_H

#include <stddef.h>

/*
 * One function does all three things, as in Lua's lua_Alloc:
 *
 *   resize(context, NULL, 0, n)    a new block of n bytes
 *   resize(context, p, old, n)     p grown or shrunk to n bytes, maybe moved
 *   resize(context, p, old, 0)     p is freed; the answer is ignored
 *
 * It returns NULL when it has no memory; the old block is then as it was.
 * Blocks are aligned for any type. `old` is always the size asked for last.
 */
struct doublet_allocator {
	void *(*resize)(void *context, void *block, size_t old_size,
	                size_t new_size);
	/* Passed on to resize; the library does not look at it. */
	void *context;
};

#endif

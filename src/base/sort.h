/* SPDX-License-Identifier: MIT */
/*
 * Sorting by numbers, in linear time and without the C library's qsort, which
 * may take memory of its own.
 */
#ifndef DOUBLET_BASE_SORT_H
#define DOUBLET_BASE_SORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* A number to sort by, and what it stands for. */
struct doublet_sort_key {
	uint64_t key;
	uint32_t index;
};

/*
 * Sorts keys in ascending order; equal ones stay in their order, so that one
 * may sort by the least significant of several numbers first. False = the
 * arena has no memory for a second array; they are as they were.
 */
bool doublet_sort(struct doublet_arena *arena, struct doublet_sort_key *keys,
                  size_t count);

/*
 * Sorts numbers in ascending order, fastest when they are spread like hashes.
 * `spare` has room for as many.
 */
void doublet_sort_numbers(uint32_t *numbers, uint32_t *spare, size_t count);

/*
 * Sorts numbers of 64 bits by their bits from `lowest` up, in ascending order;
 * those that differ only below stay in their order. For many; `spare` has room
 * for as many.
 */
void doublet_sort_wide(uint64_t *numbers, uint64_t *spare, size_t count,
                       unsigned lowest);

#endif

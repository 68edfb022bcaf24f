/* SPDX-License-Identifier: MIT */
/*
 * Work in pieces, done by several threads that wait for it. The caller is one
 * of them, so without others all is done in its own.
 */
#ifndef DOUBLET_BASE_PARALLEL_H
#define DOUBLET_BASE_PARALLEL_H

#include <stddef.h>

#include "doublet/allocator.h"

/* Does a piece; `worker` is less than doublet_parallel_count(). */
typedef void doublet_parallel_work(void *context, unsigned worker,
                                   size_t piece);

struct doublet_parallel;

/*
 * As many workers as asked for, or fewer where the system has no more threads.
 * NULL: no memory.
 */
struct doublet_parallel *doublet_parallel_create(
	const struct doublet_allocator *allocator, unsigned count);
void doublet_parallel_destroy(struct doublet_parallel *parallel);

unsigned doublet_parallel_count(const struct doublet_parallel *parallel);

/* Does all pieces, in no order, and returns when all are done. */
void doublet_parallel_run(struct doublet_parallel *parallel, size_t pieces,
                          doublet_parallel_work *work, void *context);

#endif

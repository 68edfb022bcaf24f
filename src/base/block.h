/* SPDX-License-Identifier: MIT */
/*
 * Blocks that know their own size, for libraries that do not say it when
 * they give one back, as our allocator wants them to.
 */
#ifndef DOUBLET_BASE_BLOCK_H
#define DOUBLET_BASE_BLOCK_H

#include <stddef.h>

#include "doublet/allocator.h"

/*
 * Makes a block (NULL: a new one) that long, aligned for any type; 0 gives it
 * back. NULL = no memory, the block is as it was; or it was given back. An
 * allocator of NULL is the C library's.
 */
void *doublet_block_resize(const struct doublet_allocator *allocator,
                           void *block, size_t size);

#endif

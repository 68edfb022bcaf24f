/* SPDX-License-Identifier: MIT */
/* The size stands in a head before the block. */
#include "base/block.h"

#include <stdalign.h>
#include <string.h>

#include "base/arena.h"

/* Room for a size_t that keeps what follows aligned for any type. */
enum { HEAD = alignof(max_align_t) };

void *doublet_block_resize(const struct doublet_allocator *given, void *block,
                           size_t size)
{
	struct doublet_allocator allocator =
		doublet_allocator_or_default(given);
	size_t old_size = 0;
	size_t new_size = size == 0 ? 0 : size + HEAD;
	char *head = NULL;

	if (block != NULL) {
		head = (char *)block - HEAD;
		memcpy(&old_size, head, sizeof(old_size));
	}
	if (new_size < size)
		return NULL;
	head = allocator.resize(allocator.context, head, old_size, new_size);
	if (head == NULL || new_size == 0)
		return NULL;
	memcpy(head, &new_size, sizeof(new_size));
	return head + HEAD;
}

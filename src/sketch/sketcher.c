/* SPDX-License-Identifier: MIT */
/* Chooses the kernels once, and keeps room to sort in. */
#include "sketch/sketcher.h"

#include "base/arena.h"
#include "base/kernel.h"

enum { SPARE_MIN = 1024 };

enum doublet_status doublet_sketcher_create(
	const struct doublet_allocator *allocator,
	const struct doublet_sketcher_options *options,
	struct doublet_sketcher **sketcher)
{
	struct doublet_allocator memory =
		doublet_allocator_or_default(allocator);
	enum doublet_kernel kernel =
		options == NULL ? DOUBLET_KERNEL_BEST : options->kernel;
	struct doublet_sketcher *made;

	if (doublet_kernel_name(kernel) == NULL)
		return DOUBLET_INVALID;
	if (!doublet_kernel_is_usable(kernel))
		return DOUBLET_UNSUPPORTED;
	if (kernel == DOUBLET_KERNEL_BEST)
		kernel = doublet_kernel_best();
	made = memory.resize(memory.context, NULL, 0, sizeof(*made));
	if (made == NULL)
		return DOUBLET_NO_MEMORY;
	*made = (struct doublet_sketcher){.allocator = memory,
	                                  .kernel = kernel};
	made->shingle =
		doublet_shingle_kernel_choose(doublet_kernel_features(kernel));
	made->minhash =
		doublet_minhash_kernel_choose(doublet_kernel_features(kernel));
	made->intersect = doublet_intersect_kernel_choose(
		doublet_kernel_features(kernel));
	doublet_minhash_orders_init(&made->orders);
	*sketcher = made;
	return DOUBLET_OK;
}

void doublet_sketcher_destroy(struct doublet_sketcher *sketcher)
{
	if (sketcher == NULL)
		return;
	struct doublet_allocator memory = sketcher->allocator;
	if (sketcher->spare != NULL)
		memory.resize(memory.context, sketcher->spare,
		              sketcher->spare_count * sizeof(uint32_t), 0);
	memory.resize(memory.context, sketcher, sizeof(*sketcher), 0);
}

enum doublet_kernel doublet_sketcher_kernel(
	const struct doublet_sketcher *sketcher)
{
	return sketcher->kernel;
}

uint32_t *doublet_sketcher_spare(struct doublet_sketcher *sketcher,
                                 size_t count)
{
	struct doublet_allocator memory = sketcher->allocator;
	size_t wanted = SPARE_MIN;
	uint32_t *spare;

	if (count <= sketcher->spare_count && sketcher->spare != NULL)
		return sketcher->spare;
	if (count > SIZE_MAX / 2 / sizeof(*spare))
		return NULL;
	while (wanted < count)
		wanted *= 2;
	spare = memory.resize(memory.context, sketcher->spare,
	                      sketcher->spare_count * sizeof(*spare),
	                      wanted * sizeof(*spare));
	if (spare == NULL)
		return NULL;
	sketcher->spare = spare;
	sketcher->spare_count = wanted;
	return spare;
}

/* SPDX-License-Identifier: MIT */
/* Chooses the kernels once, and keeps room to read and to sort in. */
#include "sketch/sketcher.h"

#include "base/kernel.h"

enum { SPARE_MIN = 1024 };

/* The best of the rows that need no other features than these. */
static const struct doublet_edge_kernel *edge_for(unsigned features)
{
	size_t row = 0;

	while ((doublet_edge_kernels[row]->needs & ~features) != 0)
		row++;
	return doublet_edge_kernels[row];
}

/* What an initialized sketcher of a kernel computes with. */
static void choose_kernels(struct doublet_sketcher *sketcher)
{
	unsigned features = doublet_kernel_features(sketcher->kernel);

	sketcher->edge = edge_for(features);
	sketcher->shingle = doublet_shingle_kernel_choose(features);
	sketcher->minhash = doublet_minhash_kernel_choose(features);
	sketcher->intersect = doublet_intersect_kernel_choose(features);
}

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
	choose_kernels(made);
	doublet_arena_init(&made->body, &memory);
	doublet_minhash_orders_init(&made->orders);
	*sketcher = made;
	return DOUBLET_OK;
}

void doublet_sketcher_destroy(struct doublet_sketcher *sketcher)
{
	if (sketcher == NULL)
		return;
	struct doublet_allocator memory = sketcher->allocator;
	doublet_arena_finish(&sketcher->body);
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

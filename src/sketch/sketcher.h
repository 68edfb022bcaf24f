/* SPDX-License-Identifier: MIT */
/* What a sketcher holds. */
#ifndef DOUBLET_SKETCH_SKETCHER_H
#define DOUBLET_SKETCH_SKETCHER_H

#include "base/arena.h"
#include "doublet/sketch.h"
#include "sketch/intersect.h"
#include "sketch/minhash.h"
#include "sketch/shingle.h"
#include "text/edge.h"

struct doublet_sketcher {
	struct doublet_allocator allocator;
	enum doublet_kernel kernel;
	const struct doublet_edge_kernel *edge;
	const struct doublet_shingle_kernel *shingle;
	const struct doublet_minhash_kernel *minhash;
	const struct doublet_intersect_kernel *intersect;
	/* The last body read: emptied by the next. */
	struct doublet_arena body;
	/* Room to sort in; grows with the longest story. */
	uint32_t *spare;
	size_t spare_count;
	struct doublet_minhash_orders orders;
};

/* Room for so many numbers; NULL = no memory. */
uint32_t *doublet_sketcher_spare(struct doublet_sketcher *sketcher,
                                 size_t count);

#endif

/* SPDX-License-Identifier: MIT */
/* A sketcher for every kernel that this machine can run. */
#ifndef DOUBLET_TESTS_SKETCH_KERNELS_H
#define DOUBLET_TESTS_SKETCH_KERNELS_H

#include "doublet/sketch.h"
#include "support.h"

struct kernels {
	struct doublet_sketcher *of[DOUBLET_KERNEL_COUNT];
	/* The scalar one comes first. */
	size_t count;
};

static inline struct kernels kernels_open(void)
{
	struct kernels kernels = {.count = 0};

	for (int k = DOUBLET_KERNEL_SCALAR; k < DOUBLET_KERNEL_COUNT; k++) {
		struct doublet_sketcher_options options = {
			(enum doublet_kernel)k};

		if (!doublet_kernel_is_usable(options.kernel))
			continue;
		assert_int_equal(
			doublet_sketcher_create(NULL, &options,
		                                &kernels.of[kernels.count]),
			DOUBLET_OK);
		kernels.count++;
	}
	return kernels;
}

static inline void kernels_close(struct kernels *kernels)
{
	for (size_t k = 0; k < kernels->count; k++)
		doublet_sketcher_destroy(kernels->of[k]);
}

#endif

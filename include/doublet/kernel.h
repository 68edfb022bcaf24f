/* SPDX-License-Identifier: MIT */
/*
 * Which instructions a handle computes with. All kernels give the same bits;
 * the choice is made once, when a handle is created, and kept in it.
 */
#ifndef DOUBLET_KERNEL_H
#define DOUBLET_KERNEL_H

#include <stdbool.h>

#include "doublet/status.h"

enum doublet_kernel {
	/* The best that is usable. */
	DOUBLET_KERNEL_BEST,
	/* Plain C, on every machine: it defines the right answer. */
	DOUBLET_KERNEL_SCALAR,
	DOUBLET_KERNEL_AVX2,
	DOUBLET_KERNEL_AVX512,
	DOUBLET_KERNEL_NEON,
	DOUBLET_KERNEL_COUNT
};

/* "best", "scalar", "avx2", "avx512" or "neon"; NULL for none of these. */
DOUBLET_API const char *doublet_kernel_name(enum doublet_kernel kernel);

/*
 * Whether handles can be created with it here: it was compiled, the processor
 * has its instructions, and DOUBLET_CPU of the environment allows it (see
 * doublet_kernels). The best and the scalar one always can.
 */
DOUBLET_API bool doublet_kernel_is_usable(enum doublet_kernel kernel);

/* The one that DOUBLET_KERNEL_BEST stands for now. */
DOUBLET_API enum doublet_kernel doublet_kernel_best(void);

#endif

/* SPDX-License-Identifier: MIT */
/* The kernels by name, and which features of the processor each stands for. */
#include "base/kernel.h"

#include <stddef.h>

#include "base/cpu.h"

struct row {
	const char *name;
	/* What it has to have, and what else it may use, of doublet_cpu. */
	unsigned needs;
	unsigned uses;
};

static const struct row rows[DOUBLET_KERNEL_COUNT] = {
	[DOUBLET_KERNEL_BEST] = {"best", 0, ~0u},
	[DOUBLET_KERNEL_SCALAR] = {"scalar", 0, 0},
	[DOUBLET_KERNEL_AVX2] = {"avx2", DOUBLET_CPU_AVX2, DOUBLET_CPU_AVX2},
	[DOUBLET_KERNEL_AVX512] = {"avx512", DOUBLET_CPU_AVX512,
                                   DOUBLET_CPU_AVX2 | DOUBLET_CPU_AVX512 |
                                           DOUBLET_CPU_VP2INTERSECT},
	[DOUBLET_KERNEL_NEON] = {"neon", DOUBLET_CPU_NEON, DOUBLET_CPU_NEON},
};

static bool is_known(enum doublet_kernel kernel)
{
	return (unsigned)kernel < DOUBLET_KERNEL_COUNT;
}

const char *doublet_kernel_name(enum doublet_kernel kernel)
{
	return is_known(kernel) ? rows[kernel].name : NULL;
}

bool doublet_kernel_is_usable(enum doublet_kernel kernel)
{
	return is_known(kernel) &&
	       (rows[kernel].needs & ~doublet_cpu_features()) == 0;
}

enum doublet_kernel doublet_kernel_best(void)
{
	static const enum doublet_kernel best_first[] = {DOUBLET_KERNEL_AVX512,
	                                                 DOUBLET_KERNEL_AVX2,
	                                                 DOUBLET_KERNEL_NEON,
	                                                 DOUBLET_KERNEL_SCALAR};
	size_t row = 0;

	while (!doublet_kernel_is_usable(best_first[row]))
		row++;
	return best_first[row];
}

unsigned doublet_kernel_features(enum doublet_kernel kernel)
{
	if (!doublet_kernel_is_usable(kernel))
		return 0;
	return doublet_cpu_features() & rows[kernel].uses;
}

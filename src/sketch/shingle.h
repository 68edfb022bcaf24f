/* SPDX-License-Identifier: MIT */
/*
 * Kernels for shingles of five words, which most are. Each is a sum by itself,
 * so that several are added up side by side; those of other widths are rolled.
 */
#ifndef DOUBLET_SKETCH_SHINGLE_H
#define DOUBLET_SKETCH_SHINGLE_H

#include <stddef.h>
#include <stdint.h>

#include "doublet/sketch.h"

/*
 * Writes the shingles of words 0 to 4, 1 to 5, ... of `count` hashes. Nothing
 * when there are fewer than five.
 */
typedef void doublet_shingle_five(const uint64_t *hashes, size_t count,
                                  uint32_t *shingles);

struct doublet_shingle_kernel {
	/* enum doublet_cpu bits */
	unsigned needs;
	doublet_shingle_five *five;
};

/* The best of the rows that need no other features than these. */
const struct doublet_shingle_kernel *doublet_shingle_kernel_choose(
	unsigned features);

/* One a file; the scalar one defines the right answer. */
extern const struct doublet_shingle_kernel doublet_shingle_avx512;
extern const struct doublet_shingle_kernel doublet_shingle_avx2;
extern const struct doublet_shingle_kernel doublet_shingle_neon;
extern const struct doublet_shingle_kernel doublet_shingle_scalar;

#endif

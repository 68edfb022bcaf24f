/* SPDX-License-Identifier: MIT */
/*
 * The kernels of MinHash: shingle x has the rank factor * x + term, modulo
 * 2^32, in each order; a kernel lowers every number of a signature to the
 * least rank there is.
 */
#ifndef DOUBLET_SKETCH_MINHASH_H
#define DOUBLET_SKETCH_MINHASH_H

#include <stddef.h>
#include <stdint.h>

#include "doublet/sketch.h"

/* Sizes of signatures are multiples of it. */
enum { DOUBLET_MINHASH_STEP = 16 };

/* Factors are odd: each order ranks all shingles differently. */
struct doublet_minhash_orders {
	uint32_t factors[DOUBLET_SIGNATURE_MAX];
	uint32_t terms[DOUBLET_SIGNATURE_MAX];
};

typedef void doublet_minhash_update(const struct doublet_minhash_orders *orders,
                                    const uint32_t *shingles, size_t count,
                                    uint32_t *signature, unsigned size);

struct doublet_minhash_kernel {
	/* enum doublet_cpu bits */
	unsigned needs;
	doublet_minhash_update *update;
};

/* The orders of the engine, see engine.h. */
void doublet_minhash_orders_init(struct doublet_minhash_orders *orders);

/* The best of the rows that need no other features than these. */
const struct doublet_minhash_kernel *doublet_minhash_kernel_choose(
	unsigned features);

/* One a file; the scalar one defines the right answer. */
extern const struct doublet_minhash_kernel doublet_minhash_avx512;
extern const struct doublet_minhash_kernel doublet_minhash_avx2;
extern const struct doublet_minhash_kernel doublet_minhash_neon;
extern const struct doublet_minhash_kernel doublet_minhash_scalar;

#endif

/* SPDX-License-Identifier: MIT */
/* Signatures: the orders, the table of kernels, and the estimate. */
#include "sketch/minhash.h"

#include <assert.h>
#include <string.h>

#include "sketch/engine.h"
#include "sketch/sketcher.h"

static const struct doublet_minhash_kernel *const kernels[] = {
	&doublet_minhash_avx512,
	&doublet_minhash_avx2,
	&doublet_minhash_neon,
	&doublet_minhash_scalar,
};

const struct doublet_minhash_kernel *doublet_minhash_kernel_choose(
	unsigned features)
{
	size_t row = 0;

	while ((kernels[row]->needs & ~features) != 0)
		row++;
	return kernels[row];
}

void doublet_minhash_orders_init(struct doublet_minhash_orders *orders)
{
	for (unsigned i = 0; i < DOUBLET_SIGNATURE_MAX; i++) {
		uint64_t random = doublet_splitmix(DOUBLET_ORDER_SEED, i + 1);

		orders->factors[i] = (uint32_t)random | 1;
		orders->terms[i] = (uint32_t)(random >> 32);
	}
}

void doublet_minhash_sign(const struct doublet_sketcher *sketcher,
                          const uint32_t *shingles, size_t count,
                          uint32_t *signature, unsigned size)
{
	assert(size % DOUBLET_MINHASH_STEP == 0 &&
	       size <= DOUBLET_SIGNATURE_MAX);
	memset(signature, 0xFF, size * sizeof(*signature));
	sketcher->minhash->update(&sketcher->orders, shingles, count, signature,
	                          size);
}

double doublet_minhash_resemblance(const uint32_t *a, const uint32_t *b,
                                   unsigned size)
{
	unsigned equal = 0;

	for (unsigned i = 0; i < size; i++)
		equal += a[i] == b[i] && a[i] != UINT32_MAX;
	return size == 0 ? 0 : (double)equal / size;
}

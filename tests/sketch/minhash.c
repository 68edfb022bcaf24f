/* SPDX-License-Identifier: MIT */
/* Signatures: against the definition, all kernels, and as an estimate. */
#include "kernels.h"

#include <math.h>
#include <stdlib.h>

#include "sketch/engine.h"
#include "sketch/minhash.h"

enum { LENGTHS = 301, ALIGNMENTS = 16, MOST = DOUBLET_SIGNATURE_MAX };

static void sign_by_definition(const uint32_t *shingles, size_t count,
                               uint32_t *signature)
{
	for (unsigned i = 0; i < MOST; i++) {
		uint64_t random = doublet_splitmix(DOUBLET_ORDER_SEED, i + 1);

		signature[i] = UINT32_MAX;
		for (size_t s = 0; s < count; s++) {
			uint32_t rank = shingles[s] * ((uint32_t)random | 1) +
			                (uint32_t)(random >> 32);
			if (rank < signature[i])
				signature[i] = rank;
		}
	}
}

static void compare_with(const struct doublet_sketcher *sketcher,
                         const uint32_t *shingles, size_t count,
                         const uint32_t *expected)
{
	static const unsigned sizes[] = {16,  32,  48,  64, 80,
	                                 112, 128, 240, 256};

	for (size_t k = 0; k < sizeof(sizes) / sizeof(sizes[0]); k++) {
		uint32_t signature[MOST + 1];

		signature[sizes[k]] = 7;
		doublet_minhash_sign(sketcher, shingles, count, signature,
		                     sizes[k]);
		assert_memory_equal(signature, expected,
		                    sizes[k] * sizeof(*expected));
		assert_int_equal(signature[sizes[k]], 7);
	}
}

static void all_kernels_equal_the_definition(void **state)
{
	struct support_random random = support_random_begin(1);
	struct kernels kernels = kernels_open();

	(void)state;
	for (size_t count = 0; count < LENGTHS; count++) {
		size_t shift = count % ALIGNMENTS;
		/* Nothing behind the last one may be read. */
		uint32_t *block = malloc((shift + count) * sizeof(*block) + 1);
		uint32_t expected[MOST];

		assert_non_null(block);
		for (size_t i = 0; i < count; i++)
			block[shift + i] =
				(uint32_t)support_random_next(&random);
		sign_by_definition(block + shift, count, expected);
		for (size_t k = 0; k < kernels.count; k++)
			compare_with(kernels.of[k], block + shift, count,
			             expected);
		free(block);
	}
	kernels_close(&kernels);
}

static void alignment_does_not_matter(void **state)
{
	struct kernels kernels = kernels_open();
	uint32_t shingles[ALIGNMENTS + 37];
	uint32_t signature[ALIGNMENTS + 64];
	uint32_t expected[MOST];

	(void)state;
	for (size_t shift = 0; shift < ALIGNMENTS; shift++) {
		for (uint32_t i = 0; i < 37; i++)
			shingles[shift + i] = i * 0x9E3779B1U;
		sign_by_definition(shingles + shift, 37, expected);
		for (size_t k = 0; k < kernels.count; k++) {
			doublet_minhash_sign(kernels.of[k], shingles + shift,
			                     37, signature + shift, 64);
			assert_memory_equal(signature + shift, expected,
			                    64 * sizeof(*expected));
		}
	}
	kernels_close(&kernels);
}

static void no_shingles_are_like_nothing(void **state)
{
	struct kernels kernels = kernels_open();
	uint32_t signature[64];

	(void)state;
	doublet_minhash_sign(kernels.of[0], NULL, 0, signature, 64);
	for (unsigned i = 0; i < 64; i++)
		assert_int_equal(signature[i], UINT32_MAX);
	assert_true(doublet_minhash_resemblance(signature, signature, 64) == 0);
	assert_true(doublet_minhash_resemblance(signature, signature, 0) == 0);
	kernels_close(&kernels);
}

static void order_and_repeats_do_not_matter(void **state)
{
	struct kernels kernels = kernels_open();
	uint32_t forth[200];
	uint32_t back[300];
	uint32_t a[128];
	uint32_t b[128];

	(void)state;
	for (uint32_t i = 0; i < 200; i++)
		forth[i] = back[199 - i] = i * 0x85EBCA6BU;
	memcpy(back + 200, forth, 100 * sizeof(*forth));
	doublet_minhash_sign(kernels.of[0], forth, 200, a, 128);
	doublet_minhash_sign(kernels.of[0], back, 300, b, 128);
	assert_memory_equal(a, b, sizeof(a));
	assert_true(doublet_minhash_resemblance(a, b, 128) == 1);
	kernels_close(&kernels);
}

/*
 * Two orders are alike when small multiples of their factors agree: the least
 * in one is then often the least in the other. Of 32,640 pairs of random
 * factors the closest is expected to have multiples of about 200.
 */
static void no_two_orders_are_alike(void **state)
{
	enum { SMALL = 24 };
	static struct doublet_minhash_orders orders;

	(void)state;
	doublet_minhash_orders_init(&orders);
	for (unsigned i = 0; i < MOST; i++)
		for (unsigned k = 0; k < i; k++)
			for (uint32_t n = 1; n <= SMALL; n++) {
				uint32_t left = orders.factors[i] * n;
				for (uint32_t m = 1; m <= SMALL; m++) {
					uint32_t right = orders.factors[k] * m;
					assert_int_not_equal(left, right);
					assert_int_not_equal(left, 0 - right);
				}
			}
}

struct errors {
	double squares[3];
	double theory[3];
	double bias;
};

/* Estimates of a pair whose sets share `shared` of 150 shingles each. */
static void estimate(const struct doublet_sketcher *sketcher, uint64_t seed,
                     uint32_t shared, struct errors *errors)
{
	enum { COUNT = 150 };
	struct support_random random = support_random_begin(seed);
	double exact = (double)shared / (2 * COUNT - shared);
	uint32_t a[COUNT];
	uint32_t b[COUNT];
	uint32_t signatures[2][MOST];

	for (uint32_t i = 0; i < COUNT; i++) {
		a[i] = (uint32_t)support_random_next(&random);
		b[i] = i < shared ? a[i]
		                  : (uint32_t)support_random_next(&random);
	}
	doublet_minhash_sign(sketcher, a, COUNT, signatures[0], MOST);
	doublet_minhash_sign(sketcher, b, COUNT, signatures[1], MOST);
	for (unsigned k = 0; k < 3; k++) {
		unsigned size = 64U << k;
		double error =
			doublet_minhash_resemblance(signatures[0],
		                                    signatures[1], size) -
			exact;
		errors->squares[k] += error * error;
		errors->theory[k] += exact * (1 - exact) / size;
		errors->bias += error;
	}
}

static void the_error_is_that_of_theory(void **state)
{
	enum { PAIRS = 4000 };
	struct kernels kernels = kernels_open();
	struct errors errors = {.bias = 0};

	(void)state;
	for (uint32_t pair = 0; pair < PAIRS; pair++)
		estimate(kernels.of[kernels.count - 1], pair + 1,
		         20 + pair % 130, &errors);
	for (unsigned k = 0; k < 3; k++) {
		double ratio = sqrt(errors.squares[k] / errors.theory[k]);

		/* 4000 pairs tell it to about 1 %. */
		if (fabs(ratio - 1) > 0.05)
			fail_msg("%u numbers: RMSE is %.3f of theory", 64U << k,
			         ratio);
	}
	assert_true(fabs(errors.bias / (3 * PAIRS)) < 0.003);
	kernels_close(&kernels);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_kernels_equal_the_definition),
		cmocka_unit_test(alignment_does_not_matter),
		cmocka_unit_test(no_shingles_are_like_nothing),
		cmocka_unit_test(order_and_repeats_do_not_matter),
		cmocka_unit_test(no_two_orders_are_alike),
		cmocka_unit_test(the_error_is_that_of_theory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

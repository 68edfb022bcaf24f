/* SPDX-License-Identifier: MIT */
/* The table of bandings, its keys, and what they find. */
#include "doublet/band.h"

#include <math.h>

#include "kernels.h"

static void the_table_is_in_order(void **state)
{
	size_t count;
	const struct doublet_banding *table = doublet_bandings(&count);

	(void)state;
	assert_true(count > 0);
	for (size_t i = 0; i < count; i++) {
		assert_true(i == 0 ||
		            table[i].threshold < table[i - 1].threshold);
		assert_true(table[i].bands <= DOUBLET_BANDS_MAX);
		assert_true(table[i].bands * table[i].rows <=
		            table[i].signature_size);
		assert_true(table[i].signature_size <= DOUBLET_SIGNATURE_MAX);
		assert_int_equal(table[i].signature_size % 16, 0);
		assert_ptr_equal(doublet_banding_for(table[i].threshold),
		                 &table[i]);
	}
	assert_ptr_equal(doublet_banding_for(1), table);
	assert_ptr_equal(doublet_banding_for(0.85), table + 1);
	assert_null(doublet_banding_for(0.1));
}

/* Pairs from the threshold up, evenly. */
static void recall_in_theory(void **state)
{
	enum { STEPS = 1000 };
	size_t count;
	const struct doublet_banding *table = doublet_bandings(&count);

	(void)state;
	for (size_t i = 0; i < count; i++) {
		double least = table[i].threshold;
		double sum = 0;

		for (int step = 0; step < STEPS; step++)
			sum += doublet_banding_recall(&table[i],
			                              least + (1 - least) *
			                                              (step +
			                                               0.5) /
			                                              STEPS);
		assert_true(sum / STEPS >= (least > 0.79 ? 0.9999 : 0.999));
	}
}

static void keys_are_those_of_bands(void **state)
{
	const struct doublet_banding *banding = doublet_banding_for(0.8);
	uint32_t signature[64];
	uint32_t before[DOUBLET_BANDS_MAX];
	uint32_t after[DOUBLET_BANDS_MAX];

	(void)state;
	for (uint32_t i = 0; i < 64; i++)
		signature[i] = i / 4 == 3 ? 7 : 9;
	assert_int_equal(doublet_band_keys(banding, signature, before), 16);
	for (unsigned i = 0; i < 16; i++)
		for (unsigned k = 0; k < i; k++)
			assert_int_not_equal(before[i], before[k]);
	for (unsigned i = 0; i < 64; i++) {
		signature[i]++;
		assert_int_equal(doublet_band_keys(banding, signature, after),
		                 16);
		for (unsigned k = 0; k < 16; k++)
			assert_true((before[k] == after[k]) == (k != i / 4));
		signature[i]--;
	}
}

static void no_shingles_have_no_keys(void **state)
{
	uint32_t signature[128];
	uint32_t keys[DOUBLET_BANDS_MAX];
	size_t count;
	const struct doublet_banding *table = doublet_bandings(&count);

	(void)state;
	memset(signature, 0xFF, sizeof(signature));
	while (count-- > 0)
		assert_int_equal(doublet_band_keys(&table[count], signature,
		                                   keys),
		                 0);
}

/* Whether a pair that shares so many of 1000 shingles has a common key. */
static bool finds(const struct doublet_sketcher *sketcher,
                  const struct doublet_banding *banding,
                  struct support_random *random, double resemblance)
{
	enum { COUNT = 200 };
	uint32_t shared =
		(uint32_t)(2 * COUNT * resemblance / (1 + resemblance));
	uint32_t keys[2][DOUBLET_BANDS_MAX];
	uint32_t shingles[COUNT];
	uint32_t signature[DOUBLET_SIGNATURE_MAX];

	for (unsigned i = 0; i < COUNT; i++)
		shingles[i] = (uint32_t)support_random_next(random);
	for (unsigned text = 0; text < 2; text++) {
		for (unsigned i = shared; i < COUNT; i++)
			shingles[i] = (uint32_t)support_random_next(random);
		doublet_minhash_sign(sketcher, shingles, COUNT, signature,
		                     banding->signature_size);
		doublet_band_keys(banding, signature, keys[text]);
	}
	for (unsigned i = 0; i < banding->bands; i++)
		if (keys[0][i] == keys[1][i])
			return true;
	return false;
}

static void measured_recall_is_that_of_theory(void **state)
{
	enum { PAIRS = 2000 };
	static const double resemblances[] = {0.2, 0.35, 0.5, 0.65};
	struct support_random random = support_random_begin(11);
	struct kernels kernels = kernels_open();
	size_t count;
	const struct doublet_banding *table = doublet_bandings(&count);

	(void)state;
	for (size_t i = 0; i < count; i++) {
		double resemblance = resemblances[i % 4];
		double theory;
		unsigned found = 0;

		for (unsigned pair = 0; pair < PAIRS; pair++)
			found += finds(kernels.of[kernels.count - 1], &table[i],
			               &random, resemblance);
		theory = doublet_banding_recall(&table[i], resemblance);
		assert_true(fabs((double)found / PAIRS - theory) < 0.05);
	}
	kernels_close(&kernels);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_is_in_order),
		cmocka_unit_test(recall_in_theory),
		cmocka_unit_test(keys_are_those_of_bands),
		cmocka_unit_test(no_shingles_have_no_keys),
		cmocka_unit_test(measured_recall_is_that_of_theory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

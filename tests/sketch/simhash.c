/* SPDX-License-Identifier: MIT */
/* SimHash against 64 counters, and as an estimate. */
#include "doublet/sketch.h"

#include <math.h>
#include <stdlib.h>

#include "sketch/engine.h"
#include "support.h"

static uint64_t sign_by_definition(const uint32_t *shingles, size_t count)
{
	uint64_t signature = 0;

	for (unsigned bit = 0; bit < 64; bit++) {
		size_t set = 0;

		for (size_t i = 0; i < count; i++)
			set += doublet_splitmix(shingles[i], 1) >> bit & 1;
		if (2 * set > count)
			signature |= UINT64_C(1) << bit;
	}
	return signature;
}

static void planes_count_as_counters_do(void **state)
{
	struct support_random random = support_random_begin(2);

	(void)state;
	for (size_t count = 0; count < 301; count++) {
		uint32_t *shingles = malloc(count * sizeof(*shingles) + 1);
		/* Of few different ones: counts are far from half, or equal. */
		uint32_t different = count % 3 == 0 ? 1000000 : 1 + count % 5;

		assert_non_null(shingles);
		for (size_t i = 0; i < count; i++)
			shingles[i] = support_random_below(&random, different);
		assert_true(doublet_simhash_sign(shingles, count) ==
		            sign_by_definition(shingles, count));
		free(shingles);
	}
}

static void many_of_one_are_that_one(void **state)
{
	enum { COUNT = 100000 };
	uint32_t *shingles = calloc(COUNT, sizeof(*shingles));

	(void)state;
	assert_non_null(shingles);
	assert_true(doublet_simhash_sign(shingles, COUNT) ==
	            doublet_simhash_sign(shingles, 1));
	free(shingles);
}

static void distances(void **state)
{
	(void)state;
	assert_int_equal(doublet_simhash_distance(0, 0), 0);
	assert_int_equal(doublet_simhash_distance(0, UINT64_MAX), 64);
	assert_true(doublet_simhash_cosine(5, 5) == 1);
	assert_true(fabs(doublet_simhash_cosine(0, UINT32_MAX)) < 1e-9);
	assert_true(doublet_simhash_cosine(0, UINT64_MAX) == -1);
}

/* Of two lists of 150, `shared` in common, the cosine is shared / 150. */
static void it_estimates_the_angle(void **state)
{
	enum { PAIRS = 500, COUNT = 150, SHARED = 120 };
	const double pi = 3.14159265358979323846;
	struct support_random random = support_random_begin(3);
	double distance = 0;

	(void)state;
	for (unsigned pair = 0; pair < PAIRS; pair++) {
		uint32_t a[COUNT];
		uint32_t b[COUNT];

		for (unsigned i = 0; i < COUNT; i++) {
			a[i] = (uint32_t)support_random_next(&random);
			b[i] = i < SHARED
			               ? a[i]
			               : (uint32_t)support_random_next(&random);
		}
		distance +=
			doublet_simhash_distance(doublet_simhash_sign(a, COUNT),
		                                 doublet_simhash_sign(b,
		                                                      COUNT));
	}
	assert_true(fabs(distance / PAIRS -
	                 64 / pi * acos((double)SHARED / COUNT)) < 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(planes_count_as_counters_do),
		cmocka_unit_test(many_of_one_are_that_one),
		cmocka_unit_test(distances),
		cmocka_unit_test(it_estimates_the_angle),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

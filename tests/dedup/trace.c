/* SPDX-License-Identifier: MIT */
/* Traces agree as often as resemblance says, and hardly ever less. */
#include "dedup/trace.h"

#include "archive.h"

enum { SHINGLES = 200, PAIRS = 4000 };

struct traces {
	struct doublet_trace a;
	struct doublet_trace b;
};

/* Of two random sets that resemble each other by so much. */
static struct traces draw(struct doublet_sketcher *sketcher,
                          struct support_random *random, double resemblance)
{
	uint32_t a[SHINGLES];
	uint32_t b[SHINGLES];
	uint32_t signature[DOUBLET_SIGNATURE_SIZE];
	struct traces traces;
	double both = 2 * resemblance / (1 + resemblance) * SHINGLES;

	for (unsigned i = 0; i < SHINGLES; i++) {
		a[i] = (uint32_t)support_random_next(random);
		b[i] = i < both ? a[i] : (uint32_t)support_random_next(random);
	}
	doublet_minhash_sign(sketcher, a, SHINGLES, signature,
	                     DOUBLET_SIGNATURE_SIZE);
	traces.a = doublet_trace_make(signature);
	doublet_minhash_sign(sketcher, b, SHINGLES, signature,
	                     DOUBLET_SIGNATURE_SIZE);
	traces.b = doublet_trace_make(signature);
	return traces;
}

static void they_agree_as_expected(void **state)
{
	struct support_random random = support_random_begin(31);
	struct doublet_sketcher *sketcher;

	(void)state;
	assert_int_equal(doublet_sketcher_create(NULL, NULL, &sketcher), 0);
	for (int tenth = 0; tenth < 10; tenth += 2) {
		double resemblance = tenth / 10.0;
		double expected = 64 * (resemblance + (1 - resemblance) / 4);
		double sum = 0;
		unsigned below = 0;

		for (unsigned i = 0; i < PAIRS; i++) {
			struct traces traces =
				draw(sketcher, &random, resemblance);
			unsigned agreement =
				doublet_trace_agreement(traces.a, traces.b);

			sum += agreement;
			below += agreement < doublet_trace_least(resemblance);
		}
		assert_true(sum / PAIRS > expected - 0.5);
		assert_true(sum / PAIRS < expected + 0.5);
		assert_in_range(below, 0, PAIRS / 1000);
	}
	doublet_sketcher_destroy(sketcher);
}

static void bounds(void **state)
{
	struct doublet_trace trace = {5, 7};

	(void)state;
	assert_int_equal(doublet_trace_agreement(trace, trace), 64);
	assert_int_equal(doublet_trace_least(1), 64);
	for (int i = 1; i < 100; i++)
		assert_true(doublet_trace_least(i / 100.0) >=
		            doublet_trace_least((i - 1) / 100.0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(they_agree_as_expected),
		cmocka_unit_test(bounds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

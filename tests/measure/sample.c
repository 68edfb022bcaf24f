/* SPDX-License-Identifier: MIT */
/* Medians and deviations by hand, and that work is done as often as asked. */
#include "measure/sample.h"

#include "support.h"

static struct doublet_samples samples_of(const double *times, size_t count)
{
	struct doublet_samples samples = {.count = 0};

	for (size_t i = 0; i < count; i++)
		doublet_samples_add(&samples, times[i]);
	return samples;
}

static void medians_and_deviations(void **state)
{
	const double odd[] = {9, 1, 5};
	const double even[] = {4, 1, 3, 100};
	struct doublet_samples three = samples_of(odd, 3);
	struct doublet_samples four = samples_of(even, 4);
	struct doublet_samples none = {.count = 0};

	(void)state;
	assert_true(doublet_samples_median(&three) == 5);
	assert_true(doublet_samples_deviation(&three) == 4.0 / 5);
	assert_true(three.times[0] == 9);
	assert_true(doublet_samples_median(&four) == 3.5);
	assert_true(doublet_samples_deviation(&four) == 1.5 / 3.5);
	assert_true(doublet_samples_median(&none) == 0);
	assert_true(doublet_samples_deviation(&none) == 0);
}

static void no_more_than_there_is_room_for(void **state)
{
	struct doublet_samples samples = {.count = 0};

	(void)state;
	for (int i = 0; i < 2 * DOUBLET_SAMPLES_MAX; i++)
		doublet_samples_add(&samples, i);
	assert_int_equal(samples.count, DOUBLET_SAMPLES_MAX);
}

static void count_pass(void *context)
{
	++*(size_t *)context;
}

static void a_sample_is_as_many_passes_as_asked(void **state)
{
	size_t done = 0;

	(void)state;
	assert_true(doublet_sample_time(7, count_pass, &done) >= 0);
	assert_int_equal(done, 7);
	assert_true(doublet_sample_passes(1e5, count_pass, &done) > 1);
	assert_int_equal(doublet_sample_passes(0, count_pass, &done), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(medians_and_deviations),
		cmocka_unit_test(no_more_than_there_is_room_for),
		cmocka_unit_test(a_sample_is_as_many_passes_as_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* The variable DOUBLET_CPU takes features away and never adds one. */
#include "support.h"

#include <stdlib.h>

#include "base/cpu.h"

static unsigned features_with(const char *level)
{
	setenv("DOUBLET_CPU", level, 1);
	unsigned features = doublet_cpu_features();
	unsetenv("DOUBLET_CPU");
	return features;
}

static void test_the_environment_only_takes_away(void **state)
{
	(void)state;
	unsetenv("DOUBLET_CPU");
	unsigned all = doublet_cpu_features();

	assert_int_equal(features_with("scalar"), 0);
	assert_int_equal(features_with("avx2"), all & DOUBLET_CPU_AVX2);
	assert_int_equal(features_with("avx512"), all);
	assert_int_equal(features_with("unheard-of"), all);
	assert_int_equal(all & DOUBLET_CPU_NEVER, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_environment_only_takes_away),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

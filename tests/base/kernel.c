/* SPDX-License-Identifier: MIT */
/* Kernels by name, and which of them the environment leaves. */
#include "base/kernel.h"

#include <stdlib.h>

#include "base/cpu.h"
#include "support.h"

static void kernels_have_names(void **state)
{
	(void)state;
	assert_string_equal(doublet_kernel_name(DOUBLET_KERNEL_BEST), "best");
	assert_string_equal(doublet_kernel_name(DOUBLET_KERNEL_AVX512),
	                    "avx512");
	assert_null(doublet_kernel_name(DOUBLET_KERNEL_COUNT));
	assert_null(doublet_kernel_name((enum doublet_kernel) - 1));
	for (int k = 0; k < DOUBLET_KERNEL_COUNT; k++)
		assert_non_null(doublet_kernel_name((enum doublet_kernel)k));
}

static void plain_c_runs_everywhere(void **state)
{
	(void)state;
	assert_true(doublet_kernel_is_usable(DOUBLET_KERNEL_BEST));
	assert_true(doublet_kernel_is_usable(DOUBLET_KERNEL_SCALAR));
	assert_false(doublet_kernel_is_usable(DOUBLET_KERNEL_COUNT));
	assert_int_equal(doublet_kernel_features(DOUBLET_KERNEL_SCALAR), 0);
	assert_int_equal(doublet_kernel_features(DOUBLET_KERNEL_COUNT), 0);
}

static void the_best_is_usable_and_named_in_the_version(void **state)
{
	enum doublet_kernel best = doublet_kernel_best();

	(void)state;
	assert_true(best != DOUBLET_KERNEL_BEST);
	assert_true(doublet_kernel_is_usable(best));
	assert_string_equal(doublet_kernel_name(best), doublet_kernels());
	assert_int_equal(doublet_kernel_features(DOUBLET_KERNEL_BEST),
	                 doublet_cpu_features());
}

static void the_environment_takes_kernels_away(void **state)
{
	(void)state;
	setenv("DOUBLET_CPU", "scalar", 1);
	assert_int_equal(doublet_kernel_best(), DOUBLET_KERNEL_SCALAR);
	assert_false(doublet_kernel_is_usable(DOUBLET_KERNEL_AVX2));
	assert_false(doublet_kernel_is_usable(DOUBLET_KERNEL_NEON));
	assert_int_equal(doublet_kernel_features(DOUBLET_KERNEL_AVX2), 0);
	setenv("DOUBLET_CPU", "avx2", 1);
	assert_false(doublet_kernel_is_usable(DOUBLET_KERNEL_AVX512));
	unsetenv("DOUBLET_CPU");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kernels_have_names),
		cmocka_unit_test(plain_c_runs_everywhere),
		cmocka_unit_test(the_best_is_usable_and_named_in_the_version),
		cmocka_unit_test(the_environment_takes_kernels_away),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

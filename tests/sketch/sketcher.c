/* SPDX-License-Identifier: MIT */
/* How a sketcher is made, and that it gives back all it took. */
#include "kernels.h"

#include <stdlib.h>

#include "doublet/set.h"

static enum doublet_status open_kernel(enum doublet_kernel kernel,
                                       struct doublet_sketcher **sketcher)
{
	struct doublet_sketcher_options options = {kernel};

	return doublet_sketcher_create(NULL, &options, sketcher);
}

static void the_best_kernel_is_taken(void **state)
{
	struct doublet_sketcher *sketcher;

	(void)state;
	assert_int_equal(doublet_sketcher_create(NULL, NULL, &sketcher),
	                 DOUBLET_OK);
	assert_int_equal(doublet_sketcher_kernel(sketcher),
	                 doublet_kernel_best());
	doublet_sketcher_destroy(sketcher);
}

static void a_kernel_asked_for_is_taken(void **state)
{
	struct kernels kernels = kernels_open();

	(void)state;
	assert_int_equal(doublet_sketcher_kernel(kernels.of[0]),
	                 DOUBLET_KERNEL_SCALAR);
	for (size_t k = 1; k < kernels.count; k++)
		assert_true(doublet_sketcher_kernel(kernels.of[k]) >
		            doublet_sketcher_kernel(kernels.of[k - 1]));
	kernels_close(&kernels);
}

static void others_are_refused(void **state)
{
	struct doublet_sketcher *sketcher = NULL;

	(void)state;
	assert_int_equal(open_kernel(DOUBLET_KERNEL_COUNT, &sketcher),
	                 DOUBLET_INVALID);
	assert_int_equal(open_kernel((enum doublet_kernel) - 1, &sketcher),
	                 DOUBLET_INVALID);
	for (int k = 0; k < DOUBLET_KERNEL_COUNT; k++)
		if (!doublet_kernel_is_usable((enum doublet_kernel)k))
			assert_int_equal(open_kernel((enum doublet_kernel)k,
			                             &sketcher),
			                 DOUBLET_UNSUPPORTED);
	assert_null(sketcher);
}

static void the_environment_takes_kernels_away(void **state)
{
	struct doublet_sketcher *sketcher;

	(void)state;
	setenv("DOUBLET_CPU", "scalar", 1);
	assert_int_equal(doublet_sketcher_create(NULL, NULL, &sketcher),
	                 DOUBLET_OK);
	unsetenv("DOUBLET_CPU");
	assert_int_equal(doublet_sketcher_kernel(sketcher),
	                 DOUBLET_KERNEL_SCALAR);
	doublet_sketcher_destroy(sketcher);
}

static enum doublet_status make_sets(struct support_allocator *memory)
{
	enum { MOST = 5000 };
	static uint32_t shingles[MOST];
	struct doublet_sketcher *sketcher = NULL;
	struct doublet_set set = {NULL, 7};
	enum doublet_status status =
		doublet_sketcher_create(&memory->allocator, NULL, &sketcher);

	for (size_t count = 10; !status && count <= MOST; count += 1000) {
		for (uint32_t i = 0; i < count; i++)
			shingles[i] = i * 0x9E3779B1U;
		status = doublet_set_make(sketcher, shingles, count, &set);
		if (status) {
			assert_int_not_equal(set.count, count);
			for (uint32_t i = 0; i < count; i++)
				assert_int_equal(shingles[i], i * 0x9E3779B1U);
		}
	}
	doublet_sketcher_destroy(sketcher);
	return status;
}

static void it_survives_every_shortage(void **state)
{
	size_t fail_at = 0;
	enum doublet_status status;

	(void)state;
	do {
		struct support_allocator memory;

		support_allocator_init(&memory);
		memory.fail_at = ++fail_at;
		status = make_sets(&memory);
		assert_int_equal(memory.held_bytes, 0);
	} while (status == DOUBLET_NO_MEMORY);
	assert_int_equal(status, DOUBLET_OK);
	assert_true(fail_at > 2);
	doublet_sketcher_destroy(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_best_kernel_is_taken),
		cmocka_unit_test(a_kernel_asked_for_is_taken),
		cmocka_unit_test(others_are_refused),
		cmocka_unit_test(the_environment_takes_kernels_away),
		cmocka_unit_test(it_survives_every_shortage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

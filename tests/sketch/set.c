/* SPDX-License-Identifier: MIT */
/* Sets against pairwise comparison; all kernels, at every length. */
#include "doublet/set.h"

#include <math.h>
#include <stdlib.h>

#include "kernels.h"

enum { MOST = 300 };

/* A set at the end of a block of its own, so that reading on is seen. */
struct made {
	uint32_t *block;
	struct doublet_set set;
};

static struct made make(struct doublet_sketcher *sketcher,
                        struct support_random *random, size_t count,
                        uint32_t values)
{
	struct made made = {.block = malloc(count * sizeof(uint32_t) + 1)};

	assert_non_null(made.block);
	for (size_t i = 0; i < count; i++)
		made.block[i] = support_random_below(random, values);
	assert_int_equal(doublet_set_make(sketcher, made.block, count,
	                                  &made.set),
	                 DOUBLET_OK);
	return made;
}

static size_t intersect_by_definition(struct doublet_set a,
                                      struct doublet_set b)
{
	size_t both = 0;

	for (size_t i = 0; i < a.count; i++)
		for (size_t j = 0; j < b.count; j++)
			both += a.shingles[i] == b.shingles[j];
	return both;
}

static void a_set_has_all_shingles_once_in_order(void **state)
{
	static const uint32_t ranges[] = {1, 5, 300, 70000, UINT32_MAX};
	struct support_random random = support_random_begin(7);
	struct kernels kernels = kernels_open();

	(void)state;
	for (size_t count = 0; count < 3000; count += 1 + count / 9) {
		uint32_t *given = malloc(count * sizeof(*given) + 1);
		uint32_t *shingles = malloc(count * sizeof(*given) + 1);
		struct doublet_set set;

		assert_non_null(given);
		assert_non_null(shingles);
		for (size_t i = 0; i < count; i++)
			given[i] = shingles[i] =
				support_random_below(&random,
			                             ranges[count % 5]);
		assert_int_equal(doublet_set_make(kernels.of[0], shingles,
		                                  count, &set),
		                 DOUBLET_OK);
		assert_ptr_equal(set.shingles, shingles);
		for (size_t i = 1; i < set.count; i++)
			assert_true(shingles[i - 1] < shingles[i]);
		for (size_t i = 0; i < count; i++) {
			size_t at = 0;
			while (at < set.count && shingles[at] != given[i])
				at++;
			assert_true(at < set.count);
		}
		free(given);
		free(shingles);
	}
	kernels_close(&kernels);
}

static void compare_kernels(const struct kernels *kernels, struct doublet_set a,
                            struct doublet_set b)
{
	size_t both = intersect_by_definition(a, b);

	for (size_t k = 0; k < kernels->count; k++) {
		assert_int_equal(doublet_set_intersection(kernels->of[k], a, b),
		                 both);
		assert_int_equal(doublet_set_intersection(kernels->of[k], b, a),
		                 both);
	}
}

static void all_kernels_find_what_is_in_both(void **state)
{
	struct support_random random = support_random_begin(8);
	struct kernels kernels = kernels_open();

	(void)state;
	for (size_t length = 0; length <= MOST; length++)
		for (unsigned round = 0; round < 4; round++) {
			uint32_t values = 1 + (uint32_t)length * (1 + round);
			size_t other =
				round % 2 ? length
					  : support_random_below(&random, MOST);
			struct made a =
				make(kernels.of[0], &random, length, values);
			struct made b =
				make(kernels.of[0], &random, other, values);

			compare_kernels(&kernels, a.set, b.set);
			compare_kernels(&kernels, a.set, a.set);
			free(a.block);
			free(b.block);
		}
	kernels_close(&kernels);
}

/* Kernels have a way of their own for few shingles among many. */
static void few_are_found_among_many(void **state)
{
	struct support_random random = support_random_begin(10);
	struct kernels kernels = kernels_open();

	(void)state;
	for (size_t few = 0; few <= 40; few++)
		for (size_t times = 7; times <= 40; times += 11) {
			uint32_t values = (uint32_t)(few * times * 2 + 1);
			struct made a =
				make(kernels.of[0], &random, few, values);
			struct made b = make(kernels.of[0], &random,
			                     few * times, values);

			compare_kernels(&kernels, a.set, b.set);
			free(a.block);
			free(b.block);
		}
	kernels_close(&kernels);
}

/* All, of both, from anywhere: beginnings and ends of runs, 0 and the most. */
static void alignment_does_not_matter(void **state)
{
	enum { COUNT = 70, SHIFTS = 16 };
	struct kernels kernels = kernels_open();
	uint32_t odd[COUNT];
	uint32_t third[COUNT];

	(void)state;
	for (uint32_t i = 0; i < COUNT; i++) {
		odd[i] = i * 2;
		third[i] = i * 3;
	}
	odd[COUNT - 1] = UINT32_MAX;
	third[COUNT - 1] = UINT32_MAX;
	for (size_t i = 0; i < SHIFTS; i++)
		for (size_t j = 0; j < SHIFTS; j++)
			compare_kernels(&kernels,
			                (struct doublet_set){odd + i,
			                                     COUNT - i},
			                (struct doublet_set){third + j,
			                                     COUNT - j});
	kernels_close(&kernels);
}

static void figures(void **state)
{
	static const uint32_t a[] = {1, 3, 5, 7};
	static const uint32_t b[] = {3, 7, 8};
	struct kernels kernels = kernels_open();
	struct doublet_set left = {a, 4};
	struct doublet_set right = {b, 3};
	struct doublet_set none = {NULL, 0};

	(void)state;
	for (size_t k = 0; k < kernels.count; k++) {
		const struct doublet_sketcher *of = kernels.of[k];

		assert_true(doublet_set_resemblance(of, left, right) == 0.4);
		assert_true(doublet_set_resemblance(of, left, left) == 1);
		assert_true(doublet_set_resemblance(of, left, none) == 0);
		assert_true(doublet_set_resemblance(of, none, none) == 0);
		assert_true(doublet_set_containment(of, left, right) == 0.5);
		assert_true(doublet_set_containment(of, none, right) == 0);
		assert_true(doublet_set_containment(of, right, none) == 0);
	}
	kernels_close(&kernels);
}

static void a_bottom_sketch_estimates(void **state)
{
	enum { COUNT = 300, SIZE = 64, PAIRS = 300 };
	struct support_random random = support_random_begin(9);
	struct kernels kernels = kernels_open();
	double squares = 0;
	double bias = 0;

	(void)state;
	for (unsigned pair = 0; pair < PAIRS; pair++) {
		struct made a = make(kernels.of[0], &random, COUNT, UINT32_MAX);
		struct made b = make(kernels.of[0], &random, COUNT, UINT32_MAX);
		struct doublet_set b_set;

		for (unsigned i = 0; i < 200; i++)
			b.block[i * 3 / 2] = a.block[i * 3 / 2];
		assert_int_equal(doublet_set_make(kernels.of[0], b.block,
		                                  b.set.count, &b_set),
		                 DOUBLET_OK);
		double error =
			doublet_bottom_resemblance(doublet_bottom_sketch(a.set,
		                                                         SIZE),
		                                   doublet_bottom_sketch(b_set,
		                                                         SIZE),
		                                   SIZE) -
			doublet_set_resemblance(kernels.of[0], a.set, b_set);
		squares += error * error;
		bias += error;
		free(a.block);
		free(b.block);
	}
	/* Drawn at random it would be 0.0625. */
	assert_true(sqrt(squares / PAIRS) < 0.0625);
	assert_true(fabs(bias / PAIRS) < 0.015);
	kernels_close(&kernels);
}

static void a_bottom_sketch_of_all_is_exact(void **state)
{
	struct support_random random = support_random_begin(10);
	struct kernels kernels = kernels_open();

	(void)state;
	for (size_t count = 0; count < 50; count++) {
		struct made a = make(kernels.of[0], &random, count, 60);
		struct made b = make(kernels.of[0], &random, 50 - count, 60);

		assert_true(
			doublet_bottom_resemblance(doublet_bottom_sketch(a.set,
		                                                         120),
		                                   doublet_bottom_sketch(b.set,
		                                                         120),
		                                   120) ==
			doublet_set_resemblance(kernels.of[0], a.set, b.set));
		free(a.block);
		free(b.block);
	}
	kernels_close(&kernels);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_set_has_all_shingles_once_in_order),
		cmocka_unit_test(all_kernels_find_what_is_in_both),
		cmocka_unit_test(few_are_found_among_many),
		cmocka_unit_test(alignment_does_not_matter),
		cmocka_unit_test(figures),
		cmocka_unit_test(a_bottom_sketch_estimates),
		cmocka_unit_test(a_bottom_sketch_of_all_is_exact),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

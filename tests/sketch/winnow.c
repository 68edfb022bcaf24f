/* SPDX-License-Identifier: MIT */
/* Winnowing: against the paper's rule, its guarantee, and its density. */
#include "doublet/sketch.h"

#include <stdlib.h>

#include "support.h"

enum { MOST = 301, WIDTH = 5, WINDOW = 8, SHARED = WIDTH + WINDOW - 1 };

/* Each window by itself, by the rule of section 5.1. */
static size_t winnow_by_definition(const uint32_t *shingles, size_t count,
                                   unsigned window,
                                   struct doublet_fingerprint *chosen)
{
	size_t chosen_count = 0;
	size_t last = SIZE_MAX;

	if (count != 0 && window > count)
		window = (unsigned)count;
	for (size_t begin = 0; count != 0 && begin + window <= count; begin++) {
		size_t least = begin;

		for (size_t i = begin; i < begin + window; i++)
			if (shingles[i] <= shingles[least])
				least = i;
		if (last != SIZE_MAX && last >= begin &&
		    shingles[last] == shingles[least])
			continue;
		last = least;
		chosen[chosen_count++] =
			(struct doublet_fingerprint){(uint32_t)least,
		                                     shingles[least]};
	}
	return chosen_count;
}

static void it_follows_the_rule(void **state)
{
	static const unsigned windows[] = {1, 2, 3, 7, 8, 20, 256};
	static const uint32_t values[] = {1, 2, 3, 10, UINT32_MAX};
	struct support_random random = support_random_begin(4);

	(void)state;
	for (size_t count = 0; count < MOST; count++) {
		struct doublet_fingerprint *chosen =
			malloc(count * sizeof(*chosen) + 1);
		struct doublet_fingerprint expected[MOST];
		uint32_t shingles[MOST];
		unsigned window = windows[count % 7];

		assert_non_null(chosen);
		for (size_t i = 0; i < count; i++)
			shingles[i] = support_random_below(&random,
			                                   values[count % 5]);
		size_t expected_count =
			winnow_by_definition(shingles, count, window, expected);
		assert_int_equal(doublet_winnow(shingles, count, window,
		                                chosen),
		                 expected_count);
		assert_memory_equal(chosen, expected,
		                    expected_count * sizeof(*expected));
		free(chosen);
	}
}

/* Rising and falling shingles make the choice leave at every step, or never. */
static void slopes(void **state)
{
	struct doublet_fingerprint chosen[MOST];
	struct doublet_fingerprint expected[MOST];
	uint32_t shingles[MOST];

	(void)state;
	for (uint32_t fall = 0; fall < 2; fall++) {
		for (uint32_t i = 0; i < MOST; i++)
			shingles[i] = fall ? MOST - i : i;
		size_t count =
			winnow_by_definition(shingles, MOST, WINDOW, expected);
		assert_int_equal(count, MOST - WINDOW + 1);
		assert_int_equal(doublet_winnow(shingles, MOST, WINDOW, chosen),
		                 count);
		assert_memory_equal(chosen, expected,
		                    count * sizeof(*expected));
	}
}

static void one_word_over_and_over_has_few(void **state)
{
	struct doublet_fingerprint chosen[MOST];
	uint32_t shingles[MOST] = {0};

	(void)state;
	assert_true(doublet_winnow(shingles, MOST, WINDOW, chosen) <=
	            MOST / WINDOW + 1);
}

/* Words of few kinds, so that shingles are equal by chance too. */
static size_t make_shingles(struct support_random *random,
                            const uint64_t *shared, uint32_t *shingles)
{
	uint64_t words[100];
	size_t before = support_random_below(random, 40);
	size_t after = support_random_below(random, 40);
	size_t count = before + SHARED + after;

	for (size_t i = 0; i < count; i++)
		words[i] = support_random_below(random, 3) *
		           UINT64_C(0x9E3779B97F4A7C15);
	memcpy(words + before, shared, SHARED * sizeof(*words));
	doublet_shingle_words(words, count, WIDTH, shingles);
	return doublet_shingle_count(count, WIDTH);
}

static bool have_one_in_common(const struct doublet_fingerprint *a,
                               size_t a_count,
                               const struct doublet_fingerprint *b,
                               size_t b_count)
{
	for (size_t i = 0; i < a_count; i++)
		for (size_t j = 0; j < b_count; j++)
			if (a[i].shingle == b[j].shingle)
				return true;
	return false;
}

static void a_shared_run_leaves_a_common_mark(void **state)
{
	struct support_random random = support_random_begin(5);

	(void)state;
	for (unsigned round = support_rounds(5000); round-- > 0;) {
		uint64_t shared[SHARED];
		struct doublet_fingerprint chosen[2][100];
		size_t counts[2];
		uint32_t shingles[100];

		for (unsigned i = 0; i < SHARED; i++)
			shared[i] =
				support_random_below(&random,
			                             round % 2 ? 2 : 1000000) *
				UINT64_C(0x9E3779B97F4A7C15);
		for (unsigned text = 0; text < 2; text++) {
			size_t count = make_shingles(&random, shared, shingles);
			counts[text] = doublet_winnow(shingles, count, WINDOW,
			                              chosen[text]);
		}
		assert_true(have_one_in_common(chosen[0], counts[0], chosen[1],
		                               counts[1]));
	}
}

static void the_density_is_that_of_the_paper(void **state)
{
	enum { COUNT = 20000 };
	static uint32_t shingles[COUNT];
	static struct doublet_fingerprint chosen[COUNT];
	struct support_random random = support_random_begin(6);

	(void)state;
	for (size_t i = 0; i < COUNT; i++)
		shingles[i] = (uint32_t)support_random_next(&random);
	size_t count = doublet_winnow(shingles, COUNT, WINDOW, chosen);
	/* 2 / (window + 1) */
	assert_in_range(count, COUNT * 21 / 100, COUNT * 23 / 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_follows_the_rule),
		cmocka_unit_test(slopes),
		cmocka_unit_test(one_word_over_and_over_has_few),
		cmocka_unit_test(a_shared_run_leaves_a_common_mark),
		cmocka_unit_test(the_density_is_that_of_the_paper),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

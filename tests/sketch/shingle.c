/* SPDX-License-Identifier: MIT */
/* Shingles, rolled, against the sum written out. */
#include <stdlib.h>

#include "base/cpu.h"
#include "doublet/sketch.h"
#include "sketch/hash.h"
#include "sketch/shingle.h"
#include "support.h"

enum { WORDS = 300 };

/* Horner's rule over the words of one shingle. */
static uint32_t shingle_by_definition(const uint64_t *hashes, unsigned width)
{
	uint64_t sum = 0;

	for (unsigned i = 0; i < width; i++)
		sum = sum * 5 + hashes[i];
	return (uint32_t)(sum >> 32);
}

static void golden_shingles(void **state)
{
	static const char *const words[] = {"a",   "b",      "c",  "the",
	                                    "sea", "rolled", "in", "again",
	                                    "at",  "last"};
	static const uint32_t golden[3][3] =
		{{0x402BE24E, 0x0C2E5E14, 0x3CBF3C11},
	         {0x9C094C06, 0xB5BDD7C0, 0x75CEAF0E},
	         {0xD5A3E5F4, 0x3058D097, 0xFB3AF174}};
	static const unsigned widths[3] = {1, 5, 8};
	uint64_t hashes[10];
	uint32_t shingles[10];

	(void)state;
	for (int i = 0; i < 10; i++)
		hashes[i] = doublet_hash_word(words[i], strlen(words[i]));
	for (int w = 0; w < 3; w++) {
		doublet_shingle_words(hashes, 10, widths[w], shingles);
		for (int i = 0; i < 3; i++) {
			if (shingles[i] != golden[w][i])
				fail_msg("width %u: 0x%08X, 0x%08X, 0x%08X",
				         widths[w], shingles[0], shingles[1],
				         shingles[2]);
		}
	}
}

static void counts_of_shingles(void **state)
{
	(void)state;
	assert_int_equal(doublet_shingle_count(0, 1), 0);
	assert_int_equal(doublet_shingle_count(4, 5), 0);
	assert_int_equal(doublet_shingle_count(5, 5), 1);
	assert_int_equal(doublet_shingle_count(300, 1), 300);
	assert_int_equal(doublet_shingle_count(300, 300), 1);
}

static void rolling_equals_the_definition(void **state)
{
	static const unsigned widths[] = {1, 2, 3,  4,  5,  6,  7,
	                                  8, 9, 10, 64, 65, 100};
	struct support_random random = support_random_begin(5);
	uint64_t hashes[WORDS];
	uint32_t shingles[WORDS];

	(void)state;
	for (unsigned round = support_rounds(20); round-- > 0;) {
		size_t count = support_random_below(&random, WORDS + 1);

		for (size_t i = 0; i < count; i++)
			hashes[i] = support_random_next(&random);
		for (size_t w = 0; w < sizeof(widths) / sizeof(widths[0]);
		     w++) {
			doublet_shingle_words(hashes, count, widths[w],
			                      shingles);
			for (size_t i = 0; i + widths[w] <= count; i++)
				assert_int_equal(
					shingles[i],
					shingle_by_definition(hashes + i,
				                              widths[w]));
		}
	}
}

static void kernels_of_five_equal_the_definition(void **state)
{
	const struct doublet_shingle_kernel *rows[] = {
		&doublet_shingle_avx512,
		&doublet_shingle_avx2,
		&doublet_shingle_neon,
		&doublet_shingle_scalar,
	};
	struct support_random random = support_random_begin(6);
	uint64_t hashes[WORDS + 8];
	uint32_t shingles[WORDS + 1];

	(void)state;
	for (size_t i = 0; i < WORDS + 8; i++)
		hashes[i] = support_random_next(&random);
	for (size_t row = 0; row < sizeof(rows) / sizeof(rows[0]); row++) {
		if ((rows[row]->needs & ~doublet_cpu_features()) != 0)
			continue;
		for (size_t count = 0; count <= WORDS; count++) {
			const uint64_t *from = hashes + count % 8;
			size_t made = doublet_shingle_count(count, 5);

			shingles[made] = 0x5AFE;
			rows[row]->five(from, count, shingles);
			for (size_t i = 0; i < made; i++)
				assert_int_equal(shingles[i],
				                 shingle_by_definition(from + i,
				                                       5));
			assert_int_equal(shingles[made], 0x5AFE);
		}
	}
	assert_ptr_equal(doublet_shingle_kernel_choose(0),
	                 &doublet_shingle_scalar);
}

/* A hash of rotations would forget order 64 words apart, and a^64 is b^64. */
static void order_counts_far_apart(void **state)
{
	uint64_t hashes[200];
	uint32_t here;
	uint32_t there;

	(void)state;
	for (uint64_t i = 0; i < 200; i++)
		hashes[i] = doublet_hash_bytes(&i, 1);
	for (unsigned apart = 1; apart < 200; apart++) {
		uint64_t kept = hashes[0];

		doublet_shingle_words(hashes, 200, 200, &here);
		hashes[0] = hashes[apart];
		hashes[apart] = kept;
		doublet_shingle_words(hashes, 200, 200, &there);
		hashes[apart] = hashes[0];
		hashes[0] = kept;
		assert_int_not_equal(here, there);
	}
}

static void equal_words_differ_by_word_and_width(void **state)
{
	uint64_t ones[130];
	uint64_t twos[130];

	(void)state;
	for (size_t i = 0; i < 130; i++) {
		ones[i] = doublet_hash_word("one", 3);
		twos[i] = doublet_hash_word("two", 3);
	}
	for (unsigned width = 1; width < 129; width++) {
		uint32_t shingles[3];

		doublet_shingle_words(ones, width, width, &shingles[0]);
		doublet_shingle_words(twos, width, width, &shingles[1]);
		doublet_shingle_words(ones, width + 1, width + 1, &shingles[2]);
		assert_int_not_equal(shingles[0], shingles[1]);
		assert_int_not_equal(shingles[0], shingles[2]);
	}
}

static int compare_shingles(const void *a, const void *b)
{
	uint32_t left = *(const uint32_t *)a;
	uint32_t right = *(const uint32_t *)b;

	return (left > right) - (left < right);
}

/* Of n random numbers of 32 bits n^2 / 2^33 pairs are equal: here 30. */
static void shingles_of_few_words_rarely_collide(void **state)
{
	static const char words[] = "abcdefghijklmnopqrstuvwxyz0123456789-_&'";
	enum { LETTERS = 40, COUNT = LETTERS * LETTERS * LETTERS * 8 };
	uint32_t *shingles = malloc(COUNT * sizeof(*shingles));
	unsigned equal = 0;

	(void)state;
	assert_non_null(shingles);
	for (uint32_t i = 0; i < COUNT; i++) {
		uint32_t letters[4] = {i % LETTERS, i / LETTERS % LETTERS,
		                       i / LETTERS / LETTERS % LETTERS,
		                       i / LETTERS / LETTERS / LETTERS};
		uint64_t hashes[4];

		for (int k = 0; k < 4; k++)
			hashes[k] = doublet_hash_folded(words + letters[k], 1);
		doublet_shingle_words(hashes, 4, 4, &shingles[i]);
	}
	qsort(shingles, COUNT, sizeof(*shingles), compare_shingles);
	for (uint32_t i = 1; i < COUNT; i++)
		equal += shingles[i] == shingles[i - 1];
	assert_in_range(equal, 5, 80);
	free(shingles);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(golden_shingles),
		cmocka_unit_test(counts_of_shingles),
		cmocka_unit_test(rolling_equals_the_definition),
		cmocka_unit_test(kernels_of_five_equal_the_definition),
		cmocka_unit_test(order_counts_far_apart),
		cmocka_unit_test(equal_words_differ_by_word_and_width),
		cmocka_unit_test(shingles_of_few_words_rarely_collide),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/*
 * How good the hashes are: bits that flip with each bit of a word, and equal
 * hashes of millions of made-up words and of their shingles, against what
 * chance has: of n numbers of b bits n^2 / 2^(b + 1) pairs are equal.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"
#include "doublet/sketch.h"
#include "sketch/hash.h"

enum { WORDS = 2000000, SHINGLES = 4000000, ROUNDS = 20000 };

static uint64_t draw(void)
{
	static uint64_t state;
	uint64_t z = state += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return z ^ z >> 31;
}

static int compare(const void *a, const void *b)
{
	uint64_t left = *(const uint64_t *)a;
	uint64_t right = *(const uint64_t *)b;

	return (left > right) - (left < right);
}

/* Pairs of equal neighbours; sorts them. */
static size_t count_equal(uint64_t *hashes, size_t count)
{
	size_t equal = 0;

	qsort(hashes, count, sizeof(*hashes), compare);
	for (size_t i = 1; i < count; i++)
		equal += hashes[i] == hashes[i - 1];
	return equal;
}

static void say(const char *what, size_t equal, double count, double values)
{
	double ideal = count * count / 2 / values;

	printf("%-40s %8zu equal, %10.2f by chance\n", what, equal, ideal);
}

/* Syllables in all combinations, plain and with endings: all different. */
static size_t make_word(uint64_t number, char *word)
{
	static const char *const consonants = "bcdfghklmnprstvw";
	static const char *const vowels = "aeiou";
	static const char *const endings[] = {"", "s", "ed", "ing"};
	size_t length = 0;

	const char *ending = endings[number % 4];
	for (number /= 4; length == 0 || number > 0; number /= 80) {
		word[length++] = consonants[number % 16];
		word[length++] = vowels[number / 16 % 5];
	}
	/* Syllables end with vowels, and no syllable is an ending. */
	while (*ending != '\0')
		word[length++] = *ending++;
	return length;
}

static void look_at_words(uint64_t *hashes, uint64_t *kept)
{
	for (uint64_t i = 0; i < WORDS; i++) {
		char word[64];

		kept[i] = doublet_hash_word(word, make_word(i, word));
	}
	for (size_t i = 0; i < WORDS; i++)
		hashes[i] = kept[i];
	say("words, 64 bits", count_equal(hashes, WORDS), WORDS,
	    18446744073709551616.0);
	for (size_t i = 0; i < WORDS; i++)
		hashes[i] = (uint32_t)kept[i];
	say("words, low 32 bits", count_equal(hashes, WORDS), WORDS,
	    4294967296.0);
	for (size_t i = 0; i < WORDS; i++)
		hashes[i] = kept[i] >> 32;
	say("words, high 32 bits", count_equal(hashes, WORDS), WORDS,
	    4294967296.0);
}

/* Shingles that differ in words of a small vocabulary, as in real copy. */
static void look_at_shingles(uint64_t *hashes, const uint64_t *words)
{
	for (uint64_t i = 0; i < SHINGLES; i++) {
		uint64_t run[5] = {words[i % 200], words[i / 200 % 200],
		                   words[i / 40000 % 200], words[7], words[7]};
		uint32_t shingle;

		doublet_shingle_words(run, 5, 5, &shingle);
		hashes[i] = shingle;
	}
	say("shingles of 5 words, 32 bits", count_equal(hashes, SHINGLES),
	    SHINGLES, 4294967296.0);
}

/* The bit that flips most unevenly, over lengths, bits in and bits out. */
static void look_at_bits(size_t length)
{
	double worst = 0;

	for (size_t bit = 0; bit < length * 8; bit++) {
		unsigned flips[64] = {0};

		for (unsigned round = 0; round < ROUNDS; round++) {
			char word[16];

			for (size_t i = 0; i < length; i++)
				word[i] = (char)('a' + draw() % 26);
			uint64_t before = doublet_hash_folded(word, length);
			word[bit / 8] = (char)(word[bit / 8] ^ 1 << bit % 8);
			before ^= doublet_hash_folded(word, length);
			for (unsigned i = 0; i < 64; i++)
				flips[i] += before >> i & 1;
		}
		for (unsigned i = 0; i < 64; i++) {
			double share = (double)flips[i] / ROUNDS - 0.5;

			share = share < 0 ? -share : share;
			worst = share > worst ? share : worst;
		}
	}
	/* There are but 676 words of two letters. */
	double trials = length == 2 ? 676 : ROUNDS;

	printf("words of %2zu: each bit flips each bit with 0.5 +- %.4f "
	       "(chance: +- %.4f)\n",
	       length, worst, 4.4 * 0.5 / sqrt(trials));
}

int main(void)
{
	static const size_t lengths[] = {2, 4, 7, 8, 11, 16};
	uint64_t *hashes = bench_allocate(SHINGLES, sizeof(*hashes));
	uint64_t *words = bench_allocate(WORDS, sizeof(*words));

	look_at_words(hashes, words);
	look_at_shingles(hashes, words);
	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++)
		look_at_bits(lengths[i]);
	free(hashes);
	free(words);
	return 0;
}

/* SPDX-License-Identifier: MIT */
#include "match/families.h"

#include <stdlib.h>

uint64_t family_hash(uint64_t letter)
{
	return (letter + 1) * UINT64_C(0x9E3779B97F4A7C15);
}

static uint64_t all_equal(uint64_t place, uint64_t count)
{
	(void)place;
	(void)count;
	return 0;
}

static uint64_t all_different(uint64_t place, uint64_t count)
{
	(void)count;
	return place;
}

static uint64_t alternating(uint64_t place, uint64_t count)
{
	(void)count;
	return place % 2;
}

static uint64_t period_of_7(uint64_t place, uint64_t count)
{
	(void)count;
	return place % 7;
}

static uint64_t doubled(uint64_t place, uint64_t count)
{
	return place % (count / 2 + 1);
}

static uint64_t thue_morse(uint64_t place, uint64_t count)
{
	(void)count;
	return (uint64_t)__builtin_parityll(place);
}

/* Floors of multiples of the golden ratio (in 32 bits of fraction). */
static uint64_t fibonacci(uint64_t place, uint64_t count)
{
	const uint64_t ratio = 0x9E3779B9;

	(void)count;
	return ((place + 2) * ratio >> 32) - ((place + 1) * ratio >> 32);
}

/* Nine words and a new one, again and again. */
static uint64_t separated_phrase(uint64_t place, uint64_t count)
{
	(void)count;
	return place % 10 == 9 ? 100 + place : place % 10;
}

/* The same phrase cut at a place that changes. */
static uint64_t cut_phrase(uint64_t place, uint64_t count)
{
	(void)count;
	return (place / 20 * 7 + place) % 20 > 18 ? 100 + place : place % 20;
}

static uint64_t two_letters(uint64_t place, uint64_t count)
{
	uint64_t mixed = (place + 5) * UINT64_C(0xBF58476D1CE4E5B9);

	(void)count;
	mixed ^= mixed >> 31;
	return (mixed * UINT64_C(0x94D049BB133111EB)) >> 63;
}

/* a b a a b a a a b ...: many lengths at each place. */
static uint64_t growing_powers(uint64_t place, uint64_t count)
{
	uint64_t row = 0;

	(void)count;
	/* The largest row with row * (row + 1) / 2 <= place. */
	for (uint64_t bit = 1 << 20; bit > 0; bit /= 2) {
		if ((row + bit) * (row + bit + 1) / 2 <= place)
			row += bit;
	}
	return place == row * (row + 1) / 2 + row;
}

const struct family families[FAMILIES] = {
	{"all equal", all_equal},
	{"all different", all_different},
	{"alternating", alternating},
	{"period of 7", period_of_7},
	{"doubled", doubled},
	{"Thue-Morse", thue_morse},
	{"Fibonacci", fibonacci},
	{"separated phrase", separated_phrase},
	{"cut phrase", cut_phrase},
	{"two letters", two_letters},
	{"growing powers", growing_powers},
};
uint64_t *family_text(const struct family *family, uint32_t count)
{
	uint64_t *hashes = malloc((count + (size_t)1) * sizeof(*hashes));

	if (hashes == NULL)
		abort();
	for (uint32_t i = 0; i < count; i++)
		hashes[i] = family_hash(family->word(i, count));
	return hashes;
}

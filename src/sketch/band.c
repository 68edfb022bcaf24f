/* SPDX-License-Identifier: MIT */
/* The table of bandings, and the keys of a signature. */
#include "doublet/band.h"

#include <stdbool.h>

#include "sketch/hash.h"

enum { ROWS_MAX = 8 };

/* Chosen for recall (measured: bench/sketch/quality), see doublet/band.h. */
static const struct doublet_banding bandings[] = {
	{0.9, 12, 5, 64},  {0.8, 16, 4, 64},  {0.7, 21, 3, 64},
	{0.6, 32, 3, 128}, {0.5, 42, 3, 128}, {0.4, 48, 2, 128},
	{0.3, 64, 2, 128},
};

enum { COUNT = sizeof(bandings) / sizeof(bandings[0]) };

const struct doublet_banding *doublet_bandings(size_t *count)
{
	*count = COUNT;
	return bandings;
}

const struct doublet_banding *doublet_banding_for(double threshold)
{
	for (size_t i = 0; i < COUNT; i++)
		if (bandings[i].threshold <= threshold)
			return &bandings[i];
	return NULL;
}

/* Without a shingle all is UINT32_MAX. */
static bool is_empty(const uint32_t *signature, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (signature[i] != UINT32_MAX)
			return false;
	return true;
}

/* The bytes of a number with the lowest first, whatever the machine. */
static uint32_t lowest_first(uint32_t number)
{
	return __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	               ? __builtin_bswap32(number)
	               : number;
}

static uint32_t key_of(const uint32_t *rows, unsigned count, unsigned band)
{
	uint32_t bytes[ROWS_MAX];

	for (unsigned i = 0; i < count; i++)
		bytes[i] = lowest_first(rows[i]);
	return (uint32_t)doublet_hash_seeded(bytes, count * sizeof(*bytes),
	                                     band);
}

size_t doublet_band_keys(const struct doublet_banding *banding,
                         const uint32_t *signature, uint32_t *keys)
{
	if (is_empty(signature, (size_t)banding->bands * banding->rows))
		return 0;
	for (unsigned i = 0; i < banding->bands; i++)
		keys[i] = key_of(signature + (size_t)i * banding->rows,
		                 banding->rows, i);
	return banding->bands;
}

static double power(double base, unsigned exponent)
{
	double result = 1;

	for (unsigned i = 0; i < exponent; i++)
		result *= base;
	return result;
}

double doublet_banding_recall(const struct doublet_banding *banding,
                              double resemblance)
{
	return 1 - power(1 - power(resemblance, banding->rows), banding->bands);
}

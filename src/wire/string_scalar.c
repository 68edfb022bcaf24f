/* SPDX-License-Identifier: MIT */
/* In plain C, with vectors that every compiler knows how to come by. */
#include "wire/string_walk.h"

enum { LANE = 16 };

typedef uint8_t lane __attribute__((vector_size(LANE)));

static inline uint64_t marks(const char *block)
{
	static const lane bits = {1, 2, 4, 8, 16, 32, 64, 128,
	                          1, 2, 4, 8, 16, 32, 64, 128};
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t found = 0;

	for (unsigned i = 0; i < DOUBLET_STRING_BLOCK; i += LANE) {
		lane bytes;
		uint64_t halves[2];
		memcpy(&bytes, block + i, LANE);
		bytes = ((lane)(bytes == '"') | (lane)(bytes == '\\')) & bits;
		memcpy(halves, &bytes, LANE);
		/* The sum of eight bytes is in the highest of the product. */
		found |= (halves[0] * ones >> 56) << i |
		         (halves[1] * ones >> 56) << (i + 8);
	}
	return found;
}

static const char *find(const char *at, const char *end)
{
	return doublet_string_find_by(at, end, marks);
}

static bool unescape(struct doublet_string *string)
{
	return doublet_string_unescape_by(string, marks);
}

const struct doublet_string_kernel doublet_string_scalar = {"scalar", 0, find,
                                                            unescape};

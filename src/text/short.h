/* SPDX-License-Identifier: MIT */
/*
 * A word of at most 16 bytes as two numbers, zeros behind its end: equal words
 * are equal numbers, and ASCII is folded in registers, never copied.
 */
#ifndef DOUBLET_TEXT_SHORT_H
#define DOUBLET_TEXT_SHORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { DOUBLET_SHORT_MAX = 16 };

struct doublet_short {
	/* The first byte is the lowest one, on every machine. */
	uint64_t low;
	uint64_t high;
};

/* Compilers make one load of each of these on little-endian machines. */
static inline uint64_t doublet_short_load_64(const char *bytes)
{
	const unsigned char *b = (const unsigned char *)bytes;

	return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 |
	       (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 |
	       (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 |
	       (uint64_t)b[7] << 56;
}

static inline uint64_t doublet_short_load_32(const char *bytes)
{
	const unsigned char *b = (const unsigned char *)bytes;

	return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 |
	       (uint64_t)b[3] << 24;
}

/* And a store of this. */
static inline void doublet_short_store_64(uint64_t value, char *bytes)
{
	for (unsigned i = 0; i < 8; i++)
		bytes[i] = (char)(value >> 8 * i);
}

/* Touches no byte outside the word: loads overlap where need be. */
static inline struct doublet_short doublet_short_load(const char *word,
                                                      size_t length)
{
	struct doublet_short found = {0, 0};

	if (length > 8) {
		found.low = doublet_short_load_64(word);
		found.high = doublet_short_load_64(word + length - 8) >>
		             (128 - 8 * length);
	} else if (length >= 4) {
		found.low = doublet_short_load_32(word) |
		            doublet_short_load_32(word + length - 4)
		                    << (8 * length - 32);
	} else {
		for (size_t i = 0; i < length; i++)
			found.low |= (uint64_t)(unsigned char)word[i]
			             << (8 * i);
	}
	return found;
}

/* Writes all 16 bytes. */
static inline void doublet_short_store(struct doublet_short word, char *bytes)
{
	for (unsigned i = 0; i < 8; i++) {
		bytes[i] = (char)(word.low >> (8 * i));
		bytes[8 + i] = (char)(word.high >> (8 * i));
	}
}

static inline bool doublet_short_is_ascii(struct doublet_short word)
{
	return ((word.low | word.high) & UINT64_C(0x8080808080808080)) == 0;
}

/* Lower-cases A-Z in eight ASCII bytes; sums never carry into the next. */
static inline uint64_t doublet_short_lower_64(uint64_t bytes)
{
	const uint64_t every = UINT64_C(0x0101010101010101);
	uint64_t from_a = bytes + every * (0x80 - 'A');
	uint64_t above_z = bytes + every * (0x7F - 'Z');

	return bytes | ((from_a & ~above_z & every * 0x80) >> 2);
}

/* Folds a word that is ASCII. */
static inline struct doublet_short doublet_short_lower(
	struct doublet_short word)
{
	return (struct doublet_short){doublet_short_lower_64(word.low),
	                              doublet_short_lower_64(word.high)};
}

/*
 * Loads a word where 16 bytes may be read, without a branch on its length, and
 * lower-cases its A-Z: if the result is ASCII it is the folded word.
 */
static inline struct doublet_short doublet_short_fold_ahead(const char *word,
                                                            size_t length)
{
	typedef uint8_t vector __attribute__((vector_size(DOUBLET_SHORT_MAX)));
	static const char kept[2 * DOUBLET_SHORT_MAX] =
		"\377\377\377\377\377\377\377\377"
		"\377\377\377\377\377\377\377\377";
	typedef uint64_t pair __attribute__((vector_size(DOUBLET_SHORT_MAX)));
	const bool is_little = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
	vector bytes;
	vector mask;

	memcpy(&bytes, word, sizeof(bytes));
	memcpy(&mask, kept + DOUBLET_SHORT_MAX - length, sizeof(mask));
	bytes &= mask;
	bytes |= (vector)(bytes - 'A' < 26) & 0x20;
	uint64_t low = ((pair)bytes)[0];
	uint64_t high = ((pair)bytes)[1];
	return (struct doublet_short){is_little ? low : __builtin_bswap64(low),
	                              is_little ? high
	                                        : __builtin_bswap64(high)};
}

/* The upper bits are a good hash; lang/generate.py has the same. */
static inline uint64_t doublet_short_hash(struct doublet_short word)
{
	uint64_t mixed = word.low ^ (word.high << 29 | word.high >> 35);

	return (mixed ^ mixed >> 31) * UINT64_C(0x9E3779B97F4A7C15);
}

#endif

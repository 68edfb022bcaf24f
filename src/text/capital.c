/* SPDX-License-Identifier: MIT */
/* Counts letters until there are enough of either case. */
#include "text/capital.h"

#include <stdint.h>
#include <string.h>

#include "text/character.h"

/* Small letters enough to see that copy is not in capitals. */
enum { ENOUGH_SMALL = 20 };

/* Letters of ASCII, and whether there is anything else. */
struct tally {
	unsigned char small;
	unsigned char capital;
	bool is_ascii;
};

/* So few that the tally holds them. */
enum { FEW_BYTES = 64 };

/* Without a branch, so that it is done for many bytes at once. */
static inline struct tally tally_few(const char *text, size_t length)
{
	unsigned char small = 0;
	unsigned char capital = 0;
	unsigned char all = 0;

	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)text[i];
		all |= byte;
		small += byte >= 'a' && byte <= 'z';
		capital += byte >= 'A' && byte <= 'Z';
	}
	return (struct tally){small, capital, all < 0x80};
}

enum { BLOCK = 16 };

typedef uint8_t block __attribute__((vector_size(BLOCK)));

/* FF where a byte is one of those from `first` on, up to `last`. */
static block is_in(block bytes, uint8_t first, uint8_t last)
{
	return (block)(bytes - first <= (uint8_t)(last - first));
}

/*
 * Moves over blocks in which no letter with a case begins: none does of South
 * and East Asia, U+0800 to U+0FFF, U+3000 to U+9FFF and U+AC00 to U+DFFF, nor
 * in U+2000 to U+203F and U+FF00 to U+FF20, which are marks and digits.
 */
static size_t skip_caseless(const char *text, size_t at, size_t end)
{
	for (; end - at >= BLOCK + 2; at += BLOCK) {
		block here;
		block next;
		block third;
		uint64_t halves[2];

		memcpy(&here, text + at, sizeof(here));
		memcpy(&next, text + at + 1, sizeof(next));
		memcpy(&third, text + at + 2, sizeof(third));
		block found =
			is_in(here | 0x20, 'a', 'z') | is_in(here, 0xC2, 0xDF) |
			is_in(here, 0xE1, 0xE1) |
			(is_in(here, 0xE2, 0xE2) & ~is_in(next, 0x80, 0x80)) |
			(is_in(here, 0xEA, 0xEA) & is_in(next, 0, 0xAF)) |
			(is_in(here, 0xEE, 0xFF) &
		         ~(is_in(here, 0xEF, 0xEF) & is_in(next, 0xBC, 0xBC) &
		           is_in(third, 0x80, 0xA0)));
		memcpy(halves, &found, sizeof(halves));
		if ((halves[0] | halves[1]) != 0)
			break;
	}
	return at;
}

bool doublet_capitals_prevail(const struct doublet_draft *draft,
                              struct doublet_span span)
{
	enum { ENOUGH = 200 };
	unsigned small = 0;
	unsigned capital = 0;
	/* Of the last block that was not moved over. */
	size_t block_end = 0;

	size_t length = span.end - span.start;
	/* Mostly the first bytes, or all, tell. */
	const char *text = draft->text + span.start;
	struct tally few = length < FEW_BYTES ? tally_few(text, length)
	                                      : tally_few(text, FEW_BYTES);
	if (length <= FEW_BYTES && few.is_ascii)
		return few.small * 10 < few.capital;
	if (few.small >= ENOUGH_SMALL)
		return false;
	for (size_t i = span.start; i < span.end;) {
		if (i >= block_end) {
			i = skip_caseless(draft->text, i, span.end);
			block_end = i + BLOCK;
		}
		struct doublet_character found =
			doublet_character_at(draft->text, i, span.end);
		small += found.lower;
		capital += found.upper;
		i += found.size;
		if (small >= ENOUGH_SMALL || capital >= ENOUGH)
			break;
	}
	return small * 10 < capital;
}

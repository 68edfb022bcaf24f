/* SPDX-License-Identifier: MIT */
/* Counts letters until there are enough of either case. */
#include "text/capital.h"

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
static struct tally tally_few(const char *text, size_t length)
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

/*
 * Whether no letter with a case begins with this byte: it begins one of East
 * Asia, U+3000 to U+9FFF and U+B000 to U+DFFF, or none.
 */
static bool is_caseless(unsigned char byte)
{
	return (byte >= 0x80 && byte < 0xC2) || (byte >= 0xE3 && byte < 0xEA) ||
	       (byte >= 0xEB && byte < 0xEE);
}

bool doublet_capitals_prevail(const struct doublet_draft *draft,
                              struct doublet_span span)
{
	enum { ENOUGH = 200 };
	unsigned small = 0;
	unsigned capital = 0;

	size_t length = span.end - span.start;
	/* Mostly the first bytes, or all, tell. */
	struct tally few = tally_few(draft->text + span.start,
	                             length < FEW_BYTES ? length : FEW_BYTES);
	if (length <= FEW_BYTES && few.is_ascii)
		return few.small * 10 < few.capital;
	if (few.small >= ENOUGH_SMALL)
		return false;
	for (size_t i = span.start; i < span.end;) {
		unsigned char byte = (unsigned char)draft->text[i];
		if (byte < 0x80) {
			uint8_t value = doublet_character_bytes[byte];
			small += (value & DOUBLET_CHARACTER_LOWER) != 0;
			capital += (value & DOUBLET_CHARACTER_UPPER) != 0;
			i++;
		} else if (is_caseless(byte)) {
			i++;
		} else {
			struct doublet_character found =
				doublet_character_at(draft->text, i, span.end);
			small += found.lower;
			capital += found.upper;
			i += found.size;
		}
		if (small >= ENOUGH_SMALL || capital >= ENOUGH)
			break;
	}
	return small * 10 < capital;
}

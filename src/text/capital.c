/* SPDX-License-Identifier: MIT */
/* Counts letters until there are enough of either case. */
#include "text/capital.h"

#include "text/character.h"

/* Small letters enough to see that copy is not in capitals. */
enum { ENOUGH_SMALL = 20 };

/* Whether the first bytes have them, as they mostly do. */
static bool begins_small(const char *text, struct doublet_span span)
{
	enum { BYTES = 64 };
	unsigned char small = 0;

	if (span.end - span.start < BYTES)
		return false;
	for (size_t i = 0; i < BYTES; i++)
		small += text[span.start + i] >= 'a' &&
		         text[span.start + i] <= 'z';
	return small >= ENOUGH_SMALL;
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

	if (begins_small(draft->text, span))
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

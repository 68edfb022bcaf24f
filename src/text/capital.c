/* SPDX-License-Identifier: MIT */
/* Counts letters until there are enough of either case. */
#include "text/capital.h"

#include "text/character.h"

bool doublet_capitals_prevail(const struct doublet_draft *draft,
                              struct doublet_span span)
{
	enum { ENOUGH_SMALL = 20, ENOUGH = 200 };
	unsigned small = 0;
	unsigned capital = 0;

	for (size_t i = span.start; i < span.end;) {
		unsigned char byte = (unsigned char)draft->text[i];
		if (byte < 0x80) {
			uint8_t value = doublet_character_bytes[byte];
			small += (value & DOUBLET_CHARACTER_LOWER) != 0;
			capital += (value & DOUBLET_CHARACTER_UPPER) != 0;
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

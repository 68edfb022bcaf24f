/* SPDX-License-Identifier: MIT */
/* Looks code points up in the generated table, forwards and backwards. */
#include "text/character.h"

#include "doublet/status.h"
#include "text/utf8.h"

const char *doublet_unicode_version(void)
{
	return doublet_character_version;
}

struct doublet_character doublet_character_decode(const char *text, size_t at,
                                                  size_t end)
{
	size_t size;
	uint32_t code_point = doublet_utf8_read(text + at, end - at, &size);
	uint8_t value = doublet_character_value(code_point);

	return (struct doublet_character){
		.code_point = code_point,
		.class = value & DOUBLET_CHARACTER_CLASS,
		.upper = (value & DOUBLET_CHARACTER_UPPER) != 0,
		.lower = (value & DOUBLET_CHARACTER_LOWER) != 0,
		.size = (uint8_t)size,
	};
}

struct doublet_character doublet_character_decode_before(const char *text,
                                                         size_t start,
                                                         size_t at)
{
	/* The longest sequence that ends at `at`, else its last byte alone. */
	for (size_t size = 4; size > 1; size--) {
		if (at - start < size)
			continue;
		struct doublet_character found =
			doublet_character_at(text, at - size, at);
		if (found.size == size)
			return found;
	}
	return doublet_character_at(text, at - 1, at);
}

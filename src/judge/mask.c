/* SPDX-License-Identifier: MIT */
/* Told by the first character, or by the digit behind a sign. */
#include "judge/mask.h"

#include <stdbool.h>

#include "text/character.h"

/* What figures and names are to the form. */
static const uint64_t ANY_FIGURE = UINT64_C(0x5B1C29F2A7E364D8);
static const uint64_t ANY_NAME = UINT64_C(0xC36F8E02D1A5947B);

static uint64_t mask_of(const char *text, struct doublet_span word,
                        uint64_t hash)
{
	struct doublet_character first =
		doublet_character_at(text, word.start, word.end);

	if (first.class == DOUBLET_CHARACTER_DIGIT)
		return ANY_FIGURE;
	if (first.upper)
		return ANY_NAME;
	if (first.class == DOUBLET_CHARACTER_LETTER ||
	    word.start + first.size >= word.end)
		return hash;
	first = doublet_character_at(text, word.start + first.size, word.end);
	return first.class == DOUBLET_CHARACTER_DIGIT ? ANY_FIGURE : hash;
}

uint32_t doublet_mask_words(const char *text, const struct doublet_span *words,
                            const uint64_t *hashes, uint32_t count,
                            uint64_t *masked)
{
	uint32_t kept = 0;
	bool in_name = false;

	for (uint32_t i = 0; i < count; i++) {
		uint64_t mask = mask_of(text, words[i], hashes[i]);
		bool is_name = mask == ANY_NAME;
		if (is_name && in_name)
			continue;
		in_name = is_name;
		masked[kept++] = mask;
	}
	return kept;
}

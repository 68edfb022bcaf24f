/* SPDX-License-Identifier: MIT */
/* Looks words up, one longer each time while an entry begins so. */
#include "text/phrase.h"

#include <string.h>

#include "text/character.h"
#include "text/fold.h"
#include "text/short.h"

enum { LONGEST_WORD = 32, LONGEST_PHRASE = 96, MOST_WORDS = 14 };

/* Writes a folded word; returns its length. */
static size_t fold(const struct doublet_draft *draft, struct doublet_span span,
                   char *folded)
{
	const char *word = draft->text + span.start;
	size_t length = span.end - span.start;

	/* Most words are short and ASCII: then no loop over their bytes. */
	if (length <= DOUBLET_SHORT_MAX) {
		struct doublet_short block = doublet_short_load(word, length);
		if (doublet_short_is_ascii(block)) {
			block = doublet_short_lower(block);
			for (unsigned i = 0; i < 8; i++) {
				folded[i] = (char)(block.low >> (8 * i));
				folded[8 + i] = (char)(block.high >> (8 * i));
			}
			return length;
		}
	}
	return doublet_fold_word(word, length, folded);
}

/* Folds a word to the end of a phrase; false = it is in no list. */
static bool append(const struct doublet_draft *draft, size_t word,
                   char phrase[static LONGEST_PHRASE], size_t *length)
{
	char folded[LONGEST_WORD * 11];
	struct doublet_span span = draft->words[word];

	if (span.end - span.start > LONGEST_WORD)
		return false;
	size_t size = fold(draft, span, folded);
	if (*length + 1 + size > LONGEST_PHRASE)
		return false;
	if (*length > 0)
		phrase[(*length)++] = ' ';
	memcpy(phrase + *length, folded, size);
	*length += size;
	return true;
}

static bool is_blank_before(const struct doublet_draft *draft, size_t word)
{
	size_t at = draft->words[word - 1].end;
	size_t end = draft->words[word].start;

	while (at < end) {
		struct doublet_character found =
			doublet_character_at(draft->text, at, end);
		/* "St. Louis", "Eds. note" */
		if (!doublet_character_is_blank(found) &&
		    found.class != DOUBLET_CHARACTER_STOP)
			return false;
		at += found.size;
	}
	return true;
}

size_t doublet_phrase_match(const struct doublet_draft *draft,
                            enum doublet_furniture_list list, size_t word,
                            size_t end)
{
	char phrase[LONGEST_PHRASE];
	size_t length = 0;
	size_t found = 0;

	for (size_t i = word; i < end && i < word + MOST_WORDS; i++) {
		if ((i > word && !is_blank_before(draft, i)) ||
		    !append(draft, i, phrase, &length))
			break;
		if (doublet_list_has(&doublet_furniture_lists[list], phrase,
		                     length))
			found = i + 1 - word;
		if (!doublet_list_has(
			    &doublet_furniture_lists[DOUBLET_FURNITURE_PREFIX],
			    phrase, length))
			break;
	}
	return found;
}

bool doublet_phrase_has(const struct doublet_draft *draft,
                        enum doublet_furniture_list list, size_t word)
{
	char phrase[LONGEST_PHRASE];
	size_t length = 0;

	return append(draft, word, phrase, &length) &&
	       doublet_list_has(&doublet_furniture_lists[list], phrase, length);
}

bool doublet_phrase_may(const struct doublet_draft *draft,
                        enum doublet_furniture_list list, size_t word)
{
	enum { MOST = 31 };
	const uint32_t *lengths =
		doublet_furniture_lengths[list == DOUBLET_FURNITURE_CLOSING];
	struct doublet_span span = draft->words[word];
	unsigned char first = (unsigned char)draft->text[span.start];
	uint32_t length = span.end - span.start;

	if (first >= 'A' && first <= 'Z')
		first |= 0x20;
	/* What is not ASCII may fold to another length. */
	if (first < 0x80 &&
	    (lengths[first] >> (length < MOST ? length : MOST) & 1) == 0)
		return false;
	return doublet_phrase_has(draft, list, word);
}

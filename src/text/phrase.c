/* SPDX-License-Identifier: MIT */
/* Looks words up, one longer each time while an entry begins so. */
#include "text/phrase.h"

#include <string.h>

#include "text/character.h"
#include "text/fold.h"

enum { LONGEST_WORD = 32, LONGEST_PHRASE = 96, MOST_WORDS = 14 };

/* Writes a folded word; returns its length. */
static size_t fold(const struct doublet_draft *draft, size_t word, char *folded)
{
	struct doublet_span span = draft->words[word];
	struct doublet_short key;

	/* Most words are short and ASCII: then no loop over their bytes. */
	if (doublet_draft_key(draft, word, &key)) {
		doublet_short_store(key, folded);
		return span.end - span.start;
	}
	return doublet_fold_word(draft->text + span.start,
	                         span.end - span.start, folded);
}

/* Folds a word to the end of a phrase; false = it is in no list. */
static bool append(const struct doublet_draft *draft, size_t word,
                   char phrase[static LONGEST_PHRASE], size_t *length)
{
	char folded[LONGEST_WORD * 11];
	struct doublet_span span = draft->words[word];

	if (span.end - span.start > LONGEST_WORD)
		return false;
	size_t size = fold(draft, word, folded);
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

/* Whether a word is, or as a prefix begins, any entry of a list. */
static bool may_begin(const struct doublet_draft *draft,
                      enum doublet_furniture_list list, size_t word)
{
	struct doublet_short key;

	return !doublet_draft_key(draft, word, &key) ||
	       doublet_list_number(
		       &doublet_furniture_lists[DOUBLET_FURNITURE_PREFIX],
		       key) != 0 ||
	       doublet_list_number(&doublet_furniture_lists[list], key) != 0;
}

size_t doublet_phrase_match(const struct doublet_draft *draft,
                            enum doublet_furniture_list list, size_t word,
                            size_t end)
{
	char phrase[LONGEST_PHRASE];
	size_t length = 0;
	size_t found = 0;

	if (word >= end || !may_begin(draft, list, word))
		return 0;
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

/* The number of a word in a list, from 1 on; 0 = none. */
static unsigned number_of(const struct doublet_draft *draft,
                          const struct doublet_list *list, size_t word)
{
	char phrase[LONGEST_PHRASE];
	size_t length = 0;
	struct doublet_short key;

	if (doublet_draft_key(draft, word, &key))
		return doublet_list_number(list, key);
	return append(draft, word, phrase, &length)
	               ? doublet_list_find(list, phrase, length)
	               : 0;
}

bool doublet_phrase_has(const struct doublet_draft *draft,
                        enum doublet_furniture_list list, size_t word)
{
	return number_of(draft, &doublet_furniture_lists[list], word) != 0;
}

uint32_t doublet_phrase_lists_of(const struct doublet_draft *draft,
                                 enum doublet_furniture_edge edge, size_t word)
{
	const struct doublet_word_union *words = &doublet_furniture_edges[edge];
	unsigned number = number_of(draft, &words->words, word);

	return number == 0 ? 0 : words->kinds[number - 1];
}

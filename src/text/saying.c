/* SPDX-License-Identifier: MIT */
/*
 * Verbs of saying: a word of the list, unless what stands beside it shows that
 * nobody is said to speak.
 */
#include "text/saying.h"

#include <string.h>

#include "text/character.h"
#include "text/fold.h"

enum { LONGEST = 16 };

bool doublet_saying_is_english(const struct doublet_draft *draft)
{
	return draft->language->tag[0] == 'e' && draft->language->tag[1] == 'n';
}

/*
 * Whether one of some words begins as " word" does: seldom, and seen without a
 * branch, many bytes at once.
 */
static bool has_beginning(const char *few, const char *word)
{
	size_t length = strlen(few);
	unsigned char found = 0;

	for (size_t i = 0; i + 2 < length; i++)
		found |= (unsigned char)((few[i] == ' ') &
		                         (few[i + 1] == word[1]) &
		                         (few[i + 2] == word[2]));
	return found != 0;
}

bool doublet_saying_is_among(const char *few, const struct doublet_draft *draft,
                             size_t word)
{
	char folded[LONGEST * 11 + 3];
	struct doublet_span span = draft->words[word];
	size_t length = span.end - span.start;
	struct doublet_short key;

	if (length > LONGEST)
		return false;
	if (doublet_draft_key(draft, word, &key))
		doublet_short_store(key, folded + 1);
	else
		length = doublet_fold_word(draft->text + span.start, length,
		                           folded + 1);
	folded[0] = folded[length + 1] = ' ';
	folded[length + 2] = '\0';
	return has_beginning(few, folded) && strstr(few, folded) != NULL;
}

static bool begins_name(const struct doublet_draft *draft, size_t word)
{
	struct doublet_span span = draft->words[word];

	return doublet_character_at(draft->text, span.start, span.end).upper;
}

/* Whether more than a blank stands before a word. */
static bool is_set_apart(const struct doublet_draft *draft, size_t word)
{
	return draft->words[word].start > draft->words[word - 1].end + 1;
}

/* "affirme-t-il", "declarou-nos": a verb of saying before the first hyphen. */
static bool has_clitic(const struct doublet_draft *draft, size_t word)
{
	struct doublet_span span = draft->words[word];
	const char *text = draft->text + span.start;
	size_t length = span.end - span.start;
	char folded[LONGEST * 11];

	if (length > 2 * LONGEST || (strcmp(draft->language->tag, "fr") != 0 &&
	                             strcmp(draft->language->tag, "pt") != 0))
		return false;
	const char *hyphen = memchr(text, '-', length);
	if (hyphen == NULL || hyphen - text > LONGEST)
		return false;
	length = doublet_fold_word(text, (size_t)(hyphen - text), folded);
	return doublet_list_has(&draft->language->lists[DOUBLET_LIST_SAYING],
	                        folded, length);
}

bool doublet_saying_has_subject(const struct doublet_draft *draft, size_t word)
{
	return strcmp(draft->language->tag, "fr") == 0 &&
	       has_clitic(draft, word);
}

bool doublet_saying_is_went_on(const struct doublet_draft *draft, size_t verb,
                               size_t limit)
{
	return verb > limit + 3 &&
	       doublet_saying_is_among(" to ", draft, verb - 1) &&
	       doublet_saying_is_among(" on ", draft, verb - 2) &&
	       doublet_saying_is_among(" went goes ", draft, verb - 3);
}

size_t doublet_saying_skip_day(const struct doublet_draft *draft, size_t word,
                               size_t end)
{
	static const char before[] =
		" na no nesta neste el este le ce am an diesem ";
	static const char days[] =
		" lundi mardi mercredi jeudi vendredi samedi dimanche hier "
		"lunes martes miércoles jueves viernes sábado domingo ayer hoy "
		"segunda-feira terça-feira quarta-feira quinta-feira "
		"sexta-feira segunda terça quarta quinta sexta ontem hoje "
		"montag dienstag mittwoch donnerstag freitag samstag sonntag "
		"gestern heute ";

	if (doublet_saying_is_english(draft) || word >= end)
		return word;
	size_t day = word;
	if (doublet_saying_is_among(before, draft, word) && word + 1 < end)
		day++;
	return doublet_saying_is_among(days, draft, day) ? day + 1 : word;
}

/* "was called", "was also praised", "tried to warn": nobody says it. */
static bool is_passive(const struct doublet_draft *draft, size_t verb,
                       size_t limit)
{
	const char *forms = " to be been being get got was were is are ";
	bool adverb = doublet_saying_is_among(" also not later often already ",
	                                      draft, verb - 1);

	if (adverb && verb > limit + 1)
		return doublet_saying_is_among(forms, draft, verb - 2);
	return doublet_saying_is_among(forms, draft, verb - 1) &&
	       !doublet_saying_is_went_on(draft, verb, limit);
}

bool doublet_saying_is_verb(const struct doublet_draft *draft, size_t word,
                            size_t first, size_t end)
{
	if (!doublet_draft_has(draft, word, DOUBLET_LIST_SAYING))
		return has_clitic(draft, word);
	if (!doublet_saying_is_english(draft))
		return true;
	if (word + 1 < end &&
	    doublet_saying_is_among(" for ", draft, word + 1) &&
	    doublet_saying_is_among(" ask asked asks ", draft, word))
		return false;
	if (word == first)
		return true;
	if (is_passive(draft, word, first))
		return doublet_saying_is_among(" quoted ", draft, word);
	return word + 1 != end ||
	       !doublet_saying_is_among(" called described ", draft, word) ||
	       is_set_apart(draft, word) || begins_name(draft, word - 1) ||
	       doublet_saying_is_among(" he she they it i we you who also ",
	                               draft, word - 1);
}

/* Whether some item of a list begins with these bytes. */
static bool has_start(const struct doublet_list *list, const char *bytes,
                      size_t length)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i][0] == bytes[0] &&
		    strncmp(list->items[i], bytes, length) == 0)
			return true;
	return false;
}

bool doublet_saying_is_formula(const struct doublet_draft *draft, size_t word,
                               size_t limit)
{
	enum { LONGEST_FORMULA = 80, FOLDED_WORD = LONGEST * 11 };
	const struct doublet_list *list =
		&draft->language->lists[DOUBLET_LIST_ATTRIBUTION];
	char phrase[LONGEST_FORMULA + FOLDED_WORD];
	size_t length = 0;

	for (; word < limit && length < LONGEST_FORMULA; word++) {
		struct doublet_span span = draft->words[word];
		if (span.end - span.start > LONGEST)
			return false;
		if (length > 0)
			phrase[length++] = ' ';
		length += doublet_fold_word(draft->text + span.start,
		                            span.end - span.start,
		                            phrase + length);
		if (!has_start(list, phrase, length))
			return false;
		if (doublet_list_has(list, phrase, length))
			return true;
	}
	return false;
}

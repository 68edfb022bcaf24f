/* SPDX-License-Identifier: MIT */
/*
 * The language of a text by its function words, each counted for the languages
 * that have it, the more the fewer those are. One hash table holds the words
 * of all languages, so that a guess costs one look-up a word.
 */
#include "text/language.h"

#include <string.h>

#include "text/draft.h"
#include "text/fold.h"
#include "text/lang/languages.h"

enum {
	/* Words looked at, and points that a word shares out. */
	GUESS_WORDS = 300,
	POINTS = 60,
	/* No list is compared beyond this; longer words are in none. */
	LONGEST_LISTED = 96,
	MOST_LANGUAGES = 32
};

static const struct doublet_language *undetermined(void)
{
	return &doublet_languages[doublet_language_count];
}

static char small_letter(char letter)
{
	return letter >= 'A' && letter <= 'Z' ? (char)(letter | 0x20) : letter;
}

const struct doublet_language *doublet_language_find(struct doublet_view tag)
{
	if (tag.length < 2 ||
	    (tag.length > 2 && tag.data[2] != '-' && tag.data[2] != '_'))
		return undetermined();
	for (size_t i = 0; i < doublet_language_count; i++) {
		const char *known = doublet_languages[i].tag;
		if (small_letter(tag.data[0]) == known[0] &&
		    small_letter(tag.data[1]) == known[1])
			return &doublet_languages[i];
	}
	return undetermined();
}

/* The languages that have a function word, as bits. */
static unsigned languages_of(const char *word, size_t length)
{
	uint32_t hash = 0x811C9DC5;

	/* Source: Fowler, Noll, Vo, FNV-1a, 32 bits. */
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)word[i]) * 0x01000193u;
	size_t mask = doublet_function_word_slots - 1;
	for (size_t slot = hash & mask;; slot = (slot + 1) & mask) {
		const struct doublet_function_word *entry =
			&doublet_function_words[slot];
		if (entry->length == 0)
			return 0;
		if (entry->length == length &&
		    memcmp(entry->word, word, length) == 0)
			return entry->languages;
	}
}

/* The languages that a word, as it stands in a text, is a function word of. */
static unsigned languages_at(const char *text, struct doublet_span span)
{
	enum { LONGEST = 16 };
	char folded[LONGEST * 11];
	size_t length = span.end - span.start;

	/* One letter may be a column of a table. */
	if (length < 2 || length > LONGEST)
		return 0;
	length = doublet_fold_word(text + span.start, length, folded);
	return languages_of(folded, length);
}

/* Points of each language, and where its rivals stand. */
struct tally {
	unsigned points[MOST_LANGUAGES];
	size_t best;
	unsigned second;
};

static void count(struct tally *tally, unsigned languages)
{
	unsigned share = POINTS / (unsigned)__builtin_popcount(languages);

	for (size_t i = 0; i < doublet_language_count; i++)
		if (languages >> i & 1)
			tally->points[i] += share;
}

static void rank(struct tally *tally)
{
	tally->second = 0;
	for (size_t i = 0; i < doublet_language_count; i++)
		if (tally->points[i] > tally->points[tally->best])
			tally->best = i;
	for (size_t i = 0; i < doublet_language_count; i++)
		if (i != tally->best && tally->points[i] > tally->second)
			tally->second = tally->points[i];
}

const struct doublet_language *doublet_language_guess(
	const char *text, const struct doublet_span *words, size_t word_count)
{
	/* A lead that no further words would take away ends it early. */
	enum { ENOUGH = POINTS / 2, CERTAIN = 8 * POINTS, STEP = 16 };
	struct tally tally = {0};

	for (size_t i = 0; i < word_count && i < GUESS_WORDS; i++) {
		unsigned languages = languages_at(text, words[i]);
		if (languages != 0)
			count(&tally, languages);
		if (i % STEP != STEP - 1)
			continue;
		rank(&tally);
		if (tally.points[tally.best] >= CERTAIN &&
		    tally.points[tally.best] >= tally.second * 3)
			break;
	}
	rank(&tally);
	unsigned points = tally.points[tally.best];
	if (points < ENOUGH || points < tally.second + tally.second / 4)
		return undetermined();
	return &doublet_languages[tally.best];
}

static int compare(const char *item, const char *bytes, size_t length)
{
	/* Most items differ in their first byte. */
	int order = (unsigned char)item[0] - (unsigned char)bytes[0];

	if (order == 0)
		order = strncmp(item, bytes, length);
	if (order != 0)
		return order;
	return item[length] == '\0' ? 0 : 1;
}

bool doublet_list_has(const struct doublet_list *list, const char *bytes,
                      size_t length)
{
	size_t low = 0;
	size_t high = list->count;

	if (length == 0 || length > LONGEST_LISTED ||
	    memchr(bytes, '\0', length) != NULL)
		return false;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare(list->items[middle], bytes, length);
		if (order == 0)
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

bool doublet_draft_has(const struct doublet_draft *draft, size_t word,
                       enum doublet_list_kind kind)
{
	enum { LONGEST = 32 };
	char folded[LONGEST * 11];
	struct doublet_span span = draft->words[word];

	if (span.end - span.start > LONGEST)
		return false;
	size_t length = doublet_fold_word(draft->text + span.start,
	                                  span.end - span.start, folded);
	return doublet_list_has(&draft->language->lists[kind], folded, length);
}

/* SPDX-License-Identifier: MIT */
/*
 * One pass finds names where a capital tells, a second those at the start of
 * sentences that were seen elsewhere, by a set of hashes.
 */
#include "judge/trait.h"

#include <string.h>

#include "text/capital.h"
#include "text/character.h"
#include "text/draft.h"

struct finder {
	struct doublet_draft draft;
	const struct doublet_segments *segments;
	const uint64_t *hashes;
	uint8_t *traits;
	/* A set of hashes of names, open addressing; 0 = empty. */
	uint64_t *names;
	size_t mask;
};

static struct doublet_character first_of(const struct finder *finder,
                                         uint32_t word)
{
	struct doublet_span span = finder->segments->words[word];

	return doublet_character_at(finder->draft.text, span.start, span.end);
}

static bool is_figure(const struct finder *finder, uint32_t word)
{
	struct doublet_span span = finder->segments->words[word];
	struct doublet_character first = first_of(finder, word);

	for (int i = 0; i < 2 && first.class != DOUBLET_CHARACTER_DIGIT; i++) {
		span.start += first.size;
		if (span.start >= span.end)
			break;
		first = doublet_character_at(finder->draft.text, span.start,
		                             span.end);
		if (first.class == DOUBLET_CHARACTER_LETTER)
			break;
	}
	return first.class == DOUBLET_CHARACTER_DIGIT ||
	       doublet_draft_has(&finder->draft, word, DOUBLET_LIST_NUMBER);
}

static bool is_binding(const struct finder *finder, uint32_t word)
{
	return doublet_draft_has(&finder->draft, word, DOUBLET_LIST_FUNCTION);
}

static bool begins_sentence(const struct finder *finder, uint32_t word,
                            uint32_t *sentence)
{
	const struct doublet_segments *all = finder->segments;

	while (*sentence < all->sentence_count &&
	       all->sentences[*sentence].words.end <= word)
		(*sentence)++;
	return *sentence < all->sentence_count &&
	       all->sentences[*sentence].words.first == word;
}

static size_t slot_of(const struct finder *finder, uint64_t hash)
{
	size_t slot = (size_t)(hash >> 20) & finder->mask;

	while (finder->names[slot] != 0 && finder->names[slot] != hash)
		slot = (slot + 1) & finder->mask;
	return slot;
}

static bool set_make(struct finder *finder)
{
	size_t size = 16;

	while (size < (size_t)finder->segments->word_count * 2)
		size *= 2;
	finder->mask = size - 1;
	finder->names = doublet_arena_array(finder->draft.arena, size,
	                                    sizeof(uint64_t));
	if (finder->names == NULL)
		return false;
	memset(finder->names, 0, size * sizeof(uint64_t));
	return true;
}

/* Written in capitals, and longer than one letter: "IBM". */
static bool is_all_capitals(const struct finder *finder, uint32_t word)
{
	struct doublet_span span = finder->segments->words[word];
	const char *text = finder->draft.text;
	unsigned letters = 0;

	while (span.start < span.end) {
		struct doublet_character found =
			doublet_character_at(text, span.start, span.end);
		if (found.lower)
			return false;
		letters += found.upper;
		span.start += found.size;
	}
	return letters > 1;
}

static void add_name(struct finder *finder, uint32_t word)
{
	uint64_t hash = finder->hashes[word];

	finder->traits[word] |= DOUBLET_TRAIT_NAME;
	finder->names[slot_of(finder, hash)] = hash;
}

/* Capitals within sentences, and what is all capitals. */
static void find_certain(struct finder *finder)
{
	uint32_t sentence = 0;

	for (uint32_t i = 0; i < finder->segments->word_count; i++) {
		if (finder->traits[i] == 0 && first_of(finder, i).upper &&
		    (!begins_sentence(finder, i, &sentence) ||
		     is_all_capitals(finder, i)))
			add_name(finder, i);
	}
}

static bool is_starter(const struct finder *finder, uint32_t word)
{
	struct doublet_span span = finder->segments->words[word];
	unsigned lists = doublet_language_lists(finder->draft.language,
	                                        finder->draft.text + span.start,
	                                        span.end - span.start);

	return (lists >> DOUBLET_LIST_STARTER & 1) != 0;
}

/* A word that begins a sentence, before a name: "Jane Doe". */
static bool is_first_name(const struct finder *finder, uint32_t word)
{
	return word + 1 < finder->segments->word_count &&
	       first_of(finder, word).upper &&
	       (finder->traits[word + 1] & DOUBLET_TRAIT_NAME) != 0 &&
	       finder->segments->words[word + 1].start ==
	               finder->segments->words[word].end + 1 &&
	       !is_starter(finder, word);
}

static void find_names(struct finder *finder)
{
	find_certain(finder);
	for (uint32_t i = 0; i < finder->segments->word_count; i++) {
		if (finder->traits[i] != 0)
			continue;
		if (finder->names[slot_of(finder, finder->hashes[i])] != 0 ||
		    is_first_name(finder, i))
			finder->traits[i] |= DOUBLET_TRAIT_NAME;
	}
}

/* Whether a sign of a share begins here, "<IBM.N>": brackets without blanks. */
static bool is_ticker(const struct doublet_draft *draft, size_t at)
{
	enum { LONGEST = 12 };
	const char *text = draft->text;

	if (at == 0 || text[at - 1] != '<')
		return false;
	for (size_t end = at; end < draft->length && end < at + LONGEST;
	     end++) {
		if (text[end] == '>')
			return true;
		if (text[end] == ' ' || text[end] == '\n')
			return false;
	}
	return false;
}

static void mark_tickers(struct finder *finder)
{
	for (uint32_t i = 0; i < finder->segments->word_count; i++) {
		if (is_ticker(&finder->draft, finder->segments->words[i].start))
			finder->traits[i] |= DOUBLET_TRAIT_TICKER;
	}
}

static void mark_quoted(struct finder *finder)
{
	const struct doublet_segments *all = finder->segments;

	for (uint32_t i = 0; i < all->quote_count; i++) {
		struct doublet_word_range words = all->quotes[i].words;
		if (all->quotes[i].depth > 0)
			continue;
		for (uint32_t k = words.first; k < words.end; k++)
			finder->traits[k] |= DOUBLET_TRAIT_QUOTED;
	}
}

bool doublet_traits_find(struct doublet_arena *arena,
                         const struct doublet_story *story,
                         const struct doublet_segments *segments,
                         const uint64_t *hashes, uint8_t *traits)
{
	struct doublet_view tag = {segments->language,
	                           strlen(segments->language)};
	struct finder finder = {
		.draft = {.arena = arena,
	                  .text = story->text,
	                  .length = story->length,
	                  .language = doublet_language_find(tag),
	                  .words = (struct doublet_span *)segments->words,
	                  .word_count = segments->word_count},
		.segments = segments,
		.hashes = hashes,
		.traits = traits,
	};
	struct doublet_span whole = {0, (uint32_t)story->length};

	if (!set_make(&finder))
		return false;
	for (uint32_t i = 0; i < segments->word_count; i++) {
		traits[i] = is_figure(&finder, i)    ? DOUBLET_TRAIT_FIGURE
		            : is_binding(&finder, i) ? DOUBLET_TRAIT_BINDING
		                                     : 0;
	}
	if (story->length > 0 &&
	    !doublet_capitals_prevail(&finder.draft, whole))
		find_names(&finder);
	mark_tickers(&finder);
	mark_quoted(&finder);
	return true;
}

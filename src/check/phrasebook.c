/* SPDX-License-Identifier: MIT */
/*
 * A table from the hash of a phrase's first word to the phrases that begin so.
 *
 *	slots[h & mask] -> phrase -> phrase -> NULL
 *
 * Most words of a story begin no phrase of several words: a small bitmap says
 * so first.
 */
#include "check/phrasebook.h"

#include <string.h>

#include "doublet/sketch.h"
#include "text/segment.h"

enum {
	SLOTS = 1024,
	BITMAP_BITS = 1 << 14,
	/* Kinds that are asked for, never marked. */
	ASKED_FOR = DOUBLET_PHRASE_FUNCTION | DOUBLET_PHRASE_TWICE |
	            DOUBLET_PHRASE_PREPOSITION | DOUBLET_PHRASE_NUMBER |
	            DOUBLET_PHRASE_OFFICE | DOUBLET_PHRASE_CLAUSE |
	            DOUBLET_PHRASE_CHANT | DOUBLET_PHRASE_PRAYER
};

struct phrase {
	const struct phrase *next;
	const uint64_t *hashes;
	uint32_t words;
	/* Of its hashes: a character of a script without blanks is hashed with
	 * the one behind it, which is no part of the phrase. */
	uint32_t compared;
	uint16_t kind;
};

struct doublet_phrasebook {
	const struct doublet_language *language;
	const struct phrase *slots[SLOTS];
	uint64_t bitmap[BITMAP_BITS / 64];
};

static const struct {
	enum doublet_list_kind list;
	enum doublet_phrase_kind kind;
} kinds[] = {
	{DOUBLET_LIST_STOCK, DOUBLET_PHRASE_STOCK},
	{DOUBLET_LIST_ATTRIBUTION, DOUBLET_PHRASE_ATTRIBUTION},
	{DOUBLET_LIST_RELATED, DOUBLET_PHRASE_RELATED},
	{DOUBLET_LIST_FUNCTION, DOUBLET_PHRASE_FUNCTION},
	{DOUBLET_LIST_TWICE, DOUBLET_PHRASE_TWICE},
	{DOUBLET_LIST_ANNOUNCED, DOUBLET_PHRASE_ANNOUNCED},
	{DOUBLET_LIST_PREPOSITION, DOUBLET_PHRASE_PREPOSITION},
	{DOUBLET_LIST_NUMBER, DOUBLET_PHRASE_NUMBER},
	{DOUBLET_LIST_OFFICE, DOUBLET_PHRASE_OFFICE},
	{DOUBLET_LIST_CHANT, DOUBLET_PHRASE_CHANT},
	{DOUBLET_LIST_PRAYER, DOUBLET_PHRASE_PRAYER},
	{DOUBLET_LIST_AUXILIARY, DOUBLET_PHRASE_CLAUSE},
	{DOUBLET_LIST_CLAUSE, DOUBLET_PHRASE_CLAUSE},
};

static bool may_begin(const struct doublet_phrasebook *book, uint64_t hash)
{
	uint64_t bit = (hash >> 32) % BITMAP_BITS;

	return (book->bitmap[bit / 64] >> (bit % 64) & 1) != 0;
}

static bool is_character(const char *text, struct doublet_span span)
{
	return span.end - span.start == 3 &&
	       (unsigned char)text[span.start] >= 0xE3;
}

static enum doublet_status add_phrase(struct doublet_phrasebook *book,
                                      struct doublet_arena *arena,
                                      struct doublet_arena *scratch,
                                      const char *text, uint16_t kind)
{
	struct doublet_story story = {.text = text, .length = strlen(text)};
	struct doublet_segments segments;

	enum doublet_status status =
		doublet_segment(scratch, &story, &segments);
	if (status != DOUBLET_OK)
		return status;
	struct phrase *phrase = doublet_arena_take(arena, sizeof(*phrase));
	uint64_t *hashes = doublet_arena_array(arena, segments.word_count,
	                                       sizeof(*hashes));
	if (phrase == NULL || hashes == NULL)
		return DOUBLET_NO_MEMORY;
	if (segments.word_count == 0)
		return DOUBLET_OK;
	doublet_hash_words(&story, &segments, hashes);
	const struct phrase **slot = &book->slots[hashes[0] % SLOTS];
	uint32_t compared = segments.word_count;
	if (compared > 1 && is_character(text, segments.words[compared - 1]))
		compared--;
	*phrase = (struct phrase){*slot, hashes, segments.word_count, compared,
	                          kind};
	*slot = phrase;
	if ((kind & ASKED_FOR) == 0) {
		uint64_t bit = (hashes[0] >> 32) % BITMAP_BITS;
		book->bitmap[bit / 64] |= (uint64_t)1 << (bit % 64);
	}
	return DOUBLET_OK;
}

enum doublet_status doublet_phrasebook_create(
	struct doublet_arena *arena, struct doublet_arena *scratch,
	const struct doublet_language *language,
	struct doublet_phrasebook **book)
{
	struct doublet_phrasebook *made =
		doublet_arena_take(arena, sizeof(*made));

	if (made == NULL)
		return DOUBLET_NO_MEMORY;
	memset(made, 0, sizeof(*made));
	made->language = language;
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
		const struct doublet_list *list =
			&language->lists[kinds[k].list];
		for (size_t i = 0; i < list->count; i++) {
			enum doublet_status status =
				add_phrase(made, arena, scratch, list->items[i],
			                   (uint16_t)kinds[k].kind);
			if (status != DOUBLET_OK)
				return status;
		}
	}
	*book = made;
	return DOUBLET_OK;
}

const struct doublet_language *doublet_phrasebook_language(
	const struct doublet_phrasebook *book)
{
	return book->language;
}

static void mark_phrases(const struct phrase *phrase, const uint64_t *hashes,
                         uint32_t left, uint8_t *marks)
{
	for (; phrase != NULL; phrase = phrase->next) {
		size_t bytes = phrase->compared * sizeof(*hashes);
		if ((phrase->kind & ASKED_FOR) != 0 ||
		    phrase->hashes[0] != hashes[0] || phrase->words > left ||
		    memcmp(phrase->hashes, hashes, bytes) != 0)
			continue;
		for (uint32_t i = 0; i < phrase->words; i++)
			marks[i] |= (uint8_t)phrase->kind;
	}
}

void doublet_phrasebook_mark(const struct doublet_phrasebook *book,
                             const uint64_t *hashes, uint32_t count,
                             uint8_t *marks)
{
	memset(marks, 0, count);
	for (uint32_t i = 0; i < count; i++) {
		if (may_begin(book, hashes[i]))
			mark_phrases(book->slots[hashes[i] % SLOTS], hashes + i,
			             count - i, marks + i);
	}
}

unsigned doublet_phrasebook_word(const struct doublet_phrasebook *book,
                                 uint64_t hash)
{
	const struct phrase *phrase = book->slots[hash % SLOTS];
	unsigned found = 0;

	for (; phrase != NULL; phrase = phrase->next) {
		if (phrase->words == 1 && phrase->hashes[0] == hash)
			found |= phrase->kind;
	}
	return found;
}

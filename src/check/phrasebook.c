/* SPDX-License-Identifier: MIT */
/*
 * Two tables: single words with all their kinds, and longer phrases by their
 * first two words.
 *
 *	words[h & mask]      -> (h, kinds)
 *	phrases[h + h' & ..] -> phrase -> phrase -> NULL
 *
 * Most pairs of words of a story begin no phrase: a small bitmap for each
 * table says so first, without a branch that could not be foreseen.
 */
#include "check/phrasebook.h"

#include <string.h>

#include "doublet/sketch.h"
#include "text/segment.h"

enum {
	WORD_SLOTS = 1024, /* for some 400 words; more find longer chains */
	PHRASE_SLOTS = 1024,
	BITMAP_BITS = 1 << 15,
	/* Words between two looks at what the bitmaps let through. */
	BLOCK = 256,
	/* Kinds that are asked for, never marked. */
	ASKED_FOR = DOUBLET_PHRASE_FUNCTION | DOUBLET_PHRASE_TWICE |
	            DOUBLET_PHRASE_PREPOSITION | DOUBLET_PHRASE_NUMBER |
	            DOUBLET_PHRASE_OFFICE | DOUBLET_PHRASE_CLAUSE |
	            DOUBLET_PHRASE_CHANT | DOUBLET_PHRASE_PRAYER
};

struct word {
	struct word *next;
	uint64_t hash;
	unsigned kinds;
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

struct bitmap {
	uint64_t bits[BITMAP_BITS / 64];
};

struct doublet_phrasebook {
	const struct doublet_language *language;
	struct word *words[WORD_SLOTS];
	const struct phrase *phrases[PHRASE_SLOTS];
	/* Those that are marked. */
	struct bitmap marked_words;
	struct bitmap marked_pairs;
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

static void set_bit(struct bitmap *bitmap, uint64_t hash)
{
	uint64_t bit = (hash >> 32) % BITMAP_BITS;

	bitmap->bits[bit / 64] |= (uint64_t)1 << (bit % 64);
}

static unsigned has_bit(const struct bitmap *bitmap, uint64_t hash)
{
	uint64_t bit = (hash >> 32) % BITMAP_BITS;

	return bitmap->bits[bit / 64] >> (bit % 64) & 1;
}

/* The key of two words in this order. */
static uint64_t key_of(const uint64_t *hashes)
{
	return hashes[0] + (hashes[1] << 1 | hashes[1] >> 63);
}

static bool add_word(struct doublet_phrasebook *book,
                     struct doublet_arena *arena, uint64_t hash, uint8_t kind)
{
	struct word **slot = &book->words[hash % WORD_SLOTS];
	struct word *word = *slot;

	while (word != NULL && word->hash != hash)
		word = word->next;
	if (word == NULL) {
		word = doublet_arena_take(arena, sizeof(*word));
		if (word == NULL)
			return false;
		*word = (struct word){*slot, hash, 0};
		*slot = word;
	}
	word->kinds |= kind;
	if ((kind & ASKED_FOR) == 0)
		set_bit(&book->marked_words, hash);
	return true;
}

/* A phrase of several words; those are marked only. */
static bool add_words(struct doublet_phrasebook *book,
                      struct doublet_arena *arena, const struct phrase *phrase)
{
	uint64_t key = key_of(phrase->hashes);
	const struct phrase **slot = &book->phrases[key % PHRASE_SLOTS];
	struct phrase *added = doublet_arena_take(arena, sizeof(*added));

	if (added == NULL)
		return false;
	*added = *phrase;
	added->next = *slot;
	*slot = added;
	set_bit(&book->marked_pairs, key);
	return true;
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
	bool is_added = true;

	enum doublet_status status =
		doublet_segment(scratch, &story, &segments);
	if (status != DOUBLET_OK)
		return status;
	uint64_t *hashes = doublet_arena_array(arena, segments.word_count,
	                                       sizeof(*hashes));
	if (hashes == NULL)
		return DOUBLET_NO_MEMORY;
	doublet_hash_words(&story, &segments, hashes);
	if (segments.word_count == 1)
		is_added = add_word(book, arena, hashes[0], kind);
	else if (segments.word_count > 1 && (kind & ASKED_FOR) == 0)
		is_added = add_words(book, arena,
		                     &(struct phrase){
					     .hashes = hashes,
					     .words = segments.word_count,
					     .kind = kind,
				     });
	return is_added ? DOUBLET_OK : DOUBLET_NO_MEMORY;
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

static void mark_words(const struct doublet_phrasebook *book,
                       const uint64_t *hashes, uint32_t left, uint8_t *marks)
{
	const struct phrase *phrase;

	*marks |= doublet_phrasebook_word(book, *hashes) & ~(unsigned)ASKED_FOR;
	if (left < 2)
		return;
	phrase = book->phrases[key_of(hashes) % PHRASE_SLOTS];
	for (; phrase != NULL; phrase = phrase->next) {
		size_t bytes = phrase->words * sizeof(*hashes);
		if (phrase->hashes[0] != hashes[0] ||
		    phrase->hashes[1] != hashes[1] || phrase->words > left ||
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
	uint32_t found[BLOCK];

	memset(marks, 0, count);
	for (uint32_t from = 0; from < count; from += BLOCK) {
		uint32_t end = count - from > BLOCK ? from + BLOCK : count;
		uint32_t pairs = end < count ? end : count - 1;
		uint32_t n = 0;
		for (uint32_t i = from; i < pairs; i++) {
			found[n] = i;
			n += has_bit(&book->marked_words, hashes[i]) |
			     has_bit(&book->marked_pairs, key_of(hashes + i));
		}
		/* The last word begins no pair. */
		if (pairs < end)
			found[n++] = pairs;
		for (uint32_t i = 0; i < n; i++)
			mark_words(book, hashes + found[i], count - found[i],
			           marks + found[i]);
	}
}

unsigned doublet_phrasebook_word(const struct doublet_phrasebook *book,
                                 uint64_t hash)
{
	const struct word *word = book->words[hash % WORD_SLOTS];

	while (word != NULL && word->hash != hash)
		word = word->next;
	return word != NULL ? word->kinds : 0;
}

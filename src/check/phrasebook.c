/* SPDX-License-Identifier: MIT */
/*
 * Two tables: single words with all their kinds, and longer phrases by their
 * first three words, or fewer.
 *
 *	words[h & mask]         -> (h, kinds) -> (h, kinds) -> NULL
 *	phrases[(h, h', h'') & mask] -> phrase -> phrase -> NULL
 *
 * Most words of a story begin no phrase: filters say so first, without a
 * branch that could not be foreseen: one by the word alone, and for what that
 * lets through one for each length. ("In the" begins many phrases, and hardly
 * ever one of them.)
 */
#include "check/phrasebook.h"

#include <string.h>

#include "doublet/sketch.h"
#include "text/dense.h"
#include "text/draft.h"

enum {
	WORD_SLOTS = 1024,
	PHRASE_SLOTS = 1024,
	/* The filter of first words has 1 << bits bytes. */
	FIRST_BITS = 12,
	/* Filters have 1 << bits bits, 1 << LOG_WORD in a word. */
	LOG_WORD = 6,
	WORD_BITS = 13,
	PAIR_BITS = 14,
	MORE_BITS = 15,
	/* Words that the key of a phrase is made of. */
	KEY_WORDS = 3,
	/* Words between two looks at what the filters let through. */
	BLOCK = 256,
	/* Kinds that are asked for, never marked. */
	ASKED_FOR = DOUBLET_PHRASE_FUNCTION | DOUBLET_PHRASE_TWICE |
	            DOUBLET_PHRASE_PREPOSITION | DOUBLET_PHRASE_NUMBER |
	            DOUBLET_PHRASE_OFFICE | DOUBLET_PHRASE_CLAUSE |
	            DOUBLET_PHRASE_CHANT | DOUBLET_PHRASE_PRAYER |
	            DOUBLET_PHRASE_LEANING | DOUBLET_PHRASE_CLEFT |
	            DOUBLET_PHRASE_SEEN_AS
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

struct doublet_phrasebook {
	const struct doublet_language *language;
	struct word *words[WORD_SLOTS];
	const struct phrase *phrases[PHRASE_SLOTS];
	/* 1 = what is marked may begin with the word. */
	uint8_t firsts[1 << FIRST_BITS];
	/* Filters: 1 = one that is marked may be there. */
	uint64_t words_marked[1 << (WORD_BITS - LOG_WORD)];
	uint64_t pairs_marked[1 << (PAIR_BITS - LOG_WORD)];
	uint64_t more_marked[1 << (MORE_BITS - LOG_WORD)];
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
	{DOUBLET_LIST_CLEFT, DOUBLET_PHRASE_CLEFT},
	{DOUBLET_LIST_SEEN_AS, DOUBLET_PHRASE_SEEN_AS},
	{DOUBLET_LIST_ANNOUNCED, DOUBLET_PHRASE_ANNOUNCED},
	{DOUBLET_LIST_PREPOSITION, DOUBLET_PHRASE_PREPOSITION},
	{DOUBLET_LIST_NUMBER, DOUBLET_PHRASE_NUMBER},
	{DOUBLET_LIST_OFFICE, DOUBLET_PHRASE_OFFICE},
	{DOUBLET_LIST_CHANT, DOUBLET_PHRASE_CHANT},
	{DOUBLET_LIST_PRAYER, DOUBLET_PHRASE_PRAYER},
	{DOUBLET_LIST_LEANING, DOUBLET_PHRASE_LEANING},
	{DOUBLET_LIST_AUXILIARY, DOUBLET_PHRASE_CLAUSE},
	{DOUBLET_LIST_CLAUSE, DOUBLET_PHRASE_CLAUSE},
};

/* The key of two words in this order, and with one more. */
static uint64_t pair_key(const uint64_t *hashes)
{
	return hashes[0] + (hashes[1] << 1 | hashes[1] >> 63);
}

static uint64_t more_key(const uint64_t *hashes)
{
	return pair_key(hashes) + (hashes[2] << 2 | hashes[2] >> 62);
}

static void add_to(uint64_t *filter, unsigned bits, uint64_t key)
{
	filter[key >> (64 - bits + LOG_WORD)] |= (uint64_t)1
	                                         << (key >> (64 - bits)) % 64;
}

static unsigned has(const uint64_t *filter, unsigned bits, uint64_t key)
{
	return filter[key >> (64 - bits + LOG_WORD)] >>
	               ((key >> (64 - bits)) % 64) &
	       1;
}

static bool add_word(struct doublet_phrasebook *book,
                     struct doublet_arena *arena, uint64_t hash, uint16_t kind)
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
	if ((kind & ASKED_FOR) == 0) {
		add_to(book->words_marked, WORD_BITS, hash);
		book->firsts[hash >> (64 - FIRST_BITS)] = 1;
	}
	return true;
}

/* A phrase of several words; those are marked only. */
static bool add_words(struct doublet_phrasebook *book,
                      struct doublet_arena *arena, const struct phrase *phrase)
{
	struct phrase *added = doublet_arena_take(arena, sizeof(*added));
	uint64_t key = phrase->hashes[0];

	if (added == NULL)
		return false;
	book->firsts[key >> (64 - FIRST_BITS)] = 1;
	if (phrase->compared == 1) {
		add_to(book->words_marked, WORD_BITS, key);
	} else if (phrase->compared < KEY_WORDS) {
		key = pair_key(phrase->hashes);
		add_to(book->pairs_marked, PAIR_BITS, key);
	} else {
		key = more_key(phrase->hashes);
		add_to(book->more_marked, MORE_BITS, key);
	}
	const struct phrase **slot = &book->phrases[key % PHRASE_SLOTS];
	*added = *phrase;
	added->next = *slot;
	*slot = added;
	return true;
}

/* A book in the making. */
struct making {
	struct doublet_phrasebook *book;
	struct doublet_arena *arena;
	/* Emptied for each phrase. */
	struct doublet_arena *scratch;
	const struct doublet_edge_kernel *kernel;
};

static bool add_phrase(const struct making *making, const char *text,
                       uint16_t kind)
{
	const struct doublet_story story = {
		.text = text,
		.length = strlen(text),
	};
	struct doublet_draft draft = {
		.arena = making->scratch,
		.kernel = making->kernel,
		.words_only = true,
		.text = story.text,
		.length = story.length,
	};

	doublet_arena_reset(making->scratch);
	if (!doublet_words_find(&draft))
		return false;
	const struct doublet_segments segments = {
		.words = draft.words,
		.word_count = (uint32_t)draft.word_count,
	};
	uint64_t *hashes = doublet_arena_array(making->arena, draft.word_count,
	                                       sizeof(*hashes));
	if (hashes == NULL)
		return false;
	doublet_hash_words(&story, &segments, hashes);
	if (draft.word_count == 1)
		return add_word(making->book, making->arena, hashes[0], kind);
	if (draft.word_count == 0 || (kind & ASKED_FOR) != 0)
		return true;
	uint32_t compared = segments.word_count;
	if (doublet_dense_is(text, segments.words[compared - 1]))
		compared--;
	return add_words(making->book, making->arena,
	                 &(struct phrase){
				 .hashes = hashes,
				 .words = segments.word_count,
				 .compared = compared,
				 .kind = kind,
			 });
}

static bool add_list(const struct making *making,
                     const struct doublet_list *list, uint16_t kind)
{
	for (size_t i = 0; i < list->count; i++) {
		if (!add_phrase(making, list->items[i], kind))
			return false;
	}
	return true;
}

static bool add_lists(const struct making *making,
                      const struct doublet_language *language)
{
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
		if (!add_list(making, &language->lists[kinds[k].list],
		              (uint16_t)kinds[k].kind))
			return false;
	}
	return true;
}

enum doublet_status doublet_phrasebook_create(
	struct doublet_arena *arena, const struct doublet_language *language,
	struct doublet_phrasebook **book)
{
	struct doublet_phrasebook *made =
		doublet_arena_take(arena, sizeof(*made));
	struct doublet_arena scratch;
	const struct making making = {
		.book = made,
		.arena = arena,
		.scratch = &scratch,
		.kernel = doublet_edge_kernel_choose(),
	};

	if (made == NULL)
		return DOUBLET_NO_MEMORY;
	memset(made, 0, sizeof(*made));
	made->language = language;
	doublet_arena_init(&scratch, &arena->allocator);
	bool is_made = add_lists(&making, language);
	doublet_arena_finish(&scratch);
	if (!is_made)
		return DOUBLET_NO_MEMORY;
	*book = made;
	return DOUBLET_OK;
}

const struct doublet_language *doublet_phrasebook_language(
	const struct doublet_phrasebook *book)
{
	return book->language;
}

/* Marks the phrases of a slot that stand at the beginning of the words. */
static void mark_phrases(const struct phrase *phrase, const uint64_t *hashes,
                         uint32_t left, uint8_t *marks)
{
	for (; phrase != NULL; phrase = phrase->next) {
		size_t bytes = phrase->compared * sizeof(*hashes);
		if (phrase->hashes[0] != hashes[0] || phrase->words > left ||
		    memcmp(phrase->hashes, hashes, bytes) != 0)
			continue;
		for (uint32_t i = 0; i < phrase->words; i++)
			marks[i] |= (uint8_t)phrase->kind;
	}
}

/* Marks all that begins with the first word, as far as the filters let it. */
static void mark_at(const struct doublet_phrasebook *book,
                    const uint64_t *hashes, uint32_t left, uint8_t *marks)
{
	uint64_t key;

	if (has(book->words_marked, WORD_BITS, hashes[0])) {
		*marks |= (uint8_t)(doublet_phrasebook_word(book, hashes[0]) &
		                    ~(unsigned)ASKED_FOR);
		mark_phrases(book->phrases[hashes[0] % PHRASE_SLOTS], hashes,
		             left, marks);
	}
	if (left < 2)
		return;
	key = pair_key(hashes);
	if (has(book->pairs_marked, PAIR_BITS, key))
		mark_phrases(book->phrases[key % PHRASE_SLOTS], hashes, left,
		             marks);
	if (left < KEY_WORDS)
		return;
	key = more_key(hashes);
	if (has(book->more_marked, MORE_BITS, key))
		mark_phrases(book->phrases[key % PHRASE_SLOTS], hashes, left,
		             marks);
}

/* Writes the words from `from` on that may begin something; how many. */
static uint32_t filter(const struct doublet_phrasebook *book,
                       const uint64_t *hashes, uint32_t from, uint32_t end,
                       uint32_t found[static BLOCK])
{
	uint32_t firsts = 0;
	uint32_t count = 0;

	for (uint32_t i = from; i < end; i++) {
		found[firsts] = i;
		firsts += book->firsts[hashes[i] >> (64 - FIRST_BITS)];
	}
	for (uint32_t i = 0; i < firsts; i++) {
		const uint64_t *here = hashes + found[i];
		found[count] = found[i];
		count += has(book->words_marked, WORD_BITS, *here) |
		         has(book->pairs_marked, PAIR_BITS, pair_key(here)) |
		         has(book->more_marked, MORE_BITS, more_key(here));
	}
	return count;
}

void doublet_phrasebook_mark(const struct doublet_phrasebook *book,
                             const uint64_t *hashes, uint32_t count,
                             uint8_t *marks)
{
	uint32_t found[BLOCK];
	/* Before the last words, which have too few behind them. */
	uint32_t last = count < KEY_WORDS ? 0 : count - KEY_WORDS + 1;

	memset(marks, 0, count);
	for (uint32_t from = 0; from < last; from += BLOCK) {
		uint32_t end = last - from > BLOCK ? from + BLOCK : last;
		uint32_t n = filter(book, hashes, from, end, found);
		for (uint32_t i = 0; i < n; i++)
			mark_at(book, hashes + found[i], count - found[i],
			        marks + found[i]);
	}
	for (uint32_t i = last; i < count; i++)
		mark_at(book, hashes + i, count - i, marks + i);
}

unsigned doublet_phrasebook_word(const struct doublet_phrasebook *book,
                                 uint64_t hash)
{
	const struct word *word = book->words[hash % WORD_SLOTS];

	while (word != NULL && word->hash != hash)
		word = word->next;
	return word != NULL ? word->kinds : 0;
}

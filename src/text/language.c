/* SPDX-License-Identifier: MIT */
/*
 * The language of a text by its function words, each counted for the languages
 * that have it, the more the fewer those are. One hash table holds the words
 * of all languages, so that a guess costs one look-up a word.
 */
#include "text/language.h"

#include <string.h>

#include "text/dense.h"
#include "text/draft.h"
#include "text/fold.h"
#include "text/lang/languages.h"
#include "text/pair.h"
#include "text/short.h"

enum {
	/* Words looked at, and points of one of a single language. */
	GUESS_WORDS = 300,
	POINTS = DOUBLET_FUNCTION_WORD_POINTS
};

static const struct doublet_language *undetermined(void)
{
	return &doublet_languages[doublet_language_count];
}

const char *doublet_language_at(size_t index)
{
	return index < doublet_language_count ? doublet_languages[index].tag
	                                      : NULL;
}

static char small_letter(char letter)
{
	return letter >= 'A' && letter <= 'Z' ? (char)(letter | 0x20) : letter;
}

/* Two letters in small ones; of Norwegian each written form has a tag. */
static void read_tag(struct doublet_view tag, char letters[static 2])
{
	static const char norwegian[][2] = {{'n', 'b'}, {'n', 'n'}};

	letters[0] = small_letter(tag.data[0]);
	letters[1] = small_letter(tag.data[1]);
	for (size_t i = 0; i < sizeof(norwegian) / sizeof(norwegian[0]); i++) {
		if (memcmp(letters, norwegian[i], 2) == 0)
			memcpy(letters, "no", 2);
	}
}

const struct doublet_language *doublet_language_find(struct doublet_view tag)
{
	char letters[2];

	if (tag.length < 2 ||
	    (tag.length > 2 && tag.data[2] != '-' && tag.data[2] != '_'))
		return undetermined();
	read_tag(tag, letters);
	for (size_t i = 0; i < doublet_language_count; i++) {
		if (memcmp(letters, doublet_languages[i].tag, 2) == 0)
			return &doublet_languages[i];
	}
	return undetermined();
}

static bool is_of(const struct doublet_function_word *entry,
                  struct doublet_short word)
{
	return ((entry->word.low ^ word.low) |
	        (entry->word.high ^ word.high)) == 0;
}

static size_t home_slot(struct doublet_short word)
{
	return doublet_short_hash(word) >> (64 - doublet_function_word_bits);
}

/* The row of a folded word; the first stands for what is no function word. */
static const struct doublet_function_word *find(struct doublet_short word)
{
	size_t mask = ((size_t)1 << doublet_function_word_bits) - 1;

	for (size_t slot = home_slot(word);; slot = (slot + 1) & mask) {
		unsigned number = doublet_function_word_slots[slot];
		if (number == 0 || is_of(&doublet_function_words[number], word))
			return &doublet_function_words[number];
	}
}

/* A word as it stands in a text that goes on up to `end`; 0 = in no list. */
static struct doublet_short key_of(const char *text, size_t end,
                                   struct doublet_span span)
{
	const struct doublet_short none = {0, 0};
	char folded[DOUBLET_SHORT_MAX * 11];
	size_t length = span.end - span.start;

	/*
	 * One letter may be a column of a table; and no list has words that
	 * begin with U+3000 to U+9FFF, letters of East Asia.
	 */
	if (length < 2 || length > DOUBLET_SHORT_MAX ||
	    (unsigned char)text[span.start] - 0xE3u < 7)
		return none;
	struct doublet_short word =
		end - span.start >= DOUBLET_SHORT_MAX
			? doublet_short_fold_ahead(text + span.start, length)
			: doublet_short_lower(
				  doublet_short_load(text + span.start,
	                                             length));
	if (doublet_short_is_ascii(word))
		return word;
	length = doublet_fold_word(text + span.start, length, folded);
	if (length > DOUBLET_SHORT_MAX)
		return none;
	return doublet_short_load(folded, length);
}

/* Points of each language, and where its rivals stand. */
struct tally {
	uint16_t points[DOUBLET_LANGUAGES_MAX];
	size_t best;
	unsigned second;
};

/* In vectors, since compilers prefer to do two words at a time. */
static void count(struct tally *tally, const struct doublet_function_word *word)
{
	enum { LANES = 8 };
	typedef uint16_t lanes __attribute__((vector_size(LANES * 2)));

	for (size_t i = 0; i < DOUBLET_LANGUAGES_MAX; i += LANES) {
		lanes sum;
		lanes more;
		memcpy(&sum, tally->points + i, sizeof(sum));
		memcpy(&more, word->points + i, sizeof(more));
		sum += more;
		memcpy(tally->points + i, &sum, sizeof(sum));
	}
}

/*
 * Counts a few words. Whether a word is a function word cannot be foreseen, so
 * nothing branches on it but where another word has its slot, which is seldom.
 */
static void count_step(struct tally *tally, const struct doublet_short *keys,
                       size_t step)
{
	unsigned displaced = 0;

	for (size_t i = 0; i < step; i++) {
		unsigned number =
			doublet_function_word_slots[home_slot(keys[i])];
		unsigned same = is_of(&doublet_function_words[number], keys[i]);
		displaced |= (unsigned)((number != 0) & !same) << i;
		count(tally, &doublet_function_words[number * same]);
	}
	for (; displaced != 0; displaced &= displaced - 1)
		count(tally, find(keys[__builtin_ctz(displaced)]));
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

/*
 * Whether a language leads so far that no further words would take its lead
 * away. Asked often, so it looks at all languages at once, not for the best.
 */
static bool is_certain(const struct tally *tally)
{
	enum { CERTAIN = 8 * POINTS, LEAD = 3 };
	uint16_t most = 0;
	uint16_t near = 0;

	for (size_t i = 0; i < DOUBLET_LANGUAGES_MAX; i++)
		most = tally->points[i] > most ? tally->points[i] : most;
	if (most < CERTAIN)
		return false;
	/* No sum of GUESS_WORDS words is beyond 16 bits when tripled. */
	for (size_t i = 0; i < DOUBLET_LANGUAGES_MAX; i++)
		near = (uint16_t)(near + (tally->points[i] * LEAD > most));
	return near == 1;
}

/* Kana stand in Japanese only (の), whose lists have no function words. */
static const struct doublet_language *guess_by_script(
	const char *text, const struct doublet_span *words, size_t word_count)
{
	enum { LOOKED_AT = 64, ONE_IN = 6, FEWEST = 2 };
	static const struct doublet_view japanese = {"ja", 2};
	size_t limit = word_count < LOOKED_AT ? word_count : LOOKED_AT;
	size_t found = 0;

	for (size_t i = 0; i < limit; i++)
		found += doublet_dense_is(text, words[i]) &&
		         doublet_dense_is_hiragana(text + words[i].start);
	return found >= FEWEST && found * ONE_IN >= limit
	               ? doublet_language_find(japanese)
	               : undetermined();
}

const struct doublet_language *doublet_language_guess(
	const char *text, const struct doublet_span *words, size_t word_count)
{
	enum { ENOUGH = POINTS / 2, STEP = 16 };
	struct tally tally = {0};

	size_t limit = word_count < GUESS_WORDS ? word_count : GUESS_WORDS;

	for (size_t i = 0; i < limit; i += STEP) {
		struct doublet_short keys[STEP];
		size_t step = limit - i < STEP ? limit - i : STEP;
		for (size_t j = 0; j < step; j++)
			keys[j] = key_of(text, words[word_count - 1].end,
			                 words[i + j]);
		count_step(&tally, keys, step);
		if (step == STEP && is_certain(&tally))
			break;
	}
	rank(&tally);
	unsigned points = tally.points[tally.best];
	if (points < ENOUGH ||
	    points < tally.second + tally.second / 16 + POINTS / 4)
		return guess_by_script(text, words, word_count);
	return &doublet_languages[tally.best];
}

unsigned doublet_language_lists(const struct doublet_language *language,
                                const char *word, size_t length)
{
	unsigned number =
		doublet_list_find(&language->written.words, word, length);

	return number == 0 ? 0 : language->written.kinds[number - 1];
}

void doublet_draft_know_language(struct doublet_draft *draft)
{
	if (draft->language == NULL)
		draft->language =
			doublet_language_guess(draft->text, draft->words,
		                               draft->word_count);
}

bool doublet_draft_has(const struct doublet_draft *draft, size_t word,
                       enum doublet_list_kind kind)
{
	enum { LONGEST = 32 };
	char folded[LONGEST * 11];
	const struct doublet_list *list = &draft->language->lists[kind];
	struct doublet_span span = draft->words[word];
	size_t length = span.end - span.start;
	struct doublet_short key;

	/* Most words are ASCII, short, and in no list. */
	if (doublet_draft_key(draft, word, &key))
		return doublet_list_number(list, key) != 0;
	if (length > LONGEST || list->count == 0)
		return false;
	/* The others, too, are mostly simple to fold. */
	if (length <= DOUBLET_SHORT_MAX &&
	    draft->length - span.start >= DOUBLET_SHORT_MAX) {
		struct doublet_short ahead =
			doublet_short_fold_ahead(draft->text + span.start,
		                                 length);
		if (doublet_pair_fold(&ahead) &&
		    list->slots[doublet_short_hash(ahead) >>
		                (64 - list->slot_bits)] == 0)
			return false;
	}
	length = doublet_fold_word(draft->text + span.start, length, folded);
	return doublet_list_has(list, folded, length);
}

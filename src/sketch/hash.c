/* SPDX-License-Identifier: MIT */
/*
 * The hash of a word. One of at most 16 bytes is read as two numbers and goes
 * through one long multiplication; XXH3 takes the few longer ones. ASCII
 * words of at most 16 bytes are hashed as they stand in the text: without bit
 * 5, which is all that capitals and small letters differ in.
 *
 * Why not AES, two rounds of which mix as well: by the instruction the same
 * loop took 5.5 cycles a word instead of 9.4, a sixth of what words, hashes and
 * shingles take together; by tables, where there is none, it took 60. The same
 * bits have to come from every machine, and all of them multiply fast.
 */
#include "sketch/hash.h"

#include <stdbool.h>
#include <string.h>

#include <xxhash.h>

#include "doublet/sketch.h"
#include "text/character.h"
#include "text/fold.h"
#include "text/pair.h"
#include "text/short.h"
#include "text/utf8.h"

/*
 * Digits of pi, but for bytes that no UTF-8 holds (F5, C1; C0, FF): so neither
 * factor of the product is ever zero. Nor is their difference one of ASCII,
 * so no two ASCII words have the same factors the other way round.
 */
#define SECRET_LOW UINT64_C(0xF5C1243F6A8885A3)
#define SECRET_HIGH UINT64_C(0xC013198A2E0370FF)
/* More digits, made odd. */
#define FINAL_FACTOR UINT64_C(0x082EFA98EC4E6C89)

/*
 * No two bytes that words of ASCII have are the same without bit 5, but for
 * the letters: '_' has its like in DEL, '@' in '`', '[' and '~' in '{' and
 * '^', and all below in control characters. None of these is part of a word.
 */
#define CASELESS UINT64_C(0xDFDFDFDFDFDFDFDF)

static uint64_t hash_block(struct doublet_short block)
{
	__extension__ unsigned __int128 product =
		(unsigned __int128)(block.low ^ SECRET_LOW) *
		(block.high ^ SECRET_HIGH);
	/* The halves alone are nearly linear in a short word. */
	uint64_t mixed =
		((uint64_t)product ^ (uint64_t)(product >> 64)) * FINAL_FACTOR;

	return mixed ^ mixed >> 32;
}

uint64_t doublet_hash_bytes(const void *bytes, size_t length)
{
	return XXH3_64bits(bytes, length);
}

uint64_t doublet_hash_seeded(const void *bytes, size_t length, uint64_t seed)
{
	return XXH3_64bits_withSeed(bytes, length, seed);
}

static uint64_t hash_caseless(struct doublet_short block)
{
	block.low &= CASELESS;
	block.high &= CASELESS;
	return hash_block(block);
}

static uint64_t hash_short(struct doublet_short folded)
{
	return doublet_short_is_ascii(folded) ? hash_caseless(folded)
	                                      : hash_block(folded);
}

uint64_t doublet_hash_folded(const char *folded, size_t length)
{
	if (length > DOUBLET_SHORT_MAX)
		return doublet_hash_bytes(folded, length);
	return hash_short(doublet_short_load(folded, length));
}

static uint64_t fold_and_hash(const char *word, size_t length)
{
	char folded[DOUBLET_FOLD_MAX];

	return doublet_hash_folded(folded,
	                           doublet_fold_word(word, length, folded));
}

/* Lower-cases A-Z in eight bytes of any kind. */
static uint64_t lower_any(uint64_t bytes)
{
	const uint64_t every = UINT64_C(0x8080808080808080);
	uint64_t ascii = bytes & ~every;
	uint64_t changed = doublet_short_lower_64(ascii) ^ ascii;

	return bytes ^ (changed & ~(bytes & every) >> 2);
}

/* Folds what of a word is ASCII. */
static struct doublet_short lower_ascii(struct doublet_short word)
{
	return (struct doublet_short){lower_any(word.low),
	                              lower_any(word.high)};
}

uint64_t doublet_hash_word(const char *word, size_t length)
{
	if (length > 0 && (unsigned char)word[0] >= 0xE0) {
		if (doublet_fold_is_same(word, length))
			return doublet_hash_folded(word, length);
	} else if (length <= DOUBLET_SHORT_MAX) {
		struct doublet_short block = doublet_short_load(word, length);

		if (doublet_short_is_ascii(block))
			return hash_caseless(block);
		block = lower_ascii(block);
		if (doublet_pair_fold(&block))
			return hash_short(block);
	}
	return fold_and_hash(word, length);
}

/* Whether a word is a letter of a script that writes without blanks. */
static bool is_unspaced(const struct doublet_story *story,
                        struct doublet_span span)
{
	size_t size;

	/* The first such letter is U+0E01. */
	if (span.start == span.end ||
	    (unsigned char)story->text[span.start] < 0xE0)
		return false;
	uint32_t point = doublet_utf8_read(story->text + span.start,
	                                   span.end - span.start, &size);
	return (doublet_character_value(point) & DOUBLET_CHARACTER_CLASS) ==
	       DOUBLET_CHARACTER_SINGLE;
}

/* Whether a word is the first of its paragraph. */
static bool begins_paragraph(const struct doublet_segments *segments,
                             uint32_t word)
{
	uint32_t low = 0;
	uint32_t high = segments->paragraph_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (segments->paragraphs[middle].words.first < word)
			low = middle + 1;
		else
			high = middle;
	}
	return low < segments->paragraph_count &&
	       segments->paragraphs[low].words.first == word;
}

/* Whether a word begins where the one before ends, or on the next line. */
static bool follows_directly(const struct doublet_story *story,
                             const struct doublet_segments *segments,
                             uint32_t word)
{
	uint32_t end = segments->words[word - 1].end;
	uint32_t start = segments->words[word].start;

	bool line = false;

	if (start == end)
		return true;
	for (uint32_t at = end; at < start; at++) {
		char byte = story->text[at];
		if (byte != ' ' && byte != '\r' && byte != '\n')
			return false;
		line |= byte != ' ';
	}
	return line && !begins_paragraph(segments, word);
}

/* The hash of a letter and the one behind it; the line between is left out. */
static uint64_t hash_pair(const struct doublet_story *story,
                          const struct doublet_span *words)
{
	char pair[DOUBLET_WORD_MAX];
	size_t first = words[0].end - words[0].start;
	size_t second = words[1].end - words[1].start;

	if (words[0].end == words[1].start && first + second <= sizeof(pair))
		return doublet_hash_word(story->text + words[0].start,
		                         first + second);
	/* Only heaps of marks make one too long. */
	if (first + second > sizeof(pair))
		return doublet_hash_word(story->text + words[0].start, first);
	memcpy(pair, story->text + words[0].start, first);
	memcpy(pair + first, story->text + words[1].start, second);
	return doublet_hash_word(pair, first + second);
}

/* The hash of a word that is not ASCII, or long. */
static uint64_t hash_other(const struct doublet_story *story,
                           const struct doublet_segments *segments, uint32_t i)
{
	const struct doublet_span *words = segments->words + i;

	if (is_unspaced(story, words[0]) && i + 1 < segments->word_count &&
	    is_unspaced(story, words[1]) &&
	    follows_directly(story, segments, i + 1))
		return hash_pair(story, words);
	return doublet_hash_word(story->text + words[0].start,
	                         words[0].end - words[0].start);
}

/* 16 bytes of a text, and the same as the two numbers of a short word. */
typedef uint8_t bytes_16 __attribute__((vector_size(DOUBLET_SHORT_MAX)));
typedef uint64_t pair_64 __attribute__((vector_size(DOUBLET_SHORT_MAX)));

static bytes_16 load_16(const void *bytes)
{
	bytes_16 found;

	memcpy(&found, bytes, sizeof(found));
	return found;
}

/*
 * The 16 bytes of a text where a word begins that ends `ending` behind it, a
 * number below zero: without case, zeros for those that are not of the word.
 */
static bytes_16 load_ahead(const char *word, uint64_t ending)
{
	static const char kept[2 * DOUBLET_SHORT_MAX] =
		"\337\337\337\337\337\337\337\337"
		"\337\337\337\337\337\337\337\337";

	return load_16(word) & load_16(kept + (DOUBLET_SHORT_MAX + ending));
}

/* The hash of such bytes. */
static uint64_t hash_bytes(bytes_16 bytes)
{
	const bool is_little = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
	uint64_t low = ((pair_64)bytes)[0];
	uint64_t high = ((pair_64)bytes)[1];

	if (!is_little) {
		low = __builtin_bswap64(low);
		high = __builtin_bswap64(high);
	}
	return hash_block((struct doublet_short){low, high});
}

static bool is_ascii(bytes_16 bytes)
{
	pair_64 pair = (pair_64)bytes;

	return doublet_short_is_ascii((struct doublet_short){pair[0], pair[1]});
}

/* The length of a word, below zero: -1 for one byte. */
static uint64_t ending_of(struct doublet_span word)
{
	return (uint64_t)word.start - word.end;
}

/* Whether a word, or each of those whose endings have these bits in common,
   has 1 to 16 bytes. */
static bool is_short(uint64_t ending)
{
	return ending >= -(uint64_t)DOUBLET_SHORT_MAX;
}

/*
 * Hashes words four at a time, up to any of four that is not ASCII or long;
 * returns how many. What is to be asked of them is asked of all at once, and
 * without a call all it needs stays in registers.
 */
static size_t hash_fours(const char *restrict text,
                         const struct doublet_span *restrict words,
                         size_t count, uint64_t *restrict hashes)
{
	size_t done;

	for (done = 0; count - done >= 4; done += 4) {
		const struct doublet_span *four = words + done;
		uint64_t a = ending_of(four[0]);
		uint64_t b = ending_of(four[1]);
		uint64_t c = ending_of(four[2]);
		uint64_t d = ending_of(four[3]);

		if (!is_short(a & b & c & d))
			break;
		bytes_16 first = load_ahead(text + four[0].start, a);
		bytes_16 second = load_ahead(text + four[1].start, b);
		bytes_16 third = load_ahead(text + four[2].start, c);
		bytes_16 fourth = load_ahead(text + four[3].start, d);
		if (!is_ascii(first | second | third | fourth))
			break;
		hashes[done] = hash_bytes(first);
		hashes[done + 1] = hash_bytes(second);
		hashes[done + 2] = hash_bytes(third);
		hashes[done + 3] = hash_bytes(fourth);
	}
	return done;
}

/* Hashes words where whole blocks may be read, till one is not plain. */
static size_t hash_plain(const char *text, const struct doublet_span *words,
                         size_t count, uint64_t *hashes)
{
	size_t done = hash_fours(text, words, count, hashes);

	for (size_t i = 0; i < 3 && done < count; i++, done++) {
		uint64_t ending = ending_of(words[done]);

		if (!is_short(ending))
			break;
		bytes_16 bytes = load_ahead(text + words[done].start, ending);
		if (!is_ascii(bytes))
			break;
		hashes[done] = hash_bytes(bytes);
	}
	return done;
}

/* How many words begin where a whole block may be read. */
static size_t count_ahead(const struct doublet_story *story,
                          const struct doublet_segments *segments)
{
	size_t count = segments->word_count;

	while (count > 0 && story->length - segments->words[count - 1].start <
	                            DOUBLET_SHORT_MAX)
		count--;
	return count;
}

/* The same of words behind those, in a copy with room behind the text. */
static size_t hash_last(const struct doublet_story *story,
                        const struct doublet_span *words, size_t count,
                        uint64_t *hashes)
{
	enum { MOST = 8 };
	char text[2 * DOUBLET_SHORT_MAX] = {0};
	struct doublet_span spans[MOST];

	if (story->length < DOUBLET_SHORT_MAX)
		return 0;
	size_t base = story->length - DOUBLET_SHORT_MAX;
	memcpy(text, story->text + base, DOUBLET_SHORT_MAX);
	count = count < MOST ? count : MOST;
	for (size_t i = 0; i < count; i++) {
		spans[i].start = words[i].start - (uint32_t)base;
		spans[i].end = words[i].end - (uint32_t)base;
	}
	return hash_plain(text, spans, count, hashes);
}

/*
 * The same of words that are not ASCII, but fold to as many bytes, but for an
 * apostrophe: those of Greek, Cyrillic and Latin letters, mostly.
 */
static size_t hash_pairs(const char *text, const struct doublet_span *words,
                         size_t count, uint64_t *hashes)
{
	size_t done;

	for (done = 0; done < count; done++) {
		size_t length = words[done].end - words[done].start;

		if (length > DOUBLET_SHORT_MAX)
			break;
		struct doublet_short block =
			doublet_short_fold_ahead(text + words[done].start,
		                                 length);
		if (doublet_short_is_ascii(block))
			break;
		doublet_pair_uncurl(&block);
		if (!doublet_short_is_ascii(block) &&
		    !doublet_pair_fold(&block))
			break;
		hashes[done] = hash_short(block);
	}
	return done;
}

/* Whether a word is a letter as is_unspaced, three bytes that fold to these. */
static bool is_same_letter(const char *text, struct doublet_span word)
{
	const unsigned char *bytes = (const unsigned char *)text + word.start;

	if (word.end - word.start != 3 || bytes[0] < 0xE0)
		return false;
	uint32_t point = (bytes[0] & 0xFu) << 12 | (bytes[1] & 0x3Fu) << 6 |
	                 (bytes[2] & 0x3Fu);
	size_t place = (size_t)doublet_character_index[point / 256] * 256 +
	               point % 256;
	return (doublet_character_blocks[place] & DOUBLET_CHARACTER_CLASS) ==
	               DOUBLET_CHARACTER_SINGLE &&
	       doublet_character_folds[place] == DOUBLET_CHARACTER_SAME;
}

/*
 * The same of letters that stand in a row without blanks, as in Chinese and
 * Japanese: each with the one behind it. The last of a row is left.
 */
static size_t hash_rows(const char *text, const struct doublet_span *words,
                        size_t count, uint64_t *hashes)
{
	const uint64_t six = UINT64_C(0xFFFFFFFFFFFF);
	size_t done = 0;

	if (count == 0 || !is_same_letter(text, words[0]))
		return 0;
	while (done + 1 < count && words[done + 1].start == words[done].end &&
	       is_same_letter(text, words[done + 1])) {
		const char *pair = text + words[done].start;
		hashes[done++] = hash_block((
			struct doublet_short){doublet_short_load_64(pair) & six,
		                              0});
	}
	return done;
}

void doublet_hash_words(const struct doublet_story *story,
                        const struct doublet_segments *segments,
                        uint64_t *hashes)
{
	const char *text = story->text;
	const struct doublet_span *words = segments->words;
	size_t count = segments->word_count;
	size_t ahead = count_ahead(story, segments);

	for (size_t i = 0; i < count;) {
		size_t done = i < ahead ? hash_plain(text, words + i, ahead - i,
		                                     hashes + i)
		                        : hash_last(story, words + i, count - i,
		                                    hashes + i);
		if (i < ahead && done == 0)
			done = hash_pairs(text, words + i, ahead - i,
			                  hashes + i);
		if (i < ahead && done == 0)
			done = hash_rows(text, words + i, ahead - i,
			                 hashes + i);
		if (done == 0) {
			hashes[i] = hash_other(story, segments, (uint32_t)i);
			done = 1;
		}
		i += done;
	}
}

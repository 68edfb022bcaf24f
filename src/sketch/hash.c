/* SPDX-License-Identifier: MIT */
/*
 * The hash of a word. One of at most 16 bytes is read as two numbers and goes
 * through one long multiplication; XXH3 takes the few longer ones. ASCII
 * words of at most 16 bytes are folded in registers, never copied.
 */
#include "sketch/hash.h"

#include <stdbool.h>
#include <string.h>

#include <xxhash.h>

#include "doublet/sketch.h"
#include "text/character.h"
#include "text/fold.h"
#include "text/short.h"

/*
 * Digits of pi, but for bytes that no UTF-8 holds (F5, C1; C0, FF): so neither
 * factor of the product is ever zero. Nor is their difference one of ASCII,
 * so no two ASCII words have the same factors the other way round.
 */
#define SECRET_LOW UINT64_C(0xF5C1243F6A8885A3)
#define SECRET_HIGH UINT64_C(0xC013198A2E0370FF)
/* More digits, made odd. */
#define LENGTH_FACTOR UINT64_C(0xA4093822299F31D1)
#define FINAL_FACTOR UINT64_C(0x082EFA98EC4E6C89)

static uint64_t hash_block(struct doublet_short block, size_t length)
{
	__extension__ unsigned __int128 product =
		(unsigned __int128)(block.low ^ SECRET_LOW) *
		(block.high ^ SECRET_HIGH);
	uint64_t mixed = (uint64_t)product ^ (uint64_t)(product >> 64);

	/* The length tells zero bytes of the word from those behind it. */
	mixed += length * LENGTH_FACTOR;
	mixed ^= mixed >> 32;
	mixed *= FINAL_FACTOR;
	return mixed ^ (mixed >> 29);
}

uint64_t doublet_hash_bytes(const void *bytes, size_t length)
{
	return XXH3_64bits(bytes, length);
}

uint64_t doublet_hash_seeded(const void *bytes, size_t length, uint64_t seed)
{
	return XXH3_64bits_withSeed(bytes, length, seed);
}

uint64_t doublet_hash_folded(const char *folded, size_t length)
{
	if (length > DOUBLET_SHORT_MAX)
		return doublet_hash_bytes(folded, length);
	return hash_block(doublet_short_load(folded, length), length);
}

static uint64_t fold_and_hash(const char *word, size_t length)
{
	char folded[DOUBLET_FOLD_MAX];

	return doublet_hash_folded(folded,
	                           doublet_fold_word(word, length, folded));
}

uint64_t doublet_hash_word(const char *word, size_t length)
{
	if (length <= DOUBLET_SHORT_MAX) {
		struct doublet_short block = doublet_short_load(word, length);

		if (doublet_short_is_ascii(block))
			return hash_block(doublet_short_lower(block), length);
	}
	return fold_and_hash(word, length);
}

/* Whether a word is a letter of a script that writes without blanks. */
static bool is_unspaced(const struct doublet_story *story,
                        struct doublet_span span)
{
	/* The first such letter is U+0E01. */
	return span.start < span.end &&
	       (unsigned char)story->text[span.start] >= 0xE0 &&
	       doublet_character_at(story->text, span.start, span.end).class ==
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

void doublet_hash_words(const struct doublet_story *story,
                        const struct doublet_segments *segments,
                        uint64_t *hashes)
{
	for (uint32_t i = 0; i < segments->word_count; i++) {
		struct doublet_span span = segments->words[i];
		const char *word = story->text + span.start;
		size_t length = span.end - span.start;

		if (length <= DOUBLET_SHORT_MAX &&
		    story->length - span.start >= DOUBLET_SHORT_MAX) {
			struct doublet_short block =
				doublet_short_fold_ahead(word, length);

			if (doublet_short_is_ascii(block)) {
				hashes[i] = hash_block(block, length);
				continue;
			}
		}
		hashes[i] = hash_other(story, segments, i);
	}
}

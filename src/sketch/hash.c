/* SPDX-License-Identifier: MIT */
/*
 * The hash of a word. One of at most 16 bytes is read as two numbers and goes
 * through one long multiplication; XXH3 takes the few longer ones. ASCII
 * words of at most 16 bytes are folded in registers, never copied.
 */
#include "sketch/hash.h"

#include <stdbool.h>

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
	return (unsigned char)story->text[span.start] >= 0xE0 &&
	       doublet_character_at(story->text, span.start, span.end).class ==
	               DOUBLET_CHARACTER_SINGLE;
}

/* The hash of a word that is not ASCII, or long. */
static uint64_t hash_other(const struct doublet_story *story,
                           const struct doublet_segments *segments, uint32_t i)
{
	struct doublet_span span = segments->words[i];

	if (i + 1 < segments->word_count && is_unspaced(story, span)) {
		struct doublet_span next = segments->words[i + 1];
		/* Only heaps of marks make a pair too long. */
		if (next.start == span.end &&
		    next.end - span.start <= DOUBLET_WORD_MAX &&
		    is_unspaced(story, next))
			span.end = next.end;
	}
	return doublet_hash_word(story->text + span.start,
	                         span.end - span.start);
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

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

enum { SHORT_WORD = 16 };

#define EVERY_BYTE UINT64_C(0x0101010101010101)
#define HIGH_BITS UINT64_C(0x8080808080808080)

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

/* The first 16 bytes of a word, zeros behind its end. */
struct block {
	uint64_t low;
	uint64_t high;
};

/* Compilers make one load of each of these on little-endian machines. */
static uint64_t load_64(const char *bytes)
{
	const unsigned char *b = (const unsigned char *)bytes;

	return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 |
	       (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 |
	       (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 |
	       (uint64_t)b[7] << 56;
}

static uint64_t load_32(const char *bytes)
{
	const unsigned char *b = (const unsigned char *)bytes;

	return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 |
	       (uint64_t)b[3] << 24;
}

/* Touches no byte outside the word: loads overlap where need be. */
static struct block load_word(const char *word, size_t length)
{
	struct block block = {0, 0};

	if (length > 8) {
		block.low = load_64(word);
		block.high = load_64(word + length - 8) >> (128 - 8 * length);
	} else if (length >= 4) {
		block.low = load_32(word) | load_32(word + length - 4)
		                                    << (8 * length - 32);
	} else {
		for (size_t i = 0; i < length; i++)
			block.low |= (uint64_t)(unsigned char)word[i]
			             << (8 * i);
	}
	return block;
}

/* The same where 16 bytes may be read: no branch on the length. */
static struct block load_ahead(const char *word, size_t length)
{
	static const char kept[32] = "\377\377\377\377\377\377\377\377"
				     "\377\377\377\377\377\377\377\377";
	const char *mask = kept + SHORT_WORD - length;

	return (struct block){load_64(word) & load_64(mask),
	                      load_64(word + 8) & load_64(mask + 8)};
}

static bool is_ascii(struct block block)
{
	return ((block.low | block.high) & HIGH_BITS) == 0;
}

/* Lower-cases A-Z in eight ASCII bytes; sums never carry into the next. */
static uint64_t lower_ascii(uint64_t bytes)
{
	uint64_t from_a = bytes + EVERY_BYTE * (0x80 - 'A');
	uint64_t above_z = bytes + EVERY_BYTE * (0x7F - 'Z');

	return bytes | ((from_a & ~above_z & HIGH_BITS) >> 2);
}

static struct block lower_block(struct block block)
{
	return (struct block){lower_ascii(block.low), lower_ascii(block.high)};
}

static uint64_t hash_block(struct block block, size_t length)
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
	if (length > SHORT_WORD)
		return doublet_hash_bytes(folded, length);
	return hash_block(load_word(folded, length), length);
}

static uint64_t fold_and_hash(const char *word, size_t length)
{
	char folded[DOUBLET_FOLD_MAX];

	return doublet_hash_folded(folded,
	                           doublet_fold_word(word, length, folded));
}

uint64_t doublet_hash_word(const char *word, size_t length)
{
	if (length <= SHORT_WORD) {
		struct block block = load_word(word, length);

		if (is_ascii(block))
			return hash_block(lower_block(block), length);
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

		if (length <= SHORT_WORD &&
		    story->length - span.start >= SHORT_WORD) {
			struct block block = load_ahead(word, length);

			if (is_ascii(block)) {
				hashes[i] =
					hash_block(lower_block(block), length);
				continue;
			}
		}
		hashes[i] = hash_other(story, segments, i);
	}
}

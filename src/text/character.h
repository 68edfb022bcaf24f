/* SPDX-License-Identifier: MIT */
/*
 * What a code point is to words, sentences and quotations: Unicode 15.0, by a
 * two-stage table; the committed table is the only source, whatever the
 * version of the libraries at hand.
 */
#ifndef DOUBLET_TEXT_CHARACTER_H
#define DOUBLET_TEXT_CHARACTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/tables/character.h"

/* In the order of CLASSES in tables/generate.py. */
enum doublet_character_class {
	DOUBLET_CHARACTER_UNASSIGNED,
	/* symbols, and punctuation not named below */
	DOUBLET_CHARACTER_OTHER,
	/* spaces, NUL and control characters */
	DOUBLET_CHARACTER_BLANK,
	/* ends a line: LF VT FF CR NEL U+2028 U+2029 */
	DOUBLET_CHARACTER_BREAK,
	DOUBLET_CHARACTER_LETTER,
	DOUBLET_CHARACTER_DIGIT,
	/* marks and format characters: part of the word they follow */
	DOUBLET_CHARACTER_EXTEND,
	/* letter of a script without blanks: a word by itself */
	DOUBLET_CHARACTER_SINGLE,
	/* ' U+2019 U+02BC U+FF07; may also be a quotation mark */
	DOUBLET_CHARACTER_APOSTROPHE,
	/* - U+2010 U+2011 U+FF0D */
	DOUBLET_CHARACTER_HYPHEN,
	/* . U+FF0E */
	DOUBLET_CHARACTER_STOP,
	/* , U+FF0C, and the separators of Arabic figures */
	DOUBLET_CHARACTER_COMMA,
	/* _ and its kin, and the middle dot of Catalan */
	DOUBLET_CHARACTER_CONNECTOR,
	/* & U+FF06 */
	DOUBLET_CHARACTER_AMPERSAND,
	/* : U+FF1A; from the apostrophe up to here: what may join words */
	DOUBLET_CHARACTER_COLON,
	/* signs of currencies */
	DOUBLET_CHARACTER_CURRENCY,
	/* % U+2030 and their kin */
	DOUBLET_CHARACTER_PERCENT,
	/* # @ and their kin */
	DOUBLET_CHARACTER_TAG,
	/* ! ? and others that end a sentence when a blank follows */
	DOUBLET_CHARACTER_END,
	/* U+3002 and others that need no blank */
	DOUBLET_CHARACTER_FULL_END,
	/* quotation marks that are never apostrophes */
	DOUBLET_CHARACTER_QUOTE,
	DOUBLET_CHARACTER_OPEN,
	DOUBLET_CHARACTER_CLOSE,
	DOUBLET_CHARACTER_DASH
};

/* A value is a class, whether that is LETTER or DIGIT, and the case. */
enum {
	DOUBLET_CHARACTER_CLASS = 0x1F,
	DOUBLET_CHARACTER_ALPHANUMERIC = 0x20,
	DOUBLET_CHARACTER_UPPER = 0x40,
	DOUBLET_CHARACTER_LOWER = 0x80
};

/* The value of any code point up to U+10FFFF. */
static inline uint8_t doublet_character_value(uint32_t code_point)
{
	size_t block = doublet_character_index[code_point / 256];

	return doublet_character_blocks[block * 256 + code_point % 256];
}

/* One code point of a text: what it is and the bytes it takes. */
struct doublet_character {
	uint32_t code_point;
	uint8_t class;
	bool upper;
	bool lower;
	uint8_t size;
};

struct doublet_character doublet_character_decode(const char *text, size_t at,
                                                  size_t end);

/* The one that begins at text[at], at < end. */
static inline struct doublet_character doublet_character_at(const char *text,
                                                            size_t at,
                                                            size_t end)
{
	unsigned char byte = (unsigned char)text[at];

	if (byte >= 0x80)
		return doublet_character_decode(text, at, end);
	uint8_t value = doublet_character_bytes[byte];
	return (struct doublet_character){
		.code_point = byte,
		.class = value & DOUBLET_CHARACTER_CLASS,
		.upper = (value & DOUBLET_CHARACTER_UPPER) != 0,
		.lower = (value & DOUBLET_CHARACTER_LOWER) != 0,
		.size = 1,
	};
}

struct doublet_character doublet_character_decode_before(const char *text,
                                                         size_t start,
                                                         size_t at);

/* The one that ends at text[at], at > start. */
static inline struct doublet_character doublet_character_before(
	const char *text, size_t start, size_t at)
{
	if ((unsigned char)text[at - 1] < 0x80)
		return doublet_character_at(text, at - 1, at);
	return doublet_character_decode_before(text, start, at);
}

static inline bool doublet_character_is_blank(
	struct doublet_character character)
{
	return character.class == DOUBLET_CHARACTER_BLANK ||
	       character.class == DOUBLET_CHARACTER_BREAK;
}

/* Whether it is written in words: a letter or a digit. */
static inline bool doublet_character_is_word(struct doublet_character character)
{
	return character.class == DOUBLET_CHARACTER_LETTER ||
	       character.class == DOUBLET_CHARACTER_DIGIT ||
	       character.class == DOUBLET_CHARACTER_SINGLE;
}

/* Whether it may end a sentence. */
static inline bool doublet_character_is_end(struct doublet_character character)
{
	return character.class == DOUBLET_CHARACTER_STOP ||
	       character.class == DOUBLET_CHARACTER_END ||
	       character.class == DOUBLET_CHARACTER_FULL_END;
}

#endif

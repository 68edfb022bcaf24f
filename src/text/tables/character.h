/* SPDX-License-Identifier: MIT */
/*
 * The two-stage table behind text/character.h; generate.py writes it. Several
 * properties share one index:
 *
 *	index[code point / 256] -> a block of 256 in each of
 *		blocks	values, as text/character.h has them
 *		breaks	-> word_breaks[], sentence_breaks[]
 *		folds	-> deltas[]
 */
#ifndef DOUBLET_TEXT_TABLES_CHARACTER_H
#define DOUBLET_TEXT_TABLES_CHARACTER_H

#include <stddef.h>
#include <stdint.h>

extern const char doublet_character_version[];
/* The values of the ASCII bytes; DOUBLET_CHARACTER_CLASS for the others. */
extern const uint8_t doublet_character_bytes[];
extern const uint8_t doublet_character_index[];
extern const uint8_t doublet_character_blocks[];

/* Word_Break, plus 0x80 for Extended_Pictographic; and Sentence_Break. */
extern const uint8_t doublet_character_breaks[];
extern const uint8_t doublet_character_word_breaks[];
extern const uint8_t doublet_character_sentence_breaks[];

/*
 * What is to be added to a code point to fold it, where it folds to one
 * whatever stands beside it. Three numbers of the first list say more.
 */
enum {
	/* There is more to it: what is added does not count. */
	DOUBLET_CHARACTER_NOT_SIMPLE = 0,
	/* It folds to itself. */
	DOUBLET_CHARACTER_SAME = 1,
	/* A mark that folds to itself, if no other stands before it. */
	DOUBLET_CHARACTER_LONE_MARK = 2
};
extern const uint8_t doublet_character_folds[];
extern const int32_t doublet_character_deltas[];

/*
 * Of sequences of two bytes, what copy in Greek, Cyrillic and Latin letters
 * asks most: bit (second & 0x3F) of number (first & 0x1F) says whether it is a
 * letter.
 */
extern const uint64_t doublet_character_letters[32];

/*
 * And what is to be changed of both bytes (xor, the first in the low half) to
 * fold it, by its code point: where that is simple, and two bytes come of it.
 * Bit 15 is set where they are ASCII ("ss"), and where there is more to it, as
 * to marks.
 */
enum { DOUBLET_CHARACTER_NO_PAIR = 0xFFFF };
extern const uint16_t doublet_character_pairs[0x800];

/* A code point new in 15.0 that is mapped in NFKC or has a combining class. */
struct doublet_character_addition {
	uint32_t code_point;
	uint32_t mapped;
	uint8_t combining;
};

/* In ascending order. */
extern const struct doublet_character_addition doublet_character_added[];
extern const size_t doublet_character_added_count;

#endif

/* SPDX-License-Identifier: MIT */
/* The tables that generate.py makes of the lists, at build time. */
#ifndef DOUBLET_TEXT_LANG_LANGUAGES_H
#define DOUBLET_TEXT_LANG_LANGUAGES_H

#include <stdint.h>

#include "text/language.h"
#include "text/short.h"

/* The languages, and behind them "und". */
extern const struct doublet_language doublet_languages[];
extern const size_t doublet_language_count;

/* What a word of one language alone says for it. */
enum { DOUBLET_FUNCTION_WORD_POINTS = 60, DOUBLET_LANGUAGES_MAX = 24 };

/* Fills a cache line of 64 bytes. */
struct doublet_function_word {
	/* Folded. */
	struct doublet_short word;
	/* What it says for each language: those that have it share the
	 * points. */
	uint16_t points[DOUBLET_LANGUAGES_MAX];
};

/* The first row stands for all other words. */
extern const struct doublet_function_word doublet_function_words[];
/*
 * An open hash table, 1 << bits slots, by doublet_short_hash of the word: its
 * number from 1 on, 0 = empty. Apart from the words, so that it stays in the
 * nearest cache: most words of a text are none of these.
 */
extern const uint16_t doublet_function_word_slots[];

extern const unsigned doublet_function_word_bits;

#endif

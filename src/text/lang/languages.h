/* SPDX-License-Identifier: MIT */
/* The tables that generate.py makes of the lists, at build time. */
#ifndef DOUBLET_TEXT_LANG_LANGUAGES_H
#define DOUBLET_TEXT_LANG_LANGUAGES_H

#include <stdint.h>

#include "text/language.h"

/* The languages, and behind them "und". */
extern const struct doublet_language doublet_languages[];
extern const size_t doublet_language_count;

/* A slot of an open hash table; length 0 = empty. */
struct doublet_function_word {
	const char *word;
	uint8_t length;
	/* Bit i: a function word of doublet_languages[i]. */
	uint32_t languages;
};

/* A power of two of slots, by FNV-1a of the folded word. */
extern const struct doublet_function_word doublet_function_words[];
extern const size_t doublet_function_word_slots;

#endif

/* SPDX-License-Identifier: MIT */
/* The words by which desks mark versions: a table, by what they may do. */
#ifndef DOUBLET_JUDGE_VERSION_WORDS_H
#define DOUBLET_JUDGE_VERSION_WORDS_H

#include <stddef.h>
#include <stdint.h>

/* Where an entry may stand to say something: bits of a set. */
enum doublet_version_use {
	/* Before a colon, dash or bracket: "Corrected: ...", "(UPDATED)". */
	DOUBLET_USE_LABEL = 1 << 0,
	/* The same, and in capitals before a bare hyphen: "RPT-...". */
	DOUBLET_USE_TIGHT = 1 << 1,
	/* A label only with a number, in brackets, in capitals or repeated:
	 * "2ND LEAD", "KILL KILL KILL"; it is a common word, too. */
	DOUBLET_USE_COMMON = 1 << 2,
	/* Opens a clause of a note: "Recasts, adds quote". */
	DOUBLET_USE_CLAUSE = 1 << 3,
	/* Anywhere in a note: "Refiles to correct name". */
	DOUBLET_USE_NOTE = 1 << 4,
	/* Anywhere in the first or last paragraphs of the text: "this story
	 * has been updated". */
	DOUBLET_USE_TEXT = 1 << 5,
	/* Tells that the text is a notice about another: "please read". */
	DOUBLET_USE_NOTICE = 1 << 6,
	/* A signal or state of publication: "sig:correction". */
	DOUBLET_USE_MACHINE = 1 << 7,
	/* Anywhere in a headline or slug, of which it is a part. */
	DOUBLET_USE_WITHIN = 1 << 8,
	/* Of starts only: the longest word of an entry of DOUBLET_USE_TEXT. */
	DOUBLET_USE_TELLING = 1 << 9
};

struct doublet_version_word {
	/* Folded words, a blank between two; hyphens are blanks. */
	const char *words;
	/* A set of enum doublet_claim; 0 = a step of a story's growth that is
	 * no version ("URGENT"), and no part of the headline either. */
	uint8_t claims;
	uint16_t uses;
};

/* In the order of their bytes. */
extern const struct doublet_version_word doublet_version_words[];
extern const size_t doublet_version_word_count;

/*
 * The uses of the entries with a first word like one, by a hash of its first
 * two bytes, its last and its length.
 */
extern const uint16_t doublet_version_starts[8192];

#endif

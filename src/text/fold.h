/* SPDX-License-Identifier: MIT */
/*
 * What readers take for equal becomes equal bytes: a word at a time, so that
 * the only map back to the source is where the word stands.
 */
#ifndef DOUBLET_TEXT_FOLD_H
#define DOUBLET_TEXT_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	/* No word is longer, in bytes of the source: longer ones are cut. */
	DOUBLET_WORD_MAX = 1024,
	/* Nor folded: U+FDFA, 3 bytes, has the longest NFKC form, 33 bytes. */
	DOUBLET_FOLD_MAX = DOUBLET_WORD_MAX * 11
};

/*
 * Folds a word of at most DOUBLET_WORD_MAX bytes and returns the length of
 * the folded form: NFKC_Casefold of Unicode 15.0, apostrophes as ', hyphens
 * as -, what is ignorable left out. A byte that is no UTF-8 becomes U+FFFD.
 */
size_t doublet_fold_word(const char *word, size_t length, char *folded);

/*
 * Whether a word is of sequences of three bytes that fold to themselves, as in
 * Chinese and Korean: then it is folded. False = perhaps not.
 */
bool doublet_fold_is_same(const char *word, size_t length);

/* Folds without the table of simple foldings: what that is tested by. */
size_t doublet_fold_slowly(const char *word, size_t length, char *folded);

/* The NFKC form alone, as the standard's tests have it; same limits. */
size_t doublet_fold_normalise(const char *word, size_t length, char *normal);

/* Columns a code point takes on a terminal: 0, 1 or 2. */
int doublet_fold_width(uint32_t code_point);

#endif

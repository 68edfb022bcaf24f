/* SPDX-License-Identifier: MIT */
/* How common a word is in its language, whatever the story says. */
#ifndef DOUBLET_CHECK_COMMON_H
#define DOUBLET_CHECK_COMMON_H

#include <stddef.h>
#include <stdint.h>

/* The common words of a language: ascending, 30 bits of hash, 2 of class. */
struct doublet_common {
	const char *tag;
	const uint32_t *words;
	size_t count;
};

/* Ended by a row without a tag. Made of common/words.txt. */
extern const struct doublet_common doublet_common_words[];

/* The list of a language, by its two letters; NULL when there is none. */
const struct doublet_common *doublet_common_find(const char *tag);

/*
 * The class of a word as it is written: 3 = among the 300 commonest, 2 = the
 * 1,000, 1 = the 3,000, 0 = rarer.
 */
unsigned doublet_common_class(const struct doublet_common *common,
                              const char *word, size_t length);

#endif

/* SPDX-License-Identifier: MIT */
/* Texts that repeat themselves as no story does, for tests and benchmarks. */
#ifndef DOUBLET_TESTS_MATCH_FAMILIES_H
#define DOUBLET_TESTS_MATCH_FAMILIES_H

#include <stddef.h>
#include <stdint.h>

/* The letter at a place of a text of `count` letters. */
typedef uint64_t family_word(uint64_t place, uint64_t count);

struct family {
	const char *name;
	family_word *word;
};

enum { FAMILIES = 11 };
extern const struct family families[FAMILIES];

/* A word hash for a letter: different ones for different letters. */
uint64_t family_hash(uint64_t letter);

/* The word hashes of a text, to be freed by the caller. */
uint64_t *family_text(const struct family *family, uint32_t count);

#endif

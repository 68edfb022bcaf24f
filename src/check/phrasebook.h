/* SPDX-License-Identifier: MIT */
/*
 * The set phrases of a language (lang/xx.txt) as hashes of words, so that all
 * their places in a story are found in one pass.
 */
#ifndef DOUBLET_CHECK_PHRASEBOOK_H
#define DOUBLET_CHECK_PHRASEBOOK_H

#include <stdint.h>

#include "base/arena.h"
#include "doublet/status.h"
#include "text/language.h"

/* What a phrase is; a word may stand in phrases of several kinds. */
enum doublet_phrase_kind {
	DOUBLET_PHRASE_STOCK = 1,
	DOUBLET_PHRASE_ATTRIBUTION = 2,
	DOUBLET_PHRASE_RELATED = 4,
	/* Single words, not marked but asked for. */
	DOUBLET_PHRASE_FUNCTION = 8,
	DOUBLET_PHRASE_TWICE = 16,
	/* Marked again: how a text given in full is announced. */
	DOUBLET_PHRASE_ANNOUNCED = 32,
	/* Asked for, like the two above. */
	DOUBLET_PHRASE_PREPOSITION = 64,
	DOUBLET_PHRASE_NUMBER = 128,
	DOUBLET_PHRASE_OFFICE = 256,
	/* Auxiliaries and forms of "to be": there is a clause of its own. */
	DOUBLET_PHRASE_CLAUSE = 512,
	DOUBLET_PHRASE_CHANT = 1024,
	DOUBLET_PHRASE_PRAYER = 2048,
	DOUBLET_PHRASE_LEANING = 4096,
	DOUBLET_PHRASE_CLEFT = 8192,
	DOUBLET_PHRASE_SEEN_AS = 16384
};

struct doublet_phrasebook;

/* Makes the book of a language in the arena, where it stays. NO_MEMORY. */
DOUBLET_NODISCARD enum doublet_status doublet_phrasebook_create(
	struct doublet_arena *arena, const struct doublet_language *language,
	struct doublet_phrasebook **book);

/* The language it is of. */
const struct doublet_language *doublet_phrasebook_language(
	const struct doublet_phrasebook *book);

/*
 * Sets marks[i] to the kinds (bits) of the phrases that word i stands in, for
 * `count` words given by their hashes. Linear.
 */
void doublet_phrasebook_mark(const struct doublet_phrasebook *book,
                             const uint64_t *hashes, uint32_t count,
                             uint8_t *marks);

/* The kinds of a single word that is a phrase by itself; 0 = none. */
unsigned doublet_phrasebook_word(const struct doublet_phrasebook *book,
                                 uint64_t hash);

#endif

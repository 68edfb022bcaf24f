/* SPDX-License-Identifier: MIT */
/*
 * Words as numbers: a 64-bit hash of each folded word, and hashes of every
 * run of w words (shingles). The same bits on every machine.
 *
 * Folding makes equal what readers take for equal: case, width, ligatures,
 * composed and decomposed letters (NFKC with case folding, Unicode 15.0),
 * kinds of apostrophes and hyphens, soft hyphens and zero-width characters.
 * Accents are kept.
 */
#ifndef DOUBLET_SKETCH_H
#define DOUBLET_SKETCH_H

#include <stddef.h>
#include <stdint.h>

#include "doublet/segment.h"
#include "doublet/status.h"

/*
 * Hashes each word of a segmented story: hashes[i] is for segments->words[i].
 * `hashes` has room for segments->word_count entries. Words are equal when
 * they fold to the same bytes, and only by accident (2^-64) are unequal
 * words given the same hash.
 *
 * Where a script is written without blanks, each character is a word of
 * segments->words, and says too little by itself. So the hash of one that is
 * followed by another, with nothing or the end of a line (not of a paragraph)
 * between, is that of the two together; one that is followed by anything else
 * stands for itself. Words 0 to 4, and what is hashed for each:
 *
 *	新   聞   社  。  東   京
 *	新聞 聞社 社      東京 京
 */
DOUBLET_API void doublet_hash_words(const struct doublet_story *story,
                                    const struct doublet_segments *segments,
                                    uint64_t *hashes);

/*
 * Takes the furniture's words (doublet/segment.h) out of the hashes of a
 * segmented story, in place: what is left are the words of the body, of which
 * shingles are made. Returns how many these are.
 */
DOUBLET_API size_t doublet_hash_body(const struct doublet_segments *segments,
                                     uint64_t *hashes);

/* How many shingles of `width` words a text of `count` words has. */
DOUBLET_API size_t doublet_shingle_count(size_t count, unsigned width);

/*
 * Hashes each run of `width` >= 1 words: shingles[i] is for words i to
 * i + width - 1. `shingles` has room for doublet_shingle_count() entries.
 *
 * Source: Karp, Rabin, "Efficient randomized pattern-matching algorithms",
 * IBM J. Res. Dev. 31 (1987): a rolling sum of word hashes times powers of a
 * base, its upper half; the same few steps a word whatever the width.
 */
DOUBLET_API void doublet_shingle_words(const uint64_t *hashes, size_t count,
                                       unsigned width, uint32_t *shingles);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Words as numbers: a 64-bit hash of each folded word, hashes of every run of
 * w words (shingles), and sketches: few numbers that stand for all shingles
 * of a story. The same bits on every machine, whatever the kernel. The steps
 * one by one; doublet/body.h takes those up to shingles at once.
 *
 *	words      the  sea  rolled  in   again
 *	hashes     h0   h1   h2      h3   h4           64 bits each
 *	shingles   s0 = h0 h1 h2, s1 = h1 h2 h3, ...   32 bits each
 *	signature  the least of the shingles in each of 64 orders
 *	keys       a hash of each band of the signature (doublet/band.h)
 *	set        the shingles themselves, sorted (doublet/set.h)
 *
 * An estimate is as good as the sketch is long. A story of the wire has 150
 * to 600 shingles, so its set is hardly longer than a signature, and exact:
 * find candidates by bands, and judge them by their sets.
 *
 * What doublet_engine_version() stands for is said in src/sketch/engine.h.
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

#include "doublet/allocator.h"
#include "doublet/kernel.h"
#include "doublet/segment.h"
#include "doublet/status.h"

/* A shingle is this many words, where nothing else is asked for. */
#define DOUBLET_SHINGLE_WORDS 5
/* A signature is this many numbers, where nothing else is asked for. */
#define DOUBLET_SIGNATURE_SIZE 64
/* Longer ones there are none. */
#define DOUBLET_SIGNATURE_MAX 256
/* A window of doublet_winnow spans at most this many shingles. */
#define DOUBLET_WINDOW_MAX 256

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
 * shingles are made. Returns how many these are. doublet/body.h does this and
 * all steps around it at once.
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

struct doublet_sketcher;

/* All zero is what most want. */
struct doublet_sketcher_options {
	enum doublet_kernel kernel;
};

/*
 * Makes what bodies, sketches and sets are computed with: the kernels chosen,
 * the constants, the last body read, some room to sort in. `options` may be
 * NULL. The caller owns *sketcher and ends it with _destroy. DOUBLET_NO_MEMORY;
 * DOUBLET_INVALID: there is no such kernel; DOUBLET_UNSUPPORTED: it is not
 * usable here.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_sketcher_create(
	const struct doublet_allocator *allocator,
	const struct doublet_sketcher_options *options,
	struct doublet_sketcher **sketcher);

/* Frees what _create made. NULL is fine. */
DOUBLET_API void doublet_sketcher_destroy(struct doublet_sketcher *sketcher);

/* The kernel in use, never DOUBLET_KERNEL_BEST. */
DOUBLET_API enum doublet_kernel doublet_sketcher_kernel(
	const struct doublet_sketcher *sketcher);

/*
 * MinHash: signature[i] is the least of all shingles in order i of `size`
 * random orders, so that two signatures agree in the place i with a
 * probability that is the resemblance of the two sets. `size` is a multiple of
 * 16 up to DOUBLET_SIGNATURE_MAX; a shorter signature is the beginning of a
 * longer one. Shingles may stand in any order and more than once. Without any,
 * all of the signature is UINT32_MAX.
 *
 * Source: Broder, "On the resemblance and containment of documents",
 * Compression and Complexity of Sequences (1997); the orders are those of
 * Carter, Wegman, "Universal classes of hash functions" (1979), modulo 2^32.
 */
DOUBLET_API void doublet_minhash_sign(const struct doublet_sketcher *sketcher,
                                      const uint32_t *shingles, size_t count,
                                      uint32_t *signature, unsigned size);

/*
 * Estimates the resemblance of two sets from their signatures; without bias,
 * its standard error is sqrt(J (1 - J) / size). Nothing resembles no shingles.
 */
DOUBLET_API double doublet_minhash_resemblance(const uint32_t *a,
                                               const uint32_t *b,
                                               unsigned size);

/*
 * SimHash: bit i of the answer is set when it is set in the hashes of more
 * than half of the shingles; one that stands twice counts twice. The share of
 * bits in which two differ estimates the angle between the lists of shingles.
 * Three to four times less exact than MinHash of 64: for those who have an
 * index of them already. No shingles: 0. Takes a few cycles a shingle on every
 * machine, so there are no kernels of it.
 *
 * Source: Charikar, "Similarity estimation techniques from rounding
 * algorithms", STOC (2002).
 */
DOUBLET_API uint64_t doublet_simhash_sign(const uint32_t *shingles,
                                          size_t count);

/* In how many of the 64 bits two differ. */
DOUBLET_API unsigned doublet_simhash_distance(uint64_t a, uint64_t b);

/* Estimates the cosine of two lists of shingles: cos(pi * distance / 64). */
DOUBLET_API double doublet_simhash_cosine(uint64_t a, uint64_t b);

/* A shingle that was chosen, and where it stands in the list. */
struct doublet_fingerprint {
	uint32_t position;
	uint32_t shingle;
};

/*
 * Winnowing: chooses the least shingle of each window of `window` >= 1
 * shingles (at most DOUBLET_WINDOW_MAX). So two texts that share any run of
 * s + window - 1 words, s being the width of the shingles, share a chosen one:
 * 12 words for shingles of 5 and a window of 8. Of equal ones in a window the
 * rightmost is chosen, but that of the window before is kept while it stands
 * in the next and is not undercut ("robust winnowing"): a text of one word
 * over and over has one in a window, not all. A text shorter than a window is
 * one window.
 *
 * `chosen` has room for `count` entries; returns how many there are, in the
 * order of the text: about 2 / (window + 1) of all. Linear time.
 *
 * Source: Schleimer, Wilkerson, Aiken, "Winnowing: local algorithms for
 * document fingerprinting", SIGMOD (2003), section 5.1.
 */
DOUBLET_API size_t doublet_winnow(const uint32_t *shingles, size_t count,
                                  unsigned window,
                                  struct doublet_fingerprint *chosen);

#endif

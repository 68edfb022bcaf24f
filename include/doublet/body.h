/* SPDX-License-Identifier: MIT */
/*
 * The body of a story as numbers: its words without the furniture around them
 * (datelines, bylines, slugs, credits; see doublet/segment.h), and the
 * shingles of these. All that stories are compared by is made from them:
 *
 *	text -body-> shingles -minhash-> signature -band-> keys
 *	                      `--------set-------> resemblance, containment
 *
 * The fingerprint of a story, to find those it resembles by 0.8 or more, and
 * to tell by how much; only the steps that are wanted need to be taken:
 *
 *	const struct doublet_banding *banding = doublet_banding_for(0.8);
 *	uint32_t signature[DOUBLET_SIGNATURE_MAX];
 *	uint32_t keys[DOUBLET_BANDS_MAX];
 *	struct doublet_body body;
 *	struct doublet_set set;
 *	size_t key_count;
 *
 *	status = doublet_body_read(sketcher, story, &body);
 *	if (status)
 *		return status;
 *	doublet_minhash_sign(sketcher, body.shingles, body.shingle_count,
 *	                     signature, banding->signature_size);
 *	key_count = doublet_band_keys(banding, signature, keys);
 *	status = doublet_set_make(sketcher, body.shingles, body.shingle_count,
 *	                          &set);
 *
 * Where a format marks the headline it is no part of a story's text; in plain
 * text it is a paragraph like others.
 */
#ifndef DOUBLET_BODY_H
#define DOUBLET_BODY_H

#include <stdint.h>

#include "doublet/sketch.h"
#include "doublet/status.h"
#include "doublet/story.h"

/* In the order of the text. */
struct doublet_body {
	/* The words of the body: their bytes in the story's text, and their
	 * hashes (doublet_hash_words). */
	const struct doublet_span *words;
	const uint64_t *hashes;
	uint32_t word_count;
	/* Words of the story, the furniture's included. */
	uint32_t story_word_count;
	/*
	 * Of DOUBLET_SHINGLE_WORDS words each: shingles[i] is for words[i] and
	 * those behind it. A shorter body is one shingle of all its words, one
	 * without a word has none. They may be sorted where they are
	 * (doublet_set_make).
	 */
	uint32_t *shingles;
	uint32_t shingle_count;
};

/*
 * Reads the body of a story. What *body points to belongs to the sketcher, and
 * lives until it reads the next one or is destroyed: copy what is to stay. A
 * sketcher keeps the memory of the longest story for those that follow; after
 * a few of a size it asks for no more.
 *
 * Quotations and sentences are not looked for, so it takes half the time of
 * doublet_segments_create, and finds the same furniture. Linear in the length
 * of the text; nothing here fails on any bytes. DOUBLET_NO_MEMORY;
 * DOUBLET_TOO_LARGE: the text is longer than DOUBLET_STORY_MAX. *body is then
 * as it was, but what an earlier one points to is gone.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_body_read(
	struct doublet_sketcher *sketcher, const struct doublet_story *story,
	struct doublet_body *body);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * A story as numbers: all that it is judged by. Words are those of the body,
 * without furniture; of each the hash, what it is, and its bytes.
 *
 *	text     TOKYO, May 3 - Five men met "in secret", Mori said. \n\n He ..
 *	words                   0    1   2    3  4        5    6        7
 *	traits                  F             Q  Q        N
 *	sentences               [-----------------------------]        [---
 *	shingles                s0 = 0 .. 4, s1 = 1 .. 5, ... sorted
 */
#ifndef DOUBLET_JUDGE_PROFILE_H
#define DOUBLET_JUDGE_PROFILE_H

#include <stdint.h>

#include "base/arena.h"
#include "doublet/compare.h"
#include "doublet/segment.h"
#include "doublet/set.h"
#include "doublet/sketch.h"
#include "doublet/story.h"
#include "judge/trait.h"

/* Words by themselves. */
struct doublet_words {
	const uint64_t *hashes;
	const uint8_t *traits;
	uint32_t count;
};

struct doublet_profile {
	struct doublet_allocator allocator;
	size_t size; /* of the block that holds all of it */
	struct doublet_words words;
	const struct doublet_span *spans;
	/* Ranges of words, in their order; none is empty. */
	const struct doublet_word_range *sentences;
	uint32_t sentence_count;
	const struct doublet_word_range *paragraphs;
	uint32_t paragraph_count;
	const struct doublet_word_range *quotes; /* outermost ones */
	uint32_t quote_count;
	struct doublet_set shingles;
	/* Of the headline, version words left out. */
	struct doublet_words headline;
	/* Of a notice: of the headline of the story that it is about. */
	struct doublet_words about;
	/* What it says of itself (enum doublet_claim). */
	unsigned claims;
	/* Hashes of what the story is known by; 0 = not given. */
	uint64_t id;
	uint64_t version;
	uint64_t replaces;
	/* Microseconds since 1970; 0 = not known. */
	int64_t time;
	uint32_t text_length;
};

/* What profiles are made with: room, and what is known of sentences that
 * recur, or NULL. */
struct doublet_profiler {
	struct doublet_arena *arena;
	struct doublet_sketcher *sketcher;
	const struct doublet_boilerplate *boilerplate;
};

/*
 * Reads a story into a profile, whose lists live in the arena. As
 * doublet_profile_create.
 */
DOUBLET_NODISCARD enum doublet_status doublet_profile_read(
	const struct doublet_profiler *profiler,
	const struct doublet_story *story, struct doublet_profile *profile);

/* A copy of it in one block of its own. DOUBLET_NO_MEMORY. */
DOUBLET_NODISCARD enum doublet_status doublet_profile_copy(
	const struct doublet_allocator *allocator,
	const struct doublet_profile *profile, struct doublet_profile **copy);

#endif

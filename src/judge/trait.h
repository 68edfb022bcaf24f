/* SPDX-License-Identifier: MIT */
/*
 * What words are: figures, names, words in quotation marks. Names are told by
 * their capitals, where these say anything: not at the start of a sentence,
 * unless the same word has one elsewhere too, and not in copy of capitals.
 */
#ifndef DOUBLET_JUDGE_TRAIT_H
#define DOUBLET_JUDGE_TRAIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "doublet/segment.h"
#include "doublet/story.h"

/* What a word is: bits of a set. */
enum doublet_trait {
	/* It has a digit in front ("$5", "1,200"), or is a number in letters.
	 */
	DOUBLET_TRAIT_FIGURE = 1 << 0,
	/* It is written as a name is, here or elsewhere in the story. */
	DOUBLET_TRAIT_NAME = 1 << 1,
	/* It stands in quotation marks. */
	DOUBLET_TRAIT_QUOTED = 1 << 2,
	/* It binds others ("the", "of"). */
	DOUBLET_TRAIT_BINDING = 1 << 3,
	/* It is the sign of a share in angle brackets ("<IBM.N>"). */
	DOUBLET_TRAIT_TICKER = 1 << 4,
	/* It stands in a sentence that recurs over many stories. */
	DOUBLET_TRAIT_RECURRING = 1 << 5
};

/*
 * Finds the traits of each word of a
 * segmented story, given the hashes of its words; `traits` has room for all.
 * Linear. False = no memory.
 */
bool doublet_traits_find(struct doublet_arena *arena,
                         const struct doublet_story *story,
                         const struct doublet_segments *segments,
                         const uint64_t *hashes, uint8_t *traits);

#endif

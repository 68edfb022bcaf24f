/* SPDX-License-Identifier: MIT */
/*
 * Keys of a headline, for stories that share hardly a word of their bodies:
 * results keyed anew, a notice and the story that it corrects.
 *
 *	CORRECTED - PEGASUS GOLD 4TH QTR NET
 *	            [-------------]           three words that carry meaning
 *	                    [----------]      a key, and so on
 */
#ifndef DOUBLET_JUDGE_HEADING_H
#define DOUBLET_JUDGE_HEADING_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "doublet/status.h"
#include "doublet/story.h"

/* There are no more of a story. */
#define DOUBLET_HEADING_KEYS 16

/*
 * Writes the keys of a story's headline without its version words, and of the
 * one that the story is a notice about; *count is how many. Uses the arena for
 * a while. DOUBLET_NO_MEMORY, DOUBLET_TOO_LARGE.
 */
DOUBLET_NODISCARD enum doublet_status doublet_heading_keys(
	struct doublet_arena *arena, const struct doublet_story *story,
	uint32_t keys[DOUBLET_HEADING_KEYS], size_t *count);

#endif

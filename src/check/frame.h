/* SPDX-License-Identifier: MIT */
/*
 * Parallel form: sentences of one frame whose differing words are figures,
 * names, days.
 *
 *	Of 617 island   | voters polled, the margin is plus or minus | 4.1
 *	Of 384 mainland | voters polled, the margin is plus or minus | 4.6
 *	       slot                     the repeat                     slot
 */
#ifndef DOUBLET_CHECK_FRAME_H
#define DOUBLET_CHECK_FRAME_H

#include "check/candidate.h"

/* Sentences that repeats tie together, as a forest. */
struct doublet_frames {
	const struct doublet_evidence *evidence;
	/* Of each sentence: another of its family, or itself at the root. */
	uint32_t *parent;
	/* At a root: how many sentences are in the family. */
	uint32_t *size;
};

/*
 * Ties the sentences of all parts of sentences that repeat. Nearly linear.
 * DOUBLET_NO_MEMORY.
 */
DOUBLET_NODISCARD enum doublet_status doublet_frames_gather(
	struct doublet_frames *frames, const struct doublet_evidence *evidence);

/* Whether the two places of a part of a sentence stand in parallel. */
bool doublet_frames_are_parallel(struct doublet_frames *frames,
                                 const struct doublet_candidate *candidate);

/*
 * Whether what was changed at a second place are the slots of a frame: words
 * that have nothing in common stand for each other, many times and names
 * among them, or a few times and figures among them.
 */
bool doublet_frames_have_slots(struct doublet_frames *frames,
                               const struct doublet_candidate *candidate);

/*
 * Whether a capital may tell a name at a word: not in German, nor where the
 * words beside it are in capitals, too.
 */
bool doublet_frames_tell_names(const struct doublet_evidence *evidence,
                               uint32_t word);

#endif

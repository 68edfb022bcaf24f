/* SPDX-License-Identifier: MIT */
/* The sentence that tells a finding to people. */
#ifndef DOUBLET_CHECK_MESSAGE_H
#define DOUBLET_CHECK_MESSAGE_H

#include <stdint.h>

#include "base/buffer.h"
#include "check/candidate.h"

/* A finding as its message needs it. */
struct doublet_telling {
	const struct doublet_evidence *evidence;
	const struct doublet_candidate *candidate;
	/* The line of the first place. */
	uint32_t first_line;
	/* How many places repeat it. */
	uint32_t repeats;
};

/*
 * "quote of 13 words stood already at line 2: "there was no ..."": the usual
 * message, from what the candidate says stands twice. After "13 words", how
 * one with edits differs: "11 of them the same,", "the same with 2 words left
 * out,". What is cited stands at both places.
 */
void doublet_message_stood_already(struct doublet_buffer *message,
                                   const struct doublet_telling *telling);

/* The same from "stood already" on, behind a beginning of the rule's own. */
void doublet_message_end(struct doublet_buffer *message,
                         const struct doublet_telling *telling);

/* Adds the first words of a range, in quotes, on one line. */
void doublet_message_excerpt(struct doublet_buffer *message,
                             const struct doublet_evidence *evidence,
                             struct doublet_word_range range);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * The form of a text: its words, but figures are all alike, and so are words
 * with a capital, one or several in a row. Stories of one form have runs of it
 * in common where hardly a run of words is.
 *
 *	words   IBM  said  net  rose  to  $5  mln
 *	form    N    said  net  rose  to  #   mln
 *	words   Ford Motor Co said net rose to $12 mln
 *	form    N             said net rose to #   mln
 */
#ifndef DOUBLET_JUDGE_MASK_H
#define DOUBLET_JUDGE_MASK_H

#include <stdint.h>

#include "doublet/segment.h"

/*
 * Writes the hashes of the form of `count` words of a text, given by their
 * bytes and hashes; returns how many these are, at most `count`. `masked` may
 * be `hashes`. A capital at the start of a sentence counts as any.
 */
uint32_t doublet_mask_words(const char *text, const struct doublet_span *words,
                            const uint64_t *hashes, uint32_t count,
                            uint64_t *masked);

#endif

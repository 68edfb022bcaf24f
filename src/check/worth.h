/* SPDX-License-Identifier: MIT */
/*
 * What a repeat is worth: rare words that stand twice were taken from
 * somewhere; common ones meet by chance.
 */
#ifndef DOUBLET_CHECK_WORTH_H
#define DOUBLET_CHECK_WORTH_H

#include "check/candidate.h"

/* A word of meaning that is not among the common ones of its language. */
enum { DOUBLET_WORTH_RARE = 4 };

/*
 * The worth of a range: of each word 0 (it binds others, or is among the 300
 * commonest) to DOUBLET_WORTH_RARE. Names, which any story has to use again,
 * count by half, as what the story says often; figures not at all.
 */
uint32_t doublet_worth(const struct doublet_evidence *evidence,
                       struct doublet_word_range range);

/*
 * How many words a range has for a reader: characters of a script that writes
 * without blanks count by half, and katakana in a row as one word.
 */
uint32_t doublet_worth_words(const struct doublet_evidence *evidence,
                             struct doublet_word_range range);

/*
 * Whether a range is a name of a script without blanks: Chinese characters,
 * katakana and figures, with nothing in hiragana that would make it say
 * something.
 */
bool doublet_worth_is_compound(const struct doublet_evidence *evidence,
                               struct doublet_word_range range);

/*
 * Whether a candidate is what the story is about, named again: nearly all of
 * its equal words that carry meaning stand elsewhere in the story, too, and
 * there are few of them.
 */
bool doublet_worth_is_subject(const struct doublet_evidence *evidence,
                              const struct doublet_candidate *candidate);

#endif

/* SPDX-License-Identifier: MIT */
/* How much of two places is equal, and what is asked of that. */
#ifndef DOUBLET_CHECK_LIKENESS_H
#define DOUBLET_CHECK_LIKENESS_H

#include "check/near.h"

/* What is asked of the words that are equal. */
struct doublet_likeness_limits {
	/* How many there are, and of them words of meaning; a character of a
	 * script without blanks counts as a third of a word. */
	uint32_t equal;
	uint32_t meaning;
	/* Per cent of the words of the longer place; of whole sentences, of
	 * both on average and half of the longer. */
	uint32_t share;
};

/*
 * Whether `percent` of the words of the longer place are equal; of whole
 * sentences, of both places on average.
 */
bool doublet_likeness_is_share(const struct doublet_near *near,
                               uint32_t percent);

/* Whether two places that differ by these edits are alike enough. */
bool doublet_likeness_meets(const struct doublet_evidence *evidence,
                            const struct doublet_near *near,
                            const struct doublet_edit *edits,
                            const struct doublet_likeness_limits *limits);

/* How many words are equal, as the limits count them. */
uint32_t doublet_likeness_count_equal(const struct doublet_evidence *evidence,
                                      const struct doublet_near *near,
                                      const struct doublet_edit *edits);

/* The most equal words that follow each other, counted so, too. */
uint32_t doublet_likeness_longest_run(const struct doublet_evidence *evidence,
                                      const struct doublet_near *near,
                                      const struct doublet_edit *edits);

#endif

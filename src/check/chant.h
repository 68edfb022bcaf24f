/* SPDX-License-Identifier: MIT */
/*
 * What is repeated on purpose: slogans, prayers, and what a publisher adds to
 * copy.
 */
#ifndef DOUBLET_CHECK_CHANT_H
#define DOUBLET_CHECK_CHANT_H

#include "check/evidence.h"

/* Whether a range is a short quotation that a crowd or a banner repeats. */
bool doublet_chant_is_slogan(const struct doublet_evidence *evidence,
                             struct doublet_word_range range);

/*
 * Whether a range is sentences that point elsewhere: "To receive our
 * newsletter, sign up on our website."
 */
bool doublet_chant_is_boilerplate(const struct doublet_evidence *evidence,
                                  struct doublet_word_range range);

/* Whether a range has the words of petitions and responses, and no marks. */
bool doublet_chant_is_prayer(const struct doublet_evidence *evidence,
                             struct doublet_word_range range);

#endif

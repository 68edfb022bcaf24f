/* SPDX-License-Identifier: MIT */
/*
 * Whether two quotations have two speakers. Only names that stand in full at
 * both places can tell: "the mayor" and "he" may be anyone.
 */
#ifndef DOUBLET_CHECK_SPEAKER_NAME_H
#define DOUBLET_CHECK_SPEAKER_NAME_H

#include "check/evidence.h"

/* Whether both speakers are named and have no name in common. */
bool doublet_speakers_differ(const struct doublet_evidence *evidence,
                             uint32_t first_quote, uint32_t quote);

/*
 * Whether, besides, both are sure to be persons: named by two names or more,
 * the last of which the story also uses by itself. Uses the tally.
 */
bool doublet_speakers_conflict(const struct doublet_evidence *evidence,
                               uint32_t first_quote, uint32_t quote);

#endif

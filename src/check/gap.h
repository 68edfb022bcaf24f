/* SPDX-License-Identifier: MIT */
/*
 * What stands between a word and the next: blanks, marks, or nothing where a
 * script writes without blanks. Only the beginning of a gap is read, so that
 * many candidates at one vast gap cost no more than elsewhere.
 */
#ifndef DOUBLET_CHECK_GAP_H
#define DOUBLET_CHECK_GAP_H

#include "check/evidence.h"

/* Whether blanks stand behind a word, and no mark; there is a next word. */
bool doublet_gap_is_blank(const struct doublet_evidence *evidence,
                          uint32_t word);

/* Whether a mark stands behind a word; there is a next word. */
bool doublet_gap_has_mark(const struct doublet_evidence *evidence,
                          uint32_t word);

#endif

/* SPDX-License-Identifier: MIT */
/* Rows of figures, in tables and in prose: what stands in them or over them. */
#ifndef DOUBLET_CHECK_ROWS_H
#define DOUBLET_CHECK_ROWS_H

#include "check/candidate.h"

/* Whether a repeat stands in rows of figures, or over them at both places. */
bool doublet_rows_hold(const struct doublet_evidence *evidence,
                       const struct doublet_candidate *candidate);

/*
 * "Revs 58.0 mln vs 43.8 mln": whether the sentence of a word is mostly there
 * for figures, as far as it can be seen from the word; a short one is looked
 * at with what stands before it.
 */
bool doublet_rows_is_account(const struct doublet_evidence *evidence,
                             uint32_t word);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Leaning words: "the", "and", "of" at an end of two places belong to what is
 * next to them, and there the places differ.
 */
#ifndef DOUBLET_CHECK_LEANING_H
#define DOUBLET_CHECK_LEANING_H

#include <stdbool.h>
#include <stdint.h>

#include "check/near.h"

/* "over and over and", "nach und nach und": what joins a word to another. */
bool doublet_leaning_joins(const struct doublet_evidence *evidence,
                           uint32_t word);

/* Cuts them off; `edits` are the near-duplicate's. One edit stays at least. */
void doublet_leaning_cut(const struct doublet_evidence *evidence,
                         struct doublet_near *near,
                         const struct doublet_edit *edits);

#endif

/* SPDX-License-Identifier: MIT */
/* Counts what is kept of two stories: words, figures, names, sentences. */
#ifndef DOUBLET_JUDGE_COUNT_H
#define DOUBLET_JUDGE_COUNT_H

#include <stdbool.h>

#include "judge/overlap.h"

/*
 * Fills all counts of an overlap from its tiles and edits. Linear. False = no
 * memory.
 */
bool doublet_counts_find(struct doublet_arena *arena,
                         struct doublet_overlap *overlap);

#endif

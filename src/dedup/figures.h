/* SPDX-License-Identifier: MIT */
/* How much two sets resemble each other, and whether that is asked for. */
#ifndef DOUBLET_DEDUP_FIGURES_H
#define DOUBLET_DEDUP_FIGURES_H

#include <stdbool.h>

#include "doublet/dedup.h"
#include "doublet/set.h"

/* Fills in the figures of a pair from the sets of its a and b. */
void doublet_figures_fill(const struct doublet_sketcher *sketcher,
                          struct doublet_set a, struct doublet_set b,
                          struct doublet_pair *pair);

/* Whether a pair reaches what the options ask for; one of them does. */
bool doublet_figures_reach(const struct doublet_dedup_options *options,
                           const struct doublet_pair *pair);

#endif

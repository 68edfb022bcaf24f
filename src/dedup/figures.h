/* SPDX-License-Identifier: MIT */
/* Pairs of sets: how much they resemble each other, if that is asked for. */
#ifndef DOUBLET_DEDUP_FIGURES_H
#define DOUBLET_DEDUP_FIGURES_H

#include "dedup/scan.h"
#include "doublet/dedup.h"
#include "doublet/set.h"

/* What figures are made with. */
struct doublet_figures {
	const struct doublet_scan *scan;
	/* At least one of the threshold and the containment is asked for. */
	const struct doublet_dedup_options *options;
};

/* A story and its set. */
struct doublet_side {
	uint32_t number;
	struct doublet_set set;
};

/* Two stories in their order, without figures. */
struct doublet_pair doublet_figures_pair(const struct doublet_figures *figures,
                                         uint32_t x, uint32_t y);

/* Whether a pair reaches what is asked for. */
bool doublet_figures_reach(const struct doublet_dedup_options *options,
                           const struct doublet_pair *pair);

/* The same from sets; *pair is made if it does. */
bool doublet_figures_compare(const struct doublet_figures *figures,
                             struct doublet_side x, struct doublet_side y,
                             struct doublet_pair *pair);

#endif

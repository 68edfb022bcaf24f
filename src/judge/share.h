/* SPDX-License-Identifier: MIT */
/*
 * Shares of what two stories have in common, 0 ... 1. Each is told of the
 * story of which it is more ("most"), or of that of which it is less ("both"):
 * of both at least so much.
 */
#ifndef DOUBLET_JUDGE_SHARE_H
#define DOUBLET_JUDGE_SHARE_H

#include <stdint.h>

#include "judge/overlap.h"

/* part / all; 0 of nothing. */
double doublet_share(uint32_t part, uint32_t all);

/* Words that are kept. */
double doublet_share_kept_most(const struct doublet_overlap *o);
double doublet_share_kept_both(const struct doublet_overlap *o);

/* Words outside of quotations that are kept. */
double doublet_share_own_kept_most(const struct doublet_overlap *o);

/* Words of the form. */
double doublet_share_form_most(const struct doublet_overlap *o);
double doublet_share_form_both(const struct doublet_overlap *o);

/* Figures that stand in the other, in the same place or anywhere; 1 where one
 * of both has hardly any. */
double doublet_share_figures_kept_most(const struct doublet_overlap *o);
double doublet_share_figures_known_most(const struct doublet_overlap *o);

/* Names that stand in the other anywhere; 1 where one of both has hardly any
 * (most), or none (both). */
double doublet_share_names_known_most(const struct doublet_overlap *o);
double doublet_share_names_known_both(const struct doublet_overlap *o);

/* Words of the first sentence that are kept. */
double doublet_share_lead_most(const struct doublet_overlap *o);

/* Words of the headlines that stand in the other's headline; 0 where one of
 * both has none. */
double doublet_share_headline_both(const struct doublet_overlap *o);

/* Shingles: containment, of the story of which more is in the other. */
double doublet_share_contained_most(const struct doublet_overlap *o);

#endif

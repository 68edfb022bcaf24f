/* SPDX-License-Identifier: MIT */
/*
 * Whether two stories are about the same somebody or something, by their
 * headlines: the same form, even the same words, may be two firms' news.
 *
 *	QUAKER OATS CO <OAT> REGULAR DIVIDEND     Qtly div 20 cts ...
 *	UNIBANCORP INC <UBCP> REGULAR DIVIDEND    Qtly div 20 cts ...
 */
#ifndef DOUBLET_JUDGE_SUBJECT_H
#define DOUBLET_JUDGE_SUBJECT_H

#include <stdbool.h>

#include "judge/overlap.h"

/* Whether both have a headline. */
bool doublet_subject_is_told(const struct doublet_overlap *overlap);

/* Whether the headlines name different subjects, as far as one can tell. */
bool doublet_subject_is_other(const struct doublet_overlap *overlap);

/*
 * Whether each headline has a word that is nowhere in the other story, nor in
 * its own body: what it says is not in the bodies.
 */
bool doublet_subject_is_outside(const struct doublet_overlap *overlap);

/*
 * Whether the headlines are the same but for version words, words that bind
 * others, signs of shares and how figures are written; or one is missing.
 */
bool doublet_subject_is_same(const struct doublet_overlap *overlap);

#endif

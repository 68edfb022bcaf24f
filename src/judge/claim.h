/* SPDX-License-Identifier: MIT */
/*
 * What two stories say of each other: by version words (judge/version.h), by
 * their ids, by the headline that a notice quotes.
 */
#ifndef DOUBLET_JUDGE_CLAIM_H
#define DOUBLET_JUDGE_CLAIM_H

#include <stdbool.h>

#include "judge/overlap.h"

/* One of them is a notice about the other: it quotes its headline. */
bool doublet_claim_is_notice(const struct doublet_overlap *overlap);

/* One of them says that it takes the other back. */
bool doublet_claim_is_withdrawal(const struct doublet_overlap *overlap);

/* b says that it corrects what a, without saying so, has told; or the other
 * way round, where times do not tell which one is the earlier. */
bool doublet_claim_is_correction(const struct doublet_overlap *overlap);

/* They have one id, or one replaces the other: versions of one story. */
bool doublet_claim_is_version(const struct doublet_overlap *overlap);

/* b says that it is another version of what a tells. */
bool doublet_claim_is_update(const struct doublet_overlap *overlap);

/* b says that it is sent again. */
bool doublet_claim_is_repeat(const struct doublet_overlap *overlap);

/* The marks of a judgement (enum doublet_mark). */
unsigned doublet_claim_marks(const struct doublet_overlap *overlap);

#endif

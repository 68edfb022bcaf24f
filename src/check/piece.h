/* SPDX-License-Identifier: MIT */
/*
 * What is alike at two places, cut into pieces where a sentence ends at both.
 * A tail and the head behind it are no passage because they stand side by
 * side: each piece is judged alone.
 */
#ifndef DOUBLET_CHECK_PIECE_H
#define DOUBLET_CHECK_PIECE_H

#include "check/evidence.h"

/*
 * Moves on to the next piece of `whole`, from one that is all zero to the
 * first; false = there is none left. `edits` is the list that whole->first_edit
 * counts in; NULL when there are none. An edit in which a sentence ends at both
 * places lies between two pieces, in neither.
 */
bool doublet_piece_next(const struct doublet_evidence *evidence,
                        const struct doublet_near *whole,
                        const struct doublet_edit *edits,
                        struct doublet_near *piece);

/* Widens what was kept, nothing at first, by a piece and all before it. */
void doublet_piece_keep(struct doublet_near *kept,
                        const struct doublet_near *piece,
                        const struct doublet_edit *edits);

#endif

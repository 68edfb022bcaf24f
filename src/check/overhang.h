/* SPDX-License-Identifier: MIT */
/*
 * Overhangs: equal words at the ends of a near-duplicate that belong to the
 * sentence next door.
 */
#ifndef DOUBLET_CHECK_OVERHANG_H
#define DOUBLET_CHECK_OVERHANG_H

#include <stdint.h>

#include "check/near.h"

/*
 * Cuts them off; `front` and `back` words are equal before the first edit and
 * behind the last.
 */
void doublet_overhang_cut(const struct doublet_evidence *evidence,
                          struct doublet_near *near, uint32_t front,
                          uint32_t back);

/*
 * Drops the first and the last sentence of several when less than half of
 * their words are equal and no figures are in them; `edits` are those of
 * `near`. Says whether it did.
 */
bool doublet_overhang_drop(const struct doublet_evidence *evidence,
                           struct doublet_near *near,
                           const struct doublet_edit *edits);

#endif

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

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Two sentences cut with one stencil: word for word the same, but for figures
 * and names.
 *
 *	Count one charges that Low, on May 3, in Vigo, did take a boat
 *	Count two charges that Low, on June 9, in Porto, did take a boat
 *	      ^                          ^        ^
 */
#ifndef DOUBLET_CHECK_STENCIL_H
#define DOUBLET_CHECK_STENCIL_H

#include "check/candidate.h"

/*
 * Whether the sentences of a part that stands again are such: two figures or
 * names and more differ; one other word may, too, when they are three.
 */
bool doublet_stencil_holds(const struct doublet_evidence *evidence,
                           const struct doublet_candidate *candidate);

#endif

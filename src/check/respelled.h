/* SPDX-License-Identifier: MIT */
/*
 * Words that differ in hyphens and blanks only: "first-hand", "first hand".
 */
#ifndef DOUBLET_CHECK_RESPELLED_H
#define DOUBLET_CHECK_RESPELLED_H

#include "check/evidence.h"

/* Whether both sides of an edit are the same but for hyphens and blanks. */
bool doublet_respelled(const struct doublet_evidence *evidence,
                       const struct doublet_edit *edit);

/*
 * The words that begin at `first` and at `again` and are the same but for
 * that; both ranges are empty when there are none.
 */
struct doublet_edit doublet_respelled_at(
	const struct doublet_evidence *evidence, uint32_t first,
	uint32_t again);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Words that stand in two stories, on facing pages, line by line; lines that
 * agree are left out between the first, the last, and those near a change:
 *
 *	Five people died when the ferry    | Twelve people died when the
 *	^^^^                               | ^^^^^^
 *	sank off the cape on Sunday.       | ferry sank off the cape on Sunday.
 *	                      ... 14 lines alike ...
 */
#ifndef DOUBLET_REPORT_FACING_H
#define DOUBLET_REPORT_FACING_H

#include "doublet/compare.h"
#include "report/report.h"

struct doublet_facing {
	const struct doublet_compared *stories;
	struct doublet_passage passage;
	/* Those inside the passage, in order. */
	const struct doublet_difference *differences;
	uint32_t difference_count;
};

/* Linear in the passage. */
void doublet_facing_add(struct doublet_report *report,
                        const struct doublet_facing *facing);

#endif

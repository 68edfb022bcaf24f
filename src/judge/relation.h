/* SPDX-License-Identifier: MIT */
/* From what two stories have in common to what b is to a. */
#ifndef DOUBLET_JUDGE_RELATION_H
#define DOUBLET_JUDGE_RELATION_H

#include "judge/overlap.h"

/* The relation that the first row of the table gives which applies. */
enum doublet_relation doublet_relation_of(
	const struct doublet_overlap *overlap);

#endif

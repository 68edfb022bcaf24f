/* SPDX-License-Identifier: MIT */
/*
 * From what is kept of all stories to pairs: candidates, which have to be read
 * again, or, where sets were kept, pairs that are found already.
 */
#ifndef DOUBLET_DEDUP_SEARCH_H
#define DOUBLET_DEDUP_SEARCH_H

#include "dedup/classes.h"
#include "doublet/dedup.h"

struct doublet_search {
	const struct doublet_scan *scan;
	const struct doublet_classes *classes;
	const struct doublet_dedup_options *options;
	/* Of each story the earlier ones that it is to be compared with. */
	struct doublet_lists *candidates;
	/* struct doublet_pair: those that are found. */
	struct doublet_buffer *pairs;
	/* Its stories are known. */
	struct doublet_dedup_totals *totals;
};

/* Tells a scan what to keep. */
void doublet_search_choose(const struct doublet_dedup_options *options,
                           struct doublet_scan *scan);

/* False: no memory. */
bool doublet_search_run(const struct doublet_search *search);

#endif

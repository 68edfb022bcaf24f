/* SPDX-License-Identifier: MIT */
/*
 * The definition: a merge of two lists. Which of them goes on is as good as
 * random, so it is counted, not branched on.
 */
#include "sketch/intersect.h"

static size_t count(struct doublet_set a, struct doublet_set b)
{
	size_t i = 0;
	size_t j = 0;
	size_t both = 0;

	while (i < a.count && j < b.count) {
		uint32_t left = a.shingles[i];
		uint32_t right = b.shingles[j];

		i += left <= right;
		j += right <= left;
		both += left == right;
	}
	return both;
}

const struct doublet_intersect_kernel doublet_intersect_scalar = {0, count};

/* SPDX-License-Identifier: MIT */
/*
 * The definition: a merge of two lists. Which of them goes on is as good as
 * random, so it is counted, not branched on. Each step waits for the one
 * before, so there are two merges, from both ends, till they meet.
 */
#include "sketch/intersect.h"

struct ends {
	size_t begin;
	size_t end;
};

/* One step from the left end; returns whether both have the shingle there. */
static unsigned step_right(const uint32_t *a, const uint32_t *b, struct ends *i,
                           struct ends *j)
{
	uint32_t left = a[i->begin];
	uint32_t right = b[j->begin];

	i->begin += left <= right;
	j->begin += right <= left;
	return left == right;
}

static unsigned step_left(const uint32_t *a, const uint32_t *b, struct ends *i,
                          struct ends *j)
{
	uint32_t left = a[i->end - 1];
	uint32_t right = b[j->end - 1];

	i->end -= left >= right;
	j->end -= right >= left;
	return left == right;
}

static size_t count(struct doublet_set a, struct doublet_set b)
{
	struct ends i = {0, a.count};
	struct ends j = {0, b.count};
	size_t both = 0;

	while (i.begin + 1 < i.end && j.begin + 1 < j.end) {
		both += step_right(a.shingles, b.shingles, &i, &j);
		both += step_left(a.shingles, b.shingles, &i, &j);
	}
	while (i.begin < i.end && j.begin < j.end)
		both += step_right(a.shingles, b.shingles, &i, &j);
	return both;
}

const struct doublet_intersect_kernel doublet_intersect_scalar = {0, count};

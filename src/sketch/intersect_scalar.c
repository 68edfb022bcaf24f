/* SPDX-License-Identifier: MIT */
/*
 * The definition: a merge of two lists. Which of them goes on is as good as
 * random, so it is counted, not branched on. Each step waits for the one
 * before, so there are four merges: of what is below a shingle and of what is
 * not, each from both ends, till they meet. A step takes one shingle, or one
 * of both lists: as many steps are missing in the end as both have shingles.
 */
#include "sketch/intersect.h"

struct ends {
	size_t begin;
	size_t end;
};

/* What of both lists is still to be merged. */
struct merge {
	struct ends a;
	struct ends b;
};

static inline void step_right(struct doublet_set a, struct doublet_set b,
                              struct merge *merge)
{
	uint32_t left = a.shingles[merge->a.begin];
	uint32_t right = b.shingles[merge->b.begin];

	merge->a.begin += left <= right;
	merge->b.begin += right <= left;
}

static inline void step_left(struct doublet_set a, struct doublet_set b,
                             struct merge *merge)
{
	uint32_t left = a.shingles[merge->a.end - 1];
	uint32_t right = b.shingles[merge->b.end - 1];

	merge->a.end -= left >= right;
	merge->b.end -= right >= left;
}

/* Whether at least two are left of both lists. */
static inline bool has_two(const struct merge *merge)
{
	return merge->a.begin + 1 < merge->a.end &&
	       merge->b.begin + 1 < merge->b.end;
}

static size_t left_of(const struct merge *merge)
{
	return merge->a.end - merge->a.begin + merge->b.end - merge->b.begin;
}

/* Merges what is left; returns how many of it both lists have. */
static inline size_t finish(struct doublet_set a, struct doublet_set b,
                            struct merge merge)
{
	size_t count = left_of(&merge);
	size_t steps = 0;

	for (; has_two(&merge); steps += 2) {
		step_right(a, b, &merge);
		step_left(a, b, &merge);
	}
	for (; merge.a.begin < merge.a.end && merge.b.begin < merge.b.end;
	     steps++)
		step_right(a, b, &merge);
	return count - left_of(&merge) - steps;
}

/*
 * How many of a set are below a shingle. Shingles are as good as random, so
 * few steps lead there from where it would be if they were evenly spread.
 */
static size_t count_below(struct doublet_set set, uint32_t shingle,
                          size_t guess)
{
	while (guess > 0 && set.shingles[guess - 1] >= shingle)
		guess--;
	while (guess < set.count && set.shingles[guess] < shingle)
		guess++;
	return guess;
}

static size_t count(struct doublet_set a, struct doublet_set b)
{
	size_t a_half = a.count / 2;
	size_t b_half =
		a.count == 0 ? 0
			     : count_below(b, a.shingles[a_half], b.count / 2);
	struct merge low = {{0, a_half}, {0, b_half}};
	struct merge high = {{a_half, a.count}, {b_half, b.count}};
	size_t rounds = 0;

	for (; has_two(&low) && has_two(&high); rounds++) {
		step_right(a, b, &low);
		step_left(a, b, &low);
		step_right(a, b, &high);
		step_left(a, b, &high);
	}
	size_t taken = a.count + b.count - left_of(&low) - left_of(&high);
	return taken - 4 * rounds + finish(a, b, low) + finish(a, b, high);
}

const struct doublet_intersect_kernel doublet_intersect_scalar = {0, count};

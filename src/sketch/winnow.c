/* SPDX-License-Identifier: MIT */
/*
 * Winnowing in linear time, on any input. When the chosen shingle leaves the
 * window, the least of every tail of the window is noted, rightmost first;
 * from then on the least of a window is that of a tail or of what came since.
 *
 *	noted       [. . . . . . . .]          tails of the window noted
 *	came since                  [. . .
 *	window            [. . . . . . . .]
 */
#include <assert.h>

#include "doublet/sketch.h"

struct winnower {
	const uint32_t *shingles;
	unsigned window;
	/* Where the noted window begins, and the least of each of its tails. */
	size_t noted;
	uint32_t tails[DOUBLET_WINDOW_MAX];
	/* The least that came since. */
	size_t recent;
	/* The shingle chosen last. */
	size_t chosen;
};

/* Of equal shingles the one further right. */
static size_t lesser(const uint32_t *shingles, size_t left, size_t right)
{
	return shingles[right] <= shingles[left] ? right : left;
}

static void note(struct winnower *winnower, size_t begin, size_t end)
{
	size_t least = end - 1;

	for (size_t at = end; at-- > begin;) {
		if (winnower->shingles[at] < winnower->shingles[least])
			least = at;
		winnower->tails[at - begin] = (uint32_t)least;
	}
	winnower->noted = begin;
	winnower->chosen = least;
}

/* Goes on to the window that ends with shingle `last`. */
static void advance(struct winnower *winnower, size_t last)
{
	const uint32_t *shingles = winnower->shingles;
	size_t begin = last + 1 - winnower->window;
	size_t noted_end = winnower->noted + winnower->window;

	winnower->recent = last == noted_end
	                           ? last
	                           : lesser(shingles, winnower->recent, last);
	if (winnower->chosen >= begin) {
		if (shingles[last] < shingles[winnower->chosen])
			winnower->chosen = last;
	} else if (begin < noted_end) {
		winnower->chosen =
			lesser(shingles,
		               winnower->tails[begin - winnower->noted],
		               winnower->recent);
	} else {
		note(winnower, begin, last + 1);
	}
}

size_t doublet_winnow(const uint32_t *shingles, size_t count, unsigned window,
                      struct doublet_fingerprint *chosen)
{
	struct winnower winnower = {.shingles = shingles};
	size_t chosen_count = 1;

	assert(window >= 1 && window <= DOUBLET_WINDOW_MAX);
	if (count == 0)
		return 0;
	winnower.window = count < window ? (unsigned)count : window;
	note(&winnower, 0, winnower.window);
	chosen[0] = (struct doublet_fingerprint){(uint32_t)winnower.chosen,
	                                         shingles[winnower.chosen]};
	for (size_t last = winnower.window; last < count; last++) {
		size_t before = winnower.chosen;

		advance(&winnower, last);
		if (winnower.chosen != before)
			chosen[chosen_count++] = (struct doublet_fingerprint){
				(uint32_t)winnower.chosen,
				shingles[winnower.chosen]};
	}
	return chosen_count;
}

/* SPDX-License-Identifier: MIT */
/*
 * Repeated runs: every stretch of words that stood before in the same text.
 *
 *	words   a b c d e f . . . a b c d x . . . c d e f
 *	run     first 0, repeat 9,  4 words:  a b c d
 *	run     first 2, repeat 17, 4 words:  c d e f
 *
 * For each place j of the text let L(j) be the length of the longest run that
 * begins there and also begins at some place before j (it may run on into j).
 * This is the longest previous factor of Crochemore and Ilie, "Computing
 * longest previous factor in linear time and applications", IPL 106 (2008).
 * A run is reported at j when L(j) >= min_words and it is no tail of the run
 * at j - 1, that is L(j) >= L(j - 1); `first` is the earliest place at which
 * the same words stand. So:
 *
 * - every run is maximal: no word before or behind both places agrees;
 * - every stretch of min_words or more words that stood before is inside one;
 * - no run lies inside another at its later place;
 * - there are at most as many as words, whatever the text. (All pairs of
 *   equal stretches may be as many as the square.)
 */
#ifndef DOUBLET_MATCH_RUNS_H
#define DOUBLET_MATCH_RUNS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "doublet/status.h"
#include "match/window.h"

/* The words of a text, and the shortest run that is wanted. */
struct doublet_run_query {
	const uint64_t *hashes;
	uint32_t count;
	uint32_t min_words;
	/*
	 * Those of the same text, or of one in which more words are equal;
	 * NULL: they are found. Longer ones than min_words do not serve.
	 */
	const struct doublet_windows *windows;
};

struct doublet_run {
	uint32_t first;  /* word at which it stood first */
	uint32_t repeat; /* word at which it stands again, > first */
	uint32_t words;  /* how many words; the places may overlap */
};

struct doublet_runs {
	const struct doublet_run *items; /* by ascending repeat */
	uint32_t count;
};

/*
 * Finds the runs of at least query->min_words words, which is 1 or more, in
 * linear time: by a suffix tree over the windows of min_words words that stand
 * twice (tree.c). It rests on hash tables; should they be made to collide, a
 * suffix array takes over (factor.c), in O(n log n) at worst. Both ways give
 * the same runs. The list lives in the arena. DOUBLET_NO_MEMORY.
 */
DOUBLET_NODISCARD enum doublet_status doublet_runs_find(
	struct doublet_arena *arena, const struct doublet_run_query *query,
	struct doublet_runs *runs);

#endif

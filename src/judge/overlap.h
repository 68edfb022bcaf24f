/* SPDX-License-Identifier: MIT */
/*
 * What two stories have in common, and what not, word for word.
 *
 *	a   Five people died when the bridge fell . . . . . . He was born
 *	b   Twelve people died when the old bridge fell late on Monday . .
 *	edits  Five -> Twelve, + old, + late on Monday, - He was born
 */
#ifndef DOUBLET_JUDGE_OVERLAP_H
#define DOUBLET_JUDGE_OVERLAP_H

#include <stdint.h>

#include "base/arena.h"
#include "judge/profile.h"
#include "match/diff.h"
#include "match/tile.h"

/* What is counted of one story; the other is that it is compared with. */
struct doublet_side {
	/* Words of the body, but for sentences that recur over many stories;
	 * nor do figures and names of these count. Kept are those that stand in
	 * the other, too, in its order or in rows that moved; in_runs of these
	 * those in rows of 8 or more; known are those that the other has
	 * anywhere. */
	uint32_t words;
	uint32_t kept;
	uint32_t in_runs;
	uint32_t quoted;
	uint32_t quoted_kept;
	/* Quotations of which 5 words in a row or more stand in the other, and
	 * how many of their words are kept; those of 6 words in a row; the
	 * longest row. */
	uint32_t quotes;
	uint32_t quote_words;
	uint32_t quotes_long;
	uint32_t quote_row;
	uint32_t figures;
	uint32_t figures_kept;
	uint32_t figures_known;
	uint32_t names;
	uint32_t names_known;
	/* The form (figures and names each like any other) has so many words,
	 * of which so many stand in the other's in rows. */
	uint32_t form;
	uint32_t form_kept;
	/* Paragraphs of which hardly a word is kept; sentences of 6 words or
	 * more likewise, and those of them that are not in such paragraphs. */
	uint32_t paragraphs_only;
	uint32_t sentences_only;
	uint32_t sentences_lone;
	/* Words of the lead, which is the first sentence of so many. */
	uint32_t lead;
	uint32_t lead_kept;
	/* The longest row of words that are not kept. */
	uint32_t longest_only;
	/* Of the headline words that carry meaning: all of them; those in the
	 * own body; in the other's headline; in the other's body; */
	uint32_t headline;
	uint32_t headline_own;
	uint32_t headline_kept;
	uint32_t headline_other;
	/* figures that are not in the other's headline; words that are nowhere
	 * in the other; of these, names of the own body, and words that are
	 * not in the own body. */
	uint32_t headline_figures;
	uint32_t headline_only;
	uint32_t headline_names;
	uint32_t headline_outside;
	/* Words of the headline that it is a notice about, and those in the
	 * other's headline. */
	uint32_t about;
	uint32_t about_kept;
};

enum { DOUBLET_OVERLAP_KINDS = DOUBLET_DIFFERENCE_DROPPED + 1 };

struct doublet_overlap {
	const struct doublet_profile *a;
	const struct doublet_profile *b;
	double resemblance;
	double containment_a;
	double containment_b;
	struct doublet_side in_a;
	struct doublet_side in_b;
	struct doublet_tiles tiles;
	/* What is not kept, by its place in b: words of a (first) and of b
	 * (again), either of which may be none. How many there are of each
	 * enum doublet_difference_kind. */
	const struct doublet_edit *edits;
	uint32_t edit_count;
	uint32_t kinds[DOUBLET_OVERLAP_KINDS];
	/* Of each word whether it is kept: bit 0. */
	const uint8_t *marks_a;
	const uint8_t *marks_b;
	/* Words of the longest tile. */
	uint32_t longest;
	/* The words are the same in the same order; those of the headlines. */
	bool same_words;
	bool same_headline;
	/* Signs of shares in both headlines: no one in common; one is. */
	bool other_tickers;
	bool same_tickers;
};

/*
 * Compares two profiles. All of it lives in the arena. DOUBLET_NO_MEMORY.
 * Linear on average.
 */
DOUBLET_NODISCARD enum doublet_status doublet_overlap_find(
	struct doublet_arena *arena, const struct doublet_sketcher *sketcher,
	const struct doublet_profile *a, const struct doublet_profile *b,
	struct doublet_overlap *overlap);

/* What kind of difference an edit is. */
enum doublet_difference_kind doublet_overlap_kind(
	const struct doublet_overlap *overlap, struct doublet_edit edit);

#endif

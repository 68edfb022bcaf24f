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

/* What is counted of the words of one story. */
struct doublet_side {
	uint32_t words;
	/* Those that stand in the other, too, in its order or moved. */
	uint32_t kept;
	/* Of these, those that stand in runs of 8 or more. */
	uint32_t in_runs;
	uint32_t quoted;
	uint32_t quoted_kept;
	uint32_t figures;
	uint32_t figures_kept;
	uint32_t names;
	uint32_t names_kept;
	/* Sentences of 4 words or more, and those kept as they are. */
	uint32_t sentences;
	uint32_t sentences_kept;
	/* Paragraphs, and those of which hardly a word is kept. */
	uint32_t paragraphs;
	uint32_t paragraphs_only;
	/* Words that stand in the other in the same row, when figures and
	 * names are each like another; of how many. */
	uint32_t form;
	uint32_t form_kept;
	/* Sentences of 6 words or more of which hardly a word is kept, and the
	 * longest row of words that are not. */
	uint32_t sentences_only;
	uint32_t longest_only;
	/* Words in rows of 3 or fewer that are not kept. */
	uint32_t small_only;
	/* Names, and those that the other has anywhere; figures likewise. */
	uint32_t names_known;
	uint32_t figures_known;
	uint32_t words_known;
	/* Headline: words that carry meaning, those in the other's headline,
	 * those neither there nor in the other's body, and of these those that
	 * are not in the own body either. */
	uint32_t headline;
	uint32_t headline_kept;
	uint32_t headline_only;
	uint32_t headline_outside;
	/* Words of the headline that stand in the own body, and in the
	 * other's. */
	uint32_t headline_own;
	uint32_t headline_other;
	/* Of those not in the other's headline, figures; of those that are
	 * nowhere in the other, names of the own body. */
	uint32_t headline_figures;
	uint32_t headline_names;
	/* Of the words of `about`, those in the other's headline. */
	uint32_t about;
	uint32_t about_kept;
};

struct doublet_overlap {
	const struct doublet_profile *a;
	const struct doublet_profile *b;
	double resemblance;
	double containment_a;
	double containment_b;
	struct doublet_side in_a;
	struct doublet_side in_b;
	struct doublet_tiles tiles;
	/* What is not kept, by its place in b: words of a and of b. Nothing is
	 * in `first` (a) or in `again` (b) where words were added, dropped. */
	const struct doublet_edit *edits;
	uint32_t edit_count;
	/* Edits of a figure or name for another, of any words for others. */
	uint32_t numbers;
	uint32_t names;
	uint32_t others;
	/* Quotations of 5 or more words in common, and the longest tile. */
	uint32_t quotes;
	uint32_t longest;
	uint32_t moved;
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

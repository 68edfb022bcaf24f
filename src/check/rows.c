/* SPDX-License-Identifier: MIT */
/* Figures are counted: in a range, right behind it, and around a word. */
#include "check/rows.h"

#include "check/worth.h"

/* Whether the words behind a range are rows of figures. */
static bool is_over_rows(const struct doublet_evidence *evidence,
                         struct doublet_word_range range, bool differs)
{
	enum { FEWEST = 3, LONGEST = 32, SEEN = 12, TAIL = 6 };
	const struct doublet_segments *segments = evidence->segments;
	uint32_t at = doublet_evidence_paragraph(evidence, range.end - 1);
	struct doublet_word_range next = {range.end, range.end + SEEN};

	if (doublet_worth_words(evidence, range) > LONGEST)
		return false;
	/* Prose before the heading is no part of it. */
	uint32_t begin = doublet_evidence_paragraph(evidence, range.first);
	if (begin != at && doublet_evidence_is_prose(evidence, begin))
		return false;
	/* Or it holds the first of them, others than the other one. */
	struct doublet_word_range tail = {range.end - TAIL, range.end};
	if (differs && doublet_range_length(range) > TAIL * 2 &&
	    doublet_evidence_figures(evidence, tail) * 2 >= TAIL)
		return true;
	/* What is left of its own line may be "were:" or a first figure. */
	struct doublet_word_range own = segments->paragraphs[at].words;
	if (own.end < range.end + FEWEST) {
		if (at + 1 == segments->paragraph_count)
			return false;
		next.first = segments->paragraphs[at + 1].words.first;
		next.end = next.first + SEEN;
	}
	if (next.end > segments->word_count)
		next.end = segments->word_count;
	return next.end >= next.first + FEWEST &&
	       doublet_evidence_is_tabular(evidence, next);
}

/* What stands over rows of figures, at both places. */
static bool is_heading(const struct doublet_evidence *evidence,
                       const struct doublet_candidate *candidate)
{
	bool differs = candidate->edit_count > 0;

	return is_over_rows(evidence, candidate->first, differs) &&
	       is_over_rows(evidence, candidate->repeat, differs);
}

bool doublet_rows_is_account(const struct doublet_evidence *evidence,
                             uint32_t word)
{
	enum { FEWEST = 2, ONE_IN = 12, SIGHT = 40, ENOUGH = 18 };
	const struct doublet_segments *segments = evidence->segments;
	struct doublet_word_range paragraph =
		segments->paragraphs[doublet_evidence_paragraph(evidence, word)]
			.words;
	struct doublet_word_range range =
		segments->sentences[evidence->sentence_of[word]].words;

	if (word - range.first > SIGHT)
		range.first = word - SIGHT;
	if (range.end - word > SIGHT)
		range.end = word + SIGHT;
	uint32_t from = word > ENOUGH ? word - ENOUGH : 0;
	from = from > paragraph.first ? from : paragraph.first;
	range.first = from < range.first ? from : range.first;
	uint32_t figures = doublet_evidence_figures(evidence, range);
	return figures >= FEWEST &&
	       figures * ONE_IN >= doublet_range_length(range);
}

bool doublet_rows_hold(const struct doublet_evidence *evidence,
                       const struct doublet_candidate *candidate)
{
	struct doublet_word_range range = candidate->repeat;
	uint32_t paragraph = doublet_evidence_paragraph(evidence, range.first);

	/* A word alone tells nothing of where it stands. */
	if (doublet_range_length(range) == 1)
		return doublet_evidence_is_tabular(
			evidence,
			evidence->segments->paragraphs[paragraph].words);
	return doublet_evidence_is_tabular(evidence, range) ||
	       is_heading(evidence, candidate);
}

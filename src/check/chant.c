/* SPDX-License-Identifier: MIT */
/* All are known by words: of the sentence around, or of what is said. */
#include "check/chant.h"

#include "check/phrasebook.h"
#include "check/worth.h"

bool doublet_chant_is_slogan(const struct doublet_evidence *evidence,
                             struct doublet_word_range range)
{
	enum { LONGEST = 10, SIGHT = 30 };
	const struct doublet_segments *segments = evidence->segments;
	struct doublet_word_range around =
		segments->sentences[evidence->sentence_of[range.first]].words;

	if (doublet_worth_words(evidence, range) > LONGEST ||
	    evidence->quote_of[range.first] == DOUBLET_NO_QUOTE)
		return false;
	/* The sentence may end with the mark of the slogan. */
	around.end = segments->sentences[evidence->sentence_of[range.end - 1]]
	                     .words.end;
	if (range.first - around.first > SIGHT)
		around.first = range.first - SIGHT;
	if (around.end > range.end + SIGHT)
		around.end = range.end + SIGHT;
	for (uint32_t i = around.first; i < around.end; i++)
		if (evidence->quote_of[i] == DOUBLET_NO_QUOTE &&
		    (doublet_evidence_kinds(evidence, i) &
		     DOUBLET_PHRASE_CHANT) != 0)
			return true;
	return false;
}

bool doublet_chant_is_boilerplate(const struct doublet_evidence *evidence,
                                  struct doublet_word_range range)
{
	enum { LONGEST = 40 };

	if (doublet_worth_words(evidence, range) > LONGEST)
		return false;
	/* A word alone ("watch") tells nothing inside of a sentence. */
	for (uint32_t i = range.first; i + 1 < range.end; i++)
		if ((evidence->phrase_of[i] & evidence->phrase_of[i + 1] &
		     DOUBLET_PHRASE_RELATED) != 0)
			return true;
	return false;
}

bool doublet_chant_is_prayer(const struct doublet_evidence *evidence,
                             struct doublet_word_range range)
{
	enum { FEWEST = 2, ONE_IN = 14, LONGEST = 100 };
	uint32_t found = 0;
	uint64_t last = 0;

	if (doublet_range_length(range) > LONGEST ||
	    evidence->quote_of[range.first] != DOUBLET_NO_QUOTE)
		return false;
	for (uint32_t i = range.first; i < range.end; i++) {
		uint64_t hash = evidence->hashes[i];
		if (hash == last || (doublet_evidence_kinds(evidence, i) &
		                     DOUBLET_PHRASE_PRAYER) == 0)
			continue;
		found++;
		last = hash;
	}
	return found >= FEWEST &&
	       found * ONE_IN >= doublet_worth_words(evidence, range);
}

/* SPDX-License-Identifier: MIT */
/* The two sentences are laid over each other, from their first words on. */
#include "check/stencil.h"

#include "check/frame.h"
#include "check/phrasebook.h"

/* A figure, a number that is spelled out, or a word with a capital. */
static bool is_value(const struct doublet_evidence *evidence, uint32_t word)
{
	const char *text = evidence->story->text;
	char byte = text[evidence->segments->words[word].start];
	unsigned kinds = doublet_evidence_kinds(evidence, word);

	return (byte >= 'A' && byte <= 'Z' &&
	        doublet_frames_tell_names(evidence, word)) ||
	       doublet_evidence_is_figure(evidence, word) ||
	       (kinds & DOUBLET_PHRASE_NUMBER) != 0;
}

bool doublet_stencil_holds(const struct doublet_evidence *evidence,
                           const struct doublet_candidate *candidate)
{
	enum { FEWEST_SLOTS = 2, ENOUGH_SLOTS = 3, LONGEST = 60 };
	struct doublet_word_range first =
		doublet_evidence_sentence(evidence, candidate->first.first);
	struct doublet_word_range again =
		doublet_evidence_sentence(evidence, candidate->repeat.first);
	uint32_t words = doublet_range_length(first);
	uint32_t slots = 0;
	uint32_t others = 0;

	if (words > LONGEST || words != doublet_range_length(again) ||
	    candidate->repeat.end > again.end)
		return false;
	for (uint32_t i = 0; i < words; i++) {
		if (evidence->hashes[first.first + i] ==
		    evidence->hashes[again.first + i])
			continue;
		/* The first has a capital, whatever it is. */
		if (i == 0)
			continue;
		bool is_slot = is_value(evidence, first.first + i) &&
		               is_value(evidence, again.first + i);
		slots += is_slot;
		others += !is_slot;
		if (others > 1)
			return false;
	}
	return slots >= (others == 0 ? FEWEST_SLOTS : ENOUGH_SLOTS);
}

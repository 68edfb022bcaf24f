/* SPDX-License-Identifier: MIT */
/* The gap is read character by character up to the first mark. */
#include "check/gap.h"

#include "text/character.h"

/* More blanks than any line is indented by. */
enum { LOOKED_AT = 256 };

/* The gap behind a word, as far as it is looked at. */
static struct doublet_span span_of(const struct doublet_evidence *evidence,
                                   uint32_t word)
{
	const struct doublet_span *words = evidence->segments->words;
	struct doublet_span gap = {words[word].end, words[word + 1].start};

	if (gap.end - gap.start > LOOKED_AT)
		gap.end = gap.start + LOOKED_AT;
	return gap;
}

bool doublet_gap_has_mark(const struct doublet_evidence *evidence,
                          uint32_t word)
{
	struct doublet_span gap = span_of(evidence, word);

	while (gap.start < gap.end) {
		struct doublet_character between =
			doublet_character_at(evidence->story->text, gap.start,
		                             gap.end);
		if (!doublet_character_is_blank(between))
			return true;
		gap.start += between.size;
	}
	return false;
}

bool doublet_gap_is_blank(const struct doublet_evidence *evidence,
                          uint32_t word)
{
	struct doublet_span gap = span_of(evidence, word);

	return gap.end > gap.start && !doublet_gap_has_mark(evidence, word);
}

/* SPDX-License-Identifier: MIT */
/* Counts the words at the second place that are in none of the edits. */
#include "check/likeness.h"

#include "check/evidence.h"

enum {
	/* Parts of a word; a character that is a word by itself is one. */
	PARTS = 3
};

/* Of whole sentences both places count: a caption, a summary drops words. */
bool doublet_likeness_is_share(const struct doublet_near *near,
                               uint32_t percent)
{
	uint32_t first = doublet_range_length(near->first);
	uint32_t again = doublet_range_length(near->again);
	uint32_t longer = first > again ? first : again;
	uint64_t equal = (uint64_t)near->equal_words + near->respelled;

	if (near->unit == DOUBLET_UNIT_WORDS)
		return equal * 100 >= (uint64_t)longer * percent;
	return equal * 200 >= ((uint64_t)first + again) * percent &&
	       equal * 2 >= longer;
}

/* Of a script without blanks: a syllable of Korean is no such word. */
static bool is_character(const struct doublet_evidence *evidence, uint32_t word)
{
	uint32_t start = evidence->segments->words[word].start;
	unsigned char lead = (unsigned char)evidence->story->text[start];

	return doublet_evidence_is_dense(evidence, word) && lead <= 0xE9;
}

/* The parts of all equal words, or of those that carry meaning. */
static uint32_t count_parts(const struct doublet_evidence *evidence,
                            const struct doublet_near *near,
                            const struct doublet_edit *edits, bool meaning)
{
	const struct doublet_edit *end = edits + near->edit_count;
	uint32_t parts = 0;

	for (uint32_t i = near->again.first; i < near->again.end; i++) {
		while (edits < end && edits->again.end <= i)
			edits++;
		if (edits < end && i >= edits->again.first)
			continue;
		if (!meaning || doublet_evidence_is_meaning(evidence, i))
			parts += is_character(evidence, i) ? 1 : PARTS;
	}
	return parts;
}

uint32_t doublet_likeness_count_equal(const struct doublet_evidence *evidence,
                                      const struct doublet_near *near,
                                      const struct doublet_edit *edits)
{
	return count_parts(evidence, near, edits, false) / PARTS;
}

bool doublet_likeness_meets(const struct doublet_evidence *evidence,
                            const struct doublet_near *near,
                            const struct doublet_edit *edits,
                            const struct doublet_likeness_limits *limits)
{
	uint32_t respelled = near->respelled * PARTS;

	return doublet_likeness_is_share(near, limits->share) &&
	       near->equal_words + near->respelled >= limits->equal &&
	       count_parts(evidence, near, edits, false) + respelled >=
	               limits->equal * PARTS &&
	       count_parts(evidence, near, edits, true) + respelled >=
	               limits->meaning * PARTS;
}

uint32_t doublet_likeness_longest_run(const struct doublet_evidence *evidence,
                                      const struct doublet_near *near,
                                      const struct doublet_edit *edits)
{
	uint32_t from = near->again.first;
	uint32_t longest = 0;
	bool is_word = !is_character(evidence, from);

	for (size_t i = 0; i <= near->edit_count; i++) {
		bool is_last = i == near->edit_count;
		uint32_t end = is_last ? near->again.end : edits[i].again.first;
		longest = end - from > longest ? end - from : longest;
		from = is_last ? end : edits[i].again.end;
	}
	return is_word ? longest : longest / PARTS;
}

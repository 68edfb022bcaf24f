/* SPDX-License-Identifier: MIT */
/*
 * Parallel forms: what differs between two places that are alike tells a form
 * filled in twice (earnings, results, questions) from a sentence written twice.
 */
#include <string.h>

#include "check/evidence.h"
#include "check/likeness.h"
#include "check/occasion.h"
#include "check/respelled.h"

enum {
	/* From so many equal words on copy is no form. */
	NO_FORM = 60,
	/* A form has so many words at most for each figure that differs, and
	 * for each name. */
	WORDS_A_FIGURE = 26,
	WORDS_A_NAME = 20
};

static bool has_figure(const struct doublet_evidence *evidence,
                       struct doublet_word_range range)
{
	for (uint32_t i = range.first; i < range.end; i++) {
		if (doublet_evidence_is_figure(evidence, i))
			return true;
	}
	return false;
}

/*
 * "Clinton": a capital and a small letter. In German that is any noun, and
 * tells nothing.
 */
static bool has_capital(const struct doublet_evidence *evidence, uint32_t word)
{
	struct doublet_span span = evidence->segments->words[word];
	const char *bytes = evidence->story->text + span.start;

	return span.end - span.start >= 2 && bytes[0] >= 'A' &&
	       bytes[0] <= 'Z' && bytes[1] >= 'a' && bytes[1] <= 'z' &&
	       strcmp(evidence->segments->language, "de") != 0;
}

/* Words that differ. */
struct difference {
	uint32_t words;
	/* Those of a name that is put for a name. */
	uint32_t names;
	/* Edits with a figure at the first place, and at the second. */
	uint32_t first_figures;
	uint32_t again_figures;
	/* Edits that put a name for a name. */
	uint32_t name_edits;
};

static uint32_t count_names(const struct doublet_evidence *evidence,
                            struct doublet_word_range range)
{
	uint32_t names = 0;

	for (uint32_t i = range.first; i < range.end; i++)
		names += has_capital(evidence, i) &&
		         !doublet_evidence_begins_sentence(evidence, i);
	return names;
}

static void count_edit(const struct doublet_evidence *evidence,
                       const struct doublet_near *near,
                       const struct doublet_edit *edit,
                       struct difference *difference)
{
	uint32_t next = edit->again.end;
	uint32_t first = count_names(evidence, edit->first);
	uint32_t again = count_names(evidence, edit->again);

	difference->words += doublet_range_length(edit->first) +
	                     doublet_range_length(edit->again);
	difference->first_figures += has_figure(evidence, edit->first);
	difference->again_figures += has_figure(evidence, edit->again);
	/* "Mrs." for "Hillary" before "Clinton": one name, told otherwise. */
	if (first == 0 || again == 0 ||
	    (next < near->again.end && has_capital(evidence, next)))
		return;
	difference->names += first + again;
	difference->name_edits++;
}

/* "3.2 [mln dlrs or ...": a figure right before or behind both places. */
static void count_borders(const struct doublet_evidence *evidence,
                          const struct doublet_near *near,
                          struct difference *difference)
{
	struct doublet_edit borders[] = {
		{{near->first.first - 1, near->first.first},
	         {near->again.first - 1, near->again.first}},
		{{near->first.end, near->first.end + 1},
	         {near->again.end, near->again.end + 1}},
	};
	uint32_t count = evidence->segments->word_count;

	if (near->unit != DOUBLET_UNIT_WORDS)
		return;
	for (int i = 0; i < 2; i++) {
		if ((i == 0 && near->first.first == 0) ||
		    (i == 1 && near->again.end == count) ||
		    !has_figure(evidence, borders[i].first) ||
		    !has_figure(evidence, borders[i].again))
			continue;
		difference->first_figures++;
		difference->again_figures++;
	}
}

bool doublet_near_is_parallel(const struct doublet_evidence *evidence,
                              const struct doublet_near *near,
                              const struct doublet_edit *edits)
{
	struct difference difference = {0};

	for (size_t i = 0; i < near->edit_count; i++) {
		if (!doublet_respelled(evidence, &edits[i]))
			count_edit(evidence, near, &edits[i], &difference);
	}
	count_borders(evidence, near, &difference);
	if (count_names(evidence, near->again) * 2 >
	            doublet_range_length(near->again) &&
	    count_names(evidence, near->first) * 2 >
	            doublet_range_length(near->first))
		return true;
	uint32_t equal = doublet_likeness_count_equal(evidence, near, edits);
	uint32_t figures = difference.first_figures < difference.again_figures
	                           ? difference.first_figures
	                           : difference.again_figures;
	if (figures * WORDS_A_FIGURE > equal)
		return true;
	return difference.names * 2 >= difference.words &&
	       difference.name_edits * WORDS_A_NAME > equal;
}

/* Whether it begins with a question, or half of it and more are questions. */
static bool is_asked(const struct doublet_evidence *evidence,
                     struct doublet_word_range range)
{
	const struct doublet_segments *segments = evidence->segments;
	uint32_t asked = 0;

	for (uint32_t at = range.first; at < range.end;) {
		uint32_t end = segments->sentences[evidence->sentence_of[at]]
		                       .words.end;
		if (end > range.end)
			end = range.end;
		if (doublet_occasion_is_question(evidence, at))
			asked += end - at;
		if (at == range.first && asked > 0)
			return true;
		at = end;
	}
	return asked * 2 >= doublet_range_length(range);
}

bool doublet_near_is_asked(const struct doublet_evidence *evidence,
                           const struct doublet_near *near)
{
	return near->equal_words < NO_FORM && is_asked(evidence, near->first) &&
	       is_asked(evidence, near->again);
}

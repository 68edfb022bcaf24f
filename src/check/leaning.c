/* SPDX-License-Identifier: MIT */
/*
 * A word leans when it is in the language's list or a preposition, and no mark
 * parts it from the next one at either place.
 */
#include "check/leaning.h"

#include <string.h>

#include "check/evidence.h"
#include "check/gap.h"
#include "check/phrasebook.h"
#include "check/respelled.h"

/* Words at an end that are cut off. */
enum { MOST = 4 };

bool doublet_leaning_joins(const struct doublet_evidence *evidence,
                           uint32_t word)
{
	static const char list[] = " and or und oder et ou y o e i og och en ";
	struct doublet_span span = evidence->segments->words[word];
	uint32_t length = span.end - span.start;
	char sought[8] = " ";

	if (length > sizeof(sought) - 3)
		return false;
	memcpy(sought + 1, evidence->story->text + span.start, length);
	sought[length + 1] = ' ';
	sought[length + 2] = '\0';
	return strstr(list, sought) != NULL;
}

static bool is_close_to_next(const struct doublet_evidence *evidence,
                             uint32_t word)
{
	return word + 1 < evidence->segments->word_count &&
	       doublet_gap_is_blank(evidence, word);
}

static bool leans(const struct doublet_evidence *evidence,
                  const struct doublet_near *near)
{
	const unsigned leaning =
		DOUBLET_PHRASE_LEANING | DOUBLET_PHRASE_PREPOSITION;
	uint32_t last = near->again.end - 1;
	unsigned kinds = doublet_evidence_kinds(evidence, last);

	return (kinds & leaning) != 0 && is_close_to_next(evidence, last) &&
	       is_close_to_next(evidence, near->first.end - 1);
}

/* One word at the end, and an edit that is the end then. */
static bool cut_last(const struct doublet_evidence *evidence,
                     struct doublet_near *near,
                     const struct doublet_edit *edits)
{
	const struct doublet_edit *last =
		near->edit_count > 0 ? &edits[near->edit_count - 1] : NULL;
	uint32_t from = last != NULL ? last->again.end : near->again.first;
	bool is_only = from + 1 == near->again.end;

	if (from >= near->again.end || !leans(evidence, near) ||
	    (is_only &&
	     (near->edit_count < 2 || doublet_respelled(evidence, last))))
		return false;
	near->first.end = is_only ? last->first.first : near->first.end - 1;
	near->again.end = is_only ? last->again.first : near->again.end - 1;
	near->edit_count -= is_only;
	near->equal_words--;
	return true;
}

void doublet_leaning_cut(const struct doublet_evidence *evidence,
                         struct doublet_near *near,
                         const struct doublet_edit *edits)
{
	for (int i = 0; i < MOST; i++) {
		if (!cut_last(evidence, near, edits))
			break;
	}
	uint32_t end =
		near->edit_count > 0 ? edits->again.first : near->again.end;
	if (near->again.first + 1 < end &&
	    doublet_leaning_joins(evidence, near->again.first)) {
		near->first.first++;
		near->again.first++;
		near->equal_words--;
	}
}

/* SPDX-License-Identifier: MIT */
/*
 * A clause that says of one thing what another said of a second one, in the
 * same words, has a word that says so, and that the first one has not.
 */
#include "check/occasion.h"

#include "check/candidate.h"
#include "check/gap.h"
#include "check/phrasebook.h"
#include "text/fold.h"

enum {
	/* Words before or behind a place that belong to its clause. */
	NEAR_BY = 3,
	/* Longer words are in no list. */
	MOST_BYTES = 24,
	/* Longer places say more than that. */
	LONGEST = 60,
	/* Words of its clause that the first place has, too. */
	FEWEST_EQUAL = 4,
	/* A verb of saying may have so many words between: "also has said". */
	VERB_WITHIN = 2
};

/* Whether only blanks stand before a word, and the same sentence. */
static bool is_joined(const struct doublet_evidence *evidence, uint32_t word)
{
	return word > 0 &&
	       evidence->sentence_of[word] == evidence->sentence_of[word - 1] &&
	       doublet_gap_is_blank(evidence, word - 1);
}

/* Whether a word stands in a list; a comma is added where a mark follows. */
static bool is_in(const struct doublet_evidence *evidence,
                  enum doublet_list_kind kind, uint32_t word)
{
	const struct doublet_list *list =
		&doublet_phrasebook_language(evidence->phrases)->lists[kind];
	struct doublet_span span = evidence->segments->words[word];
	char folded[MOST_BYTES * 11 + 1];

	if (list->count == 0 || span.end - span.start > MOST_BYTES)
		return false;
	size_t length = doublet_fold_word(evidence->story->text + span.start,
	                                  span.end - span.start, folded);
	if (doublet_list_has(list, folded, length))
		return true;
	if (word + 1 < evidence->segments->word_count &&
	    is_joined(evidence, word + 1))
		return false;
	folded[length++] = ',';
	return doublet_list_has(list, folded, length);
}

/* "also said", "a également déclaré", "sagte auch": somebody adds something. */
static bool is_reported(const struct doublet_evidence *evidence, uint32_t word)
{
	if (is_joined(evidence, word) &&
	    is_in(evidence, DOUBLET_LIST_SAYING, word - 1))
		return true;
	for (uint32_t i = word + 1;
	     i <= word + VERB_WITHIN && i < evidence->segments->word_count &&
	     is_joined(evidence, i);
	     i++) {
		if (is_in(evidence, DOUBLET_LIST_SAYING, i))
			return true;
	}
	return false;
}

/* A place and what stands around it in the same clause. */
static struct doublet_word_range clause_of(
	const struct doublet_evidence *evidence,
	struct doublet_word_range range)
{
	uint32_t count = evidence->segments->word_count;

	for (int i = 0; i < NEAR_BY && is_joined(evidence, range.first); i++)
		range.first--;
	/* "..., too." */
	if (range.end < count && evidence->sentence_of[range.end] ==
	                                 evidence->sentence_of[range.end - 1])
		range.end++;
	return range;
}

static bool has_word(const struct doublet_evidence *evidence,
                     struct doublet_word_range range, uint64_t hash)
{
	for (uint32_t i = range.first; i < range.end; i++) {
		if (evidence->hashes[i] == hash)
			return true;
	}
	return false;
}

/*
 * Whether the clause of a word, between marks, is what stands again; where the
 * word stands alone between them ("..., too"), what is before it.
 */
static bool is_repeated(const struct doublet_evidence *evidence, uint32_t word,
                        struct doublet_word_range again,
                        struct doublet_word_range first)
{
	uint32_t equal = 0;
	uint32_t end = word + 1;
	uint32_t begin = word;

	while (end < again.end && is_joined(evidence, end))
		end++;
	if (end == word + 1 && begin > again.first)
		begin--;
	while (begin > again.first && is_joined(evidence, begin))
		begin--;
	for (uint32_t i = begin; i < end; i++)
		equal += has_word(evidence, first, evidence->hashes[i]);
	return equal >= FEWEST_EQUAL;
}

bool doublet_occasion_is_other_case(const struct doublet_evidence *evidence,
                                    const struct doublet_candidate *candidate)
{
	struct doublet_word_range again = candidate->repeat;
	struct doublet_word_range first;

	/* In several sentences it says so of one of them only. */
	if (doublet_evidence_count_sentences(evidence, again) != 1 ||
	    doublet_range_length(again) > LONGEST ||
	    doublet_range_length(candidate->first) > LONGEST)
		return false;
	again = clause_of(evidence, again);
	first = clause_of(evidence, candidate->first);
	for (uint32_t i = again.first; i < again.end; i++) {
		if (is_in(evidence, DOUBLET_LIST_OTHER_CASE, i) &&
		    !has_word(evidence, first, evidence->hashes[i]) &&
		    !is_reported(evidence, i) &&
		    is_repeated(evidence, i, again, first))
			return true;
	}
	return false;
}

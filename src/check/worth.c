/* SPDX-License-Identifier: MIT */
/* Worth by class of commonness (common.h), by shape, and by the story. */
#include "check/worth.h"

#include <string.h>

#include "check/common.h"
#include "check/phrasebook.h"
#include "check/tally.h"
#include "text/dense.h"

enum {
	/* What it stands for more often is what the story is about. */
	OFTEN = 3,
	/* Without a list of common words, shorter ones count as common. */
	LONGER_BYTES = 5,
	WORTH_NAME = 2,
	WORTH_UNLISTED = 3
};

/*
 * The parts of a word for a reader, two to a word: a character of a script
 * without blanks is one, and katakana, which spell out names, are two a run.
 */
static uint32_t halves_of(const struct doublet_evidence *evidence,
                          uint32_t word)
{
	const struct doublet_span *span = &evidence->segments->words[word];
	const char *text = evidence->story->text;

	if (!doublet_evidence_is_dense(evidence, word))
		return 2;
	if (!doublet_dense_is_katakana(text + span->start))
		return 1;
	return word > 0 && span[-1].end == span->start &&
	                       doublet_dense_is_katakana(text + span[-1].start)
	               ? 0
	               : 2;
}

static bool is_capital(char byte)
{
	return byte >= 'A' && byte <= 'Z';
}

static bool has_small(const char *text, struct doublet_span span)
{
	return text[span.end - 1] >= 'a' && text[span.end - 1] <= 'z';
}

static bool is_name(const struct doublet_evidence *evidence, uint32_t word)
{
	const struct doublet_segments *segments = evidence->segments;
	const char *text = evidence->story->text;
	struct doublet_span span = segments->words[word];
	uint32_t sentence = evidence->sentence_of[word];

	/* German gives a capital to any noun. */
	if (!is_capital(text[span.start]) ||
	    segments->sentences[sentence].words.first == word ||
	    strcmp(segments->language, "de") == 0)
		return false;
	/* In copy without small letters a capital says nothing. */
	if (span.end - span.start > 1 && is_capital(text[span.start + 1]))
		return word > 0 && has_small(text, segments->words[word - 1]);
	return true;
}

static uint32_t worth_by_shape(const struct doublet_evidence *evidence,
                               const struct doublet_common *common,
                               uint32_t word)
{
	static const uint32_t by_class[] = {DOUBLET_WORTH_RARE, 2, 1, 0};
	struct doublet_span span = evidence->segments->words[word];
	const char *bytes = evidence->story->text + span.start;
	uint32_t length = span.end - span.start;

	if (doublet_evidence_is_dense(evidence, word))
		return doublet_dense_is_hiragana(bytes) ? 0 : 1;
	for (uint32_t i = 0; i < length; i++) {
		if (bytes[i] >= '0' && bytes[i] <= '9')
			return 0;
	}
	/* No contractions: "there's", "don't"; but "d'orchestre" is a word. */
	const char *elided = memrchr(bytes, '\'', length);
	if (elided != NULL) {
		length -= (uint32_t)(elided + 1 - bytes);
		bytes = elided + 1;
		if (length < LONGER_BYTES)
			return 0;
	}
	uint32_t worth = length >= LONGER_BYTES ? WORTH_UNLISTED : 1;
	if (common != NULL)
		worth = by_class[doublet_common_class(common, bytes, length)];
	if (worth > WORTH_NAME && is_name(evidence, word))
		worth = WORTH_NAME;
	return worth;
}

uint32_t doublet_worth(const struct doublet_evidence *evidence,
                       struct doublet_word_range range)
{
	const struct doublet_common *common =
		doublet_common_find(evidence->segments->language);
	uint32_t sum = 0;

	for (uint32_t i = range.first; i < range.end; i++) {
		uint64_t hash = evidence->hashes[i];
		if ((doublet_evidence_kinds(evidence, i) &
		     DOUBLET_PHRASE_FUNCTION) != 0 ||
		    (evidence->phrase_of[i] & DOUBLET_PHRASE_STOCK) != 0)
			continue;
		uint32_t worth = worth_by_shape(evidence, common, i);
		if (worth > 0 &&
		    doublet_tally_count(evidence->tally, hash) > OFTEN)
			worth = (worth + 1) / 2;
		sum += worth;
	}
	return sum;
}

uint32_t doublet_worth_words(const struct doublet_evidence *evidence,
                             struct doublet_word_range range)
{
	uint32_t halves = 0;

	for (uint32_t i = range.first; i < range.end; i++)
		halves += halves_of(evidence, i);
	return halves / 2;
}

static bool is_hiragana_word(const struct doublet_evidence *evidence,
                             uint32_t word)
{
	uint32_t start = evidence->segments->words[word].start;

	return doublet_evidence_is_dense(evidence, word) &&
	       doublet_dense_is_hiragana(evidence->story->text + start);
}

bool doublet_worth_is_compound(const struct doublet_evidence *evidence,
                               struct doublet_word_range range)
{
	uint32_t dense = 0;

	/* What binds it to the rest shows that the language has hiragana. */
	if (range.end == evidence->segments->word_count ||
	    !is_hiragana_word(evidence, range.end))
		return false;
	for (uint32_t i = range.first; i < range.end; i++) {
		if (is_hiragana_word(evidence, i))
			return false;
		dense += doublet_evidence_is_dense(evidence, i);
	}
	return dense * 2 > doublet_range_length(range);
}

/* The equal words of a candidate: their parts, and how many mean something. */
struct equal_words {
	uint32_t halves;
	uint32_t meaning;
	/* Of those: what the story says elsewhere, too. */
	uint32_t often;
};

static struct equal_words count_equal(const struct doublet_evidence *evidence,
                                      const struct doublet_candidate *candidate)
{
	const struct doublet_edit *edit = candidate->edits;
	const struct doublet_edit *end = edit + candidate->edit_count;
	struct equal_words equal = {0};

	for (uint32_t i = candidate->repeat.first; i < candidate->repeat.end;
	     i++) {
		while (edit < end && edit->again.end <= i)
			edit++;
		if (edit < end && i >= edit->again.first)
			continue;
		equal.halves += halves_of(evidence, i);
		if (!doublet_evidence_is_meaning(evidence, i))
			continue;
		equal.meaning++;
		equal.often += doublet_tally_count(evidence->tally,
		                                   evidence->hashes[i]) > OFTEN;
	}
	return equal;
}

/*
 * Chosen on stories read by eye, by halves: what says more than a name or a
 * term has more words, or one in five that stands nowhere else. Words that
 * were quoted say more than that, unless they are very few.
 */
bool doublet_worth_is_subject(const struct doublet_evidence *evidence,
                              const struct doublet_candidate *candidate)
{
	enum { LONGEST = 14, LONGEST_QUOTED = 8, FEW = 2, SOME = 4 };
	bool first_quoted =
		evidence->quote_of[candidate->first.first] != DOUBLET_NO_QUOTE;
	bool again_quoted =
		evidence->quote_of[candidate->repeat.first] != DOUBLET_NO_QUOTE;
	/* Not even characters would be few enough. */
	if (doublet_range_length(candidate->repeat) > LONGEST * 4)
		return false;
	struct equal_words equal = count_equal(evidence, candidate);
	bool is_often = equal.often * 5 >= equal.meaning * 4;
	if (equal.meaning == 0 || equal.halves > LONGEST * 2 || !is_often)
		return false;
	if (candidate->edit_count > 0 || (!first_quoted && !again_quoted))
		return true;
	if (first_quoted != again_quoted && equal.meaning >= SOME)
		return true;
	return equal.halves <= LONGEST_QUOTED * 2 && equal.meaning <= FEW;
}

/* SPDX-License-Identifier: MIT */
/* Worth by class of commonness (common.h), by shape, and by the story. */
#include "check/worth.h"

#include <string.h>

#include "check/common.h"
#include "check/phrasebook.h"
#include "check/tally.h"

enum {
	/* What it stands for more often is what the story is about. */
	OFTEN = 3,
	/* Without a list of common words, shorter ones count as common. */
	LONGER_BYTES = 5,
	WORTH_NAME = 2,
	WORTH_UNLISTED = 3
};

/* A character of a script without blanks: three bytes and a word by itself. */
static bool is_dense(const char *word, uint32_t length)
{
	return length == 3 && (unsigned char)word[0] >= 0xE0;
}

static bool is_hiragana(const char *word)
{
	unsigned char second = (unsigned char)word[1];

	return (unsigned char)word[0] == 0xE3 &&
	       (second == 0x81 ||
	        (second == 0x82 && (unsigned char)word[2] < 0xA0));
}

static bool is_capital(char byte)
{
	return byte >= 'A' && byte <= 'Z';
}

static bool is_name(const struct doublet_evidence *evidence, uint32_t word)
{
	const struct doublet_segments *segments = evidence->segments;
	const char *text = evidence->story->text;
	struct doublet_span span = segments->words[word];
	uint32_t sentence = evidence->sentence_of[word];

	/* In copy without small letters a capital says nothing. */
	return is_capital(text[span.start]) &&
	       !(span.end - span.start > 1 &&
	         is_capital(text[span.start + 1])) &&
	       segments->sentences[sentence].words.first != word;
}

static uint32_t worth_by_shape(const struct doublet_evidence *evidence,
                               const struct doublet_common *common,
                               uint32_t word)
{
	static const uint32_t by_class[] = {DOUBLET_WORTH_RARE, 2, 1, 0};
	struct doublet_span span = evidence->segments->words[word];
	const char *bytes = evidence->story->text + span.start;
	uint32_t length = span.end - span.start;

	if (is_dense(bytes, length))
		return is_hiragana(bytes) ? 0 : 1;
	for (uint32_t i = 0; i < length; i++) {
		if (bytes[i] >= '0' && bytes[i] <= '9')
			return 0;
	}
	/* No contractions: "there's", "don't". */
	if (memchr(bytes, '\'', length) != NULL)
		return 0;
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
		if ((doublet_phrasebook_word(evidence->phrases, hash) &
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

	for (uint32_t i = range.first; i < range.end; i++) {
		struct doublet_span span = evidence->segments->words[i];
		halves += is_dense(evidence->story->text + span.start,
		                   span.end - span.start)
		                  ? 1
		                  : 2;
	}
	return halves / 2;
}

/* The equal words of a candidate: parts of them, and how many mean something.
 */
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
		struct doublet_span span = evidence->segments->words[i];
		while (edit < end && edit->again.end <= i)
			edit++;
		if (edit < end && i >= edit->again.first)
			continue;
		equal.halves += is_dense(evidence->story->text + span.start,
		                         span.end - span.start)
		                        ? 1
		                        : 2;
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
 * term has more words, or one in five that stands nowhere else.
 */
bool doublet_worth_is_subject(const struct doublet_evidence *evidence,
                              const struct doublet_candidate *candidate)
{
	enum { LONGEST = 14, LONGEST_QUOTED = 8, FEW_MEANING = 2 };
	uint32_t first = candidate->first.first;
	uint32_t again = candidate->repeat.first;
	struct equal_words equal = count_equal(evidence, candidate);

	if (equal.meaning == 0 || equal.halves > LONGEST * 2)
		return false;
	/* What was quoted word for word is more than a term. */
	if (candidate->edit_count == 0 &&
	    (evidence->quote_of[first] != DOUBLET_NO_QUOTE ||
	     evidence->quote_of[again] != DOUBLET_NO_QUOTE))
		return equal.halves <= LONGEST_QUOTED * 2 &&
		       equal.meaning <= FEW_MEANING &&
		       equal.often == equal.meaning;
	return equal.often * 5 >= equal.meaning * 4;
}

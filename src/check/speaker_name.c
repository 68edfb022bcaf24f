/* SPDX-License-Identifier: MIT */
/*
 * A name is a row of words that begin with a capital; the longest row of a
 * speaker is taken for it ("port director Ana Silva" is Ana Silva).
 */
#include "check/speaker_name.h"

#include "check/phrasebook.h"
#include "check/tally.h"

/* A capital and small letters, and no "He" that begins a sentence. */
static bool is_capital(const struct doublet_evidence *evidence, uint32_t word)
{
	unsigned kinds = doublet_evidence_kinds(evidence, word);
	struct doublet_span span = evidence->segments->words[word];
	const char *bytes = evidence->story->text + span.start;

	return (kinds & DOUBLET_PHRASE_FUNCTION) == 0 && bytes[0] >= 'A' &&
	       bytes[0] <= 'Z' &&
	       (span.end - span.start < 2 || bytes[1] < 'A' || bytes[1] > 'Z');
}

static struct doublet_word_range find_name(
	const struct doublet_evidence *evidence,
	struct doublet_word_range speaker)
{
	struct doublet_word_range name = {speaker.first, speaker.first};
	struct doublet_word_range row = name;

	for (uint32_t i = speaker.first; i < speaker.end; i++) {
		if (!is_capital(evidence, i)) {
			row.first = i + 1;
			continue;
		}
		row.end = i + 1;
		if (doublet_range_length(row) >= doublet_range_length(name))
			name = row;
	}
	return name;
}

static bool share_a_word(const struct doublet_evidence *evidence,
                         struct doublet_word_range a,
                         struct doublet_word_range b)
{
	for (uint32_t i = a.first; i < a.end; i++) {
		for (uint32_t k = b.first; k < b.end; k++) {
			if (evidence->hashes[i] == evidence->hashes[k])
				return true;
		}
	}
	return false;
}

/* "the port director, Ana Silva": the name behind an office. */
static struct doublet_word_range find_full_name(
	const struct doublet_evidence *evidence,
	struct doublet_word_range speaker)
{
	enum { LONGEST = 4 };
	struct doublet_word_range name = find_name(evidence, speaker);
	struct doublet_word_range behind = {speaker.end, speaker.end};

	if (name.end > name.first || speaker.end == speaker.first)
		return name;
	uint32_t sentence = evidence->sentence_of[speaker.first];
	uint32_t end = evidence->segments->sentences[sentence].words.end;
	while (behind.end < end && behind.end < speaker.end + LONGEST &&
	       is_capital(evidence, behind.end))
		behind.end++;
	return behind;
}

bool doublet_speakers_differ(const struct doublet_evidence *evidence,
                             uint32_t first_quote, uint32_t quote)
{
	/* A speaker is a few words; a longer one tells nothing. */
	enum { LONGEST = 24 };
	struct doublet_word_range first =
		evidence->segments->quotes[first_quote].speaker;
	struct doublet_word_range again =
		evidence->segments->quotes[quote].speaker;

	if (doublet_range_length(first) > LONGEST ||
	    doublet_range_length(again) > LONGEST ||
	    share_a_word(evidence, first, again))
		return false;
	first = find_full_name(evidence, first);
	again = find_full_name(evidence, again);
	return first.end > first.first && again.end > again.first &&
	       !share_a_word(evidence, first, again);
}

/* Whether the last of two names or more also stands without the first. */
static bool is_person(const struct doublet_evidence *evidence,
                      struct doublet_word_range name)
{
	return doublet_range_length(name) >= 2 &&
	       doublet_tally_count(evidence->tally,
	                           evidence->hashes[name.end - 1]) >
	               doublet_tally_count(evidence->tally,
	                                   evidence->hashes[name.first]);
}

bool doublet_speakers_conflict(const struct doublet_evidence *evidence,
                               uint32_t first_quote, uint32_t quote)
{
	const struct doublet_quote *quotes = evidence->segments->quotes;

	return doublet_speakers_differ(evidence, first_quote, quote) &&
	       is_person(evidence,
	                 find_full_name(evidence,
	                                quotes[first_quote].speaker)) &&
	       is_person(evidence,
	                 find_full_name(evidence, quotes[quote].speaker));
}

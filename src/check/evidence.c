/* SPDX-License-Identifier: MIT */
/*
 * Gathers what the rules look at, and answers what they ask about stretches of
 * it. Finding the repeats is repeat.c's.
 */
#include "check/evidence.h"

#include <string.h>

#include "check/phrasebook.h"
#include "check/tally.h"
#include "doublet/sketch.h"
#include "match/chain.h"
#include "text/dense.h"

uint32_t doublet_evidence_own_words(const struct doublet_evidence *evidence,
                                    struct doublet_word_range range)
{
	uint32_t own = 0;

	for (uint32_t i = range.first; i < range.end; i++)
		own += (evidence->phrase_of[i] & DOUBLET_PHRASE_STOCK) == 0;
	return own;
}

unsigned doublet_evidence_kinds(const struct doublet_evidence *evidence,
                                uint32_t word)
{
	return doublet_phrasebook_word(evidence->phrases,
	                               evidence->hashes[word]);
}

bool doublet_evidence_is_meaning(const struct doublet_evidence *evidence,
                                 uint32_t word)
{
	return evidence->phrase_of[word] == 0 &&
	       (doublet_evidence_kinds(evidence, word) &
	        DOUBLET_PHRASE_FUNCTION) == 0;
}

bool doublet_evidence_is_quotation(const struct doublet_evidence *evidence,
                                   const struct doublet_repeat *repeat)
{
	const uint32_t *first = evidence->quote_of + repeat->first.first;
	const uint32_t *again = evidence->quote_of + repeat->repeat.first;
	uint32_t words = doublet_range_length(repeat->repeat);
	uint32_t quoted = 0;

	for (uint32_t i = 0; i < words; i++)
		quoted += first[i] != DOUBLET_NO_QUOTE &&
		          again[i] != DOUBLET_NO_QUOTE;
	return quoted >= DOUBLET_QUOTED_MIN &&
	       words - quoted < evidence->min_words;
}

uint32_t doublet_evidence_paragraph(const struct doublet_evidence *evidence,
                                    uint32_t word)
{
	uint32_t sentence = evidence->sentence_of[word];

	return evidence->segments->sentences[sentence].paragraph;
}

struct doublet_span doublet_evidence_span(
	const struct doublet_evidence *evidence,
	struct doublet_word_range range)
{
	const struct doublet_span *words = evidence->segments->words;

	return (struct doublet_span){words[range.first].start,
	                             words[range.end - 1].end};
}

bool doublet_evidence_is_prose(const struct doublet_evidence *evidence,
                               uint32_t paragraph)
{
	const struct doublet_paragraph *p =
		&evidence->segments->paragraphs[paragraph];

	if (p->words.end == p->words.first)
		return false;
	/* What follows the last word: a stop, maybe closing marks. */
	enum { LOOKED_AT = 16 };
	uint32_t from = evidence->segments->words[p->words.end - 1].end;
	for (uint32_t i = from; i < p->span.end && i < from + LOOKED_AT; i++) {
		unsigned char byte = (unsigned char)evidence->story->text[i];
		/* Else an ellipsis, an ideographic stop, a curly quote. */
		if (byte >= 0x80 || byte == '.' || byte == '"' || byte == '?' ||
		    byte == '!' || byte == '\'')
			return true;
	}
	return false;
}

bool doublet_evidence_is_figure(const struct doublet_evidence *evidence,
                                uint32_t word)
{
	struct doublet_span span = evidence->segments->words[word];
	const char *bytes = evidence->story->text + span.start;

	/* "A$160" */
	if (span.end - span.start > 3 && bytes[0] >= 'A' && bytes[0] <= 'Z') {
		bytes++;
		span.start++;
	}
	return (bytes[0] >= '0' && bytes[0] <= '9') ||
	       (span.end - span.start > 1 && bytes[1] >= '0' &&
	        bytes[1] <= '9' && memchr("$+-#<", bytes[0], 5) != NULL);
}

uint32_t doublet_evidence_figures(const struct doublet_evidence *evidence,
                                  struct doublet_word_range range)
{
	uint32_t figures = 0;

	for (uint32_t i = range.first; i < range.end; i++)
		figures += doublet_evidence_is_figure(evidence, i);
	return figures;
}

/* "GF", "PTS": the head of a column. */
static bool is_column_head(const struct doublet_evidence *evidence,
                           uint32_t word)
{
	enum { LONGEST = 3 };
	struct doublet_span span = evidence->segments->words[word];

	if (span.end - span.start > LONGEST)
		return false;
	for (uint32_t i = span.start; i < span.end; i++) {
		char byte = evidence->story->text[i];
		if (byte < 'A' || byte > 'Z')
			return false;
	}
	return true;
}

bool doublet_evidence_is_dense(const struct doublet_evidence *evidence,
                               uint32_t word)
{
	return doublet_dense_is(evidence->story->text,
	                        evidence->segments->words[word]);
}

bool doublet_evidence_is_tabular(const struct doublet_evidence *evidence,
                                 struct doublet_word_range range)
{
	enum { SEEN_AT_MOST = 200 }; /* a sample is enough to tell a table */
	uint32_t heads = 0;
	uint32_t halves = 0;

	if (range.end > range.first + SEEN_AT_MOST)
		range.end = range.first + SEEN_AT_MOST;
	uint32_t figures = doublet_evidence_figures(evidence, range);
	for (uint32_t i = range.first; i < range.end; i++) {
		halves += doublet_evidence_is_dense(evidence, i) ? 1 : 2;
		heads += is_column_head(evidence, i);
	}
	if (figures * 6 >= halves)
		return true;
	uint32_t paragraph = doublet_evidence_paragraph(evidence, range.first);
	return (figures * 10 >= halves || heads * 4 >= halves) &&
	       !doublet_evidence_is_prose(evidence, paragraph);
}

bool doublet_evidence_is_title(const struct doublet_evidence *evidence,
                               struct doublet_word_range range)
{
	/* Shorter words keep their small letters in titles. */
	enum { LONGER = 4, FEWEST = 2 };
	uint32_t capitals = 0;
	uint32_t others = 0;

	for (uint32_t i = range.first; i < range.end; i++) {
		struct doublet_span span = evidence->segments->words[i];
		const char *word = evidence->story->text + span.start;
		if (span.end - span.start < LONGER)
			continue;
		bool is_capital = word[0] >= 'A' && word[0] <= 'Z' &&
		                  !(word[1] >= 'A' && word[1] <= 'Z');
		capitals += is_capital;
		others += !is_capital;
	}
	/* "... fit to be President of the United States" says more. */
	uint32_t small = doublet_range_length(range) - capitals;
	return capitals >= FEWEST && others * 3 <= capitals &&
	       small <= capitals + FEWEST;
}

bool doublet_evidence_is_whole_quote(const struct doublet_evidence *evidence,
                                     struct doublet_word_range range)
{
	const struct doublet_segments *segments = evidence->segments;
	struct doublet_word_range quote =
		segments->quotes[evidence->quote_of[range.first]].words;
	struct doublet_word_range opening =
		segments->sentences[evidence->sentence_of[range.first]].words;
	struct doublet_word_range closing =
		segments->sentences[evidence->sentence_of[range.end - 1]].words;

	return (range.first == quote.first || range.first == opening.first) &&
	       (range.end == quote.end || range.end == closing.end);
}

struct doublet_word_range doublet_evidence_sentence(
	const struct doublet_evidence *evidence, uint32_t word)
{
	return evidence->bodies[evidence->sentence_of[word]];
}

bool doublet_evidence_begins_sentence(const struct doublet_evidence *evidence,
                                      uint32_t word)
{
	return doublet_evidence_sentence(evidence, word).first == word;
}

bool doublet_evidence_fills_sentences(const struct doublet_evidence *evidence,
                                      struct doublet_word_range range)
{
	return doublet_evidence_begins_sentence(evidence, range.first) &&
	       doublet_evidence_sentence(evidence, range.end - 1).end ==
	               range.end;
}

bool doublet_evidence_fills_paragraphs(const struct doublet_evidence *evidence,
                                       struct doublet_word_range range)
{
	const struct doublet_paragraph *paragraphs =
		evidence->segments->paragraphs;
	uint32_t from = doublet_evidence_paragraph(evidence, range.first);
	uint32_t last = doublet_evidence_paragraph(evidence, range.end - 1);

	return doublet_segments_body(evidence->segments, paragraphs[from].words)
	                       .first == range.first &&
	       doublet_segments_body(evidence->segments, paragraphs[last].words)
	                       .end == range.end;
}

uint32_t doublet_evidence_count_sentences(
	const struct doublet_evidence *evidence,
	struct doublet_word_range range)
{
	const struct doublet_sentence *sentences =
		evidence->segments->sentences;
	uint32_t last = evidence->sentence_of[range.end - 1];
	uint32_t count = 0;

	for (uint32_t s = evidence->sentence_of[range.first]; s <= last; s++)
		count += doublet_range_length(sentences[s].words) > 0;
	return count;
}

uint32_t doublet_evidence_count_paragraphs(
	const struct doublet_evidence *evidence,
	struct doublet_word_range range)
{
	const struct doublet_paragraph *paragraphs =
		evidence->segments->paragraphs;
	uint32_t last = doublet_evidence_paragraph(evidence, range.end - 1);
	uint32_t p = doublet_evidence_paragraph(evidence, range.first);
	uint32_t count = 0;

	for (; p <= last; p++)
		count += doublet_range_length(paragraphs[p].words) > 0;
	return count;
}

/*
 * Whether what opens a quotation is more likely a mark too many: nothing
 * closes it in so many words. Where a mark was lost, a sentence or two are
 * quoted for all that.
 */
static bool is_stray_mark(const struct doublet_quote *quote)
{
	enum { LONGEST_UNCLOSED = 60 };

	return quote->unclosed &&
	       doublet_range_length(quote->words) > LONGEST_UNCLOSED;
}

/* Pieces of furniture stand in most stories, and in few of their sentences. */
static bool find_bodies(struct doublet_evidence *evidence)
{
	const struct doublet_segments *segments = evidence->segments;
	const struct doublet_furniture *piece = segments->furniture;
	const struct doublet_furniture *end = piece + segments->furniture_count;
	struct doublet_word_range *bodies =
		doublet_arena_array(evidence->arena, segments->sentence_count,
	                            sizeof(*bodies));

	if (bodies == NULL)
		return false;
	for (uint32_t s = 0; s < segments->sentence_count; s++) {
		bodies[s] = segments->sentences[s].words;
		while (piece < end && piece->words.end <= bodies[s].first)
			piece++;
		if (piece < end && piece->words.first < bodies[s].end)
			bodies[s] = doublet_segments_body(segments, bodies[s]);
	}
	evidence->bodies = bodies;
	return true;
}

static bool index_words(struct doublet_evidence *evidence)
{
	const struct doublet_segments *segments = evidence->segments;
	uint32_t count = segments->word_count;
	uint32_t *sentence_of =
		doublet_arena_array(evidence->arena, count, sizeof(uint32_t));
	uint32_t *quote_of =
		doublet_arena_array(evidence->arena, count, sizeof(uint32_t));

	if (sentence_of == NULL || quote_of == NULL)
		return false;
	for (uint32_t s = 0; s < segments->sentence_count; s++) {
		struct doublet_word_range words = segments->sentences[s].words;
		for (uint32_t i = words.first; i < words.end; i++)
			sentence_of[i] = s;
	}
	/* DOUBLET_NO_QUOTE is all ones. */
	if (count > 0)
		memset(quote_of, 0xFF, count * sizeof(*quote_of));
	for (uint32_t q = 0; q < segments->quote_count; q++) {
		struct doublet_word_range words = segments->quotes[q].words;
		if (segments->quotes[q].depth > 0 ||
		    is_stray_mark(&segments->quotes[q]))
			continue;
		for (uint32_t i = words.first; i < words.end; i++)
			quote_of[i] = q;
	}
	evidence->sentence_of = sentence_of;
	evidence->quote_of = quote_of;
	return true;
}

/* The shortest that are asked for, but by quotations, which have their own. */
static bool find_windows(struct doublet_evidence *evidence)
{
	uint32_t count = evidence->segments->word_count;
	uint32_t anchor = doublet_anchor_min(count);
	uint32_t repeat = doublet_repeat_min(count, evidence->min_words);

	return doublet_windows_find(evidence->arena, evidence->hashes, count,
	                            anchor < repeat ? anchor : repeat,
	                            &evidence->windows);
}

enum doublet_status doublet_evidence_gather(struct doublet_evidence *evidence)
{
	uint32_t count = evidence->segments->word_count;
	uint64_t *hashes =
		doublet_arena_array(evidence->arena, count, sizeof(*hashes));
	uint8_t *phrase_of = doublet_arena_array(evidence->arena, count, 1);

	evidence->repeats = evidence->quoted = (struct doublet_repeats){0};
	if (hashes == NULL || phrase_of == NULL || !index_words(evidence) ||
	    !find_bodies(evidence))
		return DOUBLET_NO_MEMORY;
	doublet_hash_words(evidence->story, evidence->segments, hashes);
	doublet_phrasebook_mark(evidence->phrases, hashes, count, phrase_of);
	evidence->hashes = hashes;
	evidence->phrase_of = phrase_of;
	if (!find_windows(evidence))
		return DOUBLET_NO_MEMORY;
	enum doublet_status status =
		doublet_tally_create(evidence->arena, hashes, count,
	                             &evidence->tally);
	if (status != DOUBLET_OK)
		return status;
	status = doublet_repeats_find_plain(evidence);
	if (status != DOUBLET_OK)
		return status;
	status = doublet_repeats_find_quoted(evidence);
	if (status != DOUBLET_OK)
		return status;
	const struct doublet_run_query query = {
		evidence->body_hashes,
		count,
		evidence->min_words,
		&evidence->windows,
	};
	status = doublet_alignments_find(evidence->arena, &query,
	                                 &evidence->alignments);
	if (status != DOUBLET_OK)
		return status;
	return doublet_nears_find(evidence);
}

/* SPDX-License-Identifier: MIT */
/* An interview is known by its labels ("Q:", "((WN))"), a full text by the
 * phrase that announces it and the colon behind that. */
#include "check/occasion.h"

#include <string.h>

#include "check/phrasebook.h"

enum {
	/* So many paragraphs with labels and with questions. */
	FEWEST_LABELS = 3,
	LABEL_BYTES = 24,
	/* From the announcing phrase to its colon. */
	ANNOUNCED_BYTES = 120
};

static const char wide_colon[] = "\xEF\xBC\x9A";
static const char wide_question[] = "\xEF\xBC\x9F";

/* Looks behind the last word, among the marks that close a sentence. */
static bool ends_with(const struct doublet_evidence *evidence, uint32_t word,
                      struct doublet_span span, char mark)
{
	enum { LOOKED_AT = 16 };
	uint32_t end = evidence->segments->words[word].end;
	uint32_t left = span.end > end ? span.end - end : 0;

	return left > 0 && memchr(evidence->story->text + end, mark,
	                          left < LOOKED_AT ? left : LOOKED_AT) != NULL;
}

bool doublet_occasion_is_question(const struct doublet_evidence *evidence,
                                  uint32_t word)
{
	const struct doublet_sentence *sentence =
		&evidence->segments->sentences[evidence->sentence_of[word]];
	uint32_t last = sentence->words.end - 1;
	uint32_t end = evidence->segments->words[last].end;

	if (ends_with(evidence, last, sentence->span, '?'))
		return true;
	return sentence->span.end >= end + 3 &&
	       memcmp(evidence->story->text + end, wide_question, 3) == 0;
}

/* "Q:", "((WN))", "Mayor Lopez:" at the beginning of a paragraph. */
static bool has_label(const struct doublet_evidence *evidence,
                      const struct doublet_paragraph *paragraph)
{
	const char *text = evidence->story->text + paragraph->span.start;
	uint32_t length = paragraph->span.end - paragraph->span.start;

	if (length >= 2 && memcmp(text, "((", 2) == 0)
		return true;
	for (uint32_t i = 1; i + 1 < length && i < LABEL_BYTES; i++) {
		if (strchr(".,;?!\"\n", text[i]) != NULL && i > 1)
			return false;
		if (text[i] == ':')
			return text[i + 1] == ' ' || text[i + 1] == '\n';
		if (i + 3 <= length && memcmp(text + i, wide_colon, 3) == 0)
			return true;
	}
	return false;
}

/* A colon, or in the East the stop of a sentence of its own. */
static bool announces(const char *text, struct doublet_span gap)
{
	static const char stop[] = "\xE3\x80\x82";
	const char *at = text + gap.start;
	size_t length = gap.end - gap.start;

	return memchr(at, ':', length) != NULL ||
	       memmem(at, length, wide_colon, 3) != NULL ||
	       memmem(at, length, stop, 3) != NULL;
}

static uint32_t find_interview(const struct doublet_evidence *evidence)
{
	const struct doublet_segments *segments = evidence->segments;
	uint32_t begin = DOUBLET_OCCASION_NONE;
	uint32_t labels = 0;
	uint32_t questions = 0;

	for (uint32_t p = 0; p < segments->paragraph_count; p++) {
		const struct doublet_paragraph *paragraph =
			&segments->paragraphs[p];
		if (paragraph->words.end == paragraph->words.first ||
		    !has_label(evidence, paragraph))
			continue;
		if (labels == 0)
			begin = paragraph->words.first;
		labels++;
		questions +=
			doublet_occasion_is_question(evidence,
		                                     paragraph->words.end - 1);
	}
	return labels >= FEWEST_LABELS && questions >= FEWEST_LABELS
	               ? begin
	               : DOUBLET_OCCASION_NONE;
}

static bool is_announced(const struct doublet_evidence *evidence, uint32_t word)
{
	return (evidence->phrase_of[word] & DOUBLET_PHRASE_ANNOUNCED) != 0;
}

/* The first word behind the colon of an announcement. */
static uint32_t find_full_text(const struct doublet_evidence *evidence)
{
	const struct doublet_segments *segments = evidence->segments;
	const char *text = evidence->story->text;

	for (uint32_t i = 0; i + 1 < segments->word_count; i++) {
		if (!is_announced(evidence, i))
			continue;
		uint32_t begin = segments->words[i].start;
		for (i++; i < segments->word_count; i++) {
			struct doublet_span gap = {segments->words[i - 1].end,
			                           segments->words[i].start};
			if (gap.start - begin > ANNOUNCED_BYTES)
				break;
			if (announces(text, gap))
				return i;
		}
		i--;
	}
	return DOUBLET_OCCASION_NONE;
}

struct doublet_occasion doublet_occasion_of(
	const struct doublet_evidence *evidence)
{
	return (struct doublet_occasion){
		.interview = find_interview(evidence),
		.full_text = find_full_text(evidence),
	};
}

/* SPDX-License-Identifier: MIT */
/*
 * An interview is known by its labels ("Q:", "((WN))"), a full text by the
 * phrase that announces it and the colon behind that, verse by its lines.
 */
#include "check/occasion.h"

#include <string.h>

#include "check/phrasebook.h"
#include "text/fold.h"

enum {
	/* So many paragraphs with labels and with questions. */
	FEWEST_LABELS = 3,
	LABEL_BYTES = 24,
	/* From the announcing phrase to its colon. */
	ANNOUNCED_BYTES = 120,
	/* Longer lines are prose. */
	VERSE_BYTES = 50
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

/* Whether a byte parts words so that they are no label. */
static bool is_break(char byte)
{
	switch (byte) {
	case '.':
	case ',':
	case ';':
	case '?':
	case '!':
	case '"':
	case '\n':
	case '\0':
		return true;
	default:
		return false;
	}
}

/* "Q:", "((WN))", "Mayor Lopez:" at the beginning of a paragraph. */
static bool has_label(const struct doublet_evidence *evidence,
                      const struct doublet_paragraph *paragraph)
{
	const char *text = evidence->story->text + paragraph->span.start;
	uint32_t length = paragraph->span.end - paragraph->span.start;

	if (length >= 2 && memcmp(text, "((", 2) == 0)
		return true;
	/* Most paragraphs begin without either colon. */
	uint32_t seen = length < LABEL_BYTES ? length : LABEL_BYTES;
	if (memchr(text, ':', seen) == NULL &&
	    memchr(text, wide_colon[0], seen) == NULL)
		return false;
	for (uint32_t i = 1; i + 1 < length && i < LABEL_BYTES; i++) {
		if (is_break(text[i]) && i > 1)
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

static void find_interview(const struct doublet_evidence *evidence,
                           struct doublet_occasion *occasion)
{
	const struct doublet_segments *segments = evidence->segments;
	uint32_t begin = DOUBLET_OCCASION_NONE;
	uint32_t questions = 0;

	for (uint32_t p = 0; p < segments->paragraph_count; p++) {
		const struct doublet_paragraph *paragraph =
			&segments->paragraphs[p];
		if (paragraph->words.end == paragraph->words.first ||
		    !has_label(evidence, paragraph))
			continue;
		if (occasion->labels == 0)
			begin = paragraph->words.first;
		occasion->labels++;
		questions +=
			doublet_occasion_is_question(evidence,
		                                     paragraph->words.end - 1);
	}
	if (occasion->labels >= FEWEST_LABELS && questions >= FEWEST_LABELS)
		occasion->interview = begin;
}

/* The first word of an announcement from a word on, or the end. */
static uint32_t find_announced(const struct doublet_evidence *evidence,
                               uint32_t word)
{
	const uint64_t every = UINT64_C(0x0101010101010101);
	const uint8_t *phrase_of = evidence->phrase_of;
	uint32_t count = evidence->segments->word_count;
	uint64_t eight;

	for (; count - word >= sizeof(eight); word += sizeof(eight)) {
		memcpy(&eight, phrase_of + word, sizeof(eight));
		if ((eight & every * DOUBLET_PHRASE_ANNOUNCED) != 0)
			break;
	}
	while (word < count &&
	       (phrase_of[word] & DOUBLET_PHRASE_ANNOUNCED) == 0)
		word++;
	return word;
}

/* The first word behind the colon of an announcement. */
static uint32_t find_full_text(const struct doublet_evidence *evidence)
{
	const struct doublet_segments *segments = evidence->segments;
	const char *text = evidence->story->text;

	for (uint32_t i = 0;; i++) {
		i = find_announced(evidence, i);
		if (i + 1 >= segments->word_count)
			break;
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
	struct doublet_occasion occasion = {
		.interview = DOUBLET_OCCASION_NONE,
		.full_text = find_full_text(evidence),
	};

	find_interview(evidence, &occasion);
	return occasion;
}

bool doublet_occasion_is_entry(const struct doublet_evidence *evidence,
                               uint32_t word)
{
	uint32_t paragraph = doublet_evidence_paragraph(evidence, word);

	return has_label(evidence, &evidence->segments->paragraphs[paragraph]);
}

/* The line that ends at a byte, up to it; empty at the story's beginning. */
static struct doublet_span line_before(const struct doublet_evidence *evidence,
                                       uint32_t end)
{
	struct doublet_span line = {end, end};

	while (line.start > 0 && end - line.start <= VERSE_BYTES &&
	       evidence->story->text[line.start - 1] != '\n')
		line.start--;
	return line;
}

static struct doublet_span line_behind(const struct doublet_evidence *evidence,
                                       uint32_t start)
{
	struct doublet_span line = {start, start};

	while (line.end < evidence->story->length &&
	       line.end - start <= VERSE_BYTES &&
	       evidence->story->text[line.end] != '\n')
		line.end++;
	return line;
}

/* A short line that begins with a capital, behind blanks and marks. */
static bool is_verse(const struct doublet_evidence *evidence,
                     struct doublet_span line)
{
	const char *text = evidence->story->text;

	if (line.end - line.start > VERSE_BYTES)
		return false;
	while (line.start < line.end &&
	       strchr(" \t\"'`", text[line.start]) != NULL)
		line.start++;
	/* Nor is it a letter that opens a list, nor rows of figures. */
	return line.end - line.start >= 8 && text[line.start] >= 'A' &&
	       text[line.start] <= 'Z';
}

/* Lines of verse before and behind, blank lines left out: three and more. */
bool doublet_occasion_is_verse(const struct doublet_evidence *evidence,
                               uint32_t word)
{
	enum { FEWEST = 4 };
	uint32_t length = evidence->story->length;
	uint32_t at = evidence->segments->words[word].start;
	struct doublet_span line = line_before(evidence, at);
	uint32_t lines;

	line.end = line_behind(evidence, at).end;
	if (!is_verse(evidence, line))
		return false;
	struct doublet_span back = line;
	struct doublet_span on = line;
	for (lines = 1; lines < FEWEST && back.start > 0; lines++) {
		back = line_before(evidence, back.start - 1);
		if (back.end == back.start && back.start > 0)
			back = line_before(evidence, back.start - 1);
		if (!is_verse(evidence, back))
			break;
	}
	for (; lines < FEWEST && on.end < length; lines++) {
		on = line_behind(evidence, on.end + 1);
		if (on.end == on.start && on.end < length)
			on = line_behind(evidence, on.end + 1);
		if (!is_verse(evidence, on))
			break;
	}
	return lines >= FEWEST;
}

/* The byte at a place, or behind a blank there, as French has it; 0 = none. */
static char mark_at(const struct doublet_story *story, uint32_t at)
{
	if (at < story->length && story->text[at] == ' ')
		at++;
	return at < story->length ? story->text[at] : '\0';
}

static bool is_colon(const struct doublet_story *story, uint32_t at)
{
	return mark_at(story, at) == ':';
}

static bool is_marked(const struct doublet_story *story, uint32_t at)
{
	char mark = mark_at(story, at);

	return mark == ',' || mark == ':' || mark == ';';
}

/*
 * Whether a sentence begins with words of the list "again" and a mark behind
 * them, or with nothing else; a colon may come a few words later ("we repeat
 * the main news of this hour: ...").
 */
static bool says_again(const struct doublet_evidence *evidence,
                       uint32_t sentence)
{
	enum { MOST_WORDS = 10, MOST_BYTES = 24 };
	const struct doublet_list *list =
		&doublet_phrasebook_language(evidence->phrases)
			 ->lists[DOUBLET_LIST_AGAIN];
	const struct doublet_segments *segments = evidence->segments;
	struct doublet_word_range words = segments->sentences[sentence].words;
	const char *text = evidence->story->text;
	char said[MOST_WORDS * (MOST_BYTES * 11 + 1)];
	size_t length = 0;
	bool is_announced = false;

	for (uint32_t i = words.first;
	     i < words.end && i < words.first + MOST_WORDS; i++) {
		struct doublet_span span = segments->words[i];
		if (span.end - span.start > MOST_BYTES)
			return false;
		length +=
			doublet_fold_word(text + span.start,
		                          span.end - span.start, said + length);
		is_announced |= doublet_list_has(list, said, length);
		if (is_announced && is_colon(evidence->story, span.end))
			return true;
		if (i + 1 == words.end || is_marked(evidence->story, span.end))
			return doublet_list_has(list, said, length);
		said[length++] = ' ';
	}
	return false;
}

/*
 * Whether a short sentence ends so, as the verb does where words are written
 * without blanks.
 */
static bool ends_again(const struct doublet_evidence *evidence,
                       uint32_t sentence)
{
	enum { MOST_WORDS = 30 };
	const struct doublet_list *list =
		&doublet_phrasebook_language(evidence->phrases)
			 ->lists[DOUBLET_LIST_AGAIN];
	struct doublet_word_range words =
		evidence->segments->sentences[sentence].words;

	if (doublet_range_length(words) == 0 ||
	    doublet_range_length(words) > MOST_WORDS ||
	    !doublet_evidence_is_dense(evidence, words.end - 1))
		return false;
	struct doublet_span said = doublet_evidence_span(evidence, words);
	for (size_t i = 0; i < list->count; i++) {
		size_t length = strlen(list->items[i]);
		if (length <= said.end - said.start &&
		    memcmp(evidence->story->text + said.end - length,
		           list->items[i], length) == 0)
			return true;
	}
	return false;
}

bool doublet_occasion_is_said_again(const struct doublet_evidence *evidence,
                                    uint32_t word)
{
	enum { MOST_WORDS = 4 };
	uint32_t sentence = evidence->sentence_of[word];

	if (says_again(evidence, sentence) || ends_again(evidence, sentence))
		return true;
	if (sentence == 0)
		return false;
	/* "I repeat. ..." */
	uint32_t before = sentence - 1;
	return ends_again(evidence, before) ||
	       (doublet_range_length(
			evidence->segments->sentences[before].words) <=
	                MOST_WORDS &&
	        says_again(evidence, before));
}

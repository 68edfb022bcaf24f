/* SPDX-License-Identifier: MIT */
/*
 * How a story was cut up, for people: so that it can be seen why a rule spoke,
 * or kept silent.
 *
 *	ferry.txt
 *	language en (guessed), 9 paragraphs, 20 sentences, 6 quotes, 318 words
 *
 *	paragraph 2 (line 2, 34 words)
 *	   2  The meeting was ⟦1 "frank and useful and ran for two hours,"⟧ the
 *	      official, speaking on condition of anonymity, told reporters.
 *	      ⟦1⟧ -> "the official" in "the official, speaking on condition of
 *	        anonymity, told reporters"
 */
#include <inttypes.h>
#include <string.h>

#include "base/sequence.h"
#include "report/flow.h"
#include "report/report.h"

enum {
	/* Columns of a number and of what stands between it and the copy. */
	DIGITS = 4,
	GAP = 2,
	/* Of the second line of a note, behind its first. */
	HANG = 2,
	/* Bytes shown of a clause, which may belong to many quotes. */
	CLAUSE_MAX = 240,
};

static const char STYLE_TITLE[] = "1";
static const char STYLE_FAINT[] = "2";

/* Adds what stands in the scratch buffer, broken to the width. */
static void add_scratch(struct doublet_flow *flow)
{
	const struct doublet_buffer *scratch = &flow->report->marks;

	if (scratch->failed)
		return;
	flow->text = scratch->data;
	doublet_flow_add(flow,
	                 (struct doublet_span){0, (uint32_t)scratch->length},
	                 scratch->length);
	doublet_buffer_add_byte(&flow->report->buffer, '\n');
}

/* ", 3 sentences" */
static void add_count(struct doublet_buffer *buffer, uint64_t count,
                      const char *noun)
{
	doublet_buffer_print(buffer, ", %" PRIu64 " %s%s", count, noun,
	                     count == 1 ? "" : "s");
}

/* Which rules were used, and why these. */
static void add_language(struct doublet_buffer *buffer,
                         const struct doublet_story *story,
                         const char *language)
{
	/* Longer tags exist, but not in copy; BCP 47 wants room for 35. */
	enum { TAG_MAX = 35 };
	const struct doublet_view *given = &story->language;

	doublet_buffer_print(buffer, "language %s (", language);
	if (given->length == 0) {
		doublet_buffer_add_text(buffer, strcmp(language, "und") != 0
		                                        ? "guessed)"
		                                        : "no guess)");
	} else if (strcmp(language, "und") != 0) {
		doublet_buffer_add_text(buffer, "as given)");
	} else {
		doublet_buffer_add_text(buffer, "no rules for ");
		doublet_buffer_add(buffer, given->data,
		                   given->length < TAG_MAX ? given->length
		                                           : TAG_MAX);
		doublet_buffer_add_byte(buffer, ')');
	}
}

static void add_head(struct doublet_report *report,
                     const struct doublet_story *story,
                     const struct doublet_segments *segments)
{
	struct doublet_buffer *scratch = &report->marks;
	struct doublet_flow flow = {.report = report};

	doublet_report_style(report, STYLE_TITLE);
	doublet_report_title(report, story);
	doublet_report_style(report, "0");
	doublet_buffer_add_byte(&report->buffer, '\n');
	doublet_buffer_clear(scratch);
	add_language(scratch, story, segments->language);
	add_count(scratch, segments->paragraph_count, "paragraph");
	add_count(scratch, segments->sentence_count, "sentence");
	add_count(scratch, segments->quote_count, "quote");
	add_count(scratch, segments->word_count, "word");
	if (segments->furniture_count > 0)
		doublet_buffer_print(scratch,
		                     ", %" PRIu32 " piece%s of furniture",
		                     segments->furniture_count,
		                     segments->furniture_count == 1 ? "" : "s");
	add_scratch(&flow);
}

/* Adds a run of words, or its beginning, in quotation marks. */
static void add_words(struct doublet_buffer *buffer,
                      const struct doublet_story *story,
                      const struct doublet_segments *segments,
                      struct doublet_word_range range)
{
	uint32_t start = segments->words[range.first].start;
	uint32_t next = range.first + 1;

	while (next < range.end &&
	       segments->words[next].end - start <= CLAUSE_MAX)
		next++;
	doublet_buffer_add_byte(buffer, '"');
	doublet_buffer_add(buffer, story->text + start,
	                   segments->words[next - 1].end - start);
	doublet_buffer_add_text(buffer, next < range.end ? " \u2026\"" : "\"");
}

static size_t count_digits(uint32_t number)
{
	size_t digits = 1;

	for (; number >= 10; number /= 10)
		digits++;
	return digits;
}

static bool is_empty(struct doublet_word_range range)
{
	return range.first >= range.end;
}

/* What is known of a quote besides its bytes, in the scratch buffer. */
static void describe(struct doublet_buffer *scratch,
                     const struct doublet_story *story,
                     const struct doublet_segments *segments,
                     const struct doublet_quote *quote)
{
	const struct doublet_word_range *clause = &quote->attribution;

	doublet_buffer_clear(scratch);
	if (!is_empty(quote->speaker)) {
		doublet_buffer_add_text(scratch, " -> ");
		add_words(scratch, story, segments, quote->speaker);
	}
	if (!is_empty(*clause) && (clause->first != quote->speaker.first ||
	                           clause->end != quote->speaker.end)) {
		doublet_buffer_add_text(scratch, " in ");
		add_words(scratch, story, segments, *clause);
	}
	if (quote->unclosed)
		doublet_buffer_add_text(
			scratch, " is not closed: it ends with its paragraph");
}

/* "⟦3⟧ -> ...", below the sentence in which the quote ends. */
static void add_note(const struct doublet_flow *sentence,
                     const struct doublet_story *story,
                     const struct doublet_segments *segments, uint32_t index)
{
	struct doublet_report *report = sentence->report;
	struct doublet_flow flow = {.report = report,
	                            .indent = sentence->indent + HANG};

	describe(&report->marks, story, segments, &segments->quotes[index]);
	if (report->marks.length == 0)
		return;
	doublet_buffer_repeat(&report->buffer, ' ', sentence->indent);
	doublet_report_style(report, STYLE_FAINT);
	doublet_buffer_print(&report->buffer, "\u27E6%" PRIu32 "\u27E7",
	                     index + 1);
	doublet_report_style(report, "0");
	flow.column = sentence->indent + 2 + count_digits(index + 1);
	add_scratch(&flow);
}

/* "   3  ", as wide as the highest number is; returns the columns. */
static size_t add_number(struct doublet_report *report, uint32_t number,
                         uint32_t highest)
{
	size_t digits = count_digits(highest);

	if (digits < DIGITS)
		digits = DIGITS;
	doublet_report_style(report, STYLE_FAINT);
	doublet_buffer_print(&report->buffer, "%*" PRIu32, (int)digits, number);
	doublet_report_style(report, "0");
	doublet_buffer_repeat(&report->buffer, ' ', GAP);
	return digits + GAP;
}

static void add_sentence(struct doublet_flow *flow,
                         const struct doublet_story *story,
                         const struct doublet_segments *segments,
                         uint32_t index)
{
	const struct doublet_sentence *sentence = &segments->sentences[index];
	uint32_t closed = flow->brackets.closed;
	size_t limit = story->length;

	/* A quotation may end with its paragraph, behind its last sentence. */
	if (index + 1 < segments->sentence_count)
		limit = segments->sentences[index + 1].span.start;
	flow->column = flow->indent =
		add_number(flow->report, index + 1, segments->sentence_count);
	doublet_flow_add(flow, sentence->span, limit);
	doublet_buffer_add_byte(&flow->report->buffer, '\n');
	for (; closed < flow->brackets.closed; closed++)
		add_note(flow, story, segments,
		         flow->brackets.closings[closed]);
}

/* A piece that is not all of its paragraph: `dateline "LONDON (Reuters) -"`. */
static void add_piece(struct doublet_report *report,
                      const struct doublet_story *story,
                      const struct doublet_furniture *piece)
{
	struct doublet_buffer *scratch = &report->marks;
	struct doublet_flow flow = {.report = report,
	                            .indent = DIGITS + GAP + HANG};
	const char *text = story->text + piece->span.start;
	size_t length = piece->span.end - piece->span.start;
	size_t shown = doublet_sequence_cut(text, length, CLAUSE_MAX);

	doublet_buffer_clear(scratch);
	doublet_buffer_print(scratch, "%s \"",
	                     doublet_furniture_text(piece->kind));
	doublet_buffer_add(scratch, text, shown);
	doublet_buffer_add_text(scratch, shown == length ? "\"" : " \u2026\"");
	doublet_buffer_repeat(&report->buffer, ' ', DIGITS + GAP);
	flow.column = DIGITS + GAP;
	doublet_report_style(report, STYLE_FAINT);
	add_scratch(&flow);
	doublet_report_style(report, "0");
}

/* Whether a paragraph is furniture as a whole. */
static bool is_whole(const struct doublet_paragraph *paragraph,
                     const struct doublet_furniture *piece)
{
	return piece->span.start == paragraph->span.start &&
	       piece->span.end == paragraph->span.end;
}

/* The first piece of furniture in a paragraph or behind it. */
static uint32_t find_furniture(const struct doublet_segments *segments,
                               uint32_t paragraph)
{
	uint32_t low = 0;
	uint32_t high = segments->furniture_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (segments->furniture[middle].paragraph < paragraph)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void add_paragraph(struct doublet_flow *flow,
                          const struct doublet_story *story,
                          const struct doublet_segments *segments,
                          uint32_t index, uint32_t line)
{
	struct doublet_report *report = flow->report;
	const struct doublet_paragraph *paragraph =
		&segments->paragraphs[index];
	uint32_t words = paragraph->words.end - paragraph->words.first;

	doublet_buffer_add_byte(&report->buffer, '\n');
	doublet_report_style(report, STYLE_FAINT);
	doublet_buffer_print(&report->buffer,
	                     "paragraph %" PRIu32 " (line %" PRIu32, index + 1,
	                     line);
	add_count(&report->buffer, words, "word");
	uint32_t piece = find_furniture(segments, index);
	const struct doublet_furniture *pieces = segments->furniture;
	if (piece < segments->furniture_count &&
	    pieces[piece].paragraph == index &&
	    is_whole(paragraph, &pieces[piece]))
		doublet_buffer_print(&report->buffer, ", %s",
		                     doublet_furniture_text(
					     pieces[piece++].kind));
	doublet_buffer_add_byte(&report->buffer, ')');
	doublet_report_style(report, "0");
	doublet_buffer_add_byte(&report->buffer, '\n');
	for (; piece < segments->furniture_count &&
	       pieces[piece].paragraph == index;
	     piece++)
		add_piece(report, story, &pieces[piece]);
	flow->text = story->text;
	for (uint32_t i = paragraph->first_sentence;
	     i < paragraph->end_sentence; i++)
		add_sentence(flow, story, segments, i);
}

/* The quotes in the order of their ends, in the arena; NULL = no memory. */
static uint32_t *find_closings(struct doublet_arena *arena,
                               const struct doublet_segments *segments)
{
	const struct doublet_quote *quotes = segments->quotes;
	uint32_t count = segments->quote_count;
	uint32_t *closings =
		doublet_arena_array(arena, count, sizeof(*closings));
	uint32_t *open = doublet_arena_array(arena, count, sizeof(*open));
	uint32_t closed = 0;
	uint32_t depth = 0;

	if (closings == NULL || open == NULL)
		return NULL;
	for (uint32_t i = 0; i < count; i++) {
		while (depth > 0 &&
		       quotes[open[depth - 1]].span.end <= quotes[i].span.start)
			closings[closed++] = open[--depth];
		open[depth++] = i;
	}
	while (depth > 0)
		closings[closed++] = open[--depth];
	return closings;
}

static void add_story(struct doublet_report *report,
                      const struct doublet_story *story,
                      const struct doublet_segments *segments)
{
	struct doublet_position position = {0};
	struct doublet_flow flow = {.report = report};

	flow.brackets.quotes = segments->quotes;
	flow.brackets.count = segments->quote_count;
	flow.brackets.closings = find_closings(&report->arena, segments);
	if (flow.brackets.closings == NULL)
		return;
	if (report->written)
		doublet_buffer_add_byte(&report->buffer, '\n');
	add_head(report, story, segments);
	for (uint32_t i = 0; i < segments->paragraph_count; i++) {
		flow.text = story->text;
		doublet_story_place(story, segments->paragraphs[i].span.start,
		                    &position);
		add_paragraph(&flow, story, segments, i, position.lines + 1);
	}
}

/* One story has said its numbers itself. */
static void add_end(struct doublet_report *report, uint64_t failed)
{
	const struct doublet_totals *totals = &report->totals;

	if (report->options.quiet || (totals->stories == 1 && failed == 0))
		return;
	if (report->written)
		doublet_buffer_add_byte(&report->buffer, '\n');
	doublet_buffer_print(&report->buffer, "%" PRIu64 " %s", totals->stories,
	                     totals->stories == 1 ? "story" : "stories");
	add_count(&report->buffer, totals->words, "word");
	if (failed > 0) {
		add_count(&report->buffer, failed, "item");
		doublet_buffer_add_text(&report->buffer, " could not be read");
	}
	doublet_buffer_add_byte(&report->buffer, '\n');
}

const struct doublet_report_writer doublet_report_segment_text = {
	.segments = add_story,
	.end = add_end,
};

/* SPDX-License-Identifier: MIT */
/*
 * How two stories relate, for people: the answer first, then what was changed,
 * then both stories side by side where they agree.
 *
 *	update: b.txt keeps 131 of 135 words of a.txt and adds a paragraph
 *
 *	  a  a.txt
 *	     Ferry sinks off cape
 *	     135 words, 97 % of it in b
 *	  ...
 *	   a     b
 *	   1     1  number   5 -> 12
 *	         4  added    The coast guard said ...
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/sequence.h"
#include "base/sort.h"
#include "report/facing.h"
#include "report/flow.h"
#include "report/report.h"

enum {
	/* Of a story's lines below its letter. */
	STORY_INDENT = 5,
	/* Of the words of a difference: two line numbers and its kind. */
	DIFFERENCE_INDENT = 21,
	KIND_WIDTH = 7,
	/* Shown unless all is asked for: of each side of a change, of what was
	 * added or dropped, in bytes; and how many. */
	CHANGED_BYTES = 120,
	PIECE_BYTES = 480,
	DIFFERENCES_MAX = 40,
	PASSAGES_MAX = 8,
	/* A cut may move so many bytes to fall between words. */
	WORD_REACH = 24,
};

static const char STYLE_STRONG[] = "1";
static const char STYLE_FAINT[] = "2";
static const char STYLE_FACT[] = "1;33";
static const char STYLE_A[] = "31";
static const char STYLE_B[] = "32";

static bool shows_all(const struct doublet_report *report)
{
	return report->options.reasons;
}

/* Adds words of our own, or of a story, behind what the line has. */
static void add_words(struct doublet_flow *flow, const char *text,
                      struct doublet_span span, const char *style)
{
	flow->text = text;
	if (style != NULL)
		doublet_report_style(flow->report, style);
	doublet_flow_add(flow, span, span.end);
	if (style != NULL)
		doublet_report_style(flow->report, "0");
}

static void add_text(struct doublet_flow *flow, const char *text,
                     const char *style)
{
	const struct doublet_span all = {0, (uint32_t)strlen(text)};

	add_words(flow, text, all, style);
}

/* "update: b keeps ..." */
static void add_answer(struct doublet_report *report,
                       const struct doublet_comparison *comparison)
{
	const char *relation = doublet_relation_text(comparison->relation);
	struct doublet_flow flow = {.report = report};

	doublet_report_style(report, STYLE_STRONG);
	doublet_buffer_print(&report->buffer, "%s:", relation);
	doublet_report_style(report, "0");
	flow.column = strlen(relation) + 1;
	flow.indent = 2;
	flow.gap = true;
	add_text(&flow, comparison->reason, NULL);
	doublet_buffer_add_byte(&report->buffer, '\n');
}

/* A line below a story's letter. */
static void begin_line(struct doublet_report *report, struct doublet_flow *flow)
{
	*flow = (struct doublet_flow){
		.report = report,
		.indent = STORY_INDENT,
		.column = STORY_INDENT,
	};
	doublet_buffer_repeat(&report->buffer, ' ', STORY_INDENT);
}

/* Ends a line below a story's letter with what the scratch buffer holds. */
static void add_scratch(struct doublet_report *report)
{
	const struct doublet_buffer *scratch = &report->marks;
	struct doublet_flow flow;

	begin_line(report, &flow);
	if (!scratch->failed)
		add_words(&flow, scratch->data,
		          (struct doublet_span){0, (uint32_t)scratch->length},
		          NULL);
	doublet_buffer_add_byte(&report->buffer, '\n');
}

static void add_headline(struct doublet_report *report,
                         const struct doublet_story *story)
{
	const struct doublet_view *headline = &story->headline;

	if (headline->length == 0 || headline->length > UINT32_MAX)
		return;
	doublet_buffer_clear(&report->marks);
	doublet_buffer_add(&report->marks, headline->data, headline->length);
	add_scratch(report);
}

static void add_story(struct doublet_report *report,
                      const struct doublet_compared *compared, char letter)
{
	const struct doublet_comparison *comparison = compared->comparison;
	const struct doublet_story *story =
		letter == 'a' ? compared->a : compared->b;
	uint32_t words =
		letter == 'a' ? comparison->words_a : comparison->words_b;
	double share = letter == 'a' ? comparison->containment_a
	                             : comparison->containment_b;
	struct doublet_buffer *buffer = &report->buffer;

	doublet_buffer_print(buffer, "  %c  ", letter);
	doublet_report_style(report, STYLE_STRONG);
	doublet_report_title(report, story);
	doublet_report_style(report, "0");
	doublet_buffer_add_byte(buffer, '\n');
	add_headline(report, story);
	struct doublet_buffer *line = &report->marks;
	doublet_buffer_clear(line);
	if (story->published.length > 0) {
		doublet_buffer_add(line, story->published.data,
		                   story->published.length);
		doublet_buffer_add_text(line, ", ");
	}
	doublet_buffer_print(line, "%" PRIu32 " word%s, %u %% of it in %c",
	                     words, words == 1 ? "" : "s",
	                     doublet_report_percent(share),
	                     letter == 'a' ? 'b' : 'a');
	add_scratch(report);
}

static void add_figures(struct doublet_report *report,
                        const struct doublet_comparison *comparison)
{
	struct doublet_buffer *line = &report->marks;
	const char *mark;

	doublet_buffer_clear(line);
	doublet_buffer_print(line, "resemblance %u %%",
	                     doublet_report_percent(comparison->resemblance));
	for (size_t i = 0; (mark = doublet_mark_text(i)) != NULL; i++)
		if ((comparison->marks & 1U << i) != 0)
			doublet_buffer_print(line, ", %s", mark);
	add_scratch(report);
}

/* What of a span is shown: all, or its beginning up to a word's end. */
static struct doublet_span clip(const char *text, struct doublet_span span,
                                size_t most)
{
	size_t length = span.end - span.start;

	if (length <= most + WORD_REACH)
		return span;
	length = doublet_sequence_cut(text + span.start, length, most);
	for (size_t at = length; at + WORD_REACH > length && at > 0; at--)
		if (text[span.start + at - 1] == ' ' ||
		    text[span.start + at - 1] == '\n') {
			length = at;
			break;
		}
	span.end = span.start + (uint32_t)length;
	return span;
}

static void add_clipped(struct doublet_flow *flow,
                        const struct doublet_story *story,
                        struct doublet_span span, size_t most)
{
	struct doublet_span shown = span;

	if (!shows_all(flow->report))
		shown = clip(story->text, span, most);
	add_words(flow, story->text, shown, NULL);
	if (shown.end < span.end)
		add_text(flow, "\u2026", NULL);
}

/* The size of the mark that ends text[0, length), or that begins it. */
static size_t mark_size(const char *const *marks, const char *text,
                        size_t length, bool at_end)
{
	for (; *marks != NULL; marks++) {
		size_t size = strlen(*marks);
		const char *from = at_end ? text + length - size : text;
		if (size <= length && memcmp(from, *marks, size) == 0)
			return size;
	}
	return 0;
}

/* Takes in the marks at both ends, which belong to no word. */
static struct doublet_span with_marks(const struct doublet_story *story,
                                      struct doublet_span span)
{
	static const char *const before[] = {"\"",     "'",      "(",
	                                     "[",      "\u201c", "\u2018",
	                                     "\u201e", NULL};
	static const char *const after[] = {".",      ",",      ";", ":", "!",
	                                    "?",      "\"",     "'", ")", "]",
	                                    "\u201d", "\u2019", NULL};
	enum { MARKS_MAX = 4 };
	size_t size;

	for (int i = 0; i < MARKS_MAX; i++) {
		size = mark_size(before, story->text, span.start, true);
		span.start -= (uint32_t)size;
		size = mark_size(after, story->text + span.end,
		                 story->length - span.end, false);
		span.end += (uint32_t)size;
	}
	return span;
}

/* Where differences and passages begin, as lines of their stories. */
struct lines {
	uint32_t *differences[2];
	uint32_t *passages[2];
};

static struct doublet_span difference_side(
	const struct doublet_difference *difference, int side)
{
	return side == 0 ? difference->a : difference->b;
}

/*
 * The lines of `count` offsets in any order: sorted, they cost one pass over
 * the story. NULL = the arena has failed.
 */
static uint32_t *find_lines(struct doublet_arena *arena,
                            const struct doublet_story *story,
                            struct doublet_sort_key *keys, size_t count)
{
	uint32_t *lines = doublet_arena_array(arena, count, sizeof(*lines));
	struct doublet_position position = {0};

	if (lines == NULL || !doublet_sort(arena, keys, count))
		return NULL;
	for (size_t i = 0; i < count; i++) {
		doublet_story_place(story, (uint32_t)keys[i].key, &position);
		lines[keys[i].index] = position.lines + 1;
	}
	return lines;
}

static void find_side(struct doublet_arena *arena,
                      const struct doublet_compared *compared, int side,
                      struct lines *lines)
{
	const struct doublet_comparison *comparison = compared->comparison;
	uint32_t differences = comparison->difference_count;
	size_t count = (size_t)differences + comparison->passage_count;
	struct doublet_sort_key *keys =
		doublet_arena_array(arena, count, sizeof(*keys));

	if (keys == NULL)
		return;
	for (uint32_t i = 0; i < count; i++) {
		struct doublet_span span;
		if (i < differences) {
			span = difference_side(&comparison->differences[i],
			                       side);
		} else {
			const struct doublet_passage *passage =
				&comparison->passages[i - differences];
			span = side == 0 ? passage->a : passage->b;
		}
		keys[i] = (struct doublet_sort_key){span.start, i};
	}
	lines->differences[side] =
		find_lines(arena, side == 0 ? compared->a : compared->b, keys,
	                   count);
	lines->passages[side] = lines->differences[side] + differences;
}

/* "   1     2  ", without a number for a story in which nothing stands. */
static void add_gutter(struct doublet_report *report, const uint32_t numbers[2])
{
	doublet_report_style(report, STYLE_FAINT);
	for (int side = 0; side < 2; side++) {
		char number[16] = "";
		if (numbers[side] != 0)
			snprintf(number, sizeof(number), "%" PRIu32,
			         numbers[side]);
		doublet_buffer_print(&report->buffer, "%4s  ", number);
	}
	doublet_report_style(report, "0");
}

static void add_change(struct doublet_flow *flow,
                       const struct doublet_compared *compared,
                       const struct doublet_difference *difference)
{
	doublet_report_style(flow->report, STYLE_A);
	add_clipped(flow, compared->a, difference->a, CHANGED_BYTES);
	doublet_report_style(flow->report, "0");
	flow->gap = true;
	add_text(flow, "->", STYLE_FAINT);
	flow->gap = true;
	doublet_report_style(flow->report, STYLE_B);
	add_clipped(flow, compared->b, difference->b, CHANGED_BYTES);
	doublet_report_style(flow->report, "0");
}

static void add_difference(struct doublet_report *report,
                           const struct doublet_compared *compared,
                           const struct doublet_difference *difference)
{
	const char *kind = doublet_difference_text(difference->kind);
	bool is_fact = difference->kind == DOUBLET_DIFFERENCE_NUMBER ||
	               difference->kind == DOUBLET_DIFFERENCE_NAME;
	struct doublet_flow flow = {
		.report = report,
		.indent = DIFFERENCE_INDENT,
		.column = DIFFERENCE_INDENT,
	};

	doublet_report_style(report, is_fact ? STYLE_FACT : STYLE_STRONG);
	doublet_buffer_print(&report->buffer, "%-*s", KIND_WIDTH, kind);
	doublet_report_style(report, "0");
	doublet_buffer_add_text(&report->buffer, "  ");
	if (difference->kind == DOUBLET_DIFFERENCE_ADDED)
		add_clipped(&flow, compared->b,
		            with_marks(compared->b, difference->b),
		            PIECE_BYTES);
	else if (difference->kind == DOUBLET_DIFFERENCE_DROPPED)
		add_clipped(&flow, compared->a,
		            with_marks(compared->a, difference->a),
		            PIECE_BYTES);
	else
		add_change(&flow, compared, difference);
	doublet_buffer_add_byte(&report->buffer, '\n');
}

static void add_rest(struct doublet_report *report, uint32_t count,
                     const char *noun)
{
	if (count > 0)
		doublet_buffer_print(&report->buffer,
		                     "  and %" PRIu32 " more %s%s (-v shows "
		                     "all)\n",
		                     count, noun, count == 1 ? "" : "s");
}

static uint32_t at_most(const struct doublet_report *report, uint32_t count,
                        uint32_t most)
{
	return count > most && !shows_all(report) ? most : count;
}

static void add_differences(struct doublet_report *report,
                            const struct doublet_compared *compared,
                            const struct lines *lines)
{
	const struct doublet_comparison *comparison = compared->comparison;
	uint32_t count = comparison->difference_count;
	uint32_t shown = at_most(report, count, DIFFERENCES_MAX);

	if (count == 0)
		return;
	doublet_report_style(report, STYLE_FAINT);
	doublet_buffer_add_text(&report->buffer, "\n   a     b  (lines)");
	doublet_report_style(report, "0");
	doublet_buffer_add_byte(&report->buffer, '\n');
	for (uint32_t i = 0; i < shown; i++) {
		const struct doublet_difference *difference =
			&comparison->differences[i];
		uint32_t numbers[2] = {0, 0};
		if (difference->kind != DOUBLET_DIFFERENCE_ADDED)
			numbers[0] = lines->differences[0][i];
		if (difference->kind != DOUBLET_DIFFERENCE_DROPPED)
			numbers[1] = lines->differences[1][i];
		add_gutter(report, numbers);
		add_difference(report, compared, difference);
	}
	add_rest(report, count - shown, "difference");
}

/*
 * Takes from the differences, which come by their place in b, those inside a
 * passage, in order in both stories: *from is the first not yet behind it.
 */
static void find_inside(struct doublet_report *report,
                        const struct doublet_comparison *comparison,
                        uint32_t *from, struct doublet_facing *facing)
{
	const struct doublet_passage *passage = &facing->passage;
	struct doublet_difference *inside = NULL;
	size_t capacity = 0;
	uint32_t at_a = passage->a.start;

	for (; *from < comparison->difference_count; (*from)++) {
		const struct doublet_difference *next =
			&comparison->differences[*from];
		if (next->b.end > passage->b.end)
			break;
		if (next->b.start < passage->b.start || next->a.start < at_a ||
		    next->a.end > passage->a.end)
			continue;
		if (!doublet_arena_grow(&report->arena, &inside, &capacity,
		                        facing->difference_count + 1,
		                        sizeof(*inside)))
			return;
		inside[facing->difference_count++] = *next;
		at_a = next->a.end;
	}
	facing->differences = inside;
}

static void add_passage(struct doublet_report *report,
                        const struct doublet_facing *facing, uint32_t line_a,
                        uint32_t line_b)
{
	uint32_t words = facing->passage.words;

	doublet_report_style(report, STYLE_FAINT);
	doublet_buffer_print(&report->buffer,
	                     "\n%" PRIu32 " word%s in both (lines %" PRIu32
	                     " and %" PRIu32 ")",
	                     words, words == 1 ? "" : "s", line_a, line_b);
	doublet_report_style(report, "0");
	doublet_buffer_add_byte(&report->buffer, '\n');
	doublet_facing_add(report, facing);
}

static void add_passages(struct doublet_report *report,
                         const struct doublet_compared *compared,
                         const struct lines *lines)
{
	const struct doublet_comparison *comparison = compared->comparison;
	uint32_t count = comparison->passage_count;
	uint32_t shown = at_most(report, count, PASSAGES_MAX);
	uint32_t from = 0;

	for (uint32_t i = 0; i < shown && !report->arena.failed; i++) {
		struct doublet_facing facing = {
			.stories = compared,
			.passage = comparison->passages[i],
		};
		facing.passage.a = with_marks(compared->a, facing.passage.a);
		facing.passage.b = with_marks(compared->b, facing.passage.b);
		find_inside(report, comparison, &from, &facing);
		add_passage(report, &facing, lines->passages[0][i],
		            lines->passages[1][i]);
	}
	if (count > shown)
		doublet_buffer_add_byte(&report->buffer, '\n');
	add_rest(report, count - shown, "passage");
}

/* Of two stories that are two, only what they share is worth a line. */
static bool tells_differences(const struct doublet_report *report,
                              const struct doublet_comparison *comparison)
{
	switch (comparison->relation) {
	case DOUBLET_NEW:
	case DOUBLET_SHARED_QUOTES:
	case DOUBLET_SHARED_PASSAGES:
		return shows_all(report) && comparison->passage_count > 0;
	default:
		return true;
	}
}

static void add_comparison(struct doublet_report *report,
                           const struct doublet_compared *compared)
{
	struct lines lines;

	add_answer(report, compared->comparison);
	if (report->options.quiet)
		return;
	doublet_buffer_add_byte(&report->buffer, '\n');
	add_story(report, compared, 'a');
	add_story(report, compared, 'b');
	add_figures(report, compared->comparison);
	find_side(&report->arena, compared, 0, &lines);
	find_side(&report->arena, compared, 1, &lines);
	if (report->arena.failed)
		return;
	if (tells_differences(report, compared->comparison))
		add_differences(report, compared, &lines);
	add_passages(report, compared, &lines);
}

const struct doublet_report_writer doublet_report_compare_text = {
	.comparison = add_comparison,
};

/* SPDX-License-Identifier: MIT */
/*
 * The form for people: what is wrong, then both places as they stand in the
 * copy, one under the other, so that no file needs to be opened to judge.
 *
 *	story.txt:7:52: warning: quote of 13 words stood ... [doubled-quote]
 *	   2 | ... an hour. There was no fundamental change in ... now ...
 *	     |              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~   ~~~
 *	   7 | ... But "there was no fundamental change in the dynamics ...
 *	     |          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "report/excerpt.h"
#include "report/glyph.h"
#include "report/report.h"

enum {
	/* More places than these are named by their lines only. */
	SHOWN_MAX = 5,
	/* Digits of a line number before the gutter grows. */
	DIGITS = 4,
	/* Of the second line of a head; the words of the copy begin there. */
	INDENT = DIGITS + 3,
};

/* SGR parameters (ECMA-48, 8.3.117). */
static const char STYLE_PATH[] = "1";
static const char STYLE_FAINT[] = "2";
static const char STYLE_FIRST[] = "1;32";
static const char *const STYLE_LEVEL[] = {"", "1;36", "1;33", "1;31"};

/* "FILE:LINE:COL: " or "FILE:RECORD (ID) LINE:COL: "; returns its columns. */
static size_t add_location(struct doublet_report *report,
                           const struct doublet_story *story,
                           const struct doublet_place *place)
{
	struct doublet_buffer *buffer = &report->buffer;
	size_t columns = doublet_report_title(report, story);
	size_t ascii = buffer->length;

	doublet_buffer_add_text(buffer, story->record != 0 ? " " : ":");
	doublet_buffer_print(buffer, "%" PRIu32 ":%" PRIu32 ": ", place->line,
	                     place->column);
	return columns + buffer->length - ascii;
}

/*
 * The length of a message without the words it quotes at its end (after ': "'):
 * they stand below.
 */
static size_t message_length(const char *message)
{
	size_t length = strlen(message);

	if (length < 3 || message[length - 1] != '"')
		return length;
	const char *quoted = strstr(message, ": \"");
	return quoted != NULL ? (size_t)(quoted - message) : length;
}

/* Ends a word of a line that is broken to the width of the report. */
static void break_before(struct doublet_report *report, size_t *column,
                         size_t word)
{
	if (*column + 1 + word <= doublet_report_width(report) ||
	    *column <= INDENT) {
		doublet_buffer_add_byte(&report->buffer, ' ');
		*column += 1 + word;
		return;
	}
	doublet_buffer_add_byte(&report->buffer, '\n');
	doublet_buffer_repeat(&report->buffer, ' ', INDENT);
	*column = INDENT + word;
}

static void add_message(struct doublet_report *report, const char *message,
                        size_t *column)
{
	struct doublet_buffer *buffer = &report->buffer;
	size_t length = message_length(message);

	for (size_t at = 0, end; at < length; at = end + 1) {
		const char *blank = memchr(message + at, ' ', length - at);
		end = blank != NULL ? (size_t)(blank - message) : length;
		/* Not known before it is written: so it is written twice. */
		size_t before = buffer->length;
		size_t word = doublet_glyph_add(buffer, message + at, end - at);
		if (!buffer->failed)
			buffer->length = before;
		break_before(report, column, word);
		doublet_glyph_add(buffer, message + at, end - at);
	}
}

static void add_head(struct doublet_report *report,
                     const struct doublet_story *story,
                     const struct doublet_finding *finding)
{
	const char *level = doublet_level_text(finding->level);
	const char *rule = finding->rule->id;
	uint32_t at = finding->place_count > 1 ? 1 : 0;

	doublet_report_style(report, STYLE_PATH);
	size_t column = add_location(report, story, &finding->places[at]);
	doublet_report_style(report, "0");
	doublet_report_style(report, STYLE_LEVEL[finding->level]);
	doublet_buffer_print(&report->buffer, "%s:", level);
	doublet_report_style(report, "0");
	column += strlen(level) + 1;
	add_message(report, finding->message, &column);
	break_before(report, &column, strlen(rule) + 2);
	doublet_report_style(report, STYLE_FAINT);
	doublet_buffer_print(&report->buffer, "[%s]", rule);
	doublet_report_style(report, "0");
	doublet_buffer_add_byte(&report->buffer, '\n');
}

/* "   7 | ", or blanks for the number when it is 0. */
static void add_gutter(struct doublet_report *report, unsigned digits,
                       uint32_t line)
{
	char number[16] = "";

	if (line != 0)
		snprintf(number, sizeof(number), "%" PRIu32, line);
	doublet_report_style(report, STYLE_FAINT);
	doublet_buffer_print(&report->buffer, "%*s | ", (int)digits, number);
	doublet_report_style(report, "0");
}

static unsigned count_digits(const struct doublet_finding *finding)
{
	char number[16];
	uint32_t last = finding->places[finding->place_count - 1].line;
	int digits = snprintf(number, sizeof(number), "%" PRIu32, last);

	return digits > DIGITS ? (unsigned)digits : DIGITS;
}

static void add_below(struct doublet_report *report, unsigned digits)
{
	const struct doublet_buffer *marks = &report->marks;
	size_t length = marks->length;

	while (length > 0 && marks->data[length - 1] == ' ')
		length--;
	if (length == 0)
		return;
	add_gutter(report, digits, 0);
	doublet_buffer_add(&report->buffer, marks->data, length);
	doublet_buffer_add_byte(&report->buffer, '\n');
}

/*
 * How many of the places from `first` on stand so near to each other on one
 * line that they are shown together, as in "the the". At least 1.
 */
static uint32_t count_near(const struct doublet_story *story,
                           const struct doublet_finding *finding,
                           uint32_t first, uint32_t end, size_t columns)
{
	const struct doublet_place *places = finding->places;
	size_t from = places[first].span.start;
	uint32_t next = first + 1;

	for (; next < end; next++) {
		size_t to = places[next].span.end;
		/* No code point takes more columns than it has bytes. */
		if (places[next].line != places[first].line || to < from ||
		    to > story->length || to - from + 2 > columns ||
		    memchr(story->text + from, '\n', to - from) != NULL)
			break;
	}
	return next - first;
}

static const char *mark_style(const struct doublet_report *report,
                              const struct doublet_finding *finding,
                              uint32_t place)
{
	if (!report->options.color)
		return NULL;
	if (place == 0 && finding->place_count > 1)
		return STYLE_FIRST;
	return STYLE_LEVEL[finding->level];
}

/* The changes of a place that is shown alone; of the first: to the second. */
static void find_changes(const struct doublet_finding *finding, uint32_t place,
                         struct doublet_excerpt *excerpt)
{
	uint32_t other = place > 0 ? place : 1;
	uint32_t from = 0;
	uint32_t end;

	excerpt->change_count = 0;
	if (finding->change_count == 0 || excerpt->count > 1)
		return;
	while (from < finding->change_count &&
	       finding->changes[from].place < other)
		from++;
	end = from;
	while (end < finding->change_count &&
	       finding->changes[end].place == other)
		end++;
	excerpt->changes = finding->changes + from;
	excerpt->change_count = end - from;
	excerpt->is_first = place == 0;
}

static void add_places(struct doublet_report *report,
                       const struct doublet_story *story,
                       const struct doublet_finding *finding, uint32_t shown)
{
	unsigned digits = count_digits(finding);
	struct doublet_highlight marks[SHOWN_MAX];
	struct doublet_excerpt excerpt = {
		.story = story,
		.marks = marks,
		.columns = doublet_report_width(report) - digits - 3,
	};

	for (uint32_t at = 0; at < shown; at += excerpt.count) {
		excerpt.count =
			count_near(story, finding, at, shown, excerpt.columns);
		for (uint32_t i = 0; i < excerpt.count; i++) {
			marks[i].span = finding->places[at + i].span;
			marks[i].style = mark_style(report, finding, at + i);
		}
		find_changes(finding, at, &excerpt);
		doublet_buffer_clear(&report->marks);
		add_gutter(report, digits, finding->places[at].line);
		doublet_excerpt_add(&excerpt, &report->buffer, &report->marks);
		doublet_buffer_add_byte(&report->buffer, '\n');
		if (!report->options.color)
			add_below(report, digits);
	}
}

/* Each line once, as "lines 9, 12, 14, ..."; places come in their order. */
static void add_lines(struct doublet_buffer *buffer,
                      const struct doublet_place *places, uint32_t count,
                      size_t room)
{
	size_t start = buffer->length;

	doublet_buffer_add_text(buffer, places[0].line == places[count - 1].line
	                                        ? "line"
	                                        : "lines");
	for (uint32_t i = 0; i < count; i++) {
		if (i > 0 && places[i].line == places[i - 1].line)
			continue;
		/* A line number, two commas and an ellipsis. */
		if (buffer->length - start + 10 + 5 > room) {
			doublet_buffer_add_text(buffer, ", \u2026");
			break;
		}
		doublet_buffer_print(buffer, "%s%" PRIu32, i == 0 ? " " : ", ",
		                     places[i].line);
	}
}

/* "and 12 more places at lines 9, 12, 14, ..." */
static void add_rest(struct doublet_report *report,
                     const struct doublet_finding *finding, uint32_t shown)
{
	struct doublet_buffer *buffer = &report->buffer;
	uint32_t rest = finding->place_count - shown;

	if (rest == 0)
		return;
	add_gutter(report, count_digits(finding), 0);
	size_t start = buffer->length;
	size_t room = doublet_report_width(report) - count_digits(finding) - 3;
	doublet_buffer_print(buffer, "and %" PRIu32 " more %s at ", rest,
	                     rest == 1 ? "place" : "places");
	add_lines(buffer, finding->places + shown, rest,
	          room - (buffer->length - start));
	doublet_buffer_add_byte(buffer, '\n');
}

/* "let through: it stands in a table ..." */
static void add_reason(struct doublet_report *report,
                       const struct doublet_finding *finding)
{
	if (!report->options.reasons || finding->exempt_reason == NULL)
		return;
	add_gutter(report, count_digits(finding), 0);
	doublet_buffer_print(&report->buffer, "let through (%s): %s\n",
	                     finding->exempt, finding->exempt_reason);
}

static void add_story(struct doublet_report *report,
                      const struct doublet_story *story,
                      const struct doublet_check_result *result)
{
	for (uint32_t i = 0; i < result->finding_count; i++) {
		const struct doublet_finding *finding = &result->findings[i];

		if (!doublet_report_shows(report, finding))
			continue;
		if (report->written || report->buffer.length > 0)
			doublet_buffer_add_byte(&report->buffer, '\n');
		uint32_t shown = finding->place_count;
		/* "and 1 more" would take the line of the place itself. */
		if (shown > SHOWN_MAX)
			shown = SHOWN_MAX - 1;
		add_head(report, story, finding);
		add_places(report, story, finding, shown);
		add_rest(report, finding, shown);
		add_reason(report, finding);
	}
}

static void add_end(struct doublet_report *report, uint64_t failed)
{
	char line[256];

	if (report->options.quiet)
		return;
	doublet_totals_line(&report->totals, failed, line, sizeof(line));
	if (report->written)
		doublet_buffer_add_byte(&report->buffer, '\n');
	doublet_buffer_add_text(&report->buffer, line);
	doublet_buffer_add_byte(&report->buffer, '\n');
}

const struct doublet_report_writer doublet_report_text = {
	.story = add_story,
	.end = add_end,
};

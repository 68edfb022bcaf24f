/* SPDX-License-Identifier: MIT */
/*
 * What is said already is not said again: of a time on the head's day the day,
 * of its headline all. So headlines, by which stories are known, get room.
 */
#include "report/row.h"

#include <string.h>

#include "report/glyph.h"

enum {
	RELATION_WIDTH = 10,
	/* Longer names push what follows out of its column. */
	NAME_MAX = 24,
	/* A headline that is cut, and has less of its line, gets its own. */
	HEADLINE_LEAST = 34,
	/* "2026-11-22T08:00", and what of it tells the day and the year. */
	MINUTES = 16,
	DAY = 10,
	YEAR = 4,
};

static const char STYLE_STRONG[] = "1";
static const char STYLE_FAINT[] = "2";

/* Relations by colour: the same, another version, other news. */
static const char *style_of(enum doublet_relation relation)
{
	switch (relation) {
	case DOUBLET_IDENTICAL:
	case DOUBLET_NEAR:
		return "1;31";
	case DOUBLET_CORRECTION:
	case DOUBLET_UPDATE:
	case DOUBLET_EXCERPT:
	case DOUBLET_CONTAINS:
	case DOUBLET_WITHDRAWAL:
		return "1;33";
	case DOUBLET_NEW:
	case DOUBLET_SHARED_QUOTES:
	case DOUBLET_SHARED_PASSAGES:
	case DOUBLET_TEMPLATE:
		break;
	}
	return "1;36";
}

static size_t count_columns(struct doublet_view view)
{
	struct doublet_pen pen = {.text = view.data, .end = view.length};
	struct doublet_glyph glyph;
	size_t columns = 0;

	while (columns <= NAME_MAX && doublet_pen_next(&pen, &glyph))
		columns += glyph.width;
	return columns;
}

/* Up to `room` columns of a view, with an ellipsis where it is cut. */
static void add_clipped(struct doublet_buffer *buffer, struct doublet_view view,
                        size_t room)
{
	struct doublet_pen pen = {view.data, 0, view.length, true, 0};
	struct doublet_glyph glyph;
	size_t columns = 0;
	size_t cut = buffer->length;

	while (doublet_pen_next(&pen, &glyph)) {
		if (columns + glyph.width > room) {
			if (!buffer->failed)
				buffer->length = cut;
			doublet_buffer_add_text(buffer, "\u2026");
			return;
		}
		doublet_buffer_add(buffer, glyph.bytes, glyph.length);
		columns += glyph.width;
		if (columns < room)
			cut = buffer->length;
	}
}

/* Whether it is as "2026-11-22T08:00", in UTC or without a word on that. */
static bool is_plain_time(struct doublet_view time)
{
	static const char shape[] = "0000-00-00T00:00";

	if (time.length < MINUTES)
		return false;
	for (size_t i = 0; i < MINUTES; i++) {
		bool digit = time.data[i] >= '0' && time.data[i] <= '9';
		if (shape[i] == '0' ? !digit : time.data[i] != shape[i])
			return false;
	}
	return memchr(time.data + MINUTES, '+', time.length - MINUTES) ==
	               NULL &&
	       memchr(time.data + MINUTES, '-', time.length - MINUTES) == NULL;
}

/* How many bytes of a time are said already, as those of the head's day. */
static size_t skip_time(const struct doublet_row *row)
{
	const struct doublet_view time = row->story.published;

	if (row->head == NULL || !is_plain_time(row->head->published) ||
	    !is_plain_time(time))
		return 0;
	if (memcmp(time.data, row->head->published.data, DAY) == 0)
		return DAY + 1;
	if (memcmp(time.data, row->head->published.data, YEAR) == 0)
		return YEAR + 1;
	return 0;
}

/* To the minute: "2026-11-22 08:00", "11-22 08:00", "08:00"; its columns. */
static size_t add_time(struct doublet_report *report,
                       const struct doublet_row *row)
{
	struct doublet_buffer *buffer = &report->buffer;
	const struct doublet_view time = row->story.published;
	size_t start = buffer->length;
	size_t at = skip_time(row);

	if (!is_plain_time(time))
		return doublet_report_view(report, time);
	if (at < DAY) {
		doublet_buffer_add(buffer, time.data + at, DAY - at);
		doublet_buffer_add_byte(buffer, ' ');
	}
	doublet_buffer_add(buffer, time.data + DAY + 1, MINUTES - DAY - 1);
	return buffer->length - start;
}

static size_t time_width(const struct doublet_row *row)
{
	if (row->story.published.length == 0)
		return 0;
	return is_plain_time(row->story.published) ? MINUTES - skip_time(row)
	                                           : 0;
}

/* How much they have in common: of an excerpt, how much stands in the other. */
static double share_of(const struct doublet_pair *pair)
{
	if (pair->relation == DOUBLET_EXCERPT)
		return pair->containment_b;
	if (pair->relation == DOUBLET_CONTAINS)
		return pair->containment_a;
	return pair->resemblance;
}

/* "  update       93 %  ", what of it is known. Returns its columns. */
static size_t add_relation(struct doublet_report *report,
                           const struct doublet_row *row)
{
	struct doublet_buffer *buffer = &report->buffer;
	size_t columns = 9;

	if (row->pair == NULL)
		return 0;
	if (row->relation != NULL) {
		doublet_buffer_add_text(buffer, "  ");
		doublet_report_style(report, style_of(row->pair->relation));
		doublet_buffer_print(buffer, "%-*s", RELATION_WIDTH,
		                     row->relation);
		doublet_report_style(report, "0");
		columns += 2 + RELATION_WIDTH;
	}
	doublet_buffer_print(buffer, "  %3u %%  ",
	                     doublet_report_percent(share_of(row->pair)));
	return columns;
}

/* What a pair's marks say beyond its relation, as "repeat, roundup". */
static void add_marks(struct doublet_buffer *buffer,
                      const struct doublet_pair *pair)
{
	unsigned marks = pair->marks;
	const char *before = "";
	const char *mark;

	if (pair->relation == DOUBLET_UPDATE)
		marks &= ~(unsigned)DOUBLET_MARK_SAYS_UPDATE;
	if (pair->relation == DOUBLET_CORRECTION)
		marks &= ~(unsigned)DOUBLET_MARK_SAYS_CORRECTION;
	if (pair->relation == DOUBLET_IDENTICAL ||
	    pair->relation == DOUBLET_NEAR)
		marks &= ~(unsigned)(DOUBLET_MARK_REPEAT |
		                     DOUBLET_MARK_SAYS_REPEAT);
	for (size_t i = 0; (mark = doublet_mark_text(i)) != NULL; i++) {
		if ((marks & 1U << i) == 0)
			continue;
		doublet_buffer_print(buffer, "%s%s", before, mark);
		before = ", ";
	}
}

static bool is_same(struct doublet_view a, struct doublet_view b)
{
	return a.length == b.length && a.length > 0 &&
	       memcmp(a.data, b.data, a.length) == 0;
}

/* A headline that is the head's is not said again. */
static void add_headline(struct doublet_report *report,
                         const struct doublet_row *row, size_t column)
{
	enum { INDENT = 6 };
	struct doublet_view headline = row->story.headline;
	struct doublet_buffer *buffer = &report->buffer;
	size_t width = doublet_report_width(report);

	if (headline.length == 0)
		return;
	if (row->head != NULL && is_same(headline, row->head->headline))
		headline = (struct doublet_view){"\"", 1};
	if (column + 2 + HEADLINE_LEAST > width &&
	    column + 2 + headline.length > width) {
		doublet_buffer_add_byte(buffer, '\n');
		doublet_buffer_repeat(buffer, ' ', INDENT);
		column = INDENT;
	} else {
		doublet_buffer_add_text(buffer, "  ");
		column += 2;
	}
	if (row->head == NULL)
		doublet_report_style(report, STYLE_STRONG);
	add_clipped(buffer, headline, width - column);
	if (row->head == NULL)
		doublet_report_style(report, "0");
}

static void pad(struct doublet_buffer *buffer, size_t columns, size_t width)
{
	if (columns < width)
		doublet_buffer_repeat(buffer, ' ', width - columns);
}

void doublet_row_add(struct doublet_report *report,
                     const struct doublet_row *row)
{
	const struct doublet_story_name *story = &row->story;
	struct doublet_buffer *buffer = &report->buffer;
	size_t column = add_relation(report, row);
	size_t columns = doublet_report_view(report, story->name);

	if (story->headline.length + story->published.length > 0)
		pad(buffer, columns, row->name_width);
	column += columns > row->name_width ? columns : row->name_width;
	if (row->time_width + story->published.length > 0) {
		doublet_buffer_add_text(buffer, "  ");
		doublet_report_style(report, STYLE_FAINT);
		columns = add_time(report, row);
		doublet_report_style(report, "0");
		if (story->headline.length > 0)
			pad(buffer, columns, row->time_width);
		column += 2 + (columns > row->time_width ? columns
		                                         : row->time_width);
	}
	add_headline(report, row, column);
	doublet_buffer_add_byte(buffer, '\n');
	if (row->pair == NULL)
		return;
	doublet_buffer_clear(&report->marks);
	add_marks(&report->marks, row->pair);
	if (report->marks.length > 0 && !report->marks.failed)
		doublet_buffer_print(buffer, "      (%s)\n",
		                     report->marks.data);
}

void doublet_row_widen(struct doublet_row *row)
{
	size_t name = count_columns(row->story.name);
	size_t time = time_width(row);

	if (name <= NAME_MAX && name > row->name_width)
		row->name_width = name;
	if (time > row->time_width)
		row->time_width = time;
}

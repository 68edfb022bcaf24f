/* SPDX-License-Identifier: MIT */
/*
 * The text is seen as a row of items: glyphs, blanks, brackets. A run of
 * items that may not be parted is measured by a copy of the cursor, as far as
 * a line goes, and then written; so each item is looked at twice, however long
 * a word is.
 */
#include "report/flow.h"

#include <stdio.h>
#include <string.h>

#include "report/glyph.h"

static const char STYLE_BRACKET[] = "2";
static const char STYLE_QUOTE[] = "1;32";

enum kind { GLYPH, BLANK, OPENING, CLOSING };

struct item {
	enum kind kind;
	uint8_t length;
	uint8_t width;
	char bytes[18]; /* a bracket, a number of 10 digits, a blank */
	const char *style;
};

struct cursor {
	struct doublet_pen pen;
	/* The glyph at the pen, if it was looked at. */
	struct doublet_glyph ahead;
	bool loaded;
	bool ended;
	size_t limit;
	uint32_t opened;
	uint32_t closed;
};

/* Items that stay together. */
struct run {
	size_t count;
	size_t width;
};

static void set_bracket(struct item *item, enum kind kind, const char *bytes,
                        size_t length)
{
	item->kind = kind;
	item->length = (uint8_t)length;
	memcpy(item->bytes, bytes, length);
	/* A bracket is one column of three bytes. */
	item->width = (uint8_t)(length - 2);
	item->style = STYLE_BRACKET;
}

static void set_opening(struct item *item, uint32_t number)
{
	char bytes[sizeof(item->bytes)];
	int length = snprintf(bytes, sizeof(bytes), "\u27E6%u ", number);

	set_bracket(item, OPENING, bytes, (size_t)length);
}

/* A bracket that the copy itself holds stands twice, so is none of ours. */
static bool is_bracket(const struct doublet_glyph *glyph)
{
	return glyph->length == 3 && (memcmp(glyph->bytes, "\u27E6", 3) == 0 ||
	                              memcmp(glyph->bytes, "\u27E7", 3) == 0);
}

static void set_glyph(struct item *item, const struct doublet_glyph *glyph,
                      bool quoted)
{
	item->kind = glyph->bytes[0] == ' ' ? BLANK : GLYPH;
	item->length = glyph->length;
	item->width = glyph->width;
	item->style = quoted ? STYLE_QUOTE : NULL;
	memcpy(item->bytes, glyph->bytes, sizeof(glyph->bytes));
	if (is_bracket(glyph)) {
		memcpy(item->bytes + 3, glyph->bytes, 3);
		item->length = 6;
		item->width *= 2;
	}
}

static bool next_item(const struct doublet_brackets *brackets,
                      struct cursor *cursor, struct item *item)
{
	if (!cursor->loaded) {
		cursor->loaded = true;
		cursor->ended = !doublet_pen_next(&cursor->pen, &cursor->ahead);
	}
	size_t at = cursor->ended ? cursor->limit : cursor->ahead.offset;

	if (cursor->closed < cursor->opened) {
		uint32_t next = brackets->closings[cursor->closed];
		if (brackets->quotes[next].span.end <= at) {
			cursor->closed++;
			set_bracket(item, CLOSING, "\u27E7", 3);
			return true;
		}
	}
	if (cursor->ended)
		return false;
	if (cursor->opened < brackets->count &&
	    brackets->quotes[cursor->opened].span.start <= at) {
		set_opening(item, ++cursor->opened);
		return true;
	}
	set_glyph(item, &cursor->ahead, cursor->closed < cursor->opened);
	cursor->loaded = false;
	return true;
}

/* Whether a line may end between two wide letters, or at one. */
static bool may_break(const struct item *before, bool wide,
                      const struct item *item)
{
	if (before->kind == OPENING || item->kind == CLOSING ||
	    item->width == 0)
		return false;
	return wide || (item->kind == GLYPH && item->width == 2);
}

/* The run at a cursor, which is given by value: it stays where it is. */
static struct run measure(const struct doublet_brackets *brackets,
                          struct cursor cursor, size_t most)
{
	struct run run = {0};
	struct item before = {.kind = OPENING};
	struct item item;
	bool wide = false;

	while (run.width <= most && next_item(brackets, &cursor, &item)) {
		if (item.kind == BLANK || may_break(&before, wide, &item))
			break;
		/* What takes no column belongs to the letter before it. */
		if (item.kind == GLYPH && item.width > 0)
			wide = item.width == 2;
		run.width += item.width;
		run.count++;
		before = item;
	}
	return run;
}

static void set_style(struct doublet_flow *flow, const char **style,
                      const char *wanted)
{
	if (*style == wanted)
		return;
	if (*style != NULL)
		doublet_report_style(flow->report, "0");
	if (wanted != NULL)
		doublet_report_style(flow->report, wanted);
	*style = wanted;
}

/* Styles end with their line, for the sake of pagers. */
static void break_line(struct doublet_flow *flow, const char **style)
{
	struct doublet_buffer *buffer = &flow->report->buffer;

	set_style(flow, style, NULL);
	doublet_buffer_add_byte(buffer, '\n');
	doublet_buffer_repeat(buffer, ' ', flow->indent);
	flow->column = flow->indent;
}

/* Writes a run, or as much of it as the line has room for. */
static void write_run(struct doublet_flow *flow, struct cursor *cursor,
                      struct run run, const char **style)
{
	struct doublet_report *report = flow->report;
	size_t width = doublet_report_width(report);

	for (; run.count > 0; run.count--) {
		struct cursor before = *cursor;
		struct item item;

		if (!next_item(&flow->brackets, cursor, &item))
			return;
		if (flow->column + item.width > width) {
			*cursor = before;
			return;
		}
		set_style(flow, style, item.style);
		doublet_buffer_add(&report->buffer, item.bytes, item.length);
		flow->column += item.width;
	}
}

/* Passes over the blanks at a cursor; whether there were any. */
static bool skip_blanks(const struct doublet_brackets *brackets,
                        struct cursor *cursor)
{
	struct cursor after = *cursor;
	struct item item;
	bool found = false;

	while (next_item(brackets, &after, &item) && item.kind == BLANK) {
		*cursor = after;
		found = true;
	}
	return found;
}

void doublet_flow_add(struct doublet_flow *flow, struct doublet_span span,
                      size_t limit)
{
	size_t width = doublet_report_width(flow->report);
	const char *style = NULL;
	struct cursor cursor = {
		.pen = {flow->text, span.start, span.end, true, 0},
		.limit = limit,
		.opened = flow->brackets.opened,
		.closed = flow->brackets.closed,
	};

	for (;;) {
		bool gap = skip_blanks(&flow->brackets, &cursor) &&
		           flow->column > flow->indent;
		struct run run =
			measure(&flow->brackets, cursor, width - flow->indent);
		if (run.count == 0)
			break;
		if (flow->column > flow->indent &&
		    flow->column + gap + run.width > width) {
			break_line(flow, &style);
			gap = false;
		}
		if (gap) {
			set_style(flow, &style, NULL);
			doublet_buffer_add_byte(&flow->report->buffer, ' ');
			flow->column++;
		}
		write_run(flow, &cursor, run, &style);
	}
	set_style(flow, &style, NULL);
	flow->brackets.opened = cursor.opened;
	flow->brackets.closed = cursor.closed;
}

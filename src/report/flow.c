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

/* Items that stay together, as far as a line has room for them. */
struct run {
	size_t count;
	size_t width;
	/* There are more of them: they need a line of their own. */
	bool cut;
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

/* Closing marks of the scripts that part lines anywhere, wide ones. */
static bool begins_no_line(const struct item *item)
{
	static const char marks[][4] = {
		"、", "。", "，", "．", "！", "？", "：", "；", "）",
		"」", "』", "〉", "》", "】", "〕", "ー", "々",
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (memcmp(item->bytes, marks[i], 3) == 0)
			return true;
	return false;
}

/*
 * The run at a cursor, which is given by value: it stays where it is. A line
 * may also end before and after a wide letter, but not between it and a
 * bracket that belongs to it.
 */
static struct run measure(const struct doublet_brackets *brackets,
                          struct cursor cursor, size_t most)
{
	struct run run = {0};
	struct item item;
	bool opening = true;
	bool wide = false;

	while (next_item(brackets, &cursor, &item) && item.kind != BLANK) {
		bool letter = item.kind == GLYPH && item.width > 0;
		bool parts = wide || (letter && item.width == 2);

		if (!opening && parts && (letter || item.kind == OPENING) &&
		    !begins_no_line(&item))
			break;
		run.cut = run.width + item.width > most && run.count > 0;
		if (run.cut)
			break;
		/* What takes no column belongs to the letter before it. */
		if (letter)
			wide = item.width == 2;
		opening = item.kind == OPENING;
		run.width += item.width;
		run.count++;
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

static void write_run(struct doublet_flow *flow, struct cursor *cursor,
                      struct run run, const char **style)
{
	struct item item;

	for (; run.count > 0; run.count--) {
		next_item(&flow->brackets, cursor, &item);
		set_style(flow, style, item.style);
		doublet_buffer_add(&flow->report->buffer, item.bytes,
		                   item.length);
	}
	flow->column += run.width;
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
		bool blank = skip_blanks(&flow->brackets, &cursor);
		bool gap = (blank || flow->gap) && flow->column > flow->indent;
		struct run run =
			measure(&flow->brackets, cursor, width - flow->indent);
		if (run.count == 0)
			break;
		if (flow->column > flow->indent &&
		    (run.cut || flow->column + gap + run.width > width)) {
			break_line(flow, &style);
			gap = false;
		}
		if (gap) {
			doublet_buffer_add_byte(&flow->report->buffer, ' ');
			flow->column++;
		}
		write_run(flow, &cursor, run, &style);
		flow->gap = false;
	}
	set_style(flow, &style, NULL);
	flow->brackets.opened = cursor.opened;
	flow->brackets.closed = cursor.closed;
}

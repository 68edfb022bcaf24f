/* SPDX-License-Identifier: MIT */
/*
 * Two steps: first both texts are cut into lines that face each other, kept as
 * bytes from and to; then some of them are written. Equal words are laid word
 * by word, each with its fellow, so that the pages stay together; where words
 * differ each page takes its own, and both go on below the longer.
 */
#include "report/facing.h"

#include <stdio.h>
#include <string.h>

#include "report/glyph.h"

enum {
	/* What stands between the pages. */
	BAR = 3,
	/* Lines shown at either end of a passage, and around a change. */
	ENDS = 2,
	NEAR = 1,
	/* Fewer lines are not worth to be left out. */
	FOLD_LEAST = 3,
	/* Lines shown of a passage, unless all is asked for. */
	LINES_MAX = 40,
	/* Copy whose lines are longer has a line a paragraph. */
	WRAPPED_MAX = 100,
};

static const char *const STYLE_CHANGED[] = {"1;31", "1;32"};
static const char STYLE_FAINT[] = "2";

/* A line of both pages; nothing stands on one whose span is empty. */
struct line {
	struct doublet_span sides[2];
	bool changed;
};

/* What is not parted by the end of a line. */
struct word {
	size_t start;
	size_t end;
	size_t width;
};

/* A page as it is filled. */
struct page {
	struct doublet_pen pen;
	struct word word;
	/* Whether a word waits, what stands before it: blanks, an empty line.
	 */
	bool loaded;
	bool gap;
	bool breaks;
	/* Of the line in hand. */
	size_t column;
	struct doublet_span span;
	/* Of the last line before with words of this page: its number from 1,
	 * its columns. */
	size_t last;
	size_t last_column;
};

struct layout {
	struct doublet_report *report;
	const struct doublet_facing *facing;
	/* Columns of a page. */
	size_t width;
	struct page pages[2];
	bool changed;
	struct line *lines;
	size_t count;
	size_t capacity;
};

static struct doublet_span side_of(const struct doublet_difference *difference,
                                   int side)
{
	return side == 0 ? difference->a : difference->b;
}

/* Whether blanks of a text part paragraphs: an empty line, an indented one. */
static bool parts_paragraphs(const char *text, size_t start, size_t end)
{
	const char *feed = memrchr(text + start, '\n', end - start);

	if (feed == NULL)
		return false;
	if (text + end - feed > 2 ||
	    memchr(text + start, '\n', (size_t)(feed - text) - start) != NULL)
		return true;
	return start >= WRAPPED_MAX &&
	       memchr(text + start - WRAPPED_MAX, '\n', WRAPPED_MAX) == NULL;
}

/* Takes the next word of what the pen has left; false = there is none. */
static bool load(struct page *page, size_t most)
{
	struct doublet_pen ahead = page->pen;
	struct doublet_glyph glyph;
	bool wide = false;
	bool begun = false;

	while (!page->loaded && doublet_pen_next(&ahead, &glyph)) {
		bool blank = glyph.bytes[0] == ' ';
		bool parts = wide || glyph.width == 2;
		if (begun && (blank || page->word.width + glyph.width > most ||
		              (parts && glyph.width > 0)))
			break;
		page->pen = ahead;
		if (blank) {
			page->gap = true;
			page->breaks = page->breaks ||
			               parts_paragraphs(ahead.text,
			                                glyph.offset, ahead.at);
			continue;
		}
		if (!begun)
			page->word = (struct word){.start = glyph.offset};
		begun = true;
		page->word.end = ahead.at;
		page->word.width += glyph.width;
		wide = glyph.width == 2 || (wide && glyph.width == 0);
	}
	page->loaded = page->loaded || begun;
	return page->loaded;
}

static bool fits(const struct page *page, size_t width)
{
	return page->column == 0 ||
	       (!page->breaks &&
	        page->column + page->gap + page->word.width <= width);
}

/*
 * A mark that follows the last word of an earlier line, where the other page
 * has words more, goes there.
 */
static bool hang(struct layout *layout, int side)
{
	struct page *page = &layout->pages[side];
	size_t columns = page->last_column + page->word.width;

	if (page->column > 0 || page->gap || page->last == 0 ||
	    columns > layout->width)
		return false;
	layout->lines[page->last - 1].sides[side].end =
		(uint32_t)page->word.end;
	page->last_column = columns;
	page->loaded = false;
	return true;
}

static void place(struct page *page)
{
	if (page->column > 0)
		page->column += page->gap;
	else
		page->span.start = (uint32_t)page->word.start;
	page->span.end = (uint32_t)page->word.end;
	page->column += page->word.width;
	page->loaded = page->gap = page->breaks = false;
}

static void end_line(struct layout *layout)
{
	struct page *pages = layout->pages;

	if (pages[0].column == 0 && pages[1].column == 0)
		return;
	if (!doublet_arena_grow(&layout->report->arena, &layout->lines,
	                        &layout->capacity, layout->count + 1,
	                        sizeof(*layout->lines)))
		return;
	layout->lines[layout->count++] = (struct line){
		.sides = {pages[0].span, pages[1].span},
		.changed = layout->changed,
	};
	layout->changed = false;
	for (int side = 0; side < 2; side++) {
		if (pages[side].column > 0) {
			pages[side].last = layout->count;
			pages[side].last_column = pages[side].column;
		}
		pages[side].column = 0;
		pages[side].breaks = false;
		pages[side].span = (struct doublet_span){0, 0};
	}
}

/* Both pens go up to there. */
static void reach(struct layout *layout, size_t a, size_t b)
{
	layout->pages[0].pen.end = a;
	layout->pages[1].pen.end = b;
}

static void lay_alike(struct layout *layout)
{
	struct page *pages = layout->pages;

	for (;;) {
		bool full = false;
		bool left = false;
		for (int side = 0; side < 2; side++) {
			if (!load(&pages[side], layout->width))
				continue;
			left = true;
			full = full || !fits(&pages[side], layout->width);
		}
		if (!left || layout->report->arena.failed)
			return;
		if (full)
			end_line(layout);
		for (int side = 0; side < 2; side++)
			if (pages[side].loaded && !hang(layout, side))
				place(&pages[side]);
	}
}

static void lay_changed(struct layout *layout)
{
	struct page *pages = layout->pages;

	for (;;) {
		bool placed = false;
		bool left = false;
		for (int side = 0; side < 2; side++) {
			if (!load(&pages[side], layout->width))
				continue;
			left = true;
			if (!fits(&pages[side], layout->width))
				continue;
			place(&pages[side]);
			layout->changed = placed = true;
		}
		if (!left || layout->report->arena.failed)
			return;
		if (!placed)
			end_line(layout);
	}
}

static void lay_out(struct layout *layout)
{
	const struct doublet_facing *facing = layout->facing;

	for (uint32_t i = 0; i < facing->difference_count; i++) {
		const struct doublet_difference *next = &facing->differences[i];
		reach(layout, next->a.start, next->b.start);
		lay_alike(layout);
		reach(layout, next->a.end, next->b.end);
		lay_changed(layout);
	}
	reach(layout, facing->passage.a.end, facing->passage.b.end);
	lay_alike(layout);
	end_line(layout);
}

/* Writes lines one after the other. */
struct press {
	const struct layout *layout;
	/* The next change of each page. */
	uint32_t next[2];
};

/* Whether a byte is in a change; asked in ascending order on each page. */
static bool is_changed(struct press *press, int side, size_t offset)
{
	const struct doublet_facing *facing = press->layout->facing;
	uint32_t *next = &press->next[side];

	while (*next < facing->difference_count &&
	       side_of(&facing->differences[*next], side).end <= offset)
		(*next)++;
	return *next < facing->difference_count &&
	       side_of(&facing->differences[*next], side).start <= offset;
}

static void switch_style(struct doublet_report *report, int side, bool on)
{
	doublet_report_style(report, on ? STYLE_CHANGED[side] : "0");
}

/* Returns the columns taken; the marks go to the scratch buffer. */
static size_t add_cell(struct press *press, int side, struct doublet_span span)
{
	struct doublet_report *report = press->layout->report;
	struct doublet_pen pen = {
		.text = press->layout->pages[side].pen.text,
		.at = span.start,
		.end = span.end,
		.fold_blanks = true,
	};
	struct doublet_glyph glyph;
	size_t columns = 0;
	bool on = false;

	while (doublet_pen_next(&pen, &glyph)) {
		bool changed = is_changed(press, side, glyph.offset);
		if (changed != on)
			switch_style(report, side, changed);
		on = changed;
		/* Blanks that a change parts in two are one here. */
		if (glyph.bytes[0] == ' ')
			glyph.length = glyph.width = 1;
		doublet_buffer_add(&report->buffer, glyph.bytes, glyph.length);
		doublet_buffer_repeat(&report->marks, changed ? '^' : ' ',
		                      glyph.width);
		columns += glyph.width;
	}
	if (on)
		switch_style(report, side, false);
	return columns;
}

static void add_line(struct press *press, const struct line *line)
{
	const struct layout *layout = press->layout;
	struct doublet_report *report = layout->report;
	struct doublet_buffer *marks = &report->marks;

	doublet_buffer_clear(marks);
	size_t taken = add_cell(press, 0, line->sides[0]);
	size_t left = layout->width > taken ? layout->width - taken : 0;
	doublet_buffer_repeat(&report->buffer, ' ', left);
	doublet_buffer_repeat(marks, ' ', left);
	doublet_buffer_add_text(marks, " |");
	doublet_report_style(report, STYLE_FAINT);
	doublet_buffer_add_text(&report->buffer, " |");
	doublet_report_style(report, "0");
	if (line->sides[1].end > line->sides[1].start) {
		doublet_buffer_add_byte(&report->buffer, ' ');
		doublet_buffer_add_byte(marks, ' ');
		add_cell(press, 1, line->sides[1]);
	}
	doublet_buffer_add_byte(&report->buffer, '\n');
	if (!line->changed || report->options.color || marks->failed)
		return;
	while (marks->length > 0 && marks->data[marks->length - 1] == ' ')
		marks->length--;
	doublet_buffer_add(&report->buffer, marks->data, marks->length);
	doublet_buffer_add_byte(&report->buffer, '\n');
}

/* The first line from `at` on that is near a change, or near the end. */
static size_t next_shown(const struct layout *layout, size_t at)
{
	size_t end = layout->count;

	for (; at + ENDS < end; at++)
		for (size_t i = at > NEAR ? at - NEAR : 0; i <= at + NEAR; i++)
			if (layout->lines[i].changed)
				return at;
	return at < end ? at : end;
}

static void add_fold(const struct layout *layout, size_t count,
                     const char *what)
{
	struct doublet_report *report = layout->report;
	char line[64];
	int length = snprintf(line, sizeof(line), "\u2026 %zu line%s %s \u2026",
	                      count, count == 1 ? "" : "s", what);
	/* An ellipsis is a column of three bytes. */
	size_t columns = (size_t)length - 4;
	size_t whole = 2 * layout->width + BAR;

	doublet_buffer_repeat(&report->buffer, ' ',
	                      whole > columns ? (whole - columns) / 2 : 0);
	doublet_report_style(report, STYLE_FAINT);
	doublet_buffer_add(&report->buffer, line, (size_t)length);
	doublet_report_style(report, "0");
	doublet_buffer_add_byte(&report->buffer, '\n');
}

static void add_lines(const struct layout *layout)
{
	struct press press = {.layout = layout};
	size_t most = layout->report->options.reasons ? SIZE_MAX : LINES_MAX;
	size_t at = 0;

	for (size_t shown = 0; at < layout->count && shown < most; shown++) {
		size_t next = at < ENDS ? at : next_shown(layout, at);
		if (next - at >= FOLD_LEAST) {
			add_fold(layout, next - at, "alike");
			at = next;
		}
		add_line(&press, &layout->lines[at++]);
	}
	if (at < layout->count)
		add_fold(layout, layout->count - at, "more");
}

void doublet_facing_add(struct doublet_report *report,
                        const struct doublet_facing *facing)
{
	const struct doublet_passage *passage = &facing->passage;
	struct layout layout = {
		.report = report,
		.facing = facing,
		.width = (doublet_report_width(report) - BAR) / 2,
		.pages = {{.pen = {.text = facing->stories->a->text,
	                           .at = passage->a.start,
	                           .fold_blanks = true}},
	                  {.pen = {.text = facing->stories->b->text,
	                           .at = passage->b.start,
	                           .fold_blanks = true}}},
	};

	lay_out(&layout);
	if (!report->arena.failed)
		add_lines(&layout);
}

/* SPDX-License-Identifier: MIT */
/*
 * Two passes: the first settles which bytes are shown, in columns; the second
 * writes them. No more is looked at than it takes to fill the columns, and
 * nothing farther than some bytes a column from an end of the place, so that a
 * story on one line of a gigabyte costs no more than a short one.
 */
#include "report/excerpt.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "report/glyph.h"

enum {
	/* A cut may move so many bytes to fall between words. */
	WORD_REACH = 24,
	/* Bytes a column that are looked at first, and at most. */
	NEAR_PER_COLUMN = 2,
	REACH_PER_COLUMN = 8,
};

static const char ELLIPSIS[] = "\u2026";

/* What is shown: [from, fold_start) and [fold_end, to) of the text. */
struct window {
	size_t from;
	size_t fold_start;
	size_t fold_end;
	size_t to;
	bool cut_before;
	bool cut_after;
};

/* The text around the marked words, as far as their lines go. */
struct field {
	const char *text;
	size_t line_start; /* <= start <= end <= line_end */
	size_t start;
	size_t end;
	size_t line_end;
	/* Whether the line is longer than was looked at. */
	bool more_before;
	bool more_after;
	/* Columns that the rest of the line takes; above `columns`: too many.
	 */
	size_t before;
	size_t after;
	size_t columns;
};

/* Counts no further than to the first number above `most`. */
static size_t count_columns(const char *text, size_t from, size_t to,
                            size_t most)
{
	struct doublet_pen pen = {text, from, to, true, 0};
	struct doublet_glyph glyph;
	size_t columns = 0;

	while (columns <= most && doublet_pen_next(&pen, &glyph))
		columns += glyph.width;
	return columns;
}

/* The nearest start of a code point at or after an offset. */
static size_t next_start(const char *text, size_t offset, size_t end)
{
	for (int i = 0; i < 3 && offset < end; i++, offset++)
		if (((unsigned char)text[offset] & 0xC0) != 0x80)
			break;
	return offset;
}

/* The farthest offset up to which text[from, to) takes `budget` columns. */
static size_t fit_head(const char *text, size_t from, size_t to, size_t budget)
{
	struct doublet_pen pen = {text, from, to, true, 0};
	struct doublet_glyph glyph;
	size_t columns = 0;

	while (doublet_pen_next(&pen, &glyph)) {
		columns += glyph.width;
		if (columns > budget)
			return glyph.offset;
	}
	return to;
}

/* The nearest offset from which text[offset, to) takes `budget` columns. */
static size_t fit_tail(const char *text, size_t from, size_t to, size_t budget)
{
	struct doublet_pen pen = {.text = text, .end = to, .fold_blanks = true};
	struct doublet_glyph glyph;
	size_t columns = 0;

	/* A pen goes forward only: it sets out nearby, or farther away. */
	for (size_t near = budget + 1; columns <= budget; near *= 2) {
		pen.at = from;
		if (near < to - from)
			pen.at = next_start(text, to - near, to);
		columns = count_columns(text, pen.at, to, SIZE_MAX);
		if (pen.at == from)
			break;
	}
	while (doublet_pen_next(&pen, &glyph)) {
		if (columns <= budget && glyph.width > 0)
			return glyph.offset;
		columns -= glyph.width;
	}
	return to;
}

static bool is_space(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Moves an end of text[from, to) back to behind a blank, if one is near. */
static size_t end_at_word(const char *text, size_t from, size_t to)
{
	size_t least = to - from > WORD_REACH ? to - WORD_REACH : from;

	for (size_t at = to; at > least; at--)
		if (is_space(text[at - 1]))
			return at;
	return to;
}

/* Moves a start of text[from, to) forward to a blank, if one is near. */
static size_t start_at_word(const char *text, size_t from, size_t to)
{
	size_t most = to - from > WORD_REACH ? from + WORD_REACH : to;

	for (size_t at = from; at < most; at++)
		if (is_space(text[at]))
			return at;
	return from;
}

static void find_line_start(struct field *field, size_t reach)
{
	const char *text = field->text;
	size_t least = field->start > reach ? field->start - reach : 0;
	size_t at = field->start;

	while (at > least && text[at - 1] != '\n' && text[at - 1] != '\r')
		at--;
	field->more_before = at == least && least > 0 && text[at - 1] != '\n' &&
	                     text[at - 1] != '\r';
	if (field->more_before)
		at = next_start(text, at, field->start);
	else
		while (at < field->start && is_space(text[at]))
			at++;
	field->line_start = at;
}

static void find_line_end(struct field *field, size_t length, size_t reach)
{
	const char *text = field->text;
	size_t most = length - field->end > reach ? field->end + reach : length;
	size_t at = field->end;

	while (at < most && text[at] != '\n' && text[at] != '\r')
		at++;
	field->more_after = at == most && most < length && text[at] != '\n' &&
	                    text[at] != '\r';
	while (!field->more_after && at > field->end && is_space(text[at - 1]))
		at--;
	field->line_end = at;
}

/* Whether a line that goes on may show too little as far as it was seen. */
static bool sees_too_little(const struct field *field, bool more, size_t seen,
                            size_t reach)
{
	return more && seen <= field->columns &&
	       reach < field->columns * REACH_PER_COLUMN;
}

static void look_before(struct field *field)
{
	size_t reach = field->columns * NEAR_PER_COLUMN / 2;

	do {
		reach *= 2;
		find_line_start(field, reach);
		field->before = count_columns(field->text, field->line_start,
		                              field->start, field->columns);
	} while (sees_too_little(field, field->more_before, field->before,
	                         reach));
}

static void look_after(struct field *field, size_t length)
{
	size_t reach = field->columns * NEAR_PER_COLUMN / 2;

	do {
		reach *= 2;
		find_line_end(field, length, reach);
		field->after = count_columns(field->text, field->end,
		                             field->line_end, field->columns);
	} while (
		sees_too_little(field, field->more_after, field->after, reach));
}

static struct field find_field(const struct doublet_excerpt *excerpt)
{
	const struct doublet_story *story = excerpt->story;
	struct field field = {.text = story->text, .columns = excerpt->columns};

	field.start = excerpt->marks[0].span.start;
	field.end = excerpt->marks[excerpt->count - 1].span.end;
	if (field.end > story->length)
		field.end = story->length;
	if (field.start > field.end)
		field.start = field.end;
	look_before(&field);
	look_after(&field, story->length);
	return field;
}

/* Shows `budget` columns before and after the words, as fairly as it goes. */
static void place_context(const struct field *field, struct window *window,
                          size_t budget)
{
	size_t before = field->before;
	size_t after = field->after;
	size_t room_before = budget / 2;

	/* A line that goes on may take no column as far as it was looked at. */
	if (field->more_before)
		before = budget;
	if (field->more_after)
		after = budget;
	if (after < budget - room_before)
		room_before = budget - after;
	if (before < room_before)
		room_before = before;
	size_t room_after = budget - room_before;

	window->from = field->line_start;
	window->cut_before = field->more_before || before > room_before;
	if (window->cut_before) {
		size_t cut =
			fit_tail(field->text, field->line_start, field->start,
		                 room_before > 0 ? room_before - 1 : 0);
		window->from = start_at_word(field->text, cut, field->start);
	}
	window->to = field->line_end;
	window->cut_after = field->more_after || after > room_after;
	if (window->cut_after) {
		size_t cut = fit_head(field->text, field->end, field->line_end,
		                      room_after > 0 ? room_after - 1 : 0);
		window->to = end_at_word(field->text, field->end, cut);
	}
}

/* The words are too long for the line: show the first and the last ones. */
static void fold_words(const struct field *field, struct window *window,
                       size_t budget)
{
	const char *text = field->text;
	size_t far = field->columns * REACH_PER_COLUMN;

	if (far > field->end - field->start)
		far = field->end - field->start;
	size_t head = fit_head(text, field->start, field->start + far,
	                       budget * 3 / 5);
	window->fold_start = end_at_word(text, field->start, head);
	/* What the head left, and a column for the ellipsis. */
	size_t taken =
		count_columns(text, field->start, window->fold_start, budget) +
		1;
	size_t from = next_start(text, field->end - far, field->end);
	size_t tail = fit_tail(text, from, field->end, budget - taken);
	window->fold_end = start_at_word(text, tail, field->end);
	/* Much of it takes no column: all of it finds room. */
	if (window->fold_end < window->fold_start)
		window->fold_end = window->fold_start;
}

static struct window find_window(const struct field *field)
{
	size_t reach = field->columns * REACH_PER_COLUMN;
	size_t words = SIZE_MAX;
	size_t ellipses =
		(field->more_before || field->line_start < field->start) +
		(field->more_after || field->end < field->line_end);
	struct window window = {.fold_start = field->end,
	                        .fold_end = field->end};

	if (field->end - field->start <= reach)
		words = count_columns(field->text, field->start, field->end,
		                      field->columns);
	if (words <= field->columns - ellipses) {
		place_context(field, &window, field->columns - words);
		return window;
	}
	place_context(field, &window, field->columns / 5);
	size_t before = count_columns(field->text, window.from, field->start,
	                              field->columns);
	size_t after = count_columns(field->text, field->end, window.to,
	                             field->columns);
	fold_words(field, &window,
	           field->columns - before - window.cut_before - after -
	                   window.cut_after);
	return window;
}

/* Where the second pass writes to. */
struct output {
	struct doublet_buffer *line;
	struct doublet_buffer *below;
	const struct doublet_excerpt *excerpt;
	const char *style; /* switched on now, or NULL */
	bool changed;      /* underlined, too */
};

static const struct doublet_highlight *find_mark(
	const struct doublet_excerpt *excerpt, size_t offset)
{
	for (uint32_t i = 0; i < excerpt->count; i++)
		if (offset >= excerpt->marks[i].span.start &&
		    offset < excerpt->marks[i].span.end)
			return &excerpt->marks[i];
	return NULL;
}

static struct doublet_span span_of_change(const struct doublet_excerpt *excerpt,
                                          uint32_t change)
{
	return excerpt->is_first ? excerpt->changes[change].first
	                         : excerpt->changes[change].other;
}

/* Whether a byte stands in words that the other place has otherwise. */
static bool is_changed(const struct doublet_excerpt *excerpt, size_t offset)
{
	uint32_t low = 0;
	uint32_t high = excerpt->change_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (span_of_change(excerpt, middle).end <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low < excerpt->change_count &&
	       span_of_change(excerpt, low).start <= offset;
}

static void set_style(struct output *output, const char *style, bool changed)
{
	if (output->style == style && output->changed == changed)
		return;
	if (output->style != NULL)
		doublet_buffer_add_text(output->line, "\x1b[0m");
	if (style != NULL)
		doublet_buffer_print(output->line, "\x1b[%s%sm", style,
		                     changed ? ";4" : "");
	output->style = style;
	output->changed = changed;
}

static void write_piece(struct output *output, size_t from, size_t to)
{
	struct doublet_pen pen = {output->excerpt->story->text, from, to, true,
	                          0};
	struct doublet_glyph glyph;

	while (doublet_pen_next(&pen, &glyph)) {
		const struct doublet_highlight *mark =
			find_mark(output->excerpt, glyph.offset);
		bool changed = mark != NULL &&
		               is_changed(output->excerpt, glyph.offset);
		set_style(output, mark != NULL ? mark->style : NULL, changed);
		doublet_buffer_add(output->line, glyph.bytes, glyph.length);
		char below = mark == NULL ? ' ' : changed ? '^' : '~';
		doublet_buffer_repeat(output->below, below, glyph.width);
	}
}

static void write_ellipsis(struct output *output)
{
	set_style(output, NULL, false);
	doublet_buffer_add_text(output->line, ELLIPSIS);
	doublet_buffer_add_byte(output->below, ' ');
}

void doublet_excerpt_add(const struct doublet_excerpt *excerpt,
                         struct doublet_buffer *line,
                         struct doublet_buffer *below)
{
	struct output output = {line, below, excerpt, NULL, false};
	struct field field = find_field(excerpt);
	struct window window = find_window(&field);

	if (window.cut_before)
		write_ellipsis(&output);
	write_piece(&output, window.from, window.fold_start);
	if (window.fold_start < window.fold_end)
		write_ellipsis(&output);
	write_piece(&output, window.fold_end, window.to);
	set_style(&output, NULL, false);
	if (window.cut_after)
		write_ellipsis(&output);
}

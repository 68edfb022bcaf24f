/* SPDX-License-Identifier: MIT */
/*
 * Paragraphs from any layout. A blank line always parts them. Whether a single
 * line break does is decided once a story, by its lines: they are hard-wrapped
 * when most breaks were needed (the next word did not fit) and enough of them
 * lead on in small letters, or when lines at the margin follow indented ones.
 * In wrapped copy a paragraph begins at a bullet, an indented line, or after a
 * line with ample room left; else each line is one. In scripts without blanks
 * a line that does not end a sentence is never a paragraph, unless a heading.
 */
#include <string.h>

#include "text/capital.h"
#include "text/columns.h"
#include "text/row.h"

enum {
	/* Columns of room left that tell a last line: after a mark that
	 * ends a sentence, and after another character. */
	ROOM_AFTER_END = 6,
	ROOM = 16,
	/* A line of this length without a closing mark was probably broken. */
	LONG_LINE = 50,
	/* Of this length, it was when a small letter follows. */
	BROKEN_LINE = 40,
	/* No heading in a script without blanks is longer. */
	LONGEST_HEADING = 20
};

struct layout {
	struct doublet_rows rows;
	/* The columns to which lines were filled. */
	unsigned width;
	bool wrapped;
	/* Wrapped, and each paragraph begins with an indented line. */
	bool indented;
	/* In Chinese or Japanese. */
	bool unspaced;
};

/* Whether a story is in Chinese or Japanese, by its first words. */
static bool is_story_unspaced(const struct doublet_draft *draft)
{
	enum { WORDS = 64 };
	size_t count = draft->word_count < WORDS ? draft->word_count : WORDS;
	size_t unspaced = 0;

	for (size_t i = 0; i < count; i++)
		unspaced += doublet_row_is_unspaced(
			doublet_character_at(draft->text, draft->words[i].start,
		                             draft->length));
	return unspaced * 2 > count;
}

/* Columns left on a line when the first word of the next is put there. */
static int room(const struct layout *layout, size_t i)
{
	const struct doublet_row *lines = layout->rows.items;

	return (int)layout->width - lines[i].columns - 1 -
	       lines[i + 1].first_columns;
}

/* What the pairs of lines with no blank line between them say. */
struct evidence {
	size_t pairs;
	size_t needed;
	size_t led_on;
	size_t unfinished;
	/* The same of any length. */
	size_t open;
	/* Long lines that one at the margin follows, and among these pairs
	 * those that begin with an indented line. */
	size_t full;
	size_t openings;
};

static bool is_indented(const struct layout *layout,
                        const struct doublet_row *line)
{
	return line->indent >= layout->rows.base_indent + 2;
}

/*
 * Nothing branches on what a line is: it cannot be foreseen. What is known of a
 * line goes on to where it is the line before.
 */
static struct evidence gather(const struct layout *layout)
{
	const struct doublet_row *line = layout->rows.items;
	const struct doublet_row *end = line + layout->rows.count;
	const int width = (int)layout->width - 1;
	const unsigned margin = layout->rows.base_indent + 2;
	struct evidence found = {0};
	bool filled = !doublet_row_is_blank(line);
	bool indented = line->indent >= margin;

	for (const struct doublet_row *next = line + 1; next < end; next++) {
		unsigned columns = line->columns;
		bool closed = line->ends;
		bool next_filled = !doublet_row_is_blank(next);
		bool next_indented = next->indent >= margin;
		bool pair = filled & next_filled & !next_indented;
		bool full = pair & (columns >= BROKEN_LINE);
		bool needed =
			pair & ((int)columns + next->first_columns > width);
		bool open = needed & !closed;
		found.full += full;
		found.openings += full & indented;
		found.pairs += pair;
		found.needed += needed;
		found.open += open;
		found.led_on +=
			pair & (next->small | layout->unspaced) & !closed;
		found.unfinished += open & (columns >= LONG_LINE);
		filled = next_filled;
		indented = next_indented;
		line = next;
	}
	return found;
}

/*
 * Whether some groups of lines end with one that was not filled, as the last
 * line of a paragraph is, but not the last row of a table.
 */
static bool has_short_ends(const struct layout *layout)
{
	enum { SHORT = 4 };
	size_t groups = 0;
	size_t short_ends = 0;

	for (size_t i = 1; i < layout->rows.count; i++) {
		const struct doublet_row *line = &layout->rows.items[i];
		if (doublet_row_is_blank(line) ||
		    doublet_row_is_blank(line - 1) ||
		    (i + 1 < layout->rows.count &&
		     !doublet_row_is_blank(line + 1)))
			continue;
		groups++;
		short_ends += line->columns + SHORT <= (int)layout->width;
	}
	return short_ends * 5 > groups;
}

/* Whether many of the lines have columns, set apart by blanks. */
static bool has_columns(const struct doublet_draft *draft,
                        const struct layout *layout)
{
	size_t filled = 0;
	size_t found = 0;

	for (size_t i = 0; i < layout->rows.count; i++) {
		const struct doublet_row *line = &layout->rows.items[i];
		if (doublet_row_is_blank(line) ||
		    line->columns > DOUBLET_ROW_LONGEST)
			continue;
		filled++;
		found += memmem(draft->text + line->start,
		                line->end - line->start, "   ", 3) != NULL;
	}
	return found * 4 > filled;
}

/* Whether lines were broken where they were full, and in mid-sentence. */
static bool is_filled_up(const struct doublet_draft *draft,
                         const struct layout *layout,
                         const struct evidence *found)
{
	return found->needed * 10 >= found->pairs * 9 &&
	       found->open * 3 >= found->pairs && has_short_ends(layout) &&
	       !has_columns(draft, layout);
}

/* Whether a line tells to which width lines were filled: another follows. */
static bool tells_width(const struct doublet_row *line)
{
	bool blank = doublet_row_is_blank(line);
	bool last = doublet_row_is_blank(line + 1);

	return !blank & !last & (line->columns <= DOUBLET_ROW_LONGEST);
}

/*
 * The width to which lines were filled: that of the longest but one in twenty
 * among those that another follows, since one long address says nothing.
 */
static unsigned filled_width(const struct layout *layout)
{
	enum { ONE_IN = 20 };
	size_t count = 0;
	size_t longer = 0;
	unsigned width = 0;

	for (size_t i = 0; i + 1 < layout->rows.count; i++) {
		const struct doublet_row *line = &layout->rows.items[i];
		bool tells = tells_width(line);
		unsigned columns = tells ? line->columns : 0;
		width = columns > width ? columns : width;
		count += tells;
	}
	if (count < ONE_IN)
		return width;
	uint32_t lines_of[DOUBLET_ROW_LONGEST + 1] = {0};
	for (size_t i = 0; i + 1 < layout->rows.count; i++)
		if (tells_width(&layout->rows.items[i]))
			lines_of[layout->rows.items[i].columns]++;
	while (width > 0) {
		longer += lines_of[width];
		if (longer > count / ONE_IN)
			break;
		width--;
	}
	return width;
}

/*
 * Among capitals no line begins small: one is taken to lead on where the line
 * before is long, does not end a sentence and had no room for its first word.
 */
static void guess_small(struct layout *layout)
{
	for (size_t i = 0; i + 1 < layout->rows.count; i++) {
		struct doublet_row *line = &layout->rows.items[i];
		struct doublet_row *next = line + 1;
		if (doublet_row_is_blank(line) || doublet_row_is_blank(next))
			continue;
		next->small = !line->ends && !next->bullet && !next->number &&
		              next->indent == layout->rows.base_indent &&
		              next->columns <= DOUBLET_ROW_LONGEST &&
		              line->columns >= BROKEN_LINE &&
		              line->columns <= DOUBLET_ROW_LONGEST &&
		              room(layout, i) < 0;
	}
}

static void judge(const struct doublet_draft *draft, struct layout *layout)
{
	layout->width = filled_width(layout);
	if (doublet_capitals_prevail(
		    draft, (struct doublet_span){0, (uint32_t)draft->length}))
		guess_small(layout);
	struct evidence found = gather(layout);
	bool led_on = found.led_on > 0 && found.led_on * 6 >= found.pairs;
	/* In two or three lines there may be no small letter to see. */
	bool few = found.pairs <= 2 && found.unfinished == found.pairs;
	/* None need be seen where nearly all lines were filled. */
	bool filled_up = !led_on && !few && found.pairs > 0 &&
	                 is_filled_up(draft, layout, &found);
	bool short_enough = found.pairs > 0 &&
	                    layout->rows.too_long * 10 <= layout->rows.filled;
	layout->indented = short_enough && found.openings > 0 &&
	                   found.full * 2 >= found.pairs;
	layout->wrapped = layout->indented ||
	                  (short_enough && found.needed * 2 >= found.pairs &&
	                   (led_on || few || filled_up));
}

/* The same in scripts without blanks, where a heading has no mark of its own.
 */
static bool is_parted_unspaced(const struct layout *layout, size_t first,
                               size_t i)
{
	const struct doublet_row *line = &layout->rows.items[i];
	const struct doublet_row *next = line + 1;

	if (next->bullet || is_indented(layout, next))
		return true;
	if (line->ends)
		return !layout->wrapped || room(layout, i) >= ROOM_AFTER_END;
	return i == first && line->columns < LONGEST_HEADING &&
	       (int)line->columns * 2 < (int)layout->width;
}

/* Whether what looks like a bullet behind line i is one. */
static bool begins_item(const struct layout *layout, size_t i)
{
	const struct doublet_row *line = &layout->rows.items[i];
	bool needed = room(layout, i) < 0;

	/* A figure that had to go to the next line is no number of a list. */
	if (line->ends && !(needed && line[1].number))
		return true;
	return !needed && !layout->indented;
}

/*
 * Whether a paragraph that began with line `first` ends between lines i and
 * i + 1, neither blank.
 */
static bool is_parted(const struct layout *layout, size_t first, size_t i)
{
	const struct doublet_row *line = &layout->rows.items[i];
	const struct doublet_row *next = line + 1;

	if (layout->unspaced)
		return is_parted_unspaced(layout, first, i);
	/* Even among lines that are paragraphs one may have been broken. */
	if (next->small && !line->ends && line->columns >= BROKEN_LINE &&
	    line->columns <= DOUBLET_ROW_LONGEST)
		return false;
	if (!layout->wrapped)
		return true;
	if (next->bullet && begins_item(layout, i))
		return true;
	if (next->small && (line->indent == next->indent || !line->ends))
		return false;
	if (is_indented(layout, next))
		return true;
	/* " Reuter", or a line left short. */
	if (layout->indented)
		return line->ends && (next->indent > layout->rows.base_indent ||
		                      room(layout, i) >= ROOM);
	return room(layout, i) >= (line->ends ? ROOM_AFTER_END : ROOM);
}

static void add_lines(struct doublet_draft *draft, const struct layout *layout,
                      size_t first, size_t last)
{
	uint32_t word_end = last + 1 < layout->rows.count
	                            ? layout->rows.items[last + 1].word
	                            : (uint32_t)draft->word_count;

	draft->paragraphs[draft->paragraph_count++] =
		(struct doublet_paragraph){
			.span = {layout->rows.items[first].start,
	                         layout->rows.items[last].end},
			.words = {layout->rows.items[first].word, word_end},
		};
}

bool doublet_paragraphs_find(struct doublet_draft *draft)
{
	struct layout layout = {0};

	draft->is_ascii = doublet_columns_survey(draft->text, draft->length,
	                                         &draft->blank_pairs);
	layout.unspaced = !draft->is_ascii && is_story_unspaced(draft);
	if (!doublet_rows_find(draft, &layout.rows))
		return false;
	judge(draft, &layout);
	draft->paragraphs =
		doublet_arena_array(draft->arena, layout.rows.filled,
	                            sizeof(*draft->paragraphs));
	if (draft->paragraphs == NULL)
		return false;
	for (size_t i = 0; i < layout.rows.count; i++) {
		if (doublet_row_is_blank(&layout.rows.items[i]))
			continue;
		size_t first = i;
		while (i + 1 < layout.rows.count &&
		       !doublet_row_is_blank(&layout.rows.items[i + 1]) &&
		       !is_parted(&layout, first, i))
			i++;
		add_lines(draft, &layout, first, i);
	}
	return true;
}

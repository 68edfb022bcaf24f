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

#include "base/sequence.h"
#include "text/capital.h"
#include "text/character.h"
#include "text/columns.h"
#include "text/draft.h"

enum {
	/* No hard-wrapped copy has longer lines; wires have 65 to 80. */
	LONGEST_WRAPPED = 100,
	/* Columns of room left that tell a last line: after a mark that
	 * ends a sentence, and after another character. */
	ROOM_AFTER_END = 6,
	ROOM = 16,
	/* A line of this length without a closing mark was probably broken. */
	LONG_LINE = 50,
	/* Of this length, it was when a small letter follows. */
	BROKEN_LINE = 40,
	/* No heading in a script without blanks is longer. */
	LONGEST_HEADING = 20,
	TAB_COLUMNS = 8
};

struct line {
	/* Trimmed; start == end: blank. */
	uint32_t start;
	uint32_t end;
	/* Words before it. */
	uint32_t word;
	uint8_t indent;
	/* At most LONGEST_WRAPPED + 1, as is the width of the first word. */
	uint8_t columns;
	uint8_t first_columns;
	/* Begins with a small letter, or as an item of a list. */
	bool small;
	bool bullet;
	bool number;
	/* Its last character ends a sentence. */
	bool ends;
};

struct layout {
	struct line *lines;
	size_t count;
	/* Lines that are not blank, and those no wrapped copy has. */
	size_t filled;
	size_t too_long;
	/* The columns to which lines were filled. */
	unsigned width;
	unsigned base_indent;
	bool wrapped;
	/* Wrapped, and each paragraph begins with an indented line. */
	bool indented;
	/* In Chinese or Japanese. */
	bool unspaced;
};

static bool is_blank_line(const struct line *line)
{
	return line->start == line->end;
}

static unsigned columns_between(const struct doublet_draft *draft,
                                uint32_t start, uint32_t end)
{
	unsigned columns = end - start;

	if (columns > DOUBLET_COLUMNS_MAX)
		return LONGEST_WRAPPED + 1;
	columns = draft->is_ascii
	                  ? doublet_columns_ascii(draft->text + start, columns)
	                  : doublet_columns(draft->text + start, columns);
	return columns <= LONGEST_WRAPPED ? columns : LONGEST_WRAPPED + 1;
}

/* Whether a byte is a character of ASCII that is not blank, as most are. */
static bool is_visible(char byte)
{
	return byte > ' ' && byte < 0x7F;
}

/* Sets start and end to the first and after the last that is not blank. */
static void trim(const char *text, struct line *line)
{
	unsigned indent = 0;

	line->indent = 0;
	if (line->start < line->end && is_visible(text[line->start]) &&
	    is_visible(text[line->end - 1]))
		return;
	while (line->start < line->end && text[line->start] == ' ') {
		line->start++;
		indent++;
	}
	while (line->start < line->end) {
		struct doublet_character found =
			doublet_character_at(text, line->start, line->end);
		if (!doublet_character_is_blank(found))
			break;
		indent += found.code_point == '\t'     ? TAB_COLUMNS
		          : found.code_point == 0x3000 ? 2
		                                       : 1;
		line->start += found.size;
	}
	line->indent = (uint8_t)(indent > 200 ? 200 : indent);
	while (line->start < line->end) {
		struct doublet_character found =
			doublet_character_before(text, line->start, line->end);
		if (!doublet_character_is_blank(found))
			break;
		line->end -= found.size;
	}
}

static bool is_blank_at(const char *text, uint32_t at, uint32_t end)
{
	return at < end &&
	       doublet_character_is_blank(doublet_character_at(text, at, end));
}

/* "- ", "* ", a bullet sign, "1. " or "1) ". */
static bool is_bullet(const char *text, const struct line *line)
{
	uint32_t at = line->start;

	while (at < line->end && at < line->start + 3 && text[at] >= '0' &&
	       text[at] <= '9')
		at++;
	if (at > line->start)
		return at + 1 < line->end &&
		       (text[at] == '.' || text[at] == ')') &&
		       is_blank_at(text, at + 1, line->end);
	struct doublet_character found =
		doublet_character_at(text, at, line->end);
	if (found.code_point != '-' && found.code_point != '*' &&
	    found.code_point != 0x2022 && found.code_point != 0x2013 &&
	    found.code_point != 0x25A0 && found.code_point != 0x25CF)
		return false;
	return is_blank_at(text, at + found.size, line->end);
}

/* Whether the stop at `stop` is that of an initial: "Kenneth J.", "A.W.". */
static bool is_initial(const char *text, const struct line *line, uint32_t stop)
{
	if (stop < line->start + 2 || text[stop] != '.' ||
	    text[stop - 1] < 'A' || text[stop - 1] > 'Z')
		return false;
	struct doublet_character before =
		doublet_character_before(text, line->start, stop - 1);
	return before.code_point == '.' || doublet_character_is_blank(before);
}

static bool is_end(const char *text, const struct line *line)
{
	uint32_t end = line->end;
	unsigned char byte = (unsigned char)text[end - 1];
	uint8_t value = doublet_character_bytes[byte];

	if ((value & DOUBLET_CHARACTER_ALPHANUMERIC) != 0 || byte == ',')
		return false;
	/* Closing marks after it do not count. */
	for (int i = 0; i < 4 && end > line->start; i++) {
		struct doublet_character last =
			doublet_character_before(text, line->start, end);
		if (doublet_character_is_end(last))
			return !is_initial(text, line, end - last.size);
		if (last.class != DOUBLET_CHARACTER_QUOTE &&
		    last.class != DOUBLET_CHARACTER_APOSTROPHE &&
		    last.class != DOUBLET_CHARACTER_CLOSE)
			return false;
		end -= last.size;
	}
	return false;
}

/* Chinese, Japanese, their punctuation and full-width forms. */
static bool is_unspaced(struct doublet_character character)
{
	return (character.code_point >= 0x2E80 &&
	        character.code_point < 0xA000) ||
	       (character.code_point >= 0xFF00 &&
	        character.code_point < 0xFFF0) ||
	       character.code_point >= 0x20000;
}

/* Whether a story is in Chinese or Japanese, by its first words. */
static bool is_story_unspaced(const struct doublet_draft *draft)
{
	enum { WORDS = 64 };
	size_t count = draft->word_count < WORDS ? draft->word_count : WORDS;
	size_t unspaced = 0;

	for (size_t i = 0; i < count; i++)
		unspaced += is_unspaced(
			doublet_character_at(draft->text, draft->words[i].start,
		                             draft->length));
	return unspaced * 2 > count;
}

/* Where the first blank or tab of a line stands, else its end. */
static uint32_t first_word_end(const struct doublet_draft *draft,
                               const struct line *line)
{
	const char *text = draft->text;
	uint32_t at = line->start;

	/* There is none in a word, and mostly one behind it. */
	if (line->word < draft->word_count &&
	    draft->words[line->word].start == at)
		at = draft->words[line->word].end;
	if (at >= line->end)
		return line->end;
	uint32_t start = at;
	while (at < line->end && text[at] != ' ' && text[at] != '\t')
		at++;
	if (at < line->end)
		return at;
	/* Blanks that do not break are blanks where there are no others. */
	const char *found =
		memmem(text + start, line->end - start, "\xC2\xA0", 2);
	return found != NULL ? (uint32_t)(found - text) : line->end;
}

/* The width of its first word; no blank is in one of ASCII. */
static unsigned first_columns(const struct doublet_draft *draft,
                              const struct line *line)
{
	uint32_t end = first_word_end(draft, line);
	uint32_t length = end - line->start;

	return draft->is_ascii && length <= LONGEST_WRAPPED
	               ? length
	               : columns_between(draft, line->start, end);
}

static void measure(const struct doublet_draft *draft, struct line *line)
{
	const char *text = draft->text;

	line->ends = is_end(text, line);
	line->columns = (uint8_t)columns_between(draft, line->start, line->end);
	if (line->columns > LONGEST_WRAPPED)
		return;
	struct doublet_character first =
		doublet_character_at(text, line->start, line->end);
	line->first_columns =
		is_unspaced(first) ? 1 : (uint8_t)first_columns(draft, line);
	line->small = first.lower;
	line->bullet = first.class != DOUBLET_CHARACTER_LETTER &&
	               is_bullet(text, line);
	line->number = first.code_point >= '0' && first.code_point <= '9';
}

/* Makes a line of what each line break ends, and one of the rest. */
static bool part_lines(const struct doublet_draft *draft, struct layout *layout)
{
	size_t breaks = 0;

	for (size_t i = 0; i < draft->mark_count; i++)
		breaks += draft->marks[i].class == DOUBLET_CHARACTER_BREAK;
	layout->lines = doublet_arena_array(draft->arena, breaks + 2,
	                                    sizeof(*layout->lines));
	if (layout->lines == NULL)
		return false;
	layout->count = breaks + 1;
	struct line *lines = layout->lines;
	size_t count = 0;
	lines[0].start = 0;
	lines[0].word = 0;
	/* What a mark is cannot be foreseen: nothing branches on it. */
	for (size_t i = 0; i < draft->mark_count; i++) {
		const struct doublet_mark *mark = &draft->marks[i];
		lines[count].end = mark->offset;
		lines[count + 1].start = mark->offset + mark->size;
		lines[count + 1].word = mark->word;
		count += mark->class == DOUBLET_CHARACTER_BREAK;
	}
	lines[count].end = (uint32_t)draft->length;
	return true;
}

static bool find_lines(const struct doublet_draft *draft, struct layout *layout)
{
	if (!part_lines(draft, layout))
		return false;
	layout->base_indent = UINT8_MAX;
	for (size_t i = 0; i < layout->count; i++) {
		struct line *line = &layout->lines[i];
		*line = (struct line){.start = line->start,
		                      .end = line->end,
		                      .word = line->word};
		trim(draft->text, line);
		if (is_blank_line(line))
			continue;
		measure(draft, line);
		layout->filled++;
		layout->too_long += line->columns > LONGEST_WRAPPED;
		if (line->indent < layout->base_indent)
			layout->base_indent = line->indent;
	}
	return true;
}

/* Columns left on a line when the first word of the next is put there. */
static int room(const struct layout *layout, size_t i)
{
	const struct line *lines = layout->lines;

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

static bool is_indented(const struct layout *layout, const struct line *line)
{
	return line->indent >= layout->base_indent + 2;
}

/* Nothing branches on what a line is: it cannot be foreseen. */
static struct evidence gather(const struct layout *layout)
{
	struct evidence found = {0};

	for (size_t i = 0; i + 1 < layout->count; i++) {
		const struct line *line = &layout->lines[i];
		const struct line *next = line + 1;
		bool blank = is_blank_line(line);
		bool last = is_blank_line(next);
		bool indented = is_indented(layout, next);
		bool pair = !blank & !last & !indented;
		bool full = pair & (line->columns >= BROKEN_LINE);
		bool needed = pair & (room(layout, i) < 0);
		bool open = needed & !line->ends;
		found.full += full;
		found.openings += full & is_indented(layout, line);
		found.pairs += pair;
		found.needed += needed;
		found.open += open;
		found.led_on +=
			pair & (next->small | layout->unspaced) & !line->ends;
		found.unfinished += open & (line->columns >= LONG_LINE);
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

	for (size_t i = 1; i < layout->count; i++) {
		const struct line *line = &layout->lines[i];
		if (is_blank_line(line) || is_blank_line(line - 1) ||
		    (i + 1 < layout->count && !is_blank_line(line + 1)))
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

	for (size_t i = 0; i < layout->count; i++) {
		const struct line *line = &layout->lines[i];
		if (is_blank_line(line) || line->columns > LONGEST_WRAPPED)
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
static bool tells_width(const struct line *line)
{
	bool blank = is_blank_line(line);
	bool last = is_blank_line(line + 1);

	return !blank & !last & (line->columns <= LONGEST_WRAPPED);
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

	for (size_t i = 0; i + 1 < layout->count; i++) {
		const struct line *line = &layout->lines[i];
		bool tells = tells_width(line);
		unsigned columns = tells ? line->columns : 0;
		width = columns > width ? columns : width;
		count += tells;
	}
	if (count < ONE_IN)
		return width;
	uint32_t lines_of[LONGEST_WRAPPED + 1] = {0};
	for (size_t i = 0; i + 1 < layout->count; i++)
		if (tells_width(&layout->lines[i]))
			lines_of[layout->lines[i].columns]++;
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
	for (size_t i = 0; i + 1 < layout->count; i++) {
		struct line *line = &layout->lines[i];
		struct line *next = line + 1;
		if (is_blank_line(line) || is_blank_line(next))
			continue;
		next->small = !line->ends && !next->bullet && !next->number &&
		              next->indent == layout->base_indent &&
		              next->columns <= LONGEST_WRAPPED &&
		              line->columns >= BROKEN_LINE &&
		              line->columns <= LONGEST_WRAPPED &&
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
	bool short_enough =
		found.pairs > 0 && layout->too_long * 10 <= layout->filled;
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
	const struct line *line = &layout->lines[i];
	const struct line *next = line + 1;

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
	const struct line *line = &layout->lines[i];
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
	const struct line *line = &layout->lines[i];
	const struct line *next = line + 1;

	if (layout->unspaced)
		return is_parted_unspaced(layout, first, i);
	/* Even among lines that are paragraphs one may have been broken. */
	if (next->small && !line->ends && line->columns >= BROKEN_LINE &&
	    line->columns <= LONGEST_WRAPPED)
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
		return line->ends && (next->indent > layout->base_indent ||
		                      room(layout, i) >= ROOM);
	return room(layout, i) >= (line->ends ? ROOM_AFTER_END : ROOM);
}

static void add_lines(struct doublet_draft *draft, const struct layout *layout,
                      size_t first, size_t last)
{
	uint32_t word_end = last + 1 < layout->count
	                            ? layout->lines[last + 1].word
	                            : (uint32_t)draft->word_count;

	draft->paragraphs[draft->paragraph_count++] =
		(struct doublet_paragraph){
			.span = {layout->lines[first].start,
	                         layout->lines[last].end},
			.words = {layout->lines[first].word, word_end},
		};
}

bool doublet_paragraphs_find(struct doublet_draft *draft)
{
	struct layout layout = {0};

	draft->is_ascii = doublet_sequence_ascii(draft->text, draft->length) ==
	                  draft->length;
	layout.unspaced = !draft->is_ascii && is_story_unspaced(draft);
	if (!find_lines(draft, &layout))
		return false;
	judge(draft, &layout);
	draft->paragraphs = doublet_arena_array(draft->arena, layout.filled,
	                                        sizeof(*draft->paragraphs));
	if (draft->paragraphs == NULL)
		return false;
	for (size_t i = 0; i < layout.count; i++) {
		if (is_blank_line(&layout.lines[i]))
			continue;
		size_t first = i;
		while (i + 1 < layout.count &&
		       !is_blank_line(&layout.lines[i + 1]) &&
		       !is_parted(&layout, first, i))
			i++;
		add_lines(draft, &layout, first, i);
	}
	return true;
}

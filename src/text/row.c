/* SPDX-License-Identifier: MIT */
/*
 * Line breaks are marks, so that only the two ends of a line are looked at. A
 * line of ASCII is taken to be as wide as it is long; if in the end there are
 * more blanks behind blanks in the text than at the ends of its lines, that is
 * wrong somewhere, and all lines are measured, many bytes at a time.
 */
#include "text/row.h"

#include <string.h>

#include "text/columns.h"

enum { TAB_COLUMNS = 8, MOST_INDENT = 200 };

static unsigned columns_between(const struct doublet_draft *draft,
                                uint32_t start, uint32_t end)
{
	unsigned columns = end - start;

	if (columns > DOUBLET_COLUMNS_MAX)
		return DOUBLET_ROW_LONGEST + 1;
	columns = draft->is_ascii
	                  ? doublet_columns_ascii(draft->text + start, columns)
	                  : doublet_columns(draft->text + start, columns);
	return columns <= DOUBLET_ROW_LONGEST ? columns
	                                      : DOUBLET_ROW_LONGEST + 1;
}

/* Whether a byte is a character of ASCII that is not blank, as most are. */
static bool is_visible(char byte)
{
	return byte > ' ' && byte < 0x7F;
}

static size_t count_pairs(const char *text, uint32_t start, uint32_t end)
{
	size_t pairs = 0;

	for (; start + 1 < end; start++)
		pairs += text[start] == ' ' && text[start + 1] == ' ';
	return pairs;
}

/*
 * Sets start and end to the first and after the last that is not blank;
 * returns how many blanks behind a blank were cut off.
 */
static size_t trim(const char *text, struct doublet_row *line)
{
	const struct doublet_row whole = *line;
	unsigned indent = 0;

	while (line->start < line->end && text[line->start] == ' ')
		line->start++;
	indent = line->start - whole.start;
	/* Mostly that is all. */
	if (line->start < line->end && is_visible(text[line->start]) &&
	    is_visible(text[line->end - 1])) {
		line->indent =
			(uint8_t)(indent > MOST_INDENT ? MOST_INDENT : indent);
		return indent > 0 ? indent - 1 : 0;
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
	line->indent = (uint8_t)(indent > MOST_INDENT ? MOST_INDENT : indent);
	while (line->start < line->end) {
		struct doublet_character found =
			doublet_character_before(text, line->start, line->end);
		if (!doublet_character_is_blank(found))
			break;
		line->end -= found.size;
	}
	return count_pairs(text, whole.start, line->start) +
	       count_pairs(text, line->end, whole.end);
}

static bool is_blank_at(const char *text, uint32_t at, uint32_t end)
{
	return at < end &&
	       doublet_character_is_blank(doublet_character_at(text, at, end));
}

/* "- ", "* ", a bullet sign, "1. " or "1) ". */
static bool is_bullet(const char *text, const struct doublet_row *line)
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
static bool is_initial(const char *text, const struct doublet_row *line,
                       uint32_t stop)
{
	if (stop < line->start + 2 || text[stop] != '.' ||
	    text[stop - 1] < 'A' || text[stop - 1] > 'Z')
		return false;
	struct doublet_character before =
		doublet_character_before(text, line->start, stop - 1);
	return before.code_point == '.' || doublet_character_is_blank(before);
}

static bool is_end(const char *text, const struct doublet_row *line)
{
	uint32_t end = line->end;

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

bool doublet_row_is_unspaced(struct doublet_character character)
{
	return (character.code_point >= 0x2E80 &&
	        character.code_point < 0xA000) ||
	       (character.code_point >= 0xFF00 &&
	        character.code_point < 0xFFF0) ||
	       character.code_point >= 0x20000;
}

/* Where the first blank or tab of a line stands, else its end; from `at` on,
 * before which there is none. */
static uint32_t first_word_end(const char *text, const struct doublet_row *line,
                               uint32_t at)
{
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
                              const struct doublet_row *line)
{
	uint32_t end = line->start;

	/* There is none in a word, and mostly one behind it. */
	if (line->word < draft->word_count &&
	    draft->words[line->word].start == line->start)
		end = draft->words[line->word].end;
	if (end >= line->end || draft->text[end] != ' ')
		end = first_word_end(draft->text, line, end);
	uint32_t length = end - line->start;
	return draft->is_ascii && length <= DOUBLET_ROW_LONGEST
	               ? length
	               : columns_between(draft, line->start, end);
}

/* Most lines end with a letter, a digit or a comma. */
static inline bool ends_sentence(const char *text,
                                 const struct doublet_row *line)
{
	unsigned char last = (unsigned char)text[line->end - 1];

	return (doublet_character_bytes[last] &
	        DOUBLET_CHARACTER_ALPHANUMERIC) == 0 &&
	       last != ',' && is_end(text, line);
}

/* Looks at a line that is `columns` wide. */
static void look_at(const struct doublet_draft *draft, struct doublet_row *line,
                    unsigned columns)
{
	const char *text = draft->text;

	line->ends = ends_sentence(text, line);
	line->columns = (uint8_t)columns;
	if (columns > DOUBLET_ROW_LONGEST)
		return;
	struct doublet_character first =
		doublet_character_at(text, line->start, line->end);
	line->first_columns = doublet_row_is_unspaced(first)
	                              ? 1
	                              : (uint8_t)first_columns(draft, line);
	line->small = first.lower;
	line->bullet = first.class != DOUBLET_CHARACTER_LETTER &&
	               is_bullet(text, line);
	line->number = first.code_point >= '0' && first.code_point <= '9';
}

/*
 * The same at little cost of a line as most are: of ASCII, not too long, from
 * a word with a blank behind it, or a comma or stop and then one, to a letter,
 * a digit, a comma or a stop that is not that of an initial. False = another.
 */
static inline bool look_at_plain(const struct doublet_draft *draft,
                                 struct doublet_row *line)
{
	const char *text = draft->text;
	uint32_t length = line->end - line->start;

	if (!draft->is_ascii || length < 2 || length > DOUBLET_ROW_LONGEST ||
	    line->word >= draft->word_count)
		return false;
	struct doublet_span word = draft->words[line->word];
	if (word.start != line->start || word.end > line->end)
		return false;
	unsigned char first =
		doublet_character_bytes[(unsigned char)text[line->start]];
	bool digit =
		(first & DOUBLET_CHARACTER_CLASS) == DOUBLET_CHARACTER_DIGIT;
	bool mark = word.end < line->end &&
	            (text[word.end] == ',' || text[word.end] == '.');
	uint32_t behind = word.end + mark;
	bool parted = behind == line->end || text[behind] == ' ';
	unsigned char last = (unsigned char)text[line->end - 1];
	unsigned char before = (unsigned char)text[line->end - 2];
	bool stop = last == '.';
	bool open = (doublet_character_bytes[last] &
	             DOUBLET_CHARACTER_ALPHANUMERIC) != 0 ||
	            last == ',';
	/* A sign may begin a word; "1." and "2)" begin an item. */
	if ((first & DOUBLET_CHARACTER_ALPHANUMERIC) == 0 || (digit & mark) ||
	    !parted || !(open || (stop && (before < 'A' || before > 'Z'))))
		return false;
	line->columns = (uint8_t)length;
	line->first_columns = (uint8_t)(behind - word.start);
	line->small = (first & DOUBLET_CHARACTER_LOWER) != 0;
	line->number = digit;
	line->ends = stop;
	return true;
}

/* How wide a line is, but for blanks behind blanks in one of ASCII. */
static unsigned assumed_columns(const struct doublet_draft *draft,
                                const struct doublet_row *line)
{
	uint32_t length = line->end - line->start;

	if (!draft->is_ascii)
		return columns_between(draft, line->start, line->end);
	return length <= DOUBLET_ROW_LONGEST ? length : DOUBLET_ROW_LONGEST + 1;
}

/* Makes a line of what each line break ends, and one of the rest. */
static bool part_rows(const struct doublet_draft *draft,
                      struct doublet_rows *rows)
{
	size_t count = 0;

	/* To count the breaks would take longer. */
	rows->items = doublet_arena_array(draft->arena, draft->mark_count + 2,
	                                  sizeof(*rows->items));
	if (rows->items == NULL)
		return false;
	struct doublet_row *lines = rows->items;
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
	rows->count = count + 1;
	return true;
}

/* Looks at the lines as if all were as wide as that; returns how many blanks
 * behind a blank stand at their ends. */
static size_t look_at_all(const struct doublet_draft *draft,
                          struct doublet_rows *rows)
{
	const char *text = draft->text;
	size_t outer = 0;

	for (size_t i = 0; i < rows->count; i++) {
		struct doublet_row *line = &rows->items[i];
		*line = (struct doublet_row){.start = line->start,
		                             .end = line->end,
		                             .word = line->word};
		if (line->start == line->end)
			continue;
		if (!is_visible(text[line->start]) ||
		    !is_visible(text[line->end - 1])) {
			outer += trim(text, line);
			if (doublet_row_is_blank(line))
				continue;
		}
		if (!look_at_plain(draft, line))
			look_at(draft, line, assumed_columns(draft, line));
		rows->filled++;
		rows->too_long += line->columns > DOUBLET_ROW_LONGEST;
		if (line->indent < rows->base_indent)
			rows->base_indent = line->indent;
	}
	return outer;
}

/* Looks at them once more, now that their widths have to be measured. */
static void measure_all(const struct doublet_draft *draft,
                        struct doublet_rows *rows)
{
	rows->too_long = 0;
	for (size_t i = 0; i < rows->count; i++) {
		struct doublet_row *line = &rows->items[i];
		if (doublet_row_is_blank(line))
			continue;
		*line = (struct doublet_row){.start = line->start,
		                             .end = line->end,
		                             .word = line->word,
		                             .indent = line->indent};
		look_at(draft, line,
		        columns_between(draft, line->start, line->end));
		rows->too_long += line->columns > DOUBLET_ROW_LONGEST;
	}
}

bool doublet_rows_find(const struct doublet_draft *draft,
                       struct doublet_rows *rows)
{
	if (!part_rows(draft, rows))
		return false;
	rows->filled = rows->too_long = 0;
	rows->base_indent = UINT8_MAX;
	size_t outer = look_at_all(draft, rows);
	if (draft->is_ascii && outer != draft->blank_pairs)
		measure_all(draft, rows);
	return true;
}

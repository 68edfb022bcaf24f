/* SPDX-License-Identifier: MIT */
/*
 * Line breaks are marks, so that only the two ends of a line are looked at;
 * its width in between is counted many bytes at a time.
 */
#include "text/row.h"

#include <string.h>

#include "text/columns.h"

enum { TAB_COLUMNS = 8 };

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

/* Sets start and end to the first and after the last that is not blank. */
static void trim(const char *text, struct doublet_row *line)
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

bool doublet_row_is_unspaced(struct doublet_character character)
{
	return (character.code_point >= 0x2E80 &&
	        character.code_point < 0xA000) ||
	       (character.code_point >= 0xFF00 &&
	        character.code_point < 0xFFF0) ||
	       character.code_point >= 0x20000;
}

/* Where the first blank or tab of a line stands, else its end. */
static uint32_t first_word_end(const struct doublet_draft *draft,
                               const struct doublet_row *line)
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
                              const struct doublet_row *line)
{
	uint32_t end = first_word_end(draft, line);
	uint32_t length = end - line->start;

	return draft->is_ascii && length <= DOUBLET_ROW_LONGEST
	               ? length
	               : columns_between(draft, line->start, end);
}

static void measure(const struct doublet_draft *draft, struct doublet_row *line)
{
	const char *text = draft->text;

	line->ends = is_end(text, line);
	line->columns = (uint8_t)columns_between(draft, line->start, line->end);
	if (line->columns > DOUBLET_ROW_LONGEST)
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

/* Makes a line of what each line break ends, and one of the rest. */
static bool part_rows(const struct doublet_draft *draft,
                      struct doublet_rows *rows)
{
	size_t breaks = 0;

	for (size_t i = 0; i < draft->mark_count; i++)
		breaks += draft->marks[i].class == DOUBLET_CHARACTER_BREAK;
	rows->items = doublet_arena_array(draft->arena, breaks + 2,
	                                  sizeof(*rows->items));
	if (rows->items == NULL)
		return false;
	rows->count = breaks + 1;
	struct doublet_row *lines = rows->items;
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

bool doublet_rows_find(const struct doublet_draft *draft,
                       struct doublet_rows *rows)
{
	if (!part_rows(draft, rows))
		return false;
	rows->filled = rows->too_long = 0;
	rows->base_indent = UINT8_MAX;
	for (size_t i = 0; i < rows->count; i++) {
		struct doublet_row *line = &rows->items[i];
		*line = (struct doublet_row){.start = line->start,
		                             .end = line->end,
		                             .word = line->word};
		trim(draft->text, line);
		if (doublet_row_is_blank(line))
			continue;
		measure(draft, line);
		rows->filled++;
		rows->too_long += line->columns > DOUBLET_ROW_LONGEST;
		if (line->indent < rows->base_indent)
			rows->base_indent = line->indent;
	}
	return true;
}

/* SPDX-License-Identifier: MIT */
/*
 * The lines of a story as they were laid out: what each looks like, to tell
 * whether it ends a paragraph.
 */
#ifndef DOUBLET_TEXT_ROW_H
#define DOUBLET_TEXT_ROW_H

#include "text/character.h"
#include "text/draft.h"

/* No hard-wrapped copy has longer lines; wires have 65 to 80. */
enum { DOUBLET_ROW_LONGEST = 100 };

struct doublet_row {
	/* Trimmed; start == end: blank. */
	uint32_t start;
	uint32_t end;
	/* Words before it. */
	uint32_t word;
	uint8_t indent;
	/* At most DOUBLET_ROW_LONGEST + 1, as is the width of the first word.
	 */
	uint8_t columns;
	uint8_t first_columns;
	/* Begins with a small letter, or as an item of a list. */
	bool small;
	bool bullet;
	bool number;
	/* Its last character ends a sentence. */
	bool ends;
};

struct doublet_rows {
	struct doublet_row *items;
	size_t count;
	/* Lines that are not blank, and those no wrapped copy has. */
	size_t filled;
	size_t too_long;
	unsigned base_indent;
};

/* Finds the lines, in the draft's arena. False = no memory. */
bool doublet_rows_find(const struct doublet_draft *draft,
                       struct doublet_rows *rows);

static inline bool doublet_row_is_blank(const struct doublet_row *row)
{
	return row->start == row->end;
}

/* Whether a script has no blanks: Chinese, Japanese, their full-width forms. */
bool doublet_row_is_unspaced(struct doublet_character character);

#endif

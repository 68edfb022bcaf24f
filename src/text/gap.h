/* SPDX-License-Identifier: MIT */
/*
 * What stands between two words where a sentence may end.
 *
 *	... a bad day." "We ...
 *	           |  | |
 *	        mark  | resume
 *	             end
 */
#ifndef DOUBLET_TEXT_GAP_H
#define DOUBLET_TEXT_GAP_H

#include "text/character.h"
#include "text/draft.h"

struct doublet_gap {
	/* Words on its two sides: previous < next. */
	size_t previous;
	size_t next;
	/* The first end mark, after the closing marks, the next non-blank. */
	size_t mark;
	size_t end;
	size_t resume;
	unsigned stops;
	/* An end mark other than a stop; one that needs no blank. */
	bool hard;
	bool full;
	bool blank;
	/* A closing bracket, and a stop behind it. */
	bool bracket;
	bool outer;
	/* Stops with blanks between them: ". . .". */
	bool spaced;
	/* The next sentence begins with an ellipsis: ". ...and then". */
	bool leader;
	/* A closing mark of a quotation, and that it is a corner bracket. */
	bool quote;
	bool corner;
};

/* The character at `at` of a paragraph; a blank behind its end. */
struct doublet_character doublet_gap_look(
	const struct doublet_draft *draft,
	const struct doublet_paragraph *paragraph, size_t at);

/* Reads the gap that begins at an end mark of a paragraph. */
struct doublet_gap doublet_gap_read(const struct doublet_draft *draft,
                                    const struct doublet_paragraph *paragraph,
                                    const struct doublet_mark *mark);

#endif

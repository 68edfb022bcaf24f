/* SPDX-License-Identifier: MIT */
/*
 * Paragraphs that are furniture as a whole, by their form: bylines, slugs,
 * notes, credits, copyright lines, end marks. Precision counts: what is missed
 * costs little, but copy that is taken for furniture is never checked.
 */
#ifndef DOUBLET_TEXT_FORM_H
#define DOUBLET_TEXT_FORM_H

#include "text/draft.h"
#include "text/phrase.h"

/* A paragraph being looked at, or what follows its dateline. */
struct doublet_line {
	/* Not const: some forms ask for its language. */
	struct doublet_draft *draft;
	const struct doublet_paragraph *paragraph;
	/* Its words, and its text. */
	size_t first;
	size_t end;
	size_t count;
	const char *text;
	size_t length;
	/* What may begin with its first word, end with its last: bit masks by
	 * enum doublet_furniture_list. */
	uint32_t opens;
	uint32_t closes;
};

/* Whether a line ends as a sentence does, or with what is not ASCII. */
static inline bool doublet_line_is_closed(const struct doublet_line *line)
{
	char last = line->text[line->length - 1];

	return last == '.' || last == '!' || last == '?' || last == '"' ||
	       (unsigned char)last >= 0x80;
}

/* The kind of a paragraph that is furniture; false = it is not. */
bool doublet_form_find(const struct doublet_line *line,
                       enum doublet_furniture_kind *kind);

/* "Ann Roe in Oslo contributed to this report." */
bool doublet_form_is_thanks(const struct doublet_line *line);

#endif

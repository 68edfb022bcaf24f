/* SPDX-License-Identifier: MIT */
/*
 * A place of a story on one line of a terminal, with what stands around it:
 *
 *	... over an hour. There was no change in ... now for weeks," the ...
 *	                  ~~~~~~~~~~~~~~~~~~~~~~     ~~~~~~~~~~~~~
 *
 * Words that another place has otherwise are marked with ^, or underlined.
 */
#ifndef DOUBLET_REPORT_EXCERPT_H
#define DOUBLET_REPORT_EXCERPT_H

#include "base/buffer.h"
#include "doublet/check.h"
#include "doublet/story.h"

/* Bytes to be marked, and how: SGR parameters as "1;31"; NULL = below. */
struct doublet_highlight {
	struct doublet_span span;
	const char *style;
};

struct doublet_excerpt {
	const struct doublet_story *story;
	/* In the order of the text. All but the last end on one line. */
	const struct doublet_highlight *marks;
	uint32_t count;
	/* How a single place differs from another, in the order of the text:
	 * its words are the first ones of each change, or the other ones. */
	const struct doublet_change *changes;
	uint32_t change_count;
	bool is_first;
	/* Columns to fill, at least 20. */
	uint32_t columns;
};

/*
 * Adds the words to `line`, and to `below` a line of the same columns with a
 * tilde under each marked one. Linear in the columns, however long the place.
 */
void doublet_excerpt_add(const struct doublet_excerpt *excerpt,
                         struct doublet_buffer *line,
                         struct doublet_buffer *below);

#endif

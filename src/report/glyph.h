/* SPDX-License-Identifier: MIT */
/*
 * Text made fit for a line of a terminal: what would move the cursor, change
 * colours or hide letters becomes a blank or nothing, a byte that is no UTF-8
 * becomes U+FFFD, and each glyph knows how many columns it takes.
 */
#ifndef DOUBLET_REPORT_GLYPH_H
#define DOUBLET_REPORT_GLYPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

struct doublet_glyph {
	size_t offset; /* of its first byte in the text */
	uint8_t width; /* columns: 0 for one that combines, 2 for a wide one */
	uint8_t length;
	char bytes[4];
};

/* Goes through text[at, end). Zero `stacked` to start. */
struct doublet_pen {
	const char *text;
	size_t at;
	size_t end;
	/* Show a run of blanks as one, or as a pilcrow when a line is empty. */
	bool fold_blanks;
	/* Combining characters since the last that takes a column. */
	unsigned stacked;
};

/* The next glyph; false = none left. */
bool doublet_pen_next(struct doublet_pen *pen, struct doublet_glyph *glyph);

/* Adds text with blanks as they are, and returns the columns it takes. */
size_t doublet_glyph_add(struct doublet_buffer *buffer, const char *text,
                         size_t length);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * What is not ASCII in a block of text: letters, blanks and most marks are as
 * simple as those of ASCII, and taken from what the scan has to look at. So are
 * strokes, but for those of addresses.
 */
#ifndef DOUBLET_TEXT_EDGE_OTHER_H
#define DOUBLET_TEXT_EDGE_OTHER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bit masks, as in struct doublet_edge_masks. */
struct doublet_edge_others {
	/* What the scan has to look at: as sorted, and what is left of it. */
	uint64_t look;
	/* All bytes of letters; the first one of marks. */
	uint64_t letters;
	uint64_t marks;
	/* Where typographic apostrophes begin: they may join. */
	uint64_t curly;
	/* How many bytes at the start of the next block belong to the last
	   character, and whether that is a letter. Zero where none is before.
	 */
	unsigned spill;
	bool spill_letter;
};

/* Of the block at `base` of a text; only look and the spill count before. */
void doublet_edge_others_know(struct doublet_edge_others *others,
                              const char *text, size_t length, size_t base);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * A list inside a paragraph: "1) The ship 2) The quay", "a. Oak b. Elm",
 * "• 9. Oak • 10. Elm". It is one when the paragraph begins with an item's
 * mark, and each further item has the next number or letter.
 */
#ifndef DOUBLET_TEXT_ENUMERATION_H
#define DOUBLET_TEXT_ENUMERATION_H

#include "text/draft.h"

struct doublet_enumeration {
	const struct doublet_draft *draft;
	const struct doublet_paragraph *paragraph;
	/* Where the next item begins, its mark; SIZE_MAX: there is none. */
	size_t start;
	size_t word;
	/* The item's number, or letter from 1. */
	unsigned number;
	bool letters;
	/* The sign before it or 0, and the marks after it: ".", ")" or ".)". */
	uint32_t sign;
	char marks[3];
};

/* Looks for a list, and if there is one for the start of its second item. */
void doublet_enumeration_begin(struct doublet_enumeration *list,
                               const struct doublet_draft *draft,
                               const struct doublet_paragraph *paragraph);

/* Moves on to the next item. All calls on a paragraph together are linear. */
void doublet_enumeration_advance(struct doublet_enumeration *list);

#endif

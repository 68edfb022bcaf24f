/* SPDX-License-Identifier: MIT */
/*
 * End marks that only some languages have: the Greek question mark is written
 * as a semicolon, the Armenian full stop as a colon.
 */
#ifndef DOUBLET_TEXT_MARK_H
#define DOUBLET_TEXT_MARK_H

#include "text/draft.h"

/*
 * Adds the marks in the language's list of end marks to those of the draft.
 * False = no memory. Linear; does nothing for most languages.
 */
bool doublet_marks_complete(struct doublet_draft *draft);

/* The first mark at or behind an offset; draft->mark_count = there is none. */
size_t doublet_marks_find(const struct doublet_draft *draft, size_t offset);

#endif

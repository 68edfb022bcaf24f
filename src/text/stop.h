/* SPDX-License-Identifier: MIT */
/*
 * Whether a single stop ends a sentence or belongs to the word before it: an
 * abbreviation, an initial, an ordinal number. The language's lists know some
 * words; where an abbreviation may end a sentence the next word decides.
 */
#ifndef DOUBLET_TEXT_STOP_H
#define DOUBLET_TEXT_STOP_H

#include "text/draft.h"
#include "text/gap.h"

/* The sentence being read. */
struct doublet_reading {
	const struct doublet_draft *draft;
	const struct doublet_paragraph *paragraph;
	/* The paragraph has no small letters. */
	bool capitals;
	size_t first_word;
};

/* Whether the stop of a gap ends a sentence, the next word being no obstacle.
 */
bool doublet_stop_ends(const struct doublet_reading *reading,
                       const struct doublet_gap *gap);

/* Whether a word, as it stands, is in a list of abbreviations. */
bool doublet_stop_is_listed(const struct doublet_reading *reading, size_t word,
                            enum doublet_list_kind kind);

/* Whether a word's stop may be that of an abbreviation or an initial. */
bool doublet_stop_is_doubtful(const struct doublet_reading *reading,
                              size_t word);

/* Whether a word surely opens a sentence, also where a name might stand. */
bool doublet_stop_is_starter(const struct doublet_reading *reading,
                             size_t word);

/* Whether a word is a Roman number of two letters or more. */
bool doublet_stop_is_roman(const struct doublet_reading *reading, size_t word);

#endif

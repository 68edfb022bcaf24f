/* SPDX-License-Identifier: MIT */
/*
 * Whether the words at a place of a paragraph stand in one of the lists of
 * what furniture is made of, folded, entries of several words included.
 */
#ifndef DOUBLET_TEXT_PHRASE_H
#define DOUBLET_TEXT_PHRASE_H

#include "text/draft.h"
#include "text/lang/furniture.h"

/*
 * How many words the longest entry has that begins at `word` and ends before
 * `end`; 0 = none does. Nothing but blanks may stand between its words.
 */
size_t doublet_phrase_match(const struct doublet_draft *draft,
                            enum doublet_furniture_list list, size_t word,
                            size_t end);

/* Whether one word is an entry of its own. */
bool doublet_phrase_has(const struct doublet_draft *draft,
                        enum doublet_furniture_list list, size_t word);

/*
 * The lists with an entry that begins, or ends, with a word, as
 * doublet_furniture_edges has them. Costs little for words of none.
 */
uint32_t doublet_phrase_lists(const struct doublet_draft *draft,
                              enum doublet_furniture_edge edge, size_t word);

#endif

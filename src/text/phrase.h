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

/* Whether a word may be at an edge, by its first bytes and its length. */
static inline bool doublet_phrase_may_be_at(const struct doublet_draft *draft,
                                            enum doublet_furniture_edge edge,
                                            size_t word)
{
	enum { MOST = 31 };
	struct doublet_span span = draft->words[word];
	uint32_t length = span.end - span.start;
	unsigned char first = (unsigned char)draft->text[span.start];
	unsigned char second =
		length > 1 ? (unsigned char)draft->text[span.start + 1] : 0;
	uint32_t lengths =
		doublet_furniture_lengths[edge][first % 32 * 32 + second % 32];

	/* What is not ASCII may fold to other bytes. */
	return ((first | second) & 0x80) != 0 ||
	       (lengths >> (length < MOST ? length : MOST) & 1) != 0;
}

/* doublet_phrase_lists, for a word that may be at the edge. */
uint32_t doublet_phrase_lists_of(const struct doublet_draft *draft,
                                 enum doublet_furniture_edge edge, size_t word);

/*
 * The lists with an entry that begins, or ends, with a word, as
 * doublet_furniture_edges has them. Costs little for words of none.
 */
static inline uint32_t doublet_phrase_lists(const struct doublet_draft *draft,
                                            enum doublet_furniture_edge edge,
                                            size_t word)
{
	return doublet_phrase_may_be_at(draft, edge, word)
	               ? doublet_phrase_lists_of(draft, edge, word)
	               : 0;
}

#endif

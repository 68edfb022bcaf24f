/* SPDX-License-Identifier: MIT */
/* The lists that furniture.py makes of furniture.txt, at build time. */
#ifndef DOUBLET_TEXT_LANG_FURNITURE_H
#define DOUBLET_TEXT_LANG_FURNITURE_H

#include <stdint.h>

#include "text/language.h"

/* By the names of their sections; the last is made of the others. */
enum doublet_furniture_list {
	DOUBLET_FURNITURE_AGENCY,
	DOUBLET_FURNITURE_AGENCY_BARE,
	DOUBLET_FURNITURE_AGENCY_UNSPACED,
	DOUBLET_FURNITURE_MONTH,
	DOUBLET_FURNITURE_WEEKDAY,
	DOUBLET_FURNITURE_PLACE,
	DOUBLET_FURNITURE_REGION,
	DOUBLET_FURNITURE_PARTICLE,
	DOUBLET_FURNITURE_BYLINE_WORD,
	DOUBLET_FURNITURE_NAME_JOINT,
	DOUBLET_FURNITURE_ROLE,
	DOUBLET_FURNITURE_CREDIT,
	DOUBLET_FURNITURE_CONTRIBUTED,
	DOUBLET_FURNITURE_CONTRIBUTOR,
	DOUBLET_FURNITURE_DESK,
	DOUBLET_FURNITURE_NOTE_WORD,
	DOUBLET_FURNITURE_NOTE_VERB,
	DOUBLET_FURNITURE_RIGHTS,
	DOUBLET_FURNITURE_RIGHTS_WORD,
	DOUBLET_FURNITURE_MORE,
	DOUBLET_FURNITURE_END,
	DOUBLET_FURNITURE_SIGN_OFF,
	DOUBLET_FURNITURE_TAKE,
	DOUBLET_FURNITURE_PREFIX,
	DOUBLET_FURNITURE_LIST_COUNT
};

extern const struct doublet_list
	doublet_furniture_lists[DOUBLET_FURNITURE_LIST_COUNT];

/* Where a word stands in a piece. */
enum doublet_furniture_edge {
	DOUBLET_FURNITURE_OPENING,
	DOUBLET_FURNITURE_CLOSING,
	DOUBLET_FURNITURE_EDGE_COUNT
};

/*
 * The words that may open a piece, and those that may close one; bit i: an
 * entry of list i begins so, or ends so. That of DOUBLET_FURNITURE_PREFIX: some
 * entry of several words begins with it.
 */
extern const struct doublet_word_union
	doublet_furniture_edges[DOUBLET_FURNITURE_EDGE_COUNT];

/*
 * Of these words by the last five bits of the first two bytes, bit i: one has
 * i bytes (31: or more). The second byte of a word of one is 0.
 */
extern const uint32_t doublet_furniture_lengths[DOUBLET_FURNITURE_EDGE_COUNT]
					       [1024];

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Letters of two bytes, which Greek, Cyrillic and most of Latin have beyond
 * ASCII: known by one look into a table, folded in a register in their place.
 */
#ifndef DOUBLET_TEXT_PAIR_H
#define DOUBLET_TEXT_PAIR_H

#include <stdbool.h>
#include <stdint.h>

#include "text/short.h"
#include "text/tables/character.h"

/* Whether two bytes are a letter. */
static inline bool doublet_pair_is_letter(unsigned char lead,
                                          unsigned char trail)
{
	unsigned both = lead | (unsigned)trail << 8;

	/* Of C0 and C1, which begin no sequence, the table says no. */
	return (both & 0xC0E0) == 0x80C0 &&
	       (doublet_character_letters[lead & 0x1F] >> (trail & 0x3F) & 1) !=
	               0;
}

/*
 * What is to be changed of eight bytes to fold the sequences of two that fill
 * them into such; zeros may stand for the last ones. False = there is more to
 * it.
 */
static inline bool doublet_pair_change_64(uint64_t bytes, uint64_t *change)
{
	const uint64_t every = UINT64_C(0x0001000100010001);
	uint64_t leads = bytes >> 7 & every;
	uint64_t points =
		(bytes & every * 0x1F) << 6 | (bytes >> 8 & every * 0x3F);
	uint64_t found = 0;

	if ((bytes & every * 0xC0E0) != leads * 0x80C0)
		return false;
	for (unsigned shift = 0; shift < 64; shift += 16) {
		uint64_t one = doublet_character_pairs[points >> shift & 0x7FF];
		found |= one << shift;
	}
	/* Zeros are no sequence, and not to be changed. */
	found &= leads * 0xFFFF;
	if ((found & every * 0x8000) != 0)
		return false;
	*change = found;
	return true;
}

/* Folds a word that is sequences of two bytes alone. */
static inline bool doublet_pair_fold_all(struct doublet_short *word)
{
	uint64_t low;
	uint64_t high = 0;

	if (!doublet_pair_change_64(word->low, &low) ||
	    (word->high != 0 && !doublet_pair_change_64(word->high, &high)))
		return false;
	word->low ^= low;
	word->high ^= high;
	return true;
}

/* Folds a word that is sequences of two bytes, and ASCII folded already. */
static inline bool doublet_pair_fold_some(struct doublet_short *word)
{
	const uint64_t every = UINT64_C(0x8080808080808080);
	__extension__ typedef unsigned __int128 both;
	both bytes = (both)word->high << 64 | word->low;
	both high = bytes & ((both)every << 64 | every);
	both left = high & bytes << 1;
	both change = 0;

	/* Each first byte is one of two, and all others are the second ones. */
	if ((left & bytes << 2) != 0 || (high ^ left) != left << 8 ||
	    left >> 127 != 0)
		return false;
	while (left != 0) {
		uint64_t half = (uint64_t)left;
		unsigned bit = half != 0 ? (unsigned)__builtin_ctzll(half)
		                         : 64 + (unsigned)__builtin_ctzll(
							(uint64_t)(left >> 64));
		unsigned two = (unsigned)(bytes >> (bit - 7));
		unsigned one = doublet_character_pairs[(two & 0x1F) << 6 |
		                                       (two >> 8 & 0x3F)];
		if (one == DOUBLET_CHARACTER_NO_PAIR)
			return false;
		change |= (both)one << (bit - 7);
		left &= left - 1;
	}
	word->low ^= (uint64_t)change;
	word->high ^= (uint64_t)(change >> 64);
	return true;
}

/* Makes the first typographic apostrophe one of ASCII, two bytes shorter. */
static inline void doublet_pair_uncurl(struct doublet_short *word)
{
	const uint64_t every = UINT64_C(0x8080808080808080);
	__extension__ typedef unsigned __int128 both;
	both bytes = (both)word->high << 64 | word->low;
	both longer =
		bytes & bytes << 1 & bytes << 2 & ((both)every << 64 | every);

	if (longer == 0)
		return;
	uint64_t half = (uint64_t)longer;
	unsigned at = half != 0 ? (unsigned)__builtin_ctzll(half) - 7
	                        : 57 + (unsigned)__builtin_ctzll(
					       (uint64_t)(longer >> 64));
	if (((uint64_t)(bytes >> at) & 0xFFFFFF) != 0x9980E2)
		return;
	both before = bytes & (((both)1 << at) - 1);
	/* Two shifts, since one of them may be by all 128 bits. */
	both behind = bytes >> at >> 24 << 8;
	bytes = before | (behind | '\'') << at;
	word->low = (uint64_t)bytes;
	word->high = (uint64_t)(bytes >> 64);
}

/*
 * Folds a word of ASCII, folded already, and sequences of two bytes that fold
 * to two bytes. False = there is more to it, and it is left as it was.
 */
static inline bool doublet_pair_fold(struct doublet_short *word)
{
	return doublet_pair_fold_all(word) || doublet_pair_fold_some(word);
}

#endif

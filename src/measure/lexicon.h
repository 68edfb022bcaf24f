/* SPDX-License-Identifier: MIT */
/*
 * The words and patterns of made-up copy. What stands first in a list is
 * drawn most often. Patterns have slots:
 *
 *	$S sentence   $F one less set in its ways   $Q one with a quotation
 *	$C clause   $O object
 *	$n noun   $N nouns   $a adjective   $v did   $b do   $w done   $r role
 *	$t when   $k because   $u units   $j said
 *
 * and of the cast of the story, or drawn anew:
 *
 *	$m full name   $s last name   $p place   $g firm   $q figure
 *	$P PLACE   $M month   $d day of the month   $h hundredths
 */
#ifndef DOUBLET_MEASURE_LEXICON_H
#define DOUBLET_MEASURE_LEXICON_H

#include <stddef.h>

struct doublet_lexicon {
	char slot;
	size_t count;
	const char *const *items;
};

/* The list of a slot, or NULL when it is one of the cast. */
const struct doublet_lexicon *doublet_lexicon_of(char slot);

#endif

/* SPDX-License-Identifier: MIT */
/* Stretches of words, from the first to the one behind the last. */
#ifndef DOUBLET_CHECK_RANGE_H
#define DOUBLET_CHECK_RANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "doublet/segment.h"

/* How many words a range has. */
static inline uint32_t doublet_range_length(struct doublet_word_range range)
{
	return range.end - range.first;
}

/* Whether `inner` lies in `outer`. */
static inline bool doublet_range_holds(struct doublet_word_range outer,
                                       struct doublet_word_range inner)
{
	return inner.first >= outer.first && inner.end <= outer.end;
}

#endif

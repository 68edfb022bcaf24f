/* SPDX-License-Identifier: MIT */
/* Whether one of a few bytes stands in a text, 16 bytes of it at a time. */
#ifndef DOUBLET_TEXT_FEW_H
#define DOUBLET_TEXT_FEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "text/short.h"

enum { DOUBLET_FEW = 5 };

typedef uint8_t doublet_few_block __attribute__((vector_size(16)));

/* Marks the bytes of a block that are one of the few. */
static inline doublet_few_block doublet_few_find(doublet_few_block bytes,
                                                 const char *few)
{
	doublet_few_block found = {0};

	for (unsigned i = 0; i < DOUBLET_FEW; i++)
		found |= (doublet_few_block)(bytes == (uint8_t)few[i]);
	return found;
}

/* Of exactly DOUBLET_FEW bytes, no zeros; some may be the same. */
static inline bool doublet_few_has(const char *text, size_t length,
                                   const char *few)
{
	typedef uint64_t pair __attribute__((vector_size(16)));
	doublet_few_block bytes;
	doublet_few_block found = {0};

	if (length < sizeof(bytes)) {
		struct doublet_short all = doublet_short_load(text, length);
		pair halves = {all.low, all.high};
		found = doublet_few_find((doublet_few_block)halves, few);
	} else {
		for (size_t at = 0; at < length; at += sizeof(bytes)) {
			/* The last one overlaps the one before. */
			if (at > length - sizeof(bytes))
				at = length - sizeof(bytes);
			memcpy(&bytes, text + at, sizeof(bytes));
			found |= doublet_few_find(bytes, few);
		}
	}
	return (((pair)found)[0] | ((pair)found)[1]) != 0;
}

#endif

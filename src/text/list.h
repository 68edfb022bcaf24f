/* SPDX-License-Identifier: MIT */
/* A list of words and phrases that is compiled in, and looked up by hashing. */
#ifndef DOUBLET_TEXT_LIST_H
#define DOUBLET_TEXT_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/short.h"

/* Strings in ascending order of their bytes. */
struct doublet_list {
	const char *const *items;
	/* Of each its first 16 bytes; if it is longer, its first and last 8. */
	const struct doublet_short *keys;
	size_t count;
	/* An open hash table, 1 << slot_bits slots: the number of an item from
	 * 1 on, by doublet_short_hash of its key; 0 = empty. */
	const uint16_t *slots;
	unsigned slot_bits;
};

/* The slots of a list that is empty. */
extern const uint16_t doublet_list_no_slots[];

/* The number of the item that these bytes are, from 1 on; 0 = none. */
unsigned doublet_list_find(const struct doublet_list *list, const char *bytes,
                           size_t length);

/* Whether a list holds these bytes exactly. One look, as a rule. */
bool doublet_list_has(const struct doublet_list *list, const char *bytes,
                      size_t length);

/* The same by the key of fewer than DOUBLET_SHORT_MAX bytes. */
static inline unsigned doublet_list_number(const struct doublet_list *list,
                                           struct doublet_short key)
{
	size_t mask = ((size_t)1 << list->slot_bits) - 1;
	size_t slot = doublet_short_hash(key) >> (64 - list->slot_bits);

	for (;; slot = (slot + 1) & mask) {
		unsigned number = list->slots[slot];
		if (number == 0 || (list->keys[number - 1].low == key.low &&
		                    list->keys[number - 1].high == key.high))
			return number;
	}
}

#endif

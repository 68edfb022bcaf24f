/* SPDX-License-Identifier: MIT */
/* One look for a short string, whose key is all of it; a few for a long one. */
#include "text/list.h"

#include <string.h>

/* No list is compared beyond this; longer words are in none. */
enum { LONGEST_LISTED = 96 };

const uint16_t doublet_list_no_slots[] = {0, 0, 0, 0};

/* The first and the last bytes tell words apart that are no longer. */
static struct doublet_short ends_of(const char *bytes, size_t length)
{
	if (length <= DOUBLET_SHORT_MAX)
		return doublet_short_load(bytes, length);
	return (struct doublet_short){doublet_short_load_64(bytes),
	                              doublet_short_load_64(bytes + length -
	                                                    8)};
}

/* The same where keys may be shared. */
static unsigned number_of_long(const struct doublet_list *list,
                               const char *bytes, size_t length)
{
	size_t mask = ((size_t)1 << list->slot_bits) - 1;
	size_t slot = doublet_short_hash(ends_of(bytes, length)) >>
	              (64 - list->slot_bits);

	for (; list->slots[slot] != 0; slot = (slot + 1) & mask) {
		const char *item = list->items[list->slots[slot] - 1];
		if (strncmp(item, bytes, length) == 0 && strlen(item) == length)
			return list->slots[slot];
	}
	return 0;
}

unsigned doublet_list_find(const struct doublet_list *list, const char *bytes,
                           size_t length)
{
	if (length >= DOUBLET_SHORT_MAX)
		return length <= LONGEST_LISTED
		               ? number_of_long(list, bytes, length)
		               : 0;
	/* A key ends with its first zero; no item has any. */
	if (length == 0 || bytes[length - 1] == '\0')
		return 0;
	return doublet_list_number(list, doublet_short_load(bytes, length));
}

bool doublet_list_has(const struct doublet_list *list, const char *bytes,
                      size_t length)
{
	return doublet_list_find(list, bytes, length) != 0;
}

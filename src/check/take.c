/* SPDX-License-Identifier: MIT */
/* Of each word the take that it is in, at its second place. */
#include "check/take.h"

#include <string.h>

#include "check/evidence.h"

bool doublet_takes_mark(struct doublet_arena *arena, uint32_t words,
                        struct doublet_nears *nears)
{
	uint32_t *take_of = NULL;

	for (uint32_t n = 0; n < nears->count; n++) {
		struct doublet_word_range again = nears->items[n].again;
		if (!nears->items[n].is_take)
			continue;
		if (take_of == NULL) {
			take_of = doublet_arena_array(arena, words,
			                              sizeof(*take_of));
			if (take_of == NULL)
				return false;
			memset(take_of, 0, words * sizeof(*take_of));
		}
		/* The first to come are the longest. */
		for (uint32_t i = again.first; i < again.end; i++)
			take_of[i] = take_of[i] == 0 ? n + 1 : take_of[i];
	}
	nears->take_of = take_of;
	return true;
}

bool doublet_takes_hold(const struct doublet_nears *nears,
                        const struct doublet_repeat *repeat)
{
	if (nears->take_of == NULL)
		return false;
	uint32_t take = nears->take_of[repeat->repeat.first];
	return take != 0 && take == nears->take_of[repeat->repeat.end - 1] &&
	       doublet_range_holds(nears->items[take - 1].first, repeat->first);
}

/* SPDX-License-Identifier: MIT */
/* The list that the rules write to. */
#include "check/candidate.h"

struct doublet_candidate *doublet_candidates_add(
	struct doublet_candidates *candidates, struct doublet_word_range first,
	struct doublet_word_range repeat)
{
	struct doublet_candidate *added = &candidates->spare;

	if (doublet_arena_grow(candidates->arena, &candidates->items,
	                       &candidates->capacity, candidates->count + 1,
	                       sizeof(*candidates->items)))
		added = &candidates->items[candidates->count++];
	*added = (struct doublet_candidate){
		.rule = candidates->rule,
		.level = candidates->level,
		.first = first,
		.repeat = repeat,
		.equal_words = doublet_range_length(repeat),
		.units = 1,
	};
	return added;
}

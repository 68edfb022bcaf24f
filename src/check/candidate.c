/* SPDX-License-Identifier: MIT */
/* The list that the rules write to. */
#include "check/candidate.h"

#include "check/take.h"

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

void doublet_candidates_add_units(struct doublet_candidates *candidates,
                                  const struct doublet_evidence *evidence,
                                  enum doublet_unit unit, const char *what)
{
	for (uint32_t i = 0; i < evidence->repeats.count; i++) {
		const struct doublet_repeat *repeat =
			&evidence->repeats.items[i];
		if (repeat->unit != unit ||
		    doublet_takes_hold(&evidence->nears, repeat))
			continue;
		struct doublet_candidate *added =
			doublet_candidates_add(candidates, repeat->first,
		                               repeat->repeat);
		added->what = what;
		added->units = repeat->units;
	}
}

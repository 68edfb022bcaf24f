/* SPDX-License-Identifier: MIT */
/*
 * The second reading: stories of candidate pairs come again, in order. A pair
 * is judged when the later of the two comes; what a story is judged by is
 * kept until its last pair is.
 */
#ifndef DOUBLET_DEDUP_SECOND_H
#define DOUBLET_DEDUP_SECOND_H

#include "base/arena.h"
#include "dedup/figures.h"
#include "doublet/dedup.h"

/* What a story is judged by. */
union doublet_kept {
	/* Where relations are asked for. */
	struct doublet_profile *profile;
	/* Else. */
	struct doublet_kept_set *set;
};

struct doublet_second {
	struct doublet_figures figures;
	struct doublet_team *team;
	/* Of each story the earlier ones of its candidate pairs. */
	const struct doublet_lists *partners;
	/* The last story that one is paired with; itself: with none. */
	uint32_t *last;
	/* NULL while it is not there. */
	union doublet_kept *kept;
	uint32_t count;
	/* For the stories that are being judged. */
	struct doublet_arena arena;
	uint32_t wanted;
	uint32_t given;
	/* struct doublet_pair, in the order in which they were judged; there
	 * may be some already. */
	struct doublet_buffer pairs;
};

/* Begins it; the lists live in the arena. False: no memory. */
bool doublet_second_begin(struct doublet_second *second,
                          struct doublet_arena *arena);
void doublet_second_finish(struct doublet_second *second);

bool doublet_second_wants(const struct doublet_second *second, uint32_t number);

/*
 * Takes stories that are wanted, in ascending order, and judges them. On
 * failure it is as if they had not been given. DOUBLET_INVALID: one is not the
 * story that was scanned, or one before it is missing; DOUBLET_NO_MEMORY.
 */
DOUBLET_NODISCARD enum doublet_status doublet_second_give(
	struct doublet_second *second, const struct doublet_item *items,
	size_t count);

#endif

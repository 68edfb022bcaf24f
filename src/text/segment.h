/* SPDX-License-Identifier: MIT */
/* Cuts a story up in the caller's arena (see doublet/segment.h). */
#ifndef DOUBLET_TEXT_SEGMENT_H
#define DOUBLET_TEXT_SEGMENT_H

#include "base/arena.h"
#include "doublet/segment.h"
#include "text/edge.h"

/*
 * Fills *segments; its lists live in the arena. As doublet_segments_create.
 * The kernel is one that this machine can run; all give the same segments.
 */
DOUBLET_NODISCARD enum doublet_status doublet_segment_with(
	const struct doublet_edge_kernel *kernel, struct doublet_arena *arena,
	const struct doublet_story *story, struct doublet_segments *segments);

/* The same with the best kernel there is, for who has no handle to keep it. */
DOUBLET_NODISCARD enum doublet_status doublet_segment(
	struct doublet_arena *arena, const struct doublet_story *story,
	struct doublet_segments *segments);

/*
 * Only what parts the body from the furniture: words, paragraphs (without
 * their sentences) and furniture, just as doublet_segment_with finds them; no
 * sentences and quotations. The language may be NULL: nothing depended on it.
 */
DOUBLET_NODISCARD enum doublet_status doublet_segment_body(
	const struct doublet_edge_kernel *kernel, struct doublet_arena *arena,
	const struct doublet_story *story, struct doublet_segments *segments);

#endif

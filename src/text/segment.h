/* SPDX-License-Identifier: MIT */
/* Cuts a story up in the caller's arena (see doublet/segment.h). */
#ifndef DOUBLET_TEXT_SEGMENT_H
#define DOUBLET_TEXT_SEGMENT_H

#include "base/arena.h"
#include "doublet/segment.h"

/* Fills *segments; its lists live in the arena. As doublet_segments_create. */
DOUBLET_NODISCARD enum doublet_status doublet_segment(
	struct doublet_arena *arena, const struct doublet_story *story,
	struct doublet_segments *segments);

#endif

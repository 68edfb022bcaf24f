/* SPDX-License-Identifier: MIT */
/*
 * Which words differ between two stretches of a text, when they are short; the
 * work is bounded whatever their length.
 */
#ifndef DOUBLET_MATCH_DIFF_H
#define DOUBLET_MATCH_DIFF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "doublet/segment.h"

/* Words that stand at one place for those at another; either may be empty. */
struct doublet_edit {
	struct doublet_word_range first;
	struct doublet_word_range again;
};

/* Edits, one diff behind the other. */
struct doublet_diff {
	struct doublet_arena *arena;
	const uint64_t *hashes;
	struct doublet_edit *edits;
	size_t count;
	size_t capacity;
};

/* Stretches of more words than this are not looked into but at their ends. */
#define DOUBLET_DIFF_MOST 24

/*
 * Adds the edits that turn gap.first into gap.again, in the order of the text,
 * with the most words equal; returns how many are. Where both are longer than
 * DOUBLET_DIFF_MOST, but for equal words at both ends, they are one edit.
 * Without memory the arena has failed.
 */
uint32_t doublet_diff_add(struct doublet_diff *diff, struct doublet_edit gap);

/*
 * How far two stretches go on alike: the words of `gap`, read from its front
 * (or its back, for `backwards`), that are worth taking along. Both empty
 * when nothing is: two words more that are equal make up for three that are
 * not.
 */
struct doublet_edit doublet_diff_extend(const uint64_t *hashes,
                                        struct doublet_edit gap,
                                        bool backwards);

#endif

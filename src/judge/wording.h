/* SPDX-License-Identifier: MIT */
/*
 * Words of a story as they may be quoted in a sentence: on one line, without
 * control characters, in valid UTF-8, cut behind a word where they are long.
 */
#ifndef DOUBLET_JUDGE_WORDING_H
#define DOUBLET_JUDGE_WORDING_H

#include <stdbool.h>
#include <stddef.h>

#include "doublet/compare.h"
#include "doublet/story.h"

/*
 * Writes words and a NUL to `to`, which has room for `size` bytes, 16 or more.
 * False = not all of it: "..." tells so.
 */
bool doublet_wording_write(struct doublet_view words, char *to, size_t size);

/* The words of a difference in either story. */
struct doublet_wording_pair {
	char a[60];
	char b[60];
};

/* A figure brings what it counts, if that is one word in both: "5 people". */
void doublet_wording_differ(const struct doublet_story *a,
                            const struct doublet_story *b,
                            const struct doublet_difference *difference,
                            struct doublet_wording_pair *pair);

#endif

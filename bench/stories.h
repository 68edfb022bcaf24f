/* SPDX-License-Identifier: MIT */
/*
 * Stories in memory, real ones or made up, and `wc -w` of their text: what
 * the speed of reading text is measured against.
 */
#ifndef DOUBLET_BENCH_STORIES_H
#define DOUBLET_BENCH_STORIES_H

#include <stddef.h>

#include "base/arena.h"
#include "doublet/segment.h"
#include "doublet/story.h"

struct stories {
	struct doublet_story *items;
	size_t count;
	double bytes;
};

/* Of a JSON Lines file; NULL: made up. End the program when they cannot. */
struct stories stories_open(const char *path);
void stories_close(struct stories *stories);

/*
 * Empties an arena, cuts a story up in it and hashes its words, all of them
 * in order. Ends the program when it cannot.
 */
const uint64_t *stories_hash_words(struct doublet_arena *arena,
                                   const struct doublet_story *story,
                                   struct doublet_segments *segments);

/* A file with the text of stories, over and over, for another program. */
struct stories_text {
	char path[32];
	double bytes;
};

/* Writes a file of some dozen megabytes, and removes it. */
struct stories_text stories_text_open(const struct stories *stories);
void stories_text_close(struct stories_text *text);

/* A pass that counts the words of a struct stories_text with `wc -w`. */
void stories_count_words(void *context);

/* Keeps this process and those it starts on the core where it runs. */
void stories_stay_on_core(void);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * The stories of a run by their numbers, in the order in which they were read:
 * in which files they stand, so that they can be read again, and what those
 * that were looked for are called.
 *
 *	files    day.jsonl: items 0 ... 4    night.jsonl: items 5 ... 9
 *	bad      2                           items that are no stories
 *	stories  0 1 - 2 3                   4 5 6 7 8
 */
#ifndef DOUBLET_CLI_ROLL_H
#define DOUBLET_CLI_ROLL_H

#include "base/arena.h"
#include "base/buffer.h"
#include "cli/seen.h"
#include "doublet/report.h"
#include "doublet/story.h"

struct doublet_roll_file {
	/* What to open, and what it is called. */
	const char *path;
	const char *name;
	/* Its first item and story. */
	uint64_t item;
	uint32_t story;
};

/* A story that has a name here. */
struct doublet_roll_entry {
	uint32_t number;
	/* Of its group; 0 = it is in none. For whoever groups. */
	uint32_t group;
	int64_t time;
	/* Of its text. */
	size_t bytes;
	/* Of its name in the texts. */
	size_t offset;
};

struct doublet_roll {
	struct doublet_arena arena;
	struct doublet_roll_file *files;
	size_t file_count;
	size_t file_capacity;
	uint64_t items;
	uint32_t stories;
	/* Items that are no stories: uint64_t. */
	struct doublet_buffer bad;
	/* The ids, and a bit for each story whose id was seen before. */
	struct doublet_seen ids;
	struct doublet_buffer again;
	/* struct doublet_roll_entry in ascending order, and what they say. */
	struct doublet_buffer entries;
	struct doublet_buffer texts;
	/* No memory: what was added since is missing. */
	bool failed;
};

void doublet_roll_init(struct doublet_roll *roll);
void doublet_roll_finish(struct doublet_roll *roll);

/* Begins a file; both names are copied. Returns it, NULL = no memory. */
const struct doublet_roll_file *doublet_roll_file(struct doublet_roll *roll,
                                                  const char *path,
                                                  const char *name);

/* Counts an item of the file begun last: a story, or none. */
void doublet_roll_story(struct doublet_roll *roll,
                        const struct doublet_story *story);
void doublet_roll_bad(struct doublet_roll *roll);

/*
 * Gives a story its name: its id, FILE:LINE without one, id@FILE:LINE when the
 * id was seen before. In ascending order of numbers. `whole`: with what people
 * know it by.
 */
void doublet_roll_name(struct doublet_roll *roll, uint32_t number,
                       const struct doublet_story *story, bool whole);

/* The entry of a story, or NULL when it has no name. */
struct doublet_roll_entry *doublet_roll_find(const struct doublet_roll *roll,
                                             uint32_t number);

/* For reports. */
struct doublet_story_names doublet_roll_names(struct doublet_roll *roll);

#endif

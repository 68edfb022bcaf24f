/* SPDX-License-Identifier: MIT */
/*
 * One story out of a file, as a user names it:
 *
 *	FILE         a file that is one story, or holds one
 *	FILE:LINE    the one on that line of a JSON Lines file
 *	FILE#ID      the first one of that id
 *	-            standard input
 */
#ifndef DOUBLET_CLI_PICK_H
#define DOUBLET_CLI_PICK_H

#include "base/arena.h"
#include "doublet/reader.h"

struct doublet_pick {
	/* As it was given. */
	const char *operand;
	const char *path;
	uint64_t record; /* 0 = any */
	const char *id;  /* NULL = any */
};

/* Takes an operand apart; false = no memory, which was told. */
bool doublet_pick_parse(struct doublet_pick *pick, struct doublet_arena *arena,
                        const char *operand);

/*
 * Reads the story into the arena. `name` is what the file is called, or NULL.
 * False = there is none, or more than one, which was told.
 */
bool doublet_pick_read(const struct doublet_pick *pick,
                       struct doublet_reader *reader, const char *name,
                       struct doublet_arena *arena,
                       struct doublet_story *story);

#endif

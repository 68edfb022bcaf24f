/* SPDX-License-Identifier: MIT */
/* One story of each group is kept, and all that are in none: as a file. */
#ifndef DOUBLET_CLI_KEEP_H
#define DOUBLET_CLI_KEEP_H

#include "cli/again.h"
#include "cli/output.h"
#include "doublet/dedup.h"

/* Indices of --keep. */
enum { DOUBLET_KEEP_FIRST, DOUBLET_KEEP_LONGEST, DOUBLET_KEEP_NEWEST };

struct doublet_keep {
	struct doublet_output output;
	struct doublet_roll *roll;
	/* One bit a story. */
	unsigned char *dropped;
	/* Which kinds were written: lines, names of files. */
	bool lines;
	bool names;
};

/* Chooses, by one of the indices. False = no memory, which was told. */
bool doublet_keep_choose(struct doublet_keep *keep, int rule,
                         const struct doublet_groups *groups);

/*
 * Writes what is kept, as `again` reads it: of JSON Lines the line itself, of
 * a file that is a story its name. As doublet_again_run; DOUBLET_INVALID also
 * when there are both, which was told.
 */
enum doublet_status doublet_keep_write(struct doublet_keep *keep,
                                       struct doublet_again again);

#endif

/* SPDX-License-Identifier: MIT */
/* The items of a roll, read again: only those that are wanted, in order. */
#ifndef DOUBLET_CLI_AGAIN_H
#define DOUBLET_CLI_AGAIN_H

#include "cli/progress.h"
#include "cli/roll.h"
#include "doublet/reader.h"

struct doublet_again {
	const struct doublet_roll *roll;
	struct doublet_reader *reader;
	struct doublet_progress *progress;
	bool (*wants)(void *context, uint32_t number);
	/* Takes a wanted story, or where that is NULL the line that it is. */
	enum doublet_status (*story)(void *context, uint32_t number,
	                             const struct doublet_story *story);
	enum doublet_status (*line)(void *context, struct doublet_view line,
	                            const char *name);
	void *context;
};

/*
 * Reads the files again. DOUBLET_INVALID: what is there now is not what was
 * read before, or cannot be read any more, which was told; else as the
 * functions answered.
 */
enum doublet_status doublet_again_run(const struct doublet_again *again);

#endif

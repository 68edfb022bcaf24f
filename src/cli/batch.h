/* SPDX-License-Identifier: MIT */
/*
 * Every story of every file given, one after the other. What cannot be read
 * is told, counted and passed over.
 */
#ifndef DOUBLET_CLI_BATCH_H
#define DOUBLET_CLI_BATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "cli/option.h"
#include "cli/output.h"
#include "doublet/reader.h"

/* Takes a story; DOUBLET_OK = go on. */
typedef enum doublet_status doublet_batch_story(
	void *context, const struct doublet_story *story);

/*
 * For a command that has to know what lies between the stories. Each may be
 * NULL; `context` is the batch's.
 */
struct doublet_batch_hooks {
	/*
	 * A file is to be read: sets what is to be opened for it, which lives
	 * until the next one; or DOUBLET_UNSUPPORTED: it is passed over, and
	 * *open says why. DOUBLET_INVALID: it cannot be, which was told.
	 */
	enum doublet_status (*file)(void *context, const char *path,
	                            const char *name, const char **open);
	/* An item of that file is no story. */
	void (*bad)(void *context);
	/* Something is about to be told on standard error. */
	void (*tell)(void *context);
};

struct doublet_batch {
	struct doublet_reader *reader;
	struct doublet_batch_hooks hooks;
	doublet_batch_story *story;
	void *context;
	/* What standard input is to be called, or NULL. */
	const char *stdin_name;
	/* What is written: found in a folder, it is left out. */
	const struct doublet_output *output;
	/* Longest story in bytes; 0 = the reader's own limit. */
	uint64_t max_bytes;
	/* Tell which files were left out because they are not read. */
	bool verbose;
	/* How many items could not be read, or not be taken. */
	uint64_t failed;
	/* How many files of folders were left out. */
	uint64_t skipped;
};

/*
 * Goes through the operands, or standard input when there are none. Stops
 * early with what `story` answered when that is DOUBLET_IO or DOUBLET_CLOSED;
 * any other failure of it counts as a failed item.
 */
enum doublet_status doublet_batch_run(
	struct doublet_batch *batch,
	const struct doublet_option_list *operands);

#endif

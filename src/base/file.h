/* SPDX-License-Identifier: MIT */
/* Files and pipes to read from, whatever interrupts. */
#ifndef DOUBLET_BASE_FILE_H
#define DOUBLET_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doublet/status.h"

struct doublet_file {
	int descriptor; /* -1 = none is open */
	bool owned;     /* standard input is not */
	bool ended;     /* nothing more is to come */
	bool regular;
	uint64_t size;  /* of a regular file when it was opened, else 0 */
	uint64_t taken; /* bytes read so far */
};

/*
 * Opens a path, or standard input for "-". DOUBLET_IO, also for a directory:
 * *file is untouched.
 */
DOUBLET_NODISCARD enum doublet_status doublet_file_open(
	struct doublet_file *file, const char *path,
	struct doublet_error *error);

/* Closes what is open; fine to call again. */
void doublet_file_close(struct doublet_file *file);

/*
 * Reads once, up to `size` > 0 bytes, and sets *got. Sets `ended` as soon as
 * that is known: for a regular file with its last bytes, so that a small file
 * costs a single read.
 */
DOUBLET_NODISCARD enum doublet_status doublet_file_read(
	struct doublet_file *file, char *bytes, size_t size, size_t *got,
	struct doublet_error *error);

/*
 * After a read or write that failed: waits until there is reason to try it
 * again, or says that there is none. A descriptor that does not block is
 * waited for: a parent may have set that.
 */
bool doublet_file_retry(int descriptor, bool writing);

#endif

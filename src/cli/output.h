/* SPDX-License-Identifier: MIT */
/*
 * Where a command writes its data: standard output, or a file that appears
 * whole or not at all (written beside its place, then renamed). At most two at
 * a time.
 */
#ifndef DOUBLET_CLI_OUTPUT_H
#define DOUBLET_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "doublet/report.h"
#include "doublet/status.h"

/* PATH_MAX of Linux, which strict C headers do not tell. */
enum { DOUBLET_OUTPUT_PATH = 4096 };

struct doublet_output {
	int descriptor;
	/* As messages call it. */
	const char *name;
	/* Whether a person reads along: then nothing is held back for long. */
	bool terminal;
	/* What went wrong first; DOUBLET_IO has been told already. */
	enum doublet_status status;
	/* For a file that is not yet in its place; "" = there is none. */
	char temporary[DOUBLET_OUTPUT_PATH];
	char target[DOUBLET_OUTPUT_PATH];
	/* The file on disk that is written or replaced; inode 0 = none. */
	dev_t device;
	ino_t inode;
	size_t used;
	char bytes[64 * 1024];
};

/*
 * Opens a file, or standard output for NULL and "-". A file that is none on
 * disk (a device, a pipe) is written to directly. False = it cannot be, which
 * was told.
 */
bool doublet_output_open(struct doublet_output *output, const char *path);

/* Whether a path is the file that is written or replaced. */
bool doublet_output_is(const struct doublet_output *output, const char *path);

/* For a report: the output as a sink. */
struct doublet_sink doublet_output_sink(struct doublet_output *output);

/* Hands over what is held back. */
enum doublet_status doublet_output_flush(struct doublet_output *output);

/*
 * Flushes, closes, and puts a file in its place, or removes it after a
 * failure. Returns the output's status; DOUBLET_IO has been told.
 */
enum doublet_status doublet_output_close(struct doublet_output *output);

/* Closes, and leaves everything as it was before it was opened. */
void doublet_output_discard(struct doublet_output *output);

/* Sets up what is the same for every command: signals, descriptors 0 to 2. */
void doublet_output_prepare(void);

#endif

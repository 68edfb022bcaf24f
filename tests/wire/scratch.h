/* SPDX-License-Identifier: MIT */
/* A directory of a test's own, emptied and removed at its end. */
#ifndef DOUBLET_TESTS_WIRE_SCRATCH_H
#define DOUBLET_TESTS_WIRE_SCRATCH_H

#include <stddef.h>

struct scratch {
	char directory[64];
	/* The path last asked for. */
	char path[512];
};

/* For cmocka's setup and teardown; *state is a struct scratch. */
int scratch_begin(void **state);
int scratch_end(void **state);

/* The path of a name in it; lives until the next call. */
const char *scratch_path(struct scratch *scratch, const char *name);

/* Makes a file (or a directory) in it; returns its path, as above. */
const char *scratch_write(struct scratch *scratch, const char *name,
                          const void *bytes, size_t length);
const char *scratch_text(struct scratch *scratch, const char *name,
                         const char *text);
const char *scratch_mkdir(struct scratch *scratch, const char *name);

/* Makes a pipe that replaces standard input; returns the end to write to. */
int scratch_feed(void);

#endif

/* SPDX-License-Identifier: MIT */
/* Standard input and pipes, kept in a file so that they can be read twice. */
#ifndef DOUBLET_CLI_SPOOL_H
#define DOUBLET_CLI_SPOOL_H

#include <stdbool.h>

enum { DOUBLET_SPOOL_PATH = 32 };

/*
 * Sets *again to a path that can be opened as often as needed: `path` itself
 * when it is a file on disk, or cannot be looked at; else that of a file
 * without a name that holds all that came, and lives as long as the program;
 * it stands in the buffer. False = it cannot be kept, which was told under
 * `name`.
 */
bool doublet_spool_open(const char *path, const char *name,
                        char buffer[DOUBLET_SPOOL_PATH], const char **again);

#endif

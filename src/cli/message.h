/* SPDX-License-Identifier: MIT */
/* What the program says to people, on standard error. */
#ifndef DOUBLET_CLI_MESSAGE_H
#define DOUBLET_CLI_MESSAGE_H

#include "base/buffer.h"
#include "doublet/status.h"

/* Exit statuses of all commands; see doublet help. */
enum doublet_exit {
	DOUBLET_EXIT_NOTHING = 0,
	DOUBLET_EXIT_FOUND = 1,
	DOUBLET_EXIT_TROUBLE = 2,
};

/*
 * "doublet: " and the text as one line. Control characters in it are shown
 * as '?': names of files and arguments may hold any.
 */
__attribute__((format(printf, 1, 2))) void doublet_message_print(
	const char *format, ...);

/* The text as it is, of our own making. */
void doublet_message_text(const struct doublet_buffer *text);

/* "doublet: FILE:LINE:COL: reason: remedy", as much of it as is known. */
void doublet_message_error(const char *path, const struct doublet_error *error);

#endif

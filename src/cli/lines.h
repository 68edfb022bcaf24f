/* SPDX-License-Identifier: MIT */
/* Pieces that the help text and the manual page share. */
#ifndef DOUBLET_CLI_LINES_H
#define DOUBLET_CLI_LINES_H

#include "base/buffer.h"
#include "cli/option.h"

/* What an option does, the names it takes, and what holds without it. */
void doublet_lines_describe(struct doublet_buffer *buffer,
                            const struct doublet_option *option);

/*
 * Adds a text broken between words at `width` columns; all lines but the
 * first begin with `indent` blanks, and the last one ends with a line feed.
 */
void doublet_lines_wrap(struct doublet_buffer *buffer,
                        const struct doublet_buffer *text, size_t indent,
                        size_t width);

#endif

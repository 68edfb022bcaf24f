/* SPDX-License-Identifier: MIT */
/* The table of input formats. */
#ifndef DOUBLET_WIRE_FORMAT_H
#define DOUBLET_WIRE_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "doublet/reader.h"

/* Whether a file of that name, beginning with these bytes, is of the format. */
typedef bool doublet_format_detect(struct doublet_view name, const char *bytes,
                                   size_t length);

/*
 * Reads the next story of the reader's open file, as doublet_reader_next()
 * does; the story before has been let go already.
 */
typedef enum doublet_status doublet_format_next(
	struct doublet_reader *reader, const struct doublet_story **story,
	struct doublet_error *error);

/* Passes over what the next `next` would read; the same for the rest. */
typedef enum doublet_status doublet_format_skip(struct doublet_reader *reader,
                                                struct doublet_error *error);

struct doublet_format {
	struct doublet_input_format shown; /* what users see */
	doublet_format_detect *detect; /* NULL = only when nothing else fits */
	doublet_format_next *next;
	doublet_format_skip *skip;
};

/* The format of that name, or NULL. */
const struct doublet_format *doublet_format_find(const char *name);

/* The first format that takes the file for its own; never NULL. */
const struct doublet_format *doublet_format_guess(struct doublet_view name,
                                                  const char *bytes,
                                                  size_t length);

/* Two functions or three a format, in the file of its name. */
doublet_format_next doublet_plain_next;
doublet_format_skip doublet_plain_skip;
doublet_format_next doublet_jsonl_next;
doublet_format_skip doublet_jsonl_skip;
doublet_format_detect doublet_jsonl_detect;

#endif

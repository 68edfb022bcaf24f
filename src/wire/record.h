/* SPDX-License-Identifier: MIT */
/* From the object of a line to a story. */
#ifndef DOUBLET_WIRE_RECORD_H
#define DOUBLET_WIRE_RECORD_H

#include "doublet/status.h"

struct doublet_reader;

/*
 * Makes reader->story of reader->document; the story points into both.
 * DOUBLET_SYNTAX: the document is no object, or none with a text; *error has
 * no place. DOUBLET_NO_MEMORY.
 */
DOUBLET_NODISCARD enum doublet_status doublet_record_read(
	struct doublet_reader *reader, struct doublet_error *error);

#endif

/* SPDX-License-Identifier: MIT */
/* From the object of a line to a story. */
#ifndef DOUBLET_WIRE_RECORD_H
#define DOUBLET_WIRE_RECORD_H

#include "doublet/status.h"
#include "wire/field.h"
#include "wire/value.h"

struct doublet_reader;

/*
 * Makes reader->story of the values of its parts; it points into them.
 * DOUBLET_SYNTAX: they make none; *error has no place. DOUBLET_NO_MEMORY.
 */
DOUBLET_NODISCARD enum doublet_status doublet_record_make(
	struct doublet_reader *reader,
	const struct doublet_value values[DOUBLET_PARTS],
	struct doublet_error *error);

/*
 * The same of reader->document, which the story then points into.
 * DOUBLET_SYNTAX also when it is no object.
 */
DOUBLET_NODISCARD enum doublet_status doublet_record_read(
	struct doublet_reader *reader, struct doublet_error *error);

#endif

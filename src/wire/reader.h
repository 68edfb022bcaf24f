/* SPDX-License-Identifier: MIT */
/* A reader, as the formats see it. */
#ifndef DOUBLET_WIRE_READER_H
#define DOUBLET_WIRE_READER_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/json.h"
#include "doublet/reader.h"
#include "wire/field.h"
#include "wire/format.h"
#include "wire/source.h"
#include "wire/string.h"

struct doublet_reader {
	struct doublet_allocator allocator;
	/* Copies of the options' strings. */
	struct doublet_arena arena;
	const struct doublet_format *chosen; /* NULL = look */
	struct doublet_view language;
	uint64_t max_bytes;
	struct doublet_fields fields;
	const struct doublet_string_kernel *kernel;

	struct doublet_source source;
	const struct doublet_format *format; /* NULL = nothing is open */
	const char *name;
	/* Lines or files read so far. */
	uint64_t items;
	/* The line taken last, as it stands there. */
	struct doublet_view line;

	/* What the last story points into; the document is in the arena. */
	struct doublet_arena parsed;
	yyjson_doc *document;
	struct doublet_buffer strings;
	struct doublet_buffer id;
	struct doublet_buffer signals;
	struct doublet_story story;
};

/* DOUBLET_TOO_LARGE for a story that begins at that line and offset. */
enum doublet_status doublet_reader_too_large(struct doublet_error *error,
                                             uint64_t line, uint64_t offset);

#endif

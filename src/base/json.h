/* SPDX-License-Identifier: MIT */
/*
 * JSON in and out; the one door to yyjson, whose types it passes on.
 */
#ifndef DOUBLET_BASE_JSON_H
#define DOUBLET_BASE_JSON_H

#include <yyjson.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "doublet/status.h"

/* Memory for a document that lives in the arena, for yyjson_mut_doc_new(). */
yyjson_alc doublet_json_memory(struct doublet_arena *arena);

/*
 * Parses one JSON value from bytes, which stay as they are and need not live
 * on. Inside strings, ill-formed UTF-8 and control characters are let through;
 * numbers are kept as they are written (yyjson_is_raw). *document lives in the
 * arena.
 * DOUBLET_SYNTAX: error->offset is where, error->reason why;
 * DOUBLET_NO_MEMORY.
 */
DOUBLET_NODISCARD enum doublet_status doublet_json_parse(
	struct doublet_arena *arena, char *bytes, size_t length,
	yyjson_doc **document, struct doublet_error *error);

/*
 * A string of ASCII in which no character is to be escaped, borrowed until the
 * document is freed; NULL = no memory.
 */
yyjson_mut_val *doublet_json_literal(yyjson_mut_doc *document,
                                     const char *bytes, size_t length);

/*
 * A string for a document that is being built; NULL = no memory. The bytes
 * are borrowed until the document is freed when they are UTF-8; else a copy
 * in which each ill-formed sequence became U+FFFD, so that what is written is
 * always valid JSON.
 */
yyjson_mut_val *doublet_json_string(yyjson_mut_doc *document, const char *bytes,
                                    size_t length);

/* A number between 0 and 1 rounded to three decimals, as 0.099. */
yyjson_mut_val *doublet_json_share(yyjson_mut_doc *document, double share);

/* Adds the document to a buffer, on one line, without a line feed. */
void doublet_json_write(const yyjson_mut_doc *document,
                        struct doublet_buffer *buffer);

#endif

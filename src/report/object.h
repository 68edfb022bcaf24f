/* SPDX-License-Identifier: MIT */
/*
 * A story as a JSON object: what the forms for programs share. A failure is
 * seen in the report's arena or buffer, at the end.
 */
#ifndef DOUBLET_REPORT_OBJECT_H
#define DOUBLET_REPORT_OBJECT_H

#include <string.h>

#include "base/json.h"
#include "report/report.h"

/* A document with an object as its root; NULL = the arena has failed. */
yyjson_mut_doc *doublet_object_begin(struct doublet_report *report);

/* Adds the document to the report's buffer. */
void doublet_object_end(struct doublet_report *report,
                        const yyjson_mut_doc *document);

/* Adds a member; the name is a literal of letters, digits and '_'. */
void doublet_object_put(yyjson_mut_doc *document, yyjson_mut_val *object,
                        struct doublet_view name, yyjson_mut_val *value);

/* The same, inlined: then the compiler counts the letters of the name. Other
 * bytes are borrowed to the end. */
static inline void doublet_object_add(yyjson_mut_doc *document,
                                      yyjson_mut_val *object, const char *name,
                                      yyjson_mut_val *value)
{
	const struct doublet_view view = {name, strlen(name)};

	doublet_object_put(document, object, view, value);
}

static inline void doublet_object_number(yyjson_mut_doc *document,
                                         yyjson_mut_val *object,
                                         const char *name, uint64_t number)
{
	doublet_object_add(document, object, name,
	                   yyjson_mut_uint(document, number));
}

static inline void doublet_object_string(yyjson_mut_doc *document,
                                         yyjson_mut_val *object,
                                         const char *name, const char *bytes,
                                         size_t length)
{
	doublet_object_add(document, object, name,
	                   doublet_json_string(document, bytes, length));
}

/* path, id and, for a story of JSON Lines, record and pointer. */
void doublet_object_identity(yyjson_mut_doc *document, yyjson_mut_val *object,
                             const struct doublet_story *story);

#endif

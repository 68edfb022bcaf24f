/* SPDX-License-Identifier: MIT */
/*
 * A story as a JSON object: what the forms for programs share. A failure is
 * seen in the report's arena or buffer, at the end.
 */
#ifndef DOUBLET_REPORT_OBJECT_H
#define DOUBLET_REPORT_OBJECT_H

#include "base/json.h"
#include "report/report.h"

/* A document with an object as its root; NULL = the arena has failed. */
yyjson_mut_doc *doublet_object_begin(struct doublet_report *report);

/* Adds the document to the report's buffer. */
void doublet_object_end(struct doublet_report *report,
                        const yyjson_mut_doc *document);

/*
 * Members; the names are literals. Always inlined: then the compiler counts
 * their letters, and sees that none is to be escaped. Other bytes are borrowed
 * to the end.
 */
__attribute__((always_inline)) static inline void doublet_object_add(
	yyjson_mut_doc *document, yyjson_mut_val *object, const char *name,
	yyjson_mut_val *value)
{
	yyjson_mut_obj_add_val(document, object, name, value);
}

__attribute__((always_inline)) static inline void doublet_object_number(
	yyjson_mut_doc *document, yyjson_mut_val *object, const char *name,
	uint64_t number)
{
	yyjson_mut_obj_add_uint(document, object, name, number);
}

__attribute__((always_inline)) static inline void doublet_object_string(
	yyjson_mut_doc *document, yyjson_mut_val *object, const char *name,
	const char *bytes, size_t length)
{
	doublet_object_add(document, object, name,
	                   doublet_json_string(document, bytes, length));
}

/* A story's id, or its file when it has none. */
void doublet_object_name(yyjson_mut_doc *document, yyjson_mut_val *object,
                         const char *name, const struct doublet_story *story);

/* A set of enum doublet_mark as a list of their texts. */
yyjson_mut_val *doublet_object_marks(yyjson_mut_doc *document, unsigned marks);

/* {"a":0.97,"b":0.83} */
yyjson_mut_val *doublet_object_shares(yyjson_mut_doc *document, double a,
                                      double b);

/* path, id and, for a story of JSON Lines, record and pointer. */
void doublet_object_identity(yyjson_mut_doc *document, yyjson_mut_val *object,
                             const struct doublet_story *story);

#endif

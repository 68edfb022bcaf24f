/* SPDX-License-Identifier: MIT */
/* Objects of yyjson that live in the arena of a story. */
#include "report/object.h"

#include <string.h>

yyjson_mut_doc *doublet_object_begin(struct doublet_report *report)
{
	const yyjson_alc allocator = doublet_json_memory(&report->arena);
	yyjson_mut_doc *document = yyjson_mut_doc_new(&allocator);

	if (document != NULL)
		yyjson_mut_doc_set_root(document, yyjson_mut_obj(document));
	return document;
}

void doublet_object_end(struct doublet_report *report,
                        const yyjson_mut_doc *document)
{
	if (!report->arena.failed)
		doublet_json_write(document, &report->buffer);
}

void doublet_object_identity(yyjson_mut_doc *document, yyjson_mut_val *object,
                             const struct doublet_story *story)
{
	const char *path = story->path != NULL ? story->path : "";

	doublet_object_string(document, object, "path", path, strlen(path));
	if (story->id.length > 0)
		doublet_object_string(document, object, "id", story->id.data,
		                      story->id.length);
	else
		doublet_object_string(document, object, "id", path,
		                      strlen(path));
	if (story->record == 0)
		return;
	doublet_object_number(document, object, "record", story->record);
	if (story->pointer.length > 0)
		doublet_object_string(document, object, "pointer",
		                      story->pointer.data,
		                      story->pointer.length);
}

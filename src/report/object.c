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

void doublet_object_name(yyjson_mut_doc *document, yyjson_mut_val *object,
                         const char *name, const struct doublet_story *story)
{
	const char *path = story->path != NULL ? story->path : "";

	if (story->id.length > 0)
		doublet_object_string(document, object, name, story->id.data,
		                      story->id.length);
	else
		doublet_object_string(document, object, name, path,
		                      strlen(path));
}

yyjson_mut_val *doublet_object_marks(yyjson_mut_doc *document, unsigned marks)
{
	yyjson_mut_val *list = yyjson_mut_arr(document);
	const char *text;

	for (size_t i = 0; (text = doublet_mark_text(i)) != NULL; i++)
		if ((marks & 1U << i) != 0)
			yyjson_mut_arr_append(list,
			                      yyjson_mut_str(document, text));
	return list;
}

yyjson_mut_val *doublet_object_shares(yyjson_mut_doc *document, double a,
                                      double b)
{
	yyjson_mut_val *object = yyjson_mut_obj(document);

	doublet_object_add(document, object, "a",
	                   doublet_json_share(document, a));
	doublet_object_add(document, object, "b",
	                   doublet_json_share(document, b));
	return object;
}

void doublet_object_identity(yyjson_mut_doc *document, yyjson_mut_val *object,
                             const struct doublet_story *story)
{
	const char *path = story->path != NULL ? story->path : "";

	doublet_object_string(document, object, "path", path, strlen(path));
	doublet_object_name(document, object, "id", story);
	if (story->record == 0)
		return;
	doublet_object_number(document, object, "record", story->record);
	if (story->pointer.length > 0)
		doublet_object_string(document, object, "pointer",
		                      story->pointer.data,
		                      story->pointer.length);
}

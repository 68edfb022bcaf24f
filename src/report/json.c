/* SPDX-License-Identifier: MIT */
/*
 * The forms for programs: a JSON object a story, alone on a line (jsonl) or
 * as an item of one document that is written as it comes (json). The shape
 * is "doublet-check/1": members may be added, never renamed or dropped.
 */
#include "base/json.h"

#include <string.h>

#include "report/report.h"

#define SCHEMA "doublet-check/1"

/*
 * yyjson takes its memory from the arena of the story; freeing is left to
 * the arena.
 */
static void *take(void *arena, size_t size)
{
	return doublet_arena_take(arena, size);
}

static void *take_again(void *arena, void *old, size_t old_size, size_t size)
{
	void *block = doublet_arena_take(arena, size);

	if (block != NULL && old_size > 0)
		memcpy(block, old, old_size < size ? old_size : size);
	return block;
}

static void leave(void *arena, void *block)
{
	(void)arena;
	(void)block;
}

/* A document with an object as its root; NULL = the arena has failed. */
static yyjson_mut_doc *begin_object(struct doublet_report *report)
{
	const yyjson_alc allocator = {take, take_again, leave, &report->arena};
	yyjson_mut_doc *document = yyjson_mut_doc_new(&allocator);

	if (document != NULL)
		yyjson_mut_doc_set_root(document, yyjson_mut_obj(document));
	return document;
}

static void end_object(struct doublet_report *report,
                       const yyjson_mut_doc *document)
{
	if (!report->arena.failed)
		doublet_json_write(document, &report->buffer);
}

/* The names are literals. A failure is seen in the arena, at the end. */
static void add(yyjson_mut_doc *document, yyjson_mut_val *object,
                const char *name, yyjson_mut_val *value)
{
	yyjson_mut_obj_add(object, yyjson_mut_str(document, name), value);
}

static void add_number(yyjson_mut_doc *document, yyjson_mut_val *object,
                       const char *name, uint64_t number)
{
	add(document, object, name, yyjson_mut_uint(document, number));
}

static void add_string(yyjson_mut_doc *document, yyjson_mut_val *object,
                       const char *name, const char *bytes, size_t length)
{
	add(document, object, name,
	    doublet_json_string(document, bytes, length));
}

static yyjson_mut_val *make_place(yyjson_mut_doc *document,
                                  const struct doublet_story *story,
                                  const struct doublet_place *place)
{
	yyjson_mut_val *object = yyjson_mut_obj(document);
	size_t end = place->span.end < story->length ? place->span.end
	                                             : story->length;
	size_t start = place->span.start < end ? place->span.start : end;

	add_number(document, object, "start", start);
	add_number(document, object, "end", end);
	add_number(document, object, "line", place->line);
	add_number(document, object, "column", place->column);
	add_number(document, object, "paragraph", place->paragraph);
	if (story->length > 0)
		add_string(document, object, "text", story->text + start,
		           end - start);
	else
		add_string(document, object, "text", "", 0);
	return object;
}

static yyjson_mut_val *make_side(yyjson_mut_doc *document,
                                 const struct doublet_story *story,
                                 struct doublet_span span)
{
	yyjson_mut_val *side = yyjson_mut_obj(document);

	add_number(document, side, "start", span.start);
	add_number(document, side, "end", span.end);
	add_string(document, side, "text", story->text + span.start,
	           span.end - span.start);
	return side;
}

static yyjson_mut_val *make_changes(yyjson_mut_doc *document,
                                    const struct doublet_story *story,
                                    const struct doublet_finding *finding)
{
	yyjson_mut_val *changes = yyjson_mut_arr(document);

	for (uint32_t i = 0; i < finding->change_count; i++) {
		const struct doublet_change *change = &finding->changes[i];
		yyjson_mut_val *object = yyjson_mut_obj(document);
		bool added = change->first.start == change->first.end;
		bool dropped = change->other.start == change->other.end;
		const char *kind = added     ? "added"
		                   : dropped ? "dropped"
		                             : "replaced";
		add_number(document, object, "place", change->place);
		add(document, object, "kind", yyjson_mut_str(document, kind));
		if (!added)
			add(document, object, "a",
			    make_side(document, story, change->first));
		if (!dropped)
			add(document, object, "b",
			    make_side(document, story, change->other));
		yyjson_mut_arr_append(changes, object);
	}
	return changes;
}

static yyjson_mut_val *make_finding(yyjson_mut_doc *document,
                                    const struct doublet_story *story,
                                    const struct doublet_finding *finding)
{
	yyjson_mut_val *object = yyjson_mut_obj(document);
	yyjson_mut_val *places = yyjson_mut_arr(document);
	const char *level = doublet_level_text(finding->level);

	for (uint32_t i = 0; i < finding->place_count; i++)
		yyjson_mut_arr_append(places, make_place(document, story,
		                                         &finding->places[i]));
	add(document, object, "rule",
	    yyjson_mut_str(document, finding->rule->id));
	add(document, object, "level", yyjson_mut_str(document, level));
	add(document, object, "score",
	    doublet_json_share(document, finding->score));
	add_number(document, object, "words", finding->words);
	add_string(document, object, "message", finding->message,
	           strlen(finding->message));
	add(document, object, "places", places);
	add(document, object, "changes",
	    make_changes(document, story, finding));
	return object;
}

static void add_identity(yyjson_mut_doc *document, yyjson_mut_val *object,
                         const struct doublet_story *story)
{
	const char *path = story->path != NULL ? story->path : "";

	add_string(document, object, "path", path, strlen(path));
	if (story->id.length > 0)
		add_string(document, object, "id", story->id.data,
		           story->id.length);
	else
		add_string(document, object, "id", path, strlen(path));
	if (story->record == 0)
		return;
	add_number(document, object, "record", story->record);
	if (story->pointer.length > 0)
		add_string(document, object, "pointer", story->pointer.data,
		           story->pointer.length);
}

static void add_counts(yyjson_mut_doc *document, yyjson_mut_val *object,
                       const struct doublet_check_result *result)
{
	double share =
		doublet_report_share(result->repeated_words, result->words);

	add_number(document, object, "words", result->words);
	add_number(document, object, "sentences", result->sentences);
	add_number(document, object, "paragraphs", result->paragraphs);
	add_number(document, object, "quotes", result->quotes);
	add_number(document, object, "repeated_words", result->repeated_words);
	add(document, object, "redundancy",
	    doublet_json_share(document, share));
}

/* The object of a story; `alone`: it says the schema itself. */
static void add_object(struct doublet_report *report,
                       const struct doublet_story *story,
                       const struct doublet_check_result *result, bool alone)
{
	yyjson_mut_doc *document = begin_object(report);
	if (document == NULL)
		return;
	yyjson_mut_val *object = yyjson_mut_doc_get_root(document);
	yyjson_mut_val *findings = yyjson_mut_arr(document);

	if (alone)
		add(document, object, "schema",
		    yyjson_mut_str(document, SCHEMA));
	add_identity(document, object, story);
	add_counts(document, object, result);
	for (uint32_t i = 0; i < result->finding_count; i++)
		if (doublet_report_shows(report, &result->findings[i]))
			yyjson_mut_arr_append(
				findings, make_finding(document, story,
			                               &result->findings[i]));
	add(document, object, "findings", findings);
	end_object(report, document);
}

static void add_line(struct doublet_report *report,
                     const struct doublet_story *story,
                     const struct doublet_check_result *result)
{
	add_object(report, story, result, true);
	doublet_buffer_add_byte(&report->buffer, '\n');
}

const struct doublet_report_writer doublet_report_jsonl = {.story = add_line};

static void begin_document(struct doublet_report *report)
{
	doublet_buffer_add_text(&report->buffer,
	                        "{\"schema\":\"" SCHEMA "\",\"stories\":[");
}

static void add_item(struct doublet_report *report,
                     const struct doublet_story *story,
                     const struct doublet_check_result *result)
{
	doublet_buffer_add_text(&report->buffer,
	                        report->totals.stories > 0 ? ",\n" : "\n");
	add_object(report, story, result, false);
}

static void end_document(struct doublet_report *report, uint64_t failed)
{
	const struct doublet_totals *totals = &report->totals;
	double share =
		doublet_report_share(totals->repeated_words, totals->words);
	yyjson_mut_doc *document = begin_object(report);
	if (document == NULL)
		return;
	yyjson_mut_val *object = yyjson_mut_doc_get_root(document);
	yyjson_mut_val *findings = yyjson_mut_obj(document);

	add_number(document, findings, "note",
	           totals->findings[DOUBLET_LEVEL_NOTE]);
	add_number(document, findings, "warning",
	           totals->findings[DOUBLET_LEVEL_WARNING]);
	add_number(document, findings, "error",
	           totals->findings[DOUBLET_LEVEL_ERROR]);
	add_number(document, object, "stories", totals->stories);
	add_number(document, object, "words", totals->words);
	add_number(document, object, "repeated_words", totals->repeated_words);
	add(document, object, "redundancy",
	    doublet_json_share(document, share));
	add(document, object, "findings", findings);
	add_number(document, object, "failed", failed);
	doublet_buffer_add_text(&report->buffer, "\n],\"summary\":");
	end_object(report, document);
	doublet_buffer_add_text(&report->buffer, "}\n");
}

const struct doublet_report_writer doublet_report_json = {
	.begin = begin_document,
	.story = add_item,
	.end = end_document,
};

/* SPDX-License-Identifier: MIT */
/*
 * The forms for programs: a JSON object a story, alone on a line (jsonl) or
 * as an item of one document that is written as it comes (json). The shape
 * is "doublet-check/1": members may be added, never renamed or dropped.
 */
#include "report/object.h"

#include <string.h>

#define SCHEMA "doublet-check/1"

static yyjson_mut_val *make_place(yyjson_mut_doc *document,
                                  const struct doublet_story *story,
                                  const struct doublet_place *place)
{
	yyjson_mut_val *object = yyjson_mut_obj(document);
	size_t end = place->span.end < story->length ? place->span.end
	                                             : story->length;
	size_t start = place->span.start < end ? place->span.start : end;

	doublet_object_number(document, object, "start", start);
	doublet_object_number(document, object, "end", end);
	doublet_object_number(document, object, "line", place->line);
	doublet_object_number(document, object, "column", place->column);
	doublet_object_number(document, object, "paragraph", place->paragraph);
	if (story->length > 0)
		doublet_object_string(document, object, "text",
		                      story->text + start, end - start);
	else
		doublet_object_string(document, object, "text", "", 0);
	return object;
}

static yyjson_mut_val *make_side(yyjson_mut_doc *document,
                                 const struct doublet_story *story,
                                 struct doublet_span span)
{
	yyjson_mut_val *side = yyjson_mut_obj(document);

	doublet_object_number(document, side, "start", span.start);
	doublet_object_number(document, side, "end", span.end);
	doublet_object_string(document, side, "text", story->text + span.start,
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
		doublet_object_number(document, object, "place", change->place);
		doublet_object_add(document, object, "kind",
		                   yyjson_mut_str(document, kind));
		if (!added)
			doublet_object_add(document, object, "a",
			                   make_side(document, story,
			                             change->first));
		if (!dropped)
			doublet_object_add(document, object, "b",
			                   make_side(document, story,
			                             change->other));
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
	doublet_object_add(document, object, "rule",
	                   yyjson_mut_str(document, finding->rule->id));
	doublet_object_add(document, object, "level",
	                   yyjson_mut_str(document, level));
	doublet_object_add(document, object, "score",
	                   doublet_json_share(document, finding->score));
	doublet_object_number(document, object, "words", finding->words);
	doublet_object_string(document, object, "message", finding->message,
	                      strlen(finding->message));
	if (finding->exempt != NULL)
		doublet_object_add(document, object, "exempt",
		                   yyjson_mut_str(document, finding->exempt));
	doublet_object_add(document, object, "places", places);
	doublet_object_add(document, object, "changes",
	                   make_changes(document, story, finding));
	return object;
}

static void add_counts(yyjson_mut_doc *document, yyjson_mut_val *object,
                       const struct doublet_check_result *result)
{
	double share =
		doublet_report_share(result->repeated_words, result->words);

	doublet_object_number(document, object, "words", result->words);
	doublet_object_number(document, object, "sentences", result->sentences);
	doublet_object_number(document, object, "paragraphs",
	                      result->paragraphs);
	doublet_object_number(document, object, "quotes", result->quotes);
	doublet_object_number(document, object, "repeated_words",
	                      result->repeated_words);
	doublet_object_add(document, object, "redundancy",
	                   doublet_json_share(document, share));
}

/* The object of a story; `alone`: it says the schema itself. */
static void add_object(struct doublet_report *report,
                       const struct doublet_story *story,
                       const struct doublet_check_result *result, bool alone)
{
	yyjson_mut_doc *document = doublet_object_begin(report);
	if (document == NULL)
		return;
	yyjson_mut_val *object = yyjson_mut_doc_get_root(document);
	yyjson_mut_val *findings = yyjson_mut_arr(document);

	if (alone)
		doublet_object_add(document, object, "schema",
		                   yyjson_mut_str(document, SCHEMA));
	doublet_object_identity(document, object, story);
	add_counts(document, object, result);
	for (uint32_t i = 0; i < result->finding_count; i++)
		if (doublet_report_shows(report, &result->findings[i]))
			yyjson_mut_arr_append(
				findings, make_finding(document, story,
			                               &result->findings[i]));
	doublet_object_add(document, object, "findings", findings);
	doublet_object_end(report, document);
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
	yyjson_mut_doc *document = doublet_object_begin(report);
	if (document == NULL)
		return;
	yyjson_mut_val *object = yyjson_mut_doc_get_root(document);
	yyjson_mut_val *findings = yyjson_mut_obj(document);

	doublet_object_number(document, findings, "note",
	                      totals->findings[DOUBLET_LEVEL_NOTE]);
	doublet_object_number(document, findings, "warning",
	                      totals->findings[DOUBLET_LEVEL_WARNING]);
	doublet_object_number(document, findings, "error",
	                      totals->findings[DOUBLET_LEVEL_ERROR]);
	doublet_object_number(document, object, "stories", totals->stories);
	doublet_object_number(document, object, "words", totals->words);
	doublet_object_number(document, object, "repeated_words",
	                      totals->repeated_words);
	doublet_object_add(document, object, "redundancy",
	                   doublet_json_share(document, share));
	doublet_object_add(document, object, "findings", findings);
	doublet_object_number(document, object, "failed", failed);
	doublet_buffer_add_text(&report->buffer, "\n],\"summary\":");
	doublet_object_end(report, document);
	doublet_buffer_add_text(&report->buffer, "}\n");
}

const struct doublet_report_writer doublet_report_json = {
	.begin = begin_document,
	.story = add_item,
	.end = end_document,
};

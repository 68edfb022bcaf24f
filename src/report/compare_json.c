/* SPDX-License-Identifier: MIT */
/*
 * How two stories relate, for programs: "doublet-compare/1". Members may be
 * added, never renamed or dropped.
 */
#include "report/object.h"

#include <inttypes.h>
#include <string.h>

#define SCHEMA "doublet-compare/1"

static yyjson_mut_val *make_span(yyjson_mut_doc *document,
                                 struct doublet_span span)
{
	yyjson_mut_val *pair = yyjson_mut_arr(document);

	yyjson_mut_arr_append(pair, yyjson_mut_uint(document, span.start));
	yyjson_mut_arr_append(pair, yyjson_mut_uint(document, span.end));
	return pair;
}

static yyjson_mut_val *make_passages(
	yyjson_mut_doc *document, const struct doublet_comparison *comparison)
{
	yyjson_mut_val *passages = yyjson_mut_arr(document);

	for (uint32_t i = 0; i < comparison->passage_count; i++) {
		const struct doublet_passage *passage =
			&comparison->passages[i];
		yyjson_mut_val *object = yyjson_mut_obj(document);
		doublet_object_add(document, object, "a",
		                   make_span(document, passage->a));
		doublet_object_add(document, object, "b",
		                   make_span(document, passage->b));
		doublet_object_number(document, object, "words",
		                      passage->words);
		yyjson_mut_arr_append(passages, object);
	}
	return passages;
}

static void add_side(yyjson_mut_doc *document, yyjson_mut_val *object,
                     const char *name, const struct doublet_story *story,
                     struct doublet_span span)
{
	yyjson_mut_val *side = yyjson_mut_obj(document);

	doublet_object_number(document, side, "start", span.start);
	doublet_object_number(document, side, "end", span.end);
	doublet_object_string(document, side, "text", story->text + span.start,
	                      span.end - span.start);
	doublet_object_add(document, object, name, side);
}

static yyjson_mut_val *make_changes(yyjson_mut_doc *document,
                                    const struct doublet_compared *compared)
{
	const struct doublet_comparison *comparison = compared->comparison;
	yyjson_mut_val *changes = yyjson_mut_arr(document);

	for (uint32_t i = 0; i < comparison->difference_count; i++) {
		const struct doublet_difference *difference =
			&comparison->differences[i];
		const char *kind = doublet_difference_text(difference->kind);
		yyjson_mut_val *object = yyjson_mut_obj(document);
		doublet_object_add(document, object, "kind",
		                   yyjson_mut_str(document, kind));
		if (difference->kind != DOUBLET_DIFFERENCE_ADDED)
			add_side(document, object, "a", compared->a,
			         difference->a);
		if (difference->kind != DOUBLET_DIFFERENCE_DROPPED)
			add_side(document, object, "b", compared->b,
			         difference->b);
		yyjson_mut_arr_append(changes, object);
	}
	return changes;
}

static yyjson_mut_val *make_story(yyjson_mut_doc *document,
                                  const struct doublet_story *story,
                                  uint32_t words)
{
	yyjson_mut_val *object = yyjson_mut_obj(document);

	doublet_object_identity(document, object, story);
	doublet_object_number(document, object, "words", words);
	return object;
}

static yyjson_mut_val *make_stories(yyjson_mut_doc *document,
                                    const struct doublet_compared *compared)
{
	const struct doublet_comparison *comparison = compared->comparison;
	yyjson_mut_val *object = yyjson_mut_obj(document);

	doublet_object_add(document, object, "a",
	                   make_story(document, compared->a,
	                              comparison->words_a));
	doublet_object_add(document, object, "b",
	                   make_story(document, compared->b,
	                              comparison->words_b));
	return object;
}

static bool have_one_id(const struct doublet_story *a,
                        const struct doublet_story *b)
{
	return a->id.length > 0 && a->id.length == b->id.length &&
	       memcmp(a->id.data, b->id.data, a->id.length) == 0;
}

/* Two versions of one id are told apart as by dedup: "a7@day.jsonl:3". */
static void add_b(struct doublet_report *report, yyjson_mut_doc *document,
                  yyjson_mut_val *object,
                  const struct doublet_compared *compared)
{
	const struct doublet_story *b = compared->b;
	struct doublet_buffer *name = &report->marks;

	if (!have_one_id(compared->a, b)) {
		doublet_object_name(document, object, "b", b);
		return;
	}
	doublet_buffer_add(name, b->id.data, b->id.length);
	doublet_buffer_add_byte(name, '@');
	doublet_buffer_add_text(name, b->path != NULL ? b->path : "");
	if (b->record != 0)
		doublet_buffer_print(name, ":%" PRIu64, b->record);
	if (!name->failed)
		doublet_object_string(document, object, "b", name->data,
		                      name->length);
}

static void add_comparison(struct doublet_report *report,
                           const struct doublet_compared *compared)
{
	const struct doublet_comparison *comparison = compared->comparison;
	const char *relation = doublet_relation_text(comparison->relation);
	yyjson_mut_doc *document = doublet_object_begin(report);
	if (document == NULL)
		return;
	yyjson_mut_val *object = yyjson_mut_doc_get_root(document);

	doublet_object_add(document, object, "schema",
	                   yyjson_mut_str(document, SCHEMA));
	doublet_object_name(document, object, "a", compared->a);
	add_b(report, document, object, compared);
	doublet_object_add(document, object, "relation",
	                   yyjson_mut_str(document, relation));
	doublet_object_add(document, object, "resemblance",
	                   doublet_json_share(document,
	                                      comparison->resemblance));
	doublet_object_add(document, object, "containment",
	                   doublet_object_shares(document,
	                                         comparison->containment_a,
	                                         comparison->containment_b));
	doublet_object_add(document, object, "passages",
	                   make_passages(document, comparison));
	doublet_object_add(document, object, "changes",
	                   make_changes(document, compared));
	doublet_object_add(document, object, "marks",
	                   doublet_object_marks(document, comparison->marks));
	doublet_object_string(document, object, "reason", comparison->reason,
	                      strlen(comparison->reason));
	doublet_object_add(document, object, "stories",
	                   make_stories(document, compared));
	doublet_object_end(report, document);
	doublet_buffer_add_byte(&report->buffer, '\n');
}

const struct doublet_report_writer doublet_report_compare_json = {
	.comparison = add_comparison,
};

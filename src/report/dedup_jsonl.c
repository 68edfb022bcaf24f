/* SPDX-License-Identifier: MIT */
/*
 * Duplicates among many stories, for programs: a pair a line
 * ("doublet-dedup/1"), a group a line ("doublet-groups/1"), or a sentence of
 * boilerplate ("doublet-boilerplate/1"). Members may be added, never renamed or
 * dropped.
 */
#include <string.h>

#include "report/object.h"

static yyjson_mut_val *make_name(yyjson_mut_doc *document,
                                 const struct doublet_story_names *names,
                                 uint32_t number)
{
	struct doublet_story_name story;

	names->find(names->context, number, &story);
	return doublet_json_string(document, story.name.data,
	                           story.name.length);
}

static void add_pair(struct doublet_report *report, yyjson_mut_doc *document,
                     const struct doublet_duplicates *duplicates)
{
	const struct doublet_pair *pair = duplicates->pair;
	const struct doublet_story_names *names = duplicates->names;
	yyjson_mut_val *object = yyjson_mut_doc_get_root(document);

	doublet_object_add(document, object, "schema",
	                   yyjson_mut_str(document, "doublet-dedup/1"));
	doublet_object_add(document, object, "a",
	                   make_name(document, names, pair->a));
	doublet_object_add(document, object, "b",
	                   make_name(document, names, pair->b));
	if (report->options.relations)
		doublet_object_add(document, object, "relation",
		                   yyjson_mut_str(document,
		                                  doublet_relation_text(
							  pair->relation)));
	doublet_object_add(document, object, "resemblance",
	                   doublet_json_share(document, pair->resemblance));
	doublet_object_add(document, object, "containment",
	                   doublet_object_shares(document, pair->containment_a,
	                                         pair->containment_b));
	doublet_object_add(document, object, "marks",
	                   doublet_object_marks(document, pair->marks));
}

static yyjson_mut_val *make_edge(struct doublet_report *report,
                                 yyjson_mut_doc *document,
                                 const struct doublet_story_names *names,
                                 const struct doublet_pair *pair)
{
	yyjson_mut_val *edge = yyjson_mut_arr(document);

	yyjson_mut_arr_append(edge, make_name(document, names, pair->a));
	yyjson_mut_arr_append(edge, make_name(document, names, pair->b));
	if (report->options.relations)
		yyjson_mut_arr_append(edge,
		                      yyjson_mut_str(document,
		                                     doublet_relation_text(
							     pair->relation)));
	return edge;
}

/* A group is called by its first member, in the order of the input. */
static void add_group(struct doublet_report *report, yyjson_mut_doc *document,
                      const struct doublet_duplicates *duplicates)
{
	const struct doublet_group *group = duplicates->group;
	const struct doublet_story_names *names = duplicates->names;
	yyjson_mut_val *object = yyjson_mut_doc_get_root(document);
	yyjson_mut_val *stories = yyjson_mut_arr(document);
	yyjson_mut_val *edges = yyjson_mut_arr(document);

	for (uint32_t i = 0; i < group->member_count; i++)
		yyjson_mut_arr_append(stories, make_name(document, names,
		                                         group->members[i]));
	for (uint32_t i = 0; i < group->edge_count; i++)
		yyjson_mut_arr_append(edges, make_edge(report, document, names,
		                                       &group->edges[i]));
	doublet_object_add(document, object, "schema",
	                   yyjson_mut_str(document, "doublet-groups/1"));
	doublet_object_add(document, object, "group",
	                   make_name(document, names, group->members[0]));
	doublet_object_add(document, object, "lead",
	                   make_name(document, names, group->lead));
	doublet_object_add(document, object, "stories", stories);
	doublet_object_add(document, object, "edges", edges);
}

static void add_sentence(yyjson_mut_doc *document,
                         const struct doublet_boilerplate_sentence *sentence)
{
	yyjson_mut_val *object = yyjson_mut_doc_get_root(document);

	doublet_object_add(document, object, "schema",
	                   yyjson_mut_str(document, "doublet-boilerplate/1"));
	doublet_object_string(document, object, "text", sentence->text,
	                      strlen(sentence->text));
	doublet_object_string(document, object, "source", sentence->source,
	                      strlen(sentence->source));
	doublet_object_number(document, object, "stories", sentence->stories);
	doublet_object_number(document, object, "source_stories",
	                      sentence->source_stories);
}

static void add_line(struct doublet_report *report,
                     const struct doublet_duplicates *duplicates)
{
	yyjson_mut_doc *document = doublet_object_begin(report);

	if (document == NULL)
		return;
	if (duplicates->group != NULL)
		add_group(report, document, duplicates);
	else if (duplicates->sentence != NULL)
		add_sentence(document, duplicates->sentence);
	else
		add_pair(report, document, duplicates);
	doublet_object_end(report, document);
	doublet_buffer_add_byte(&report->buffer, '\n');
}

const struct doublet_report_writer doublet_report_dedup_jsonl = {
	.duplicates = add_line,
};

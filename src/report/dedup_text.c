/* SPDX-License-Identifier: MIT */
/*
 * Duplicates among many stories, for people: each group below its lead, a
 * story a row; then the pairs that are related, but in no group.
 *
 *	a7  2026-11-22 08:00  Ferry sinks off cape
 *	  update       93 %  a9  09:10        UPDATE 1-Ferry sinks off cape
 *	  identical   100 %  b1  11-23 00:12  "
 */
#include <inttypes.h>

#include "report/flow.h"
#include "report/report.h"
#include "report/row.h"

/* Members shown of a group, unless all is asked for. */
enum { MEMBERS_MAX = 20 };

static const char STYLE_FAINT[] = "2";

/* What a member is to the lead, whichever of them is the earlier. */
static const char *relation_to_lead(const struct doublet_pair *pair,
                                    bool lead_is_later)
{
	if (lead_is_later)
		switch (pair->relation) {
		case DOUBLET_EXCERPT:
			return doublet_relation_text(DOUBLET_CONTAINS);
		case DOUBLET_CONTAINS:
			return doublet_relation_text(DOUBLET_EXCERPT);
		case DOUBLET_CORRECTION:
		case DOUBLET_UPDATE:
		case DOUBLET_WITHDRAWAL:
			return "earlier";
		default:
			break;
		}
	return doublet_relation_text(pair->relation);
}

static struct doublet_story_name find_name(
	const struct doublet_duplicates *duplicates, uint32_t number)
{
	const struct doublet_story_names *names = duplicates->names;
	struct doublet_story_name name;

	names->find(names->context, number, &name);
	return name;
}

static uint32_t other_than(const struct doublet_pair *pair, uint32_t number)
{
	return pair->a == number ? pair->b : pair->a;
}

static void begin_part(struct doublet_report *report)
{
	if (report->written)
		doublet_buffer_add_byte(&report->buffer, '\n');
}

static void add_group(struct doublet_report *report,
                      const struct doublet_duplicates *duplicates)
{
	const struct doublet_group *group = duplicates->group;
	const struct doublet_story_name lead =
		find_name(duplicates, group->lead);
	struct doublet_row row = {.head = &lead};
	uint32_t count = group->edge_count;
	uint32_t shown = count > MEMBERS_MAX && !report->options.reasons
	                         ? MEMBERS_MAX
	                         : count;

	begin_part(report);
	doublet_row_add(report, &(struct doublet_row){.story = lead});
	for (uint32_t i = 0; i < shown; i++) {
		row.story = find_name(duplicates, other_than(&group->edges[i],
		                                             group->lead));
		doublet_row_widen(&row);
	}
	for (uint32_t i = 0; i < shown; i++) {
		row.pair = &group->edges[i];
		row.story = find_name(duplicates,
		                      other_than(row.pair, group->lead));
		if (report->options.relations)
			row.relation =
				relation_to_lead(row.pair,
			                         row.pair->b == group->lead);
		doublet_row_add(report, &row);
	}
	if (shown < count)
		doublet_buffer_print(&report->buffer,
		                     "  and %" PRIu32 " more (-v shows all)\n",
		                     count - shown);
}

/* What stands above pairs; NULL = they are of several relations. */
static const char *title_of(const struct doublet_report *report,
                            enum doublet_relation relation)
{
	if (!report->options.relations)
		return NULL;
	switch (relation) {
	case DOUBLET_WITHDRAWAL:
		return "Withdrawn";
	case DOUBLET_SHARED_QUOTES:
		return "Other stories with the same quotations";
	case DOUBLET_SHARED_PASSAGES:
		return "Other stories with the same passages";
	case DOUBLET_TEMPLATE:
		return "Other stories of the same form";
	default:
		return NULL;
	}
}

static void add_title(struct doublet_report *report,
                      const struct doublet_pair *pair)
{
	const char *title = title_of(report, pair->relation);
	const struct doublet_told *told = &report->told;

	if (told->any && title == title_of(report, told->last.relation))
		return;
	begin_part(report);
	doublet_report_style(report, STYLE_FAINT);
	doublet_buffer_add_text(&report->buffer,
	                        title != NULL ? title
	                                      : "Alike, but not in one group");
	doublet_report_style(report, "0");
	doublet_buffer_add_byte(&report->buffer, '\n');
}

/* Pairs of one story, one after the other, stand below it. */
static void add_pair(struct doublet_report *report,
                     const struct doublet_duplicates *duplicates)
{
	const struct doublet_pair *pair = duplicates->pair;
	const struct doublet_story_name head = find_name(duplicates, pair->a);
	const struct doublet_told *told = &report->told;
	struct doublet_row row = {.head = &head, .pair = pair};

	if (pair->relation == DOUBLET_TEMPLATE && report->options.relations &&
	    !report->options.reasons)
		return;
	add_title(report, pair);
	if (!told->any || told->last.a != pair->a ||
	    told->last.relation != pair->relation)
		doublet_row_add(report, &(struct doublet_row){.story = head});
	if (report->options.relations &&
	    title_of(report, pair->relation) == NULL)
		row.relation = doublet_relation_text(pair->relation);
	row.story = find_name(duplicates, pair->b);
	doublet_row_add(report, &row);
	report->told.any = true;
	report->told.last = *pair;
}

/* "   37  Terms were not disclosed. (Reuters)" */
static void add_sentence(struct doublet_report *report,
                         const struct doublet_boilerplate_sentence *sentence)
{
	enum { INDENT = 8 };
	struct doublet_buffer *line = &report->marks;
	struct doublet_flow flow = {
		.report = report,
		.indent = INDENT,
		.column = INDENT,
	};

	doublet_buffer_print(&report->buffer, "%6" PRIu32 "  ",
	                     sentence->stories);
	doublet_buffer_clear(line);
	doublet_buffer_add_text(line, sentence->text);
	if (sentence->source[0] != '\0')
		doublet_buffer_print(line, " (%s)", sentence->source);
	if (line->failed)
		return;
	flow.text = line->data;
	doublet_flow_add(&flow,
	                 (struct doublet_span){0, (uint32_t)line->length},
	                 line->length);
	doublet_buffer_add_byte(&report->buffer, '\n');
}

static void add_duplicates(struct doublet_report *report,
                           const struct doublet_duplicates *duplicates)
{
	if (duplicates->group != NULL)
		add_group(report, duplicates);
	else if (duplicates->sentence != NULL)
		add_sentence(report, duplicates->sentence);
	else
		add_pair(report, duplicates);
}

static void add_count(struct doublet_buffer *buffer, uint64_t count,
                      const char *one, const char *many)
{
	doublet_buffer_print(buffer, "%" PRIu64 " %s", count,
	                     count == 1 ? one : many);
}

static uint64_t count_others(const struct doublet_told *told)
{
	uint64_t others = told->pairs[DOUBLET_WITHDRAWAL];

	for (int i = DOUBLET_NEW; i <= DOUBLET_CONTAINS; i++)
		others += told->pairs[i];
	return others;
}

/* "3 pairs of other stories share words, 12 have the same form" */
static void add_shared(struct doublet_report *report,
                       struct doublet_buffer *line)
{
	const struct doublet_told *told = &report->told;
	uint64_t shared = told->pairs[DOUBLET_SHARED_QUOTES] +
	                  told->pairs[DOUBLET_SHARED_PASSAGES];
	uint64_t forms = told->pairs[DOUBLET_TEMPLATE];

	if (shared > 0)
		add_count(line, shared, "pair of other stories shares words",
		          "pairs of other stories share words");
	if (shared > 0 && forms > 0)
		doublet_buffer_add_text(line, ", ");
	if (forms > 0) {
		add_count(line, forms,
		          shared > 0 ? "has the same form"
		                     : "pair has the same form",
		          shared > 0 ? "have the same form"
		                     : "pairs have the same form");
		if (!report->options.reasons)
			doublet_buffer_add_text(line, " (-v shows them)");
	}
}

static void add_found(struct doublet_report *report, uint64_t failed)
{
	const struct doublet_told *told = &report->told;
	struct doublet_buffer *buffer = &report->buffer;

	if (told->sentences > 0) {
		add_count(buffer, told->sentences, "sentence of boilerplate",
		          "sentences of boilerplate");
	} else if (told->groups > 0) {
		add_count(buffer, told->grouped - told->groups, "duplicate in ",
		          "duplicates in ");
		add_count(buffer, told->groups, "group", "groups");
	} else {
		doublet_buffer_add_text(buffer, "no duplicates");
	}
	if (count_others(told) > 0) {
		doublet_buffer_add_text(buffer, ", ");
		add_count(buffer, count_others(told), "other pair",
		          "other pairs");
	}
	if (failed > 0) {
		doublet_buffer_add_text(buffer, ", ");
		add_count(buffer, failed, "item could not be read",
		          "items could not be read");
	}
}

static void add_end(struct doublet_report *report, uint64_t failed)
{
	struct doublet_buffer *buffer = &report->buffer;
	struct doublet_buffer *shared = &report->marks;

	if (report->options.quiet)
		return;
	begin_part(report);
	size_t start = buffer->length;
	add_count(buffer, report->totals.stories, "story: ", "stories: ");
	add_found(report, failed);
	add_shared(report, shared);
	if (shared->length > 0) {
		bool fits = buffer->length - start + 2 + shared->length <=
		            doublet_report_width(report);
		doublet_buffer_add_text(buffer, fits ? "; " : ";\n");
		doublet_buffer_add(buffer, shared->data, shared->length);
	}
	doublet_buffer_add_byte(buffer, '\n');
}

const struct doublet_report_writer doublet_report_dedup_text = {
	.duplicates = add_duplicates,
	.end = add_end,
};

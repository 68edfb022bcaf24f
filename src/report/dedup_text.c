/* SPDX-License-Identifier: MIT */
/*
 * Duplicates among many stories, for people: a story a row, its group below the
 * lead; then the pairs that are related, but are no group.
 *
 *	3 stories
 *	  lead               a7  2026-11-22 08:00  Ferry sinks off cape
 *	  update       93 %  a9  2026-11-22 09:10  UPDATE 1-Ferry sinks off ...
 *	  identical   100 %  b1  2026-11-22 09:12  Ferry sinks off cape
 */
#include <inttypes.h>
#include <string.h>

#include "report/glyph.h"
#include "report/report.h"

enum {
	/* Columns of a relation, in groups and of other pairs. */
	RELATION_WIDTH = 10,
	PAIR_WIDTH = 15,
	/* Longer names push what follows out of its column. */
	NAME_MAX_WIDTH = 24,
	/* A headline that has less than that of its line gets one of its own.
	 */
	HEADLINE_LEAST = 24,
	/* Shown of a group, unless all is asked for. */
	MEMBERS_MAX = 20,
};

static const char STYLE_STRONG[] = "1";
static const char STYLE_FAINT[] = "2";

/* Relations by colour: the same, another version, other news. */
static const char *style_of(enum doublet_relation relation)
{
	switch (relation) {
	case DOUBLET_IDENTICAL:
	case DOUBLET_NEAR:
		return "1;31";
	case DOUBLET_CORRECTION:
	case DOUBLET_UPDATE:
	case DOUBLET_EXCERPT:
	case DOUBLET_CONTAINS:
	case DOUBLET_WITHDRAWAL:
		return "1;33";
	case DOUBLET_NEW:
	case DOUBLET_SHARED_QUOTES:
	case DOUBLET_SHARED_PASSAGES:
	case DOUBLET_TEMPLATE:
		break;
	}
	return "1;36";
}

/* A row; relation NULL and pair NULL: blanks there. */
struct row {
	struct doublet_story_name story;
	const char *relation;
	const char *style;
	int relation_width;
	const struct doublet_pair *pair;
	size_t name_width;
};

static size_t count_columns(struct doublet_view view)
{
	struct doublet_pen pen = {.text = view.data, .end = view.length};
	struct doublet_glyph glyph;
	size_t columns = 0;

	while (columns <= NAME_MAX_WIDTH && doublet_pen_next(&pen, &glyph))
		columns += glyph.width;
	return columns;
}

static size_t widen(size_t width, struct doublet_story_name story)
{
	size_t columns = count_columns(story.name);

	return columns <= NAME_MAX_WIDTH && columns > width ? columns : width;
}

/* Up to `room` columns of a view, with an ellipsis where it is cut. */
static void add_clipped(struct doublet_buffer *buffer, struct doublet_view view,
                        size_t room)
{
	struct doublet_pen pen = {view.data, 0, view.length, true, 0};
	struct doublet_glyph glyph;
	size_t columns = 0;
	size_t cut = buffer->length;

	while (doublet_pen_next(&pen, &glyph)) {
		if (columns + glyph.width > room) {
			if (!buffer->failed)
				buffer->length = cut;
			doublet_buffer_add_text(buffer, "\u2026");
			return;
		}
		doublet_buffer_add(buffer, glyph.bytes, glyph.length);
		columns += glyph.width;
		if (columns < room)
			cut = buffer->length;
	}
}

/* Whether it is as "2026-11-22T08:00", in UTC or without a word on that. */
static bool is_plain_time(struct doublet_view time)
{
	static const char shape[] = "0000-00-00T00:00";

	if (time.length < sizeof(shape) - 1)
		return false;
	for (size_t i = 0; shape[i] != '\0'; i++) {
		bool digit = time.data[i] >= '0' && time.data[i] <= '9';
		if (shape[i] == '0' ? !digit : time.data[i] != shape[i])
			return false;
	}
	return memchr(time.data + 16, '+', time.length - 16) == NULL &&
	       memchr(time.data + 16, '-', time.length - 16) == NULL;
}

/* To the minute: "2026-11-22 08:00". Returns its columns. */
static size_t add_time(struct doublet_report *report, struct doublet_view time)
{
	struct doublet_buffer *buffer = &report->buffer;

	if (!is_plain_time(time))
		return doublet_report_view(report, time);
	doublet_buffer_add(buffer, time.data, 10);
	doublet_buffer_add_byte(buffer, ' ');
	doublet_buffer_add(buffer, time.data + 11, 5);
	return 16;
}

/* How much they have in common: of an excerpt, how much stands in the other. */
static double share_of(const struct doublet_pair *pair)
{
	if (pair->relation == DOUBLET_EXCERPT)
		return pair->containment_b;
	if (pair->relation == DOUBLET_CONTAINS)
		return pair->containment_a;
	return pair->resemblance;
}

/* Returns the columns taken. */
static size_t add_relation(struct doublet_report *report, const struct row *row)
{
	struct doublet_buffer *buffer = &report->buffer;

	doublet_buffer_add_text(buffer, "  ");
	if (row->relation != NULL && row->style != NULL)
		doublet_report_style(report, row->style);
	doublet_buffer_print(buffer, "%-*s", row->relation_width,
	                     row->relation != NULL ? row->relation : "");
	if (row->relation != NULL && row->style != NULL)
		doublet_report_style(report, "0");
	if (row->pair != NULL)
		doublet_buffer_print(buffer, "  %3u %%  ",
		                     doublet_report_percent(
					     share_of(row->pair)));
	else
		doublet_buffer_repeat(buffer, ' ', 9);
	return 2 + (size_t)row->relation_width + 9;
}

static void add_headline(struct doublet_report *report, const struct row *row,
                         size_t column)
{
	enum { INDENT = 6 };
	const struct doublet_view headline = row->story.headline;
	struct doublet_buffer *buffer = &report->buffer;
	size_t width = doublet_report_width(report);

	if (headline.length == 0)
		return;
	if (column + 2 + HEADLINE_LEAST > width) {
		doublet_buffer_add_byte(buffer, '\n');
		doublet_buffer_repeat(buffer, ' ', INDENT);
		column = INDENT;
	} else {
		doublet_buffer_add_text(buffer, "  ");
		column += 2;
	}
	add_clipped(buffer, headline, width - column);
}

static void add_row(struct doublet_report *report, const struct row *row)
{
	const struct doublet_story_name *story = &row->story;
	struct doublet_buffer *buffer = &report->buffer;
	size_t column = add_relation(report, row);

	doublet_report_style(report, STYLE_STRONG);
	size_t name = doublet_report_view(report, story->name);
	doublet_report_style(report, "0");
	if (name < row->name_width &&
	    story->headline.length + story->published.length > 0) {
		doublet_buffer_repeat(buffer, ' ', row->name_width - name);
		name = row->name_width;
	}
	column += name;
	if (story->published.length > 0) {
		doublet_buffer_add_text(buffer, "  ");
		doublet_report_style(report, STYLE_FAINT);
		column += 2 + add_time(report, story->published);
		doublet_report_style(report, "0");
	}
	add_headline(report, row, column);
	doublet_buffer_add_byte(buffer, '\n');
}

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

static void add_member(struct doublet_report *report,
                       const struct doublet_duplicates *duplicates,
                       const struct doublet_pair *pair, struct row row)
{
	bool lead_is_later = pair != NULL && pair->b == duplicates->group->lead;

	row.pair = pair;
	if (pair != NULL && report->options.relations) {
		row.relation = relation_to_lead(pair, lead_is_later);
		row.style = style_of(pair->relation);
	}
	add_row(report, &row);
}

static struct doublet_story_name find_name(
	const struct doublet_duplicates *duplicates, uint32_t number)
{
	const struct doublet_story_names *names = duplicates->names;
	struct doublet_story_name name;

	names->find(names->context, number, &name);
	return name;
}

static void add_group(struct doublet_report *report,
                      const struct doublet_duplicates *duplicates)
{
	const struct doublet_group *group = duplicates->group;
	struct row row = {.relation_width = RELATION_WIDTH};
	uint32_t count = group->member_count;
	uint32_t shown = count > MEMBERS_MAX && !report->options.reasons
	                         ? MEMBERS_MAX
	                         : count;

	for (uint32_t i = 0; i < shown; i++)
		row.name_width =
			widen(row.name_width,
		              find_name(duplicates, group->members[i]));
	doublet_buffer_print(&report->buffer, "%s%" PRIu32 " stories\n",
	                     report->written ? "\n" : "", count);
	row.story = find_name(duplicates, group->lead);
	row.name_width = widen(row.name_width, row.story);
	row.relation = "lead";
	add_row(report, &row);
	row.relation = NULL;
	/* The edges are those of all members but the lead, in their order. */
	for (uint32_t i = 0; i + 1 < shown; i++) {
		const struct doublet_pair *edge = &group->edges[i];
		row.story =
			find_name(duplicates,
		                  edge->a == group->lead ? edge->b : edge->a);
		add_member(report, duplicates, edge, row);
	}
	if (shown < count)
		doublet_buffer_print(&report->buffer,
		                     "  and %" PRIu32 " more (-v shows all)\n",
		                     count - shown);
}

static void add_pair(struct doublet_report *report,
                     const struct doublet_duplicates *duplicates)
{
	const struct doublet_pair *pair = duplicates->pair;
	struct row row = {.relation_width = PAIR_WIDTH, .pair = pair};

	if (report->pairs == 0)
		doublet_buffer_print(&report->buffer, "%sOther related pairs\n",
		                     report->written ? "\n" : "");
	if (report->options.relations) {
		row.relation = doublet_relation_text(pair->relation);
		row.style = style_of(pair->relation);
	}
	row.story = find_name(duplicates, pair->a);
	row.name_width = widen(0, row.story);
	row.name_width = widen(row.name_width, find_name(duplicates, pair->b));
	row.story = find_name(duplicates, pair->a);
	add_row(report, &row);
	row.story = find_name(duplicates, pair->b);
	row.relation = NULL;
	row.pair = NULL;
	add_row(report, &row);
}

static void add_duplicates(struct doublet_report *report,
                           const struct doublet_duplicates *duplicates)
{
	if (duplicates->group != NULL)
		add_group(report, duplicates);
	else
		add_pair(report, duplicates);
}

static void add_count(struct doublet_buffer *buffer, uint64_t count,
                      const char *one, const char *many)
{
	doublet_buffer_print(buffer, "%" PRIu64 " %s", count,
	                     count == 1 ? one : many);
}

static void add_end(struct doublet_report *report, uint64_t failed)
{
	const struct doublet_totals *totals = &report->totals;
	struct doublet_buffer *buffer = &report->buffer;

	if (report->options.quiet)
		return;
	if (report->written)
		doublet_buffer_add_byte(buffer, '\n');
	add_count(buffer, totals->stories, "story: ", "stories: ");
	if (report->groups > 0) {
		add_count(buffer, report->grouped - report->groups,
		          "duplicate in ", "duplicates in ");
		add_count(buffer, report->groups, "group", "groups");
	} else {
		doublet_buffer_add_text(buffer, "no duplicates");
	}
	if (report->pairs > 0) {
		doublet_buffer_add_text(buffer, ", ");
		add_count(buffer, report->pairs, "other related pair",
		          "other related pairs");
	}
	if (failed > 0) {
		doublet_buffer_add_text(buffer, ", ");
		add_count(buffer, failed, "item could not be read",
		          "items could not be read");
	}
	doublet_buffer_add_byte(buffer, '\n');
}

const struct doublet_report_writer doublet_report_dedup_text = {
	.duplicates = add_duplicates,
	.end = add_end,
};

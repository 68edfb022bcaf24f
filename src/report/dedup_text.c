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
#include <string.h>

#include "report/flow.h"
#include "report/glyph.h"
#include "report/report.h"

enum {
	RELATION_WIDTH = 10,
	/* Longer names push what follows out of its column. */
	NAME_MAX = 24,
	/* A headline that is cut, and has less of its line, gets its own. */
	HEADLINE_LEAST = 34,
	/* Shown of a group, unless all is asked for. */
	MEMBERS_MAX = 20,
	/* "2026-11-22T08:00", and what of it tells the day and the year. */
	MINUTES = 16,
	DAY = 10,
	YEAR = 4,
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

/* A row, and what it has in common with others of its table. */
struct row {
	struct doublet_story_name story;
	/* The row it stands below; NULL = it is the one. */
	const struct doublet_story_name *head;
	const struct doublet_pair *pair;
	/* What it is to the head, and in which colour; NULL = not told. */
	const char *relation;
	size_t name_width;
	size_t time_width;
};

static size_t count_columns(struct doublet_view view)
{
	struct doublet_pen pen = {.text = view.data, .end = view.length};
	struct doublet_glyph glyph;
	size_t columns = 0;

	while (columns <= NAME_MAX && doublet_pen_next(&pen, &glyph))
		columns += glyph.width;
	return columns;
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

	if (time.length < MINUTES)
		return false;
	for (size_t i = 0; i < MINUTES; i++) {
		bool digit = time.data[i] >= '0' && time.data[i] <= '9';
		if (shape[i] == '0' ? !digit : time.data[i] != shape[i])
			return false;
	}
	return memchr(time.data + MINUTES, '+', time.length - MINUTES) ==
	               NULL &&
	       memchr(time.data + MINUTES, '-', time.length - MINUTES) == NULL;
}

/* How many bytes of a time are said already, as those of the head's day. */
static size_t skip_time(const struct row *row)
{
	const struct doublet_view time = row->story.published;

	if (row->head == NULL || !is_plain_time(row->head->published) ||
	    !is_plain_time(time))
		return 0;
	if (memcmp(time.data, row->head->published.data, DAY) == 0)
		return DAY + 1;
	if (memcmp(time.data, row->head->published.data, YEAR) == 0)
		return YEAR + 1;
	return 0;
}

/* To the minute: "2026-11-22 08:00", "11-22 08:00", "08:00"; its columns. */
static size_t add_time(struct doublet_report *report, const struct row *row)
{
	struct doublet_buffer *buffer = &report->buffer;
	const struct doublet_view time = row->story.published;
	size_t start = buffer->length;
	size_t at = skip_time(row);

	if (!is_plain_time(time))
		return doublet_report_view(report, time);
	if (at < DAY) {
		doublet_buffer_add(buffer, time.data + at, DAY - at);
		doublet_buffer_add_byte(buffer, ' ');
	}
	doublet_buffer_add(buffer, time.data + DAY + 1, MINUTES - DAY - 1);
	return buffer->length - start;
}

static size_t time_width(const struct row *row)
{
	if (row->story.published.length == 0)
		return 0;
	return is_plain_time(row->story.published) ? MINUTES - skip_time(row)
	                                           : 0;
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

/* "  update       93 %  ", what of it is known. Returns its columns. */
static size_t add_relation(struct doublet_report *report, const struct row *row)
{
	struct doublet_buffer *buffer = &report->buffer;
	size_t columns = 9;

	if (row->pair == NULL)
		return 0;
	if (row->relation != NULL) {
		doublet_buffer_add_text(buffer, "  ");
		doublet_report_style(report, style_of(row->pair->relation));
		doublet_buffer_print(buffer, "%-*s", RELATION_WIDTH,
		                     row->relation);
		doublet_report_style(report, "0");
		columns += 2 + RELATION_WIDTH;
	}
	doublet_buffer_print(buffer, "  %3u %%  ",
	                     doublet_report_percent(share_of(row->pair)));
	return columns;
}

/* What a pair's marks say beyond its relation, as "repeat, roundup". */
static void add_marks(struct doublet_buffer *buffer,
                      const struct doublet_pair *pair)
{
	unsigned marks = pair->marks;
	const char *before = "";
	const char *mark;

	if (pair->relation == DOUBLET_UPDATE)
		marks &= ~(unsigned)DOUBLET_MARK_SAYS_UPDATE;
	if (pair->relation == DOUBLET_CORRECTION)
		marks &= ~(unsigned)DOUBLET_MARK_SAYS_CORRECTION;
	if (pair->relation == DOUBLET_IDENTICAL ||
	    pair->relation == DOUBLET_NEAR)
		marks &= ~(unsigned)(DOUBLET_MARK_REPEAT |
		                     DOUBLET_MARK_SAYS_REPEAT);
	for (size_t i = 0; (mark = doublet_mark_text(i)) != NULL; i++) {
		if ((marks & 1U << i) == 0)
			continue;
		doublet_buffer_print(buffer, "%s%s", before, mark);
		before = ", ";
	}
}

static bool is_same(struct doublet_view a, struct doublet_view b)
{
	return a.length == b.length && a.length > 0 &&
	       memcmp(a.data, b.data, a.length) == 0;
}

/* A headline that is the head's is not said again. */
static void add_headline(struct doublet_report *report, const struct row *row,
                         size_t column)
{
	enum { INDENT = 6 };
	struct doublet_view headline = row->story.headline;
	struct doublet_buffer *buffer = &report->buffer;
	size_t width = doublet_report_width(report);

	if (headline.length == 0)
		return;
	if (row->head != NULL && is_same(headline, row->head->headline))
		headline = (struct doublet_view){"\"", 1};
	if (column + 2 + HEADLINE_LEAST > width &&
	    column + 2 + headline.length > width) {
		doublet_buffer_add_byte(buffer, '\n');
		doublet_buffer_repeat(buffer, ' ', INDENT);
		column = INDENT;
	} else {
		doublet_buffer_add_text(buffer, "  ");
		column += 2;
	}
	if (row->head == NULL)
		doublet_report_style(report, STYLE_STRONG);
	add_clipped(buffer, headline, width - column);
	if (row->head == NULL)
		doublet_report_style(report, "0");
}

static void pad(struct doublet_buffer *buffer, size_t columns, size_t width)
{
	if (columns < width)
		doublet_buffer_repeat(buffer, ' ', width - columns);
}

static void add_row(struct doublet_report *report, const struct row *row)
{
	const struct doublet_story_name *story = &row->story;
	struct doublet_buffer *buffer = &report->buffer;
	size_t column = add_relation(report, row);
	size_t columns = doublet_report_view(report, story->name);

	if (story->headline.length + story->published.length > 0)
		pad(buffer, columns, row->name_width);
	column += columns > row->name_width ? columns : row->name_width;
	if (row->time_width + story->published.length > 0) {
		doublet_buffer_add_text(buffer, "  ");
		doublet_report_style(report, STYLE_FAINT);
		columns = add_time(report, row);
		doublet_report_style(report, "0");
		if (story->headline.length > 0)
			pad(buffer, columns, row->time_width);
		column += 2 + (columns > row->time_width ? columns
		                                         : row->time_width);
	}
	add_headline(report, row, column);
	doublet_buffer_add_byte(buffer, '\n');
	if (row->pair == NULL)
		return;
	doublet_buffer_clear(&report->marks);
	add_marks(&report->marks, row->pair);
	if (report->marks.length > 0 && !report->marks.failed)
		doublet_buffer_print(buffer, "      (%s)\n",
		                     report->marks.data);
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

/* Makes the columns of names and times wide enough for one more row. */
static void widen(struct row *row)
{
	size_t name = count_columns(row->story.name);
	size_t time = time_width(row);

	if (name <= NAME_MAX && name > row->name_width)
		row->name_width = name;
	if (time > row->time_width)
		row->time_width = time;
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
	struct row row = {.head = &lead};
	uint32_t count = group->edge_count;
	uint32_t shown = count > MEMBERS_MAX && !report->options.reasons
	                         ? MEMBERS_MAX
	                         : count;

	begin_part(report);
	add_row(report, &(struct row){.story = lead});
	for (uint32_t i = 0; i < shown; i++) {
		row.story = find_name(duplicates, other_than(&group->edges[i],
		                                             group->lead));
		widen(&row);
	}
	for (uint32_t i = 0; i < shown; i++) {
		row.pair = &group->edges[i];
		row.story = find_name(duplicates,
		                      other_than(row.pair, group->lead));
		if (report->options.relations)
			row.relation =
				relation_to_lead(row.pair,
			                         row.pair->b == group->lead);
		add_row(report, &row);
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
	struct row row = {.head = &head, .pair = pair};

	if (pair->relation == DOUBLET_TEMPLATE && report->options.relations &&
	    !report->options.reasons)
		return;
	add_title(report, pair);
	if (!told->any || told->last.a != pair->a ||
	    told->last.relation != pair->relation)
		add_row(report, &(struct row){.story = head});
	if (report->options.relations &&
	    title_of(report, pair->relation) == NULL)
		row.relation = doublet_relation_text(pair->relation);
	row.story = find_name(duplicates, pair->b);
	add_row(report, &row);
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

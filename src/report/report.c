/* SPDX-License-Identifier: MIT */
/*
 * The table of forms, and the one way that bytes take: a form fills the
 * buffer with all that a story gives, then the sink gets it in one piece. So
 * a failure half-way through a story leaves nothing of it behind.
 */
#include "report/report.h"

#include <string.h>

enum { DEFAULT_WIDTH = 80, LEAST_WIDTH = 40 };

struct form {
	struct doublet_report_format shown; /* what users see */
	const struct doublet_report_writer *writer;
};

/* Each table ends with a row without a writer. */
static const struct form finding_forms[] = {
	{{"text", "both places quoted, the repeated words marked"},
         &doublet_report_text},
	{{"unix", "FILE:LINE:COL: level: message [rule], a line each"},
         &doublet_report_unix},
	{{"json", "one document for all stories"}, &doublet_report_json},
	{{"jsonl", "one line of JSON a story"}, &doublet_report_jsonl},
	{{NULL, NULL}, NULL},
};

static const struct form segment_forms[] = {
	{{"text", "each sentence with its number, quotations in brackets"},
         &doublet_report_segment_text},
	{{"jsonl", "one line of JSON a story"}, &doublet_report_segment_jsonl},
	{{NULL, NULL}, NULL},
};

static const struct form measure_forms[] = {
	{{"text", "a table, the best kernel first"},
         &doublet_report_measure_text},
	{{"json", "one document, for programs"}, &doublet_report_measure_json},
	{{NULL, NULL}, NULL},
};

static const struct form comparison_forms[] = {
	{{"text", "the relation, what changed, and both stories side by side"},
         &doublet_report_compare_text},
	{{"json", "one document, for programs"}, &doublet_report_compare_json},
	{{NULL, NULL}, NULL},
};

static const struct form duplicate_forms[] = {
	{{"text", "groups of stories, then related pairs outside them"},
         &doublet_report_dedup_text},
	{{"jsonl", "one line of JSON a pair, or a group"},
         &doublet_report_dedup_jsonl},
	{{NULL, NULL}, NULL},
};

static const struct form *const forms[] = {
	[DOUBLET_REPORT_FINDINGS] = finding_forms,
	[DOUBLET_REPORT_SEGMENTS] = segment_forms,
	[DOUBLET_REPORT_MEASURES] = measure_forms,
	[DOUBLET_REPORT_COMPARISONS] = comparison_forms,
	[DOUBLET_REPORT_DUPLICATES] = duplicate_forms,
};

static const struct form *form_at(enum doublet_report_subject subject,
                                  size_t index)
{
	if ((size_t)subject >= sizeof(forms) / sizeof(forms[0]))
		return NULL;
	const struct form *form = forms[subject];
	while (form->writer != NULL && index-- > 0)
		form++;
	return form->writer != NULL ? form : NULL;
}

const struct doublet_report_format *doublet_report_format_at(
	enum doublet_report_subject subject, size_t index)
{
	const struct form *form = form_at(subject, index);

	return form != NULL ? &form->shown : NULL;
}

static const struct doublet_report_writer *find_writer(
	const struct doublet_report_options *options)
{
	const struct form *form;

	for (size_t i = 0; (form = form_at(options->subject, i)) != NULL; i++)
		if (options->format == NULL ||
		    strcmp(form->shown.name, options->format) == 0)
			return form->writer;
	return NULL;
}

enum doublet_status doublet_report_create(
	const struct doublet_report_options *options,
	const struct doublet_sink *sink, struct doublet_report **report)
{
	static const struct doublet_report_options none;

	if (options == NULL)
		options = &none;
	const struct doublet_report_writer *writer = find_writer(options);
	if (writer == NULL ||
	    (options->width != 0 && options->width < LEAST_WIDTH))
		return DOUBLET_INVALID;

	struct doublet_allocator allocator =
		doublet_allocator_or_default(options->allocator);
	struct doublet_report *made =
		allocator.resize(allocator.context, NULL, 0, sizeof(*made));
	if (made == NULL)
		return DOUBLET_NO_MEMORY;
	*made = (struct doublet_report){
		.writer = writer,
		.options = *options,
		.sink = *sink,
	};
	if (options->width == 0)
		made->options.width = DEFAULT_WIDTH;
	doublet_buffer_init(&made->buffer, &allocator);
	doublet_buffer_init(&made->marks, &allocator);
	doublet_arena_init(&made->arena, &allocator);
	*report = made;
	return DOUBLET_OK;
}

void doublet_report_destroy(struct doublet_report *report)
{
	if (report == NULL)
		return;

	struct doublet_allocator allocator = report->buffer.allocator;
	doublet_buffer_finish(&report->buffer);
	doublet_buffer_finish(&report->marks);
	doublet_arena_finish(&report->arena);
	allocator.resize(allocator.context, report, sizeof(*report), 0);
}

/* Not to be begun once the sink refused: it answers what that said. */
static enum doublet_status begin_piece(struct doublet_report *report)
{
	if (report->refused != DOUBLET_OK)
		return report->refused;
	doublet_buffer_clear(&report->buffer);
	doublet_buffer_clear(&report->marks);
	doublet_arena_reset(&report->arena);
	if (!report->begun && report->writer->begin != NULL)
		report->writer->begin(report);
	return DOUBLET_OK;
}

static bool piece_failed(const struct doublet_report *report)
{
	return report->buffer.failed || report->marks.failed ||
	       report->arena.failed;
}

static enum doublet_status hand_over(struct doublet_report *report)
{
	const struct doublet_buffer *buffer = &report->buffer;

	report->begun = true;
	if (buffer->length == 0)
		return DOUBLET_OK;
	report->refused = report->sink.write(report->sink.context, buffer->data,
	                                     buffer->length);
	report->written = true;
	return report->refused;
}

static void add_to_totals(struct doublet_report *report,
                          const struct doublet_check_result *result)
{
	struct doublet_totals *totals = &report->totals;

	totals->stories++;
	totals->words += result->words;
	totals->repeated_words += result->repeated_words;
	for (uint32_t i = 0; i < result->finding_count; i++) {
		const struct doublet_finding *finding = &result->findings[i];
		totals->findings[finding->level]++;
		totals->hidden += !doublet_report_shows(report, finding);
	}
}

enum doublet_status doublet_report_story(
	struct doublet_report *report, const struct doublet_story *story,
	const struct doublet_check_result *result)
{
	if (report->options.subject != DOUBLET_REPORT_FINDINGS)
		return DOUBLET_INVALID;
	enum doublet_status status = begin_piece(report);
	if (status != DOUBLET_OK)
		return status;
	report->writer->story(report, story, result);
	if (piece_failed(report))
		return DOUBLET_NO_MEMORY;
	add_to_totals(report, result);
	return hand_over(report);
}

enum doublet_status doublet_report_segments(
	struct doublet_report *report, const struct doublet_story *story,
	const struct doublet_segments *segments)
{
	if (report->options.subject != DOUBLET_REPORT_SEGMENTS)
		return DOUBLET_INVALID;
	enum doublet_status status = begin_piece(report);
	if (status != DOUBLET_OK)
		return status;
	report->writer->segments(report, story, segments);
	if (piece_failed(report))
		return DOUBLET_NO_MEMORY;
	report->totals.stories++;
	report->totals.words += segments->word_count;
	return hand_over(report);
}

enum doublet_status doublet_report_measures(
	struct doublet_report *report, const struct doublet_measures *measures)
{
	if (report->options.subject != DOUBLET_REPORT_MEASURES)
		return DOUBLET_INVALID;
	enum doublet_status status = begin_piece(report);
	if (status != DOUBLET_OK)
		return status;
	report->writer->measures(report, measures);
	if (piece_failed(report))
		return DOUBLET_NO_MEMORY;
	return hand_over(report);
}

enum doublet_status doublet_report_comparison(
	struct doublet_report *report, const struct doublet_story *a,
	const struct doublet_story *b,
	const struct doublet_comparison *comparison)
{
	const struct doublet_compared compared = {a, b, comparison};

	if (report->options.subject != DOUBLET_REPORT_COMPARISONS)
		return DOUBLET_INVALID;
	enum doublet_status status = begin_piece(report);
	if (status != DOUBLET_OK)
		return status;
	report->writer->comparison(report, &compared);
	if (piece_failed(report))
		return DOUBLET_NO_MEMORY;
	report->totals.stories += 2;
	report->totals.words +=
		(uint64_t)comparison->words_a + comparison->words_b;
	return hand_over(report);
}

static enum doublet_status add_duplicates(
	struct doublet_report *report,
	const struct doublet_duplicates *duplicates)
{
	if (report->options.subject != DOUBLET_REPORT_DUPLICATES)
		return DOUBLET_INVALID;
	enum doublet_status status = begin_piece(report);
	if (status != DOUBLET_OK)
		return status;
	report->writer->duplicates(report, duplicates);
	return piece_failed(report) ? DOUBLET_NO_MEMORY : DOUBLET_OK;
}

enum doublet_status doublet_report_group(
	struct doublet_report *report, const struct doublet_story_names *names,
	const struct doublet_group *group)
{
	enum doublet_status status =
		add_duplicates(report,
	                       &(struct doublet_duplicates){.names = names,
	                                                    .group = group});

	if (status != DOUBLET_OK)
		return status;
	report->told.groups++;
	report->told.grouped += group->member_count;
	return hand_over(report);
}

enum doublet_status doublet_report_pair(struct doublet_report *report,
                                        const struct doublet_story_names *names,
                                        const struct doublet_pair *pair)
{
	enum doublet_status status =
		add_duplicates(report,
	                       &(struct doublet_duplicates){.names = names,
	                                                    .pair = pair});

	if (status != DOUBLET_OK)
		return status;
	report->told.pairs[pair->relation]++;
	return hand_over(report);
}

enum doublet_status doublet_report_boilerplate(
	struct doublet_report *report,
	const struct doublet_boilerplate_sentence *sentence)
{
	enum doublet_status status =
		add_duplicates(report, &(struct doublet_duplicates){
					       .sentence = sentence});

	if (status != DOUBLET_OK)
		return status;
	report->told.sentences++;
	return hand_over(report);
}

void doublet_report_count(struct doublet_report *report, uint64_t stories)
{
	report->totals.stories += stories;
}

enum doublet_status doublet_report_finish(struct doublet_report *report,
                                          uint64_t failed)
{
	enum doublet_status status = begin_piece(report);
	if (status != DOUBLET_OK)
		return status;
	if (report->writer->end != NULL)
		report->writer->end(report, failed);
	if (piece_failed(report))
		return DOUBLET_NO_MEMORY;
	return hand_over(report);
}

const struct doublet_totals *doublet_report_totals(
	const struct doublet_report *report)
{
	return &report->totals;
}

bool doublet_report_shows(const struct doublet_report *report,
                          const struct doublet_finding *finding)
{
	return finding->level >= report->options.level &&
	       finding->place_count > 0;
}

unsigned doublet_report_percent(double share)
{
	unsigned percent = (unsigned)(share * 100 + 0.5);

	if (percent >= 100 && share < 1)
		return 99;
	return percent == 0 && share > 0 ? 1 : percent;
}

double doublet_report_share(uint64_t repeated, uint64_t words)
{
	return words == 0 ? 0.0 : (double)repeated / (double)words;
}

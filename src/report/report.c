/* SPDX-License-Identifier: MIT */
/*
 * The table of forms, and the one way that bytes take: a form fills the
 * buffer with all that a story gives, then the sink gets it in one piece. So
 * a failure half-way through a story leaves nothing of it behind.
 */
#include "report/report.h"

#include <string.h>

enum { DEFAULT_WIDTH = 80, LEAST_WIDTH = 40 };

/* The tables of a subject go row by row. */
static const struct doublet_report_format finding_formats[] = {
	{"text", "both places quoted, the repeated words marked"},
	{"unix", "FILE:LINE:COL: level: message [rule], a line each"},
	{"json", "one document for all stories"},
	{"jsonl", "one line of JSON a story"},
};
static const struct doublet_report_writer *const finding_writers[] = {
	&doublet_report_text,
	&doublet_report_unix,
	&doublet_report_json,
	&doublet_report_jsonl,
};
_Static_assert(sizeof(finding_formats) / sizeof(*finding_formats) ==
                       sizeof(finding_writers) / sizeof(*finding_writers),
               "a writer for each format");

static const struct doublet_report_format segment_formats[] = {
	{"text", "each sentence with its number, quotations in brackets"},
	{"jsonl", "one line of JSON a story"},
};
static const struct doublet_report_writer *const segment_writers[] = {
	&doublet_report_segment_text,
	&doublet_report_segment_jsonl,
};
_Static_assert(sizeof(segment_formats) / sizeof(*segment_formats) ==
                       sizeof(segment_writers) / sizeof(*segment_writers),
               "a writer for each format");

/* By enum doublet_report_subject. */
static const struct subject {
	const struct doublet_report_format *formats;
	const struct doublet_report_writer *const *writers;
	size_t count;
} subjects[] = {
	{finding_formats, finding_writers,
         sizeof(finding_formats) / sizeof(*finding_formats)},
	{segment_formats, segment_writers,
         sizeof(segment_formats) / sizeof(*segment_formats)},
};

static const struct subject *find_subject(enum doublet_report_subject subject)
{
	size_t index = (size_t)subject;

	return index < sizeof(subjects) / sizeof(*subjects) ? &subjects[index]
	                                                    : NULL;
}

const struct doublet_report_format *doublet_report_formats(
	enum doublet_report_subject subject, size_t *count)
{
	const struct subject *found = find_subject(subject);

	*count = found != NULL ? found->count : 0;
	return found != NULL ? found->formats : NULL;
}

static const struct doublet_report_writer *find_writer(
	const struct doublet_report_options *options)
{
	const struct subject *subject = find_subject(options->subject);

	if (subject == NULL)
		return NULL;
	if (options->format == NULL)
		return subject->writers[0];
	for (size_t i = 0; i < subject->count; i++)
		if (strcmp(subject->formats[i].name, options->format) == 0)
			return subject->writers[i];
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

static void begin_piece(struct doublet_report *report)
{
	doublet_buffer_clear(&report->buffer);
	doublet_buffer_clear(&report->marks);
	doublet_arena_reset(&report->arena);
	if (!report->begun && report->writer->begin != NULL)
		report->writer->begin(report);
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

static void add_to_totals(struct doublet_totals *totals,
                          const struct doublet_check_result *result)
{
	totals->stories++;
	totals->words += result->words;
	totals->repeated_words += result->repeated_words;
	for (uint32_t i = 0; i < result->finding_count; i++)
		totals->findings[result->findings[i].level]++;
}

enum doublet_status doublet_report_story(
	struct doublet_report *report, const struct doublet_story *story,
	const struct doublet_check_result *result)
{
	if (report->options.subject != DOUBLET_REPORT_FINDINGS)
		return DOUBLET_INVALID;
	if (report->refused != DOUBLET_OK)
		return report->refused;

	begin_piece(report);
	report->writer->story(report, story, result);
	if (piece_failed(report))
		return DOUBLET_NO_MEMORY;
	add_to_totals(&report->totals, result);
	return hand_over(report);
}

enum doublet_status doublet_report_segments(
	struct doublet_report *report, const struct doublet_story *story,
	const struct doublet_segments *segments)
{
	if (report->options.subject != DOUBLET_REPORT_SEGMENTS)
		return DOUBLET_INVALID;
	if (report->refused != DOUBLET_OK)
		return report->refused;

	begin_piece(report);
	report->writer->segments(report, story, segments);
	if (piece_failed(report))
		return DOUBLET_NO_MEMORY;
	report->totals.stories++;
	report->totals.words += segments->word_count;
	return hand_over(report);
}

enum doublet_status doublet_report_finish(struct doublet_report *report,
                                          uint64_t failed)
{
	if (report->refused != DOUBLET_OK)
		return report->refused;

	begin_piece(report);
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

double doublet_report_share(uint64_t repeated, uint64_t words)
{
	return words == 0 ? 0.0 : (double)repeated / (double)words;
}

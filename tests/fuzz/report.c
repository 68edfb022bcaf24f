/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a story with findings, and as one cut up, reported in every
 * format. What says it is JSON has to be JSON, whatever stands in the text.
 */
#include "doublet/report.h"

#include <string.h>

#include "base/buffer.h"
#include "base/json.h"
#include "doublet/check.h"
#include "doublet/segment.h"
#include "fuzz.h"

static enum doublet_status keep(void *context, const void *bytes, size_t length)
{
	doublet_buffer_add(context, bytes, length);
	return DOUBLET_OK;
}

static void require_json(struct doublet_buffer *buffer)
{
	struct doublet_arena arena;
	struct doublet_error error;
	yyjson_doc *document;

	doublet_arena_init(&arena, NULL);
	fuzz_require(doublet_json_parse(&arena, buffer->data, buffer->length,
	                                &document, &error) == DOUBLET_OK);
	doublet_arena_finish(&arena);
}

/* A story, and what is known of it. */
struct outcome {
	struct doublet_story story;
	const struct doublet_check_result *result;
	struct doublet_segments *segments;
};

static enum doublet_status add_story(struct doublet_report *report,
                                     const struct outcome *outcome,
                                     enum doublet_report_subject subject)
{
	if (subject == DOUBLET_REPORT_SEGMENTS)
		return doublet_report_segments(report, &outcome->story,
		                               outcome->segments);
	return doublet_report_story(report, &outcome->story, outcome->result);
}

static void report(const struct outcome *outcome,
                   const struct doublet_report_options *options)
{
	struct doublet_buffer buffer;
	struct doublet_report *report;
	const struct doublet_sink sink = {.write = keep, .context = &buffer};

	doublet_buffer_init(&buffer, NULL);
	fuzz_require(doublet_report_create(options, &sink, &report) ==
	             DOUBLET_OK);
	fuzz_require(add_story(report, outcome, options->subject) ==
	             DOUBLET_OK);
	fuzz_require(doublet_report_finish(report, 0) == DOUBLET_OK);
	doublet_report_destroy(report);
	fuzz_require(!buffer.failed);
	if (strncmp(options->format, "json", 4) == 0)
		require_json(&buffer);
	doublet_buffer_finish(&buffer);
}

static void report_as(const struct outcome *outcome,
                      enum doublet_report_subject subject)
{
	size_t size = outcome->story.length;
	const struct doublet_report_format *format;

	for (size_t i = 0;
	     (format = doublet_report_format_at(subject, i)) != NULL; i++)
		report(outcome, &(struct doublet_report_options){
					.subject = subject,
					.format = format->name,
					.color = size % 2 == 1,
					.width = 40 + size % 100,
				});
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct doublet_check_options shortest = {.min_words = 2};
	struct doublet_checker *checker;
	struct outcome outcome = {
		.story = {.text = (const char *)data,
	                  .length = size,
	                  .path = "any.txt"},
	};

	fuzz_require(doublet_checker_create(&shortest, &checker) == DOUBLET_OK);
	fuzz_require(doublet_checker_check(checker, &outcome.story,
	                                   &outcome.result) == DOUBLET_OK);
	fuzz_require(doublet_segments_create(NULL, &outcome.story,
	                                     &outcome.segments) == DOUBLET_OK);
	report_as(&outcome, DOUBLET_REPORT_FINDINGS);
	report_as(&outcome, DOUBLET_REPORT_SEGMENTS);
	doublet_segments_destroy(outcome.segments);
	doublet_checker_destroy(checker);
	return 0;
}

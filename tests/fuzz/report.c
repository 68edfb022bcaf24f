/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a story with findings, reported in every format. What says it
 * is JSON has to be JSON, whatever stands in the text.
 */
#include "doublet/report.h"

#include <string.h>

#include "base/buffer.h"
#include "base/json.h"
#include "doublet/check.h"
#include "fuzz.h"

static enum doublet_status keep(void *context, const void *bytes, size_t length)
{
	doublet_buffer_add(context, bytes, length);
	return DOUBLET_OK;
}

static void require_json(struct doublet_buffer *buffer)
{
	struct doublet_error error;
	yyjson_doc *document;

	fuzz_require(doublet_json_parse(NULL, buffer->data, buffer->length,
	                                &document, &error) == DOUBLET_OK);
	yyjson_doc_free(document);
}

static void report(const struct doublet_story *story,
                   const struct doublet_check_result *result,
                   const struct doublet_report_options *options)
{
	struct doublet_buffer buffer;
	struct doublet_report *report;
	const struct doublet_sink sink = {.write = keep, .context = &buffer};

	doublet_buffer_init(&buffer, NULL);
	fuzz_require(doublet_report_create(options, &sink, &report) ==
	             DOUBLET_OK);
	fuzz_require(doublet_report_story(report, story, result) == DOUBLET_OK);
	fuzz_require(doublet_report_finish(report, 0) == DOUBLET_OK);
	doublet_report_destroy(report);
	fuzz_require(!buffer.failed);
	if (strncmp(options->format, "json", 4) == 0)
		require_json(&buffer);
	doublet_buffer_finish(&buffer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct doublet_story story = {
		.text = (const char *)data,
		.length = size,
		.path = "any.txt",
	};
	const struct doublet_check_options shortest = {.min_words = 2};
	const struct doublet_check_result *result;
	struct doublet_checker *checker;
	size_t count;
	const struct doublet_report_format *formats =
		doublet_report_formats(DOUBLET_REPORT_FINDINGS, &count);

	fuzz_require(doublet_checker_create(&shortest, &checker) == DOUBLET_OK);
	fuzz_require(doublet_checker_check(checker, &story, &result) ==
	             DOUBLET_OK);
	for (size_t i = 0; i < count; i++)
		report(&story, result,
		       &(struct doublet_report_options){
			       .format = formats[i].name,
			       .color = size % 2 == 1,
			       .width = 40 + size % 100,
		       });
	doublet_checker_destroy(checker);
	return 0;
}

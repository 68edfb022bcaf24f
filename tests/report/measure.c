/* SPDX-License-Identifier: MIT */
/* Reports of made-up measurements. */
#include <stdio.h>

#include "doublet/doublet.h"
#include "fixture.h"

static const struct doublet_measure_row rows[] = {
	{.name = "memcpy",
         .unit = "byte",
         .nanoseconds = 0.05,
         .deviation = 0.012,
         .cycles = 0.2,
         .bytes_per_second = 2e10,
         .story_microseconds = 0.1,
         .turns = 12},
	{.name = "words",
         .kernel = "avx2",
         .unit = "word",
         .nanoseconds = 2.5,
         .deviation = 0.001,
         .cycles = 10,
         .bytes_per_second = 2.4e9,
         .story_microseconds = 12.34,
         .speedup = 4.125,
         .turns = 12},
	{.name = "check",
         .unit = "word",
         .nanoseconds = 123.456,
         .deviation = 1,
         .cycles = 12345.678,
         .bytes_per_second = 7e6,
         .story_microseconds = 123456,
         .turns = 1},
};

static const struct doublet_measures measures = {
	.machine = {.processor = "Difference Engine",
                    .hertz = 4e9,
                    .kernels = {DOUBLET_KERNEL_AVX2, DOUBLET_KERNEL_SCALAR},
                    .kernel_count = 2},
	.copy = {.made_up = true,
                 .stories = 1,
                 .bytes = 2345678,
                 .words = 35000,
                 .shingles = 34996},
	.rows = rows,
	.row_count = sizeof(rows) / sizeof(rows[0]),
};

static const char table[] =
	"machine  Difference Engine, one core at 4.00 GHz (measured)\n"
	"copy     made up: 1 story, 2.35 million bytes, 35.0 thousand words\n"
	"\n"
	"                             GB/s us/story       ns   cycles per    "
	"     x    +-\n"
	"memcpy                       20.0    0.100    0.050    0.200 byte   "
	"         1 %\n"
	"words             avx2       2.40     12.3     2.50     10.0 word   "
	"  4.12   0 %\n"
	"check                       0.007   123456      123    12346 word   "
	"       100 %\n";

static const char document[] =
	"\"machine\":{\"processor\":\"Difference Engine\",\"hertz\":4000000000.0,"
	"\"kernels\":[\"avx2\",\"scalar\"]},\"copy\":{\"made_up\":true,"
	"\"stories\":1,\"bytes\":2345678,\"words\":35000,\"shingles\":34996},"
	"\"rows\":[{\"name\":\"memcpy\",\"unit\":\"byte\",\"ns\":0.05,"
	"\"deviation\":0.012,\"cycles\":0.2,\"bytes_per_second\":20000000000.0,"
	"\"us_per_story\":0.1,\"turns\":12},"
	"{\"name\":\"words\",\"kernel\":\"avx2\",\"unit\":\"word\",\"ns\":2.5,"
	"\"deviation\":0.001,\"cycles\":10.0,\"bytes_per_second\":2400000000.0,"
	"\"us_per_story\":12.34,\"times_scalar\":4.125,\"turns\":12},"
	"{\"name\":\"check\",\"unit\":\"word\",\"ns\":123.456,\"deviation\":1.0,"
	"\"cycles\":12345.7,\"bytes_per_second\":7000000.0,"
	"\"us_per_story\":123456.0,\"turns\":1}]}\n";

/* What is written in a form; ended by a NUL. */
static const char *report_as(struct doublet_report_options options,
                             struct fixture_sink *sink)
{
	struct doublet_report *made;

	options.subject = DOUBLET_REPORT_MEASURES;
	fixture_sink_init(sink);
	assert_int_equal(doublet_report_create(&options, &sink->sink, &made),
	                 0);
	assert_int_equal(doublet_report_measures(made, &measures), 0);
	assert_int_equal(doublet_report_finish(made, 0), 0);
	assert_int_equal(doublet_report_totals(made)->stories, 0);
	doublet_report_destroy(made);
	doublet_buffer_add_byte(&sink->kept, '\0');
	return sink->kept.data;
}

static const char *report(const char *format, bool quiet,
                          struct fixture_sink *sink)
{
	return report_as((struct doublet_report_options){.format = format,
	                                                 .quiet = quiet},
	                 sink);
}

static void a_table_for_people(void **state)
{
	struct fixture_sink sink;
	const char *page = report("text", true, &sink);
	char head[128];

	(void)state;
	snprintf(head, sizeof(head),
	         "engine   doublet %s, engine %s, kernels avx2, scalar\n",
	         doublet_version(), doublet_engine_version());
	assert_memory_equal(page, head, strlen(head));
	assert_string_equal(page + strlen(head), table);
	fixture_sink_finish(&sink);
	page = report("text", false, &sink);
	assert_memory_equal(page + strlen(head), table, strlen(table));
	assert_non_null(strstr(page, "ratios"));
	fixture_sink_finish(&sink);
}

static void colours_tell_what_is_faster_and_unsteady(void **state)
{
	struct fixture_sink sink;
	const char *page =
		report_as((struct doublet_report_options){.color = true},
	                  &sink);

	(void)state;
	assert_non_null(strstr(page, "\n\x1b[1m     "));
	assert_non_null(strstr(page, "word   \x1b[32m  4.12\x1b[0m"));
	assert_non_null(strstr(page, "\x1b[33m 100 %\x1b[0m\n"));
	assert_null(strstr(page, "\x1b[33m   1 %"));
	fixture_sink_finish(&sink);
}

static void a_document_for_programs(void **state)
{
	struct fixture_sink sink;
	const char *page = report("json", false, &sink);
	char head[128];

	(void)state;
	snprintf(head, sizeof(head),
	         "{\"schema\":\"doublet-bench/1\",\"version\":\"%s\","
	         "\"engine\":\"%s\",",
	         doublet_version(), doublet_engine_version());
	assert_memory_equal(page, head, strlen(head));
	assert_string_equal(page + strlen(head), document);
	fixture_sink_finish(&sink);
}

static void of_another_subject(void **state)
{
	struct doublet_report *made;
	struct fixture_sink sink;

	(void)state;
	fixture_sink_init(&sink);
	assert_int_equal(doublet_report_create(NULL, &sink.sink, &made), 0);
	assert_int_equal(doublet_report_measures(made, &measures),
	                 DOUBLET_INVALID);
	assert_int_equal(sink.calls, 0);
	doublet_report_destroy(made);
	fixture_sink_finish(&sink);
}

static enum doublet_status report_with(struct support_allocator *memory,
                                       const char *format)
{
	const struct doublet_report_options options = {
		.allocator = &memory->allocator,
		.subject = DOUBLET_REPORT_MEASURES,
		.format = format,
	};
	struct doublet_report *made = NULL;
	struct fixture_sink sink;

	fixture_sink_init(&sink);
	enum doublet_status status =
		doublet_report_create(&options, &sink.sink, &made);
	if (status == DOUBLET_OK)
		status = doublet_report_measures(made, &measures);
	if (status != DOUBLET_OK)
		assert_int_equal(sink.calls, 0);
	doublet_report_destroy(made);
	fixture_sink_finish(&sink);
	return status;
}

static void answers_when_memory_is_short(void **state)
{
	static const char *const formats[] = {"text", "json"};
	struct support_allocator memory;

	(void)state;
	for (int i = 0; i < 2; i++) {
		enum doublet_status status = DOUBLET_NO_MEMORY;
		for (size_t at = 1; status != DOUBLET_OK; at++) {
			support_allocator_init(&memory);
			memory.fail_at = at;
			status = report_with(&memory, formats[i]);
			assert_true(status == DOUBLET_OK ||
			            status == DOUBLET_NO_MEMORY);
			assert_int_equal(memory.held_bytes, 0);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_table_for_people),
		cmocka_unit_test(colours_tell_what_is_faster_and_unsteady),
		cmocka_unit_test(a_document_for_programs),
		cmocka_unit_test(of_another_subject),
		cmocka_unit_test(answers_when_memory_is_short),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

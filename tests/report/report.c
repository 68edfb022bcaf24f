/* SPDX-License-Identifier: MIT */
/* What all forms share: options, sums, sinks that refuse, no memory. */
#include "doublet/report.h"

#include "fixture.h"

static const char STORY[] =
	"The old pier stays.\nThe old pier stays.\n\"It stays,\" he said.";

static void make_story(struct fixture *fixture)
{
	fixture_begin(fixture, "a.txt", STORY, strlen(STORY));
	fixture_add(fixture, "repeated-sentence", DOUBLET_LEVEL_WARNING,
	            "sentence stood already at line 1");
	fixture_words(fixture, "The old pier stays.");
	fixture_words(fixture, "The old pier stays.");
}

static void refuses_unknown_options(void **state)
{
	struct doublet_report_options options = {.format = "xml"};
	struct fixture_sink sink;
	struct doublet_report *report = NULL;

	(void)state;
	fixture_sink_init(&sink);
	assert_int_equal(doublet_report_create(&options, &sink.sink, &report),
	                 DOUBLET_INVALID);
	options = (struct doublet_report_options){.width = 39};
	assert_int_equal(doublet_report_create(&options, &sink.sink, &report),
	                 DOUBLET_INVALID);
	assert_null(report);
	doublet_report_destroy(NULL);
	fixture_sink_finish(&sink);
}

/* The rest has forms of its own kind, tested where they are. */
static const enum doublet_report_subject SUBJECTS[] = {DOUBLET_REPORT_FINDINGS,
                                                       DOUBLET_REPORT_SEGMENTS};
enum { SUBJECT_COUNT = sizeof(SUBJECTS) / sizeof(*SUBJECTS) };

static void opens_every_format_it_names(void **state)
{
	(void)state;
	for (size_t s = 0; s < SUBJECT_COUNT; s++) {
		const struct doublet_report_format *format;
		size_t i = 0;

		assert_string_equal(
			doublet_report_format_at(SUBJECTS[s], 0)->name, "text");
		for (; (format = doublet_report_format_at(SUBJECTS[s], i)) !=
		       NULL;
		     i++) {
			const struct doublet_report_options options =
				{.subject = SUBJECTS[s],
			         .format = format->name};
			struct fixture_sink sink;

			fixture_sink_init(&sink);
			fixture_report(&options, NULL, 0, 0, &sink);
			fixture_sink_finish(&sink);
		}
		assert_true(i >= 2);
		assert_null(doublet_report_format_at(SUBJECTS[s], SIZE_MAX));
	}
	assert_null(
		doublet_report_format_at((enum doublet_report_subject)5, 0));
}

static void refuses_what_is_of_another_subject(void **state)
{
	struct doublet_report_options options =
		{.subject = DOUBLET_REPORT_SEGMENTS, .format = "unix"};
	const struct doublet_segments segments = {.language = "und"};
	const struct doublet_story story = {0};
	const struct doublet_check_result result = {0};
	const struct doublet_comparison comparison = {0};
	const struct doublet_pair pair = {0};
	struct doublet_report *report;
	struct fixture_sink sink;

	(void)state;
	fixture_sink_init(&sink);
	assert_int_equal(doublet_report_create(&options, &sink.sink, &report),
	                 DOUBLET_INVALID);
	options.format = NULL;
	assert_int_equal(doublet_report_create(&options, &sink.sink, &report),
	                 DOUBLET_OK);
	assert_int_equal(doublet_report_comparison(report, &story, &story,
	                                           &comparison),
	                 DOUBLET_INVALID);
	assert_int_equal(doublet_report_pair(report, NULL, &pair),
	                 DOUBLET_INVALID);
	assert_int_equal(doublet_report_story(report, &story, &result),
	                 DOUBLET_INVALID);
	assert_int_equal(sink.calls, 0);
	assert_int_equal(doublet_report_segments(report, &story, &segments),
	                 DOUBLET_OK);
	assert_int_equal(doublet_report_totals(report)->stories, 1);
	doublet_report_destroy(report);
	assert_int_equal(doublet_report_create(NULL, &sink.sink, &report),
	                 DOUBLET_OK);
	assert_int_equal(doublet_report_segments(report, &story, &segments),
	                 DOUBLET_INVALID);
	doublet_report_destroy(report);
	fixture_sink_finish(&sink);
}

static void adds_up(void **state)
{
	struct fixture fixture;
	struct fixture_sink sink;
	struct doublet_report *report;
	struct doublet_report_options options = {.level = DOUBLET_LEVEL_ERROR};

	(void)state;
	make_story(&fixture);
	fixture_sink_init(&sink);
	assert_int_equal(doublet_report_create(&options, &sink.sink, &report),
	                 DOUBLET_OK);
	for (int i = 0; i < 3; i++)
		assert_int_equal(doublet_report_story(report, &fixture.story,
		                                      &fixture.result),
		                 DOUBLET_OK);
	const struct doublet_totals *totals = doublet_report_totals(report);
	assert_int_equal(totals->stories, 3);
	assert_int_equal(totals->words, 300);
	assert_int_equal(totals->repeated_words, 39);
	assert_int_equal(totals->findings[DOUBLET_LEVEL_WARNING], 3);
	assert_int_equal(totals->findings[DOUBLET_LEVEL_ERROR], 0);
	assert_int_equal(totals->hidden, 3);
	doublet_report_destroy(report);
	fixture_sink_finish(&sink);
}

static void asks_a_sink_no_more_once_it_refused(void **state)
{
	struct fixture fixture;
	struct fixture_sink sink;
	struct doublet_report *report;

	(void)state;
	make_story(&fixture);
	fixture_sink_init(&sink);
	sink.room = 10;
	assert_int_equal(doublet_report_create(NULL, &sink.sink, &report),
	                 DOUBLET_OK);
	for (int i = 0; i < 2; i++)
		assert_int_equal(doublet_report_story(report, &fixture.story,
		                                      &fixture.result),
		                 DOUBLET_CLOSED);
	assert_int_equal(doublet_report_finish(report, 0), DOUBLET_CLOSED);
	assert_int_equal(sink.calls, 1);
	assert_int_equal(doublet_report_totals(report)->findings[2], 1);
	doublet_report_destroy(report);
	fixture_sink_finish(&sink);
}

/* Reports one story with a failing allocator; whether all went well. */
static bool survives(const struct doublet_report_options *options,
                     const struct fixture *fixture,
                     const struct doublet_segments *segments,
                     struct fixture_sink *sink)
{
	struct doublet_report *report;
	enum doublet_status status;

	status = doublet_report_create(options, &sink->sink, &report);
	if (status == DOUBLET_OK) {
		if (options->subject == DOUBLET_REPORT_SEGMENTS)
			status =
				doublet_report_segments(report, &fixture->story,
			                                segments);
		else
			status = doublet_report_story(report, &fixture->story,
			                              &fixture->result);
		if (status != DOUBLET_OK) {
			assert_int_equal(sink->kept.length, 0);
			assert_int_equal(doublet_report_totals(report)->stories,
			                 0);
		}
		if (status == DOUBLET_OK)
			status = doublet_report_finish(report, 0);
		doublet_report_destroy(report);
	}
	assert_true(status == DOUBLET_OK || status == DOUBLET_NO_MEMORY);
	return status == DOUBLET_OK;
}

static void try_with_less(struct doublet_report_options options,
                          const struct fixture *fixture,
                          const struct doublet_segments *segments)
{
	bool done = false;

	for (size_t fail_at = 1; !done; fail_at++) {
		struct support_allocator allocator;
		struct fixture_sink sink;

		support_allocator_init(&allocator);
		allocator.fail_at = fail_at;
		options.allocator = &allocator.allocator;
		fixture_sink_init(&sink);
		done = survives(&options, fixture, segments, &sink);
		assert_int_equal(allocator.held_bytes, 0);
		fixture_sink_finish(&sink);
	}
}

static void answers_when_memory_is_short(void **state)
{
	struct doublet_segments *segments;
	struct fixture fixture;

	(void)state;
	make_story(&fixture);
	/* Text that is no UTF-8 takes more memory on its way to JSON. */
	fixture.story.id = (struct doublet_view){"\xFF\xFE", 2};
	assert_int_equal(doublet_segments_create(NULL, &fixture.story,
	                                         &segments),
	                 DOUBLET_OK);
	for (size_t s = 0; s < SUBJECT_COUNT; s++) {
		const struct doublet_report_format *format;
		for (size_t i = 0;
		     (format = doublet_report_format_at(SUBJECTS[s], i)) !=
		     NULL;
		     i++)
			try_with_less(
				(struct doublet_report_options){
					.subject = SUBJECTS[s],
					.format = format->name},
				&fixture, segments);
	}
	doublet_segments_destroy(segments);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses_unknown_options),
		cmocka_unit_test(opens_every_format_it_names),
		cmocka_unit_test(refuses_what_is_of_another_subject),
		cmocka_unit_test(adds_up),
		cmocka_unit_test(asks_a_sink_no_more_once_it_refused),
		cmocka_unit_test(answers_when_memory_is_short),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* The form for editors: a line a repeat, and never a line more. */
#include "fixture.h"

static const char STORY[] = "the pier, the pier,\nthe pier and a stray line\n";

static void expect(const struct fixture *fixture, const char *expected)
{
	const struct doublet_report_options options = {.format = "unix"};
	struct fixture_sink sink;

	fixture_sink_init(&sink);
	fixture_report(&options, fixture, 1, 0, &sink);
	assert_string_equal(sink.kept.data, expected);
	fixture_sink_finish(&sink);
}

static void make_story(struct fixture *fixture)
{
	fixture_begin(fixture, "pier.txt", STORY, strlen(STORY));
	fixture_add(fixture, "repeated-phrase", DOUBLET_LEVEL_NOTE,
	            "2 words stood already at line 1");
	for (int i = 0; i < 3; i++)
		fixture_words(fixture, "the pier");
	fixture_add(fixture, "stray-headline", DOUBLET_LEVEL_WARNING, "stray");
	fixture_words(fixture, "a stray line");
}

static void writes_a_line_a_repeat(void **state)
{
	struct fixture fixture;

	(void)state;
	make_story(&fixture);
	expect(&fixture, "pier.txt:1:11: note: 2 words stood already at line 1 "
	                 "[repeated-phrase]\n"
	                 "pier.txt:2:1: note: 2 words stood already at line 1 "
	                 "[repeated-phrase]\n"
	                 "pier.txt:2:14: warning: stray [stray-headline]\n");
}

static void takes_the_record_for_the_line(void **state)
{
	struct fixture fixture;

	(void)state;
	make_story(&fixture);
	fixture.result.finding_count = 1;
	fixture.findings[0].place_count = 2;
	fixture.story.record = 77;
	expect(&fixture, "pier.txt:77:11: note: 2 words stood already at line "
	                 "1 [repeated-phrase]\n");
}

static void keeps_a_finding_on_its_line(void **state)
{
	struct fixture fixture;

	(void)state;
	make_story(&fixture);
	fixture.result.finding_count = 1;
	fixture.findings[0].place_count = 2;
	fixture.findings[0].message = "a\nb\r\x1b[31m";
	fixture.story.path = "x\ny";
	expect(&fixture, "x y:1:11: note: a b  [31m [repeated-phrase]\n");
}

static void says_nothing_of_a_clean_story(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_begin(&fixture, "pier.txt", STORY, strlen(STORY));
	expect(&fixture, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_a_line_a_repeat),
		cmocka_unit_test(takes_the_record_for_the_line),
		cmocka_unit_test(keeps_a_finding_on_its_line),
		cmocka_unit_test(says_nothing_of_a_clean_story),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

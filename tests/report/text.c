/* SPDX-License-Identifier: MIT */
/*
 * The form for people: expected pages, and for any text at all: no line is
 * wider than asked for, the marks stand below the words, and no control
 * character reaches the terminal.
 */
#include "doublet/report.h"

#include "fixture.h"

static const char STORY[] =
	"HARBOUR CITY: The talks on the new ferry brought no result on "
	"Monday, a port official said.\n"
	"The meeting was \"frank and useful and ran for about two hours. There "
	"was no change at all in the plans for the old pier this winter,\" the "
	"official, speaking on condition of anonymity, told reporters.\n"
	"Fishermen say the the pier is needed.\n"
	"But \"there was no change at all in the plans for the old pier this "
	"winter,\" the official said, speaking on condition of anonymity.\n"
	"Ferry fares to rise in spring\n";

static void make_story(struct fixture *fixture)
{
	fixture_begin(fixture, "ferry.txt", STORY, strlen(STORY));
	fixture_add(fixture, "repeated-word", DOUBLET_LEVEL_WARNING,
	            "\"the\" stands twice in a row");
	uint32_t at = (uint32_t)(strstr(STORY, "the the") - STORY);
	fixture_place(fixture, at, at + 3);
	fixture_place(fixture, at + 4, at + 7);
	fixture_add(fixture, "doubled-quote", DOUBLET_LEVEL_ERROR,
	            "quote of 15 words stood already at line 2: "
	            "\"there was no change ...\"");
	fixture_words(fixture, "There was no change at all in the plans for "
	                       "the old pier this winter");
	fixture_words(fixture, "there was no change at all in the plans for "
	                       "the old pier this winter");
	fixture_add(fixture, "repeated-attribution", DOUBLET_LEVEL_NOTE,
	            "attribution stood already at line 2");
	fixture_words(fixture, "speaking on condition of anonymity");
	fixture_words(fixture, "speaking on condition of anonymity");
	fixture_add(fixture, "stray-headline", DOUBLET_LEVEL_WARNING,
	            "this line reads as the headline of another story");
	fixture_words(fixture, "Ferry fares to rise in spring");
}

static void page(const struct doublet_report_options *options,
                 const struct fixture *fixtures, size_t count,
                 const char *golden)
{
	struct fixture_sink sink;

	fixture_sink_init(&sink);
	fixture_report(options, fixtures, count, 0, &sink);
	fixture_golden(golden, &sink.kept);
	fixture_sink_finish(&sink);
}

static void quotes_both_places(void **state)
{
	struct fixture fixture;

	(void)state;
	make_story(&fixture);
	page(NULL, &fixture, 1, "report-text.txt");
}

static void marks_by_colour(void **state)
{
	const struct doublet_report_options options = {.color = true};
	struct fixture fixture;

	(void)state;
	make_story(&fixture);
	page(&options, &fixture, 1, "report-text-colour.txt");
}

static void fits_narrow_and_wide_terminals(void **state)
{
	const struct doublet_report_options narrow = {.width = 40};
	const struct doublet_report_options wide = {.width = 132};
	struct fixture fixture;

	(void)state;
	make_story(&fixture);
	page(&narrow, &fixture, 1, "report-text-narrow.txt");
	page(&wide, &fixture, 1, "report-text-wide.txt");
}

static void names_records_and_ids(void **state)
{
	struct fixture fixtures[2];

	(void)state;
	for (int i = 0; i < 2; i++) {
		make_story(&fixtures[i]);
		fixtures[i].result.finding_count = 1;
		fixtures[i].story.path = "day.jsonl";
		fixtures[i].story.record = 12;
		fixtures[i].story.id =
			(struct doublet_view){"day.jsonl:12", 12};
	}
	fixtures[1].story.id = (struct doublet_view){"urn:x:7", 7};
	page(NULL, fixtures, 2, "report-text-records.txt");
}

/* A story from memory may have a record and an id, and no file. */
static void a_record_needs_no_path(void **state)
{
	struct fixture fixture;
	struct fixture_sink sink;

	(void)state;
	make_story(&fixture);
	fixture.story.path = NULL;
	fixture.story.record = 3;
	/* As long as ":3", so that it is compared with that. */
	fixture.story.id = (struct doublet_view){"a7", 2};
	fixture_sink_init(&sink);
	fixture_report(NULL, &fixture, 1, 0, &sink);
	assert_memory_equal(sink.kept.data, "-:3 (a7) 3:", 11);
	fixture_sink_finish(&sink);
}

static void lists_many_places_by_line(void **state)
{
	static char text[4096];
	struct fixture fixture;

	(void)state;
	text[0] = '\0';
	for (int i = 0; i < 40; i++)
		strcat(text, "the old pier stays\nand so on\n");
	fixture_begin(&fixture, "pier.txt", text, strlen(text));
	fixture_add(&fixture, "repeated-phrase", DOUBLET_LEVEL_NOTE,
	            "4 words stood already at line 1");
	for (int i = 0; i < 40; i++)
		fixture_words(&fixture, "the old pier stays");
	fixture_add(&fixture, "repeated-phrase", DOUBLET_LEVEL_NOTE,
	            "3 words stood already at line 2");
	for (int i = 0; i < 6; i++)
		fixture_words(&fixture, "and so on");
	page(NULL, &fixture, 1, "report-text-many.txt");
}

static void names_each_line_once(void **state)
{
	static char text[4096];
	struct fixture fixture;

	(void)state;
	text[0] = '\0';
	for (int i = 0; i < 12; i++)
		strcat(text, "the old pier stays and so it goes on ");
	strcat(text, "\nthe old pier stays\n");
	fixture_begin(&fixture, "pier.txt", text, strlen(text));
	for (int more = 0; more < 2; more++) {
		fixture_add(&fixture, "repeated-phrase", DOUBLET_LEVEL_NOTE,
		            "4 words stood already at line 1");
		for (int i = 0; i < 12 + more; i++)
			fixture_words(&fixture, "the old pier stays");
	}
	page(NULL, &fixture, 1, "report-text-line.txt");
}

static void keeps_marks_below_wide_letters(void **state)
{
	static const char text[] =
		"東京港の新しい桟橋は 冬に直されない と当局は語った\n"
		"Cafe\xCC\x81 \"der alte Pier\" 🚢 bleibt; pa\xCC\x81ra "
		"\"der alte Pier\" 🚢 bleibt\n"
		"当局によれば 冬に直されない という\n";
	struct fixture fixture;

	(void)state;
	fixture_begin(&fixture, "wide.txt", text, strlen(text));
	fixture_add(&fixture, "repeated-passage", DOUBLET_LEVEL_WARNING,
	            "words stood already at line 1");
	fixture_words(&fixture, "冬に直されない");
	fixture_words(&fixture, "冬に直されない");
	fixture_add(&fixture, "doubled-quote", DOUBLET_LEVEL_WARNING,
	            "quote stood already at line 2");
	fixture_words(&fixture, "der alte Pier");
	fixture_words(&fixture, "der alte Pier");
	page(NULL, &fixture, 1, "report-text-letters.txt");
}

static void tames_hostile_text(void **state)
{
	static const char text[] =
		"A\tport\x1b[31m official\x07 said \xFF\xC0\xAF it "
		"\xE2\x80\xAE"
		"backwards\xC2\x9B"
		"31m\r\n\r\n"
		"and a\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81 "
		"port\x1b[31m official\x07 said\0so.";
	struct fixture fixture;

	(void)state;
	fixture_begin(&fixture, "evil\x1b[2J\n.txt", text, sizeof(text) - 1);
	fixture_add(&fixture, "repeated-passage", DOUBLET_LEVEL_WARNING,
	            "words \x1b[31m stood already");
	fixture_words(&fixture, "port\x1b[31m official\x07 said");
	fixture_words(&fixture, "port\x1b[31m official\x07 said");
	fixture_add(&fixture, "repeated-paragraph", DOUBLET_LEVEL_WARNING,
	            "paragraph stands again");
	fixture_place(&fixture, 0, sizeof(text) - 1);
	/* Places beyond the text, or turned around, show nothing. */
	fixture_place(&fixture, 5000, 6000);
	fixture_place(&fixture, 20, 10);
	page(NULL, &fixture, 1, "report-text-hostile.txt");
}

static void leaves_out_what_is_below_the_level(void **state)
{
	const struct doublet_report_options options =
		{.level = DOUBLET_LEVEL_ERROR, .quiet = true};
	struct fixture fixture;
	struct fixture_sink sink;

	(void)state;
	make_story(&fixture);
	fixture_sink_init(&sink);
	fixture_report(&options, &fixture, 1, 0, &sink);
	assert_non_null(strstr(sink.kept.data, "doubled-quote"));
	assert_null(strstr(sink.kept.data, "warning"));
	assert_null(strstr(sink.kept.data, "note"));
	assert_null(strstr(sink.kept.data, "1 story"));
	fixture_sink_finish(&sink);
}

static void says_nothing_of_clean_stories_but_counts_them(void **state)
{
	struct fixture fixture;
	struct fixture_sink sink;

	(void)state;
	fixture_begin(&fixture, "clean.txt", "Clean.", 6);
	fixture_sink_init(&sink);
	fixture_report(NULL, &fixture, 1, 0, &sink);
	assert_string_equal(
		sink.kept.data,
		"1 story, 100 words, 13 repeated (13.0 %): nothing found\n");
	fixture_sink_finish(&sink);
}

static void check_lines(const struct doublet_buffer *page, uint32_t width)
{
	const char *line = page->data;
	const char *end = page->data + page->length;
	size_t above = 0;

	while (line < end) {
		const char *stop = memchr(line, '\n', (size_t)(end - line));
		assert_non_null(stop);
		size_t columns = fixture_columns(line, (size_t)(stop - line));
		assert_true(columns <= width);
		if (columns > 7 && memcmp(line, "     | ~", 8) == 0)
			assert_true(columns <= above);
		above = columns;
		line = stop + 1;
	}
}

static void every_line_is_within_the_width(void **state)
{
	struct support_random random = support_random_begin(1);
	static char text[3000];

	(void)state;
	for (unsigned round = 0; round < support_rounds(2000); round++) {
		uint32_t most = round % 2 ? sizeof(text) : 300;
		uint32_t length = (uint32_t)fixture_noise(&random, text, most);
		struct doublet_report_options options =
			{.width = 40 + support_random_below(&random, 100),
		         .quiet = true};
		struct fixture fixture;
		struct fixture_sink sink;

		fixture_begin(&fixture, "a", text, length);
		fixture_add(&fixture, "r", DOUBLET_LEVEL_NOTE, "message");
		uint32_t at = 0;
		for (int i = 0; i < 8 && at <= length; i++) {
			uint32_t words =
				support_random_below(&random,
			                             i % 3 == 0 ? most : 30);
			uint32_t end =
				at + words < length ? at + words : length;
			fixture_place(&fixture, at, end);
			at = end + support_random_below(&random, 40);
		}
		fixture_sink_init(&sink);
		fixture_report(&options, &fixture, 1, 0, &sink);
		check_lines(&sink.kept, options.width);
		fixture_sink_finish(&sink);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quotes_both_places),
		cmocka_unit_test(marks_by_colour),
		cmocka_unit_test(fits_narrow_and_wide_terminals),
		cmocka_unit_test(names_records_and_ids),
		cmocka_unit_test(lists_many_places_by_line),
		cmocka_unit_test(names_each_line_once),
		cmocka_unit_test(a_record_needs_no_path),
		cmocka_unit_test(keeps_marks_below_wide_letters),
		cmocka_unit_test(tames_hostile_text),
		cmocka_unit_test(leaves_out_what_is_below_the_level),
		cmocka_unit_test(says_nothing_of_clean_stories_but_counts_them),
		cmocka_unit_test(every_line_is_within_the_width),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/*
 * Segments for people: expected pages, and for any text at all: no line is
 * wider than asked for, no control character reaches the terminal, and every
 * bracket that opens is closed.
 */
#include "doublet/report.h"

#include <stdio.h>

#include "fixture.h"

static const char STORY[] =
	"HARBOUR CITY: The talks on the new ferry brought no result on "
	"Monday, Gov. A. Hale said.\n"
	"\n"
	"The meeting was \"frank and useful and ran for about two hours. He "
	"called it 'a start, and no more than a start' for all of us,\" the "
	"official, speaking on condition of anonymity, told reporters.\n"
	"\n"
	"\"Nobody can tell the cost yet. The pier stays.\n"
	"\n"
	"Fishermen say the pier is needed.\n";

static void page(struct doublet_report_options options,
                 const struct doublet_story *stories, size_t count,
                 const char *golden)
{
	struct fixture_sink sink;

	options.subject = DOUBLET_REPORT_SEGMENTS;
	fixture_sink_init(&sink);
	fixture_segments(&options, stories, count, &sink);
	fixture_golden(golden, &sink.kept);
	fixture_sink_finish(&sink);
}

static void numbers_sentences_and_quotes(void **state)
{
	const struct doublet_story story = {
		.path = "ferry.txt",
		.text = STORY,
		.length = sizeof(STORY) - 1,
	};

	(void)state;
	page((struct doublet_report_options){0}, &story, 1, "segment-text.txt");
	page((struct doublet_report_options){.color = true}, &story, 1,
	     "segment-text-colour.txt");
	page((struct doublet_report_options){.width = 40}, &story, 1,
	     "segment-text-narrow.txt");
}

static void names_records_and_sums_up(void **state)
{
	struct doublet_story stories[3] = {
		{.path = "day.jsonl",
	         .record = 12,
	         .id = {"day.jsonl:12", 12},
	         .language = {"en", 2},
	         .text = "One. Two.",
	         .length = 9},
		{.path = "day.jsonl",
	         .record = 13,
	         .id = {"urn:x:7", 7},
	         .language = {"tlh", 3},
	         .text = "yIDoghQo'",
	         .length = 9},
		{.path = "empty.txt"},
	};

	(void)state;
	page((struct doublet_report_options){0}, stories, 3,
	     "segment-text-records.txt");
	page((struct doublet_report_options){.quiet = true}, stories, 1,
	     "segment-text-quiet.txt");
}

static void lines_up_wide_letters(void **state)
{
	static const char text[] =
		"渡船委員会は火曜日に会合を開き、乗組員の話を聞くという。議長は「桟橋"
		"は冬に直されない。費用はまだ分からない」と述べ、次の会合は来週の水曜"
		"日に開かれる予定だと語った。\n"
		"\n"
		"Cafe\xCC\x81 «le vieux quai» 🚢 reste; les pêcheurs "
		"l'aiment bien, dit-elle, et le port le garde pour l'instant.\n";
	const struct doublet_story story = {
		.path = "wide.txt",
		.language = {"ja", 2},
		.text = text,
		.length = sizeof(text) - 1,
	};

	(void)state;
	page((struct doublet_report_options){.width = 60}, &story, 1,
	     "segment-text-letters.txt");
}

static void tames_hostile_text(void **state)
{
	static const char text[] =
		"A\tport\x1b[31m official\x07 said \xFF\xC0\xAF it "
		"\xE2\x80\xAE"
		"backwards\xC2\x9B"
		"31m.\r\n\r\n"
		"He said \"a ⟦7 mark\0 of \x1b]8;;x\x07ours⟧ here,\" the "
		"\x1b[5mofficial said.";
	const struct doublet_story story = {
		.path = "evil\x1b[2J\n.txt",
		.language = {"\x1b[1m", 4},
		.text = text,
		.length = sizeof(text) - 1,
	};

	(void)state;
	page((struct doublet_report_options){0}, &story, 1,
	     "segment-text-hostile.txt");
}

static unsigned count_mark(const struct fixture_sink *sink, const char *mark)
{
	const char *at = sink->kept.data;
	unsigned count = 0;

	/* No NUL is in it: it went through the report. */
	for (; (at = strstr(at, mark)) != NULL; at += strlen(mark))
		count++;
	return count;
}

static void check_page(const struct doublet_buffer *page, uint32_t width)
{
	const char *end = page->data + page->length;

	for (const char *line = page->data; line < end;) {
		const char *stop = memchr(line, '\n', (size_t)(end - line));
		assert_non_null(stop);
		assert_true(fixture_columns(line, (size_t)(stop - line)) <=
		            width);
		line = stop + 1;
	}
}

static void every_line_is_within_the_width(void **state)
{
	struct support_random random = support_random_begin(3);
	static char text[3000];

	(void)state;
	for (unsigned round = 0; round < support_rounds(1500); round++) {
		struct fixture_sink sink;
		const struct doublet_report_options options = {
			.subject = DOUBLET_REPORT_SEGMENTS,
			.width = 40 + support_random_below(&random, 100),
		};
		const struct doublet_story story = {
			.path = "a",
			.text = text,
			.length = fixture_noise(&random, text,
		                                round % 2 ? sizeof(text) : 300),
		};

		fixture_sink_init(&sink);
		fixture_segments(&options, &story, 1, &sink);
		check_page(&sink.kept, options.width);
		fixture_sink_finish(&sink);
	}
}

static void every_quote_is_opened_and_closed(void **state)
{
	struct support_random random = support_random_begin(4);
	char text[600];

	(void)state;
	for (unsigned round = 0; round < support_rounds(1500); round++) {
		struct fixture_sink sink;
		struct doublet_segments *segments;
		const struct doublet_report_options options = {
			.subject = DOUBLET_REPORT_SEGMENTS};
		size_t length = fixture_noise(&random, text, sizeof(text));
		const struct doublet_story story = {.text = text,
		                                    .length = length};

		/* No brackets of the copy's own, which would stand twice. */
		for (size_t i = 0; i < length; i++)
			if (text[i] == '\xA6' || text[i] == '\xA7')
				text[i] = 'x';
		fixture_sink_init(&sink);
		fixture_segments(&options, &story, 1, &sink);
		assert_int_equal(doublet_segments_create(NULL, &story,
		                                         &segments),
		                 DOUBLET_OK);
		unsigned opened = count_mark(&sink, "⟦");
		assert_int_equal(opened, count_mark(&sink, "⟧"));
		assert_true(opened >= segments->quote_count);
		doublet_segments_destroy(segments);
		fixture_sink_finish(&sink);
	}
}

/* Half a megabyte of each: a square of work would not end. */
static void hard_texts_end(void **state)
{
	static const char *const units[] = {
		"\"",
		"“",
		"“a ",
		"a",
		"\xCC\x81",
		"“a” ",
		"東",
		"\"a\" he said, ",
		"⟧",
		" \"a",
		"“a\n\n",
		"\xE2\x80\x8B",
		"a\" ",
		"\"a\nb",
		"said “a” and ",
	};
	enum { SIZE = 1 << 19 };
	char *text = test_malloc(SIZE);

	(void)state;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		const struct doublet_report_options options = {
			.subject = DOUBLET_REPORT_SEGMENTS};
		const struct doublet_story story = {.text = text,
		                                    .length = SIZE};
		struct fixture_sink sink;
		size_t size = strlen(units[i]);

		for (size_t at = 0; at < SIZE; at++)
			text[at] = units[i][at % size];
		fixture_sink_init(&sink);
		fixture_segments(&options, &story, 1, &sink);
		assert_true(sink.kept.length < (size_t)SIZE * 100);
		fixture_sink_finish(&sink);
	}
	test_free(text);
}

/* A credit longer than is shown, at every offset of its letters. */
static void long_pieces_are_cut_between_letters(void **state)
{
	const struct doublet_report_options options = {
		.subject = DOUBLET_REPORT_SEGMENTS};
	char text[600];

	(void)state;
	for (size_t pad = 1; pad <= 16; pad++) {
		size_t length =
			(size_t)snprintf(text, sizeof(text),
		                         "It was shut. (Reporting by %.*s ",
		                         (int)pad, "Aaaaaaaaaaaaaaaa");
		for (unsigned i = 0; i < 16; i++)
			length += (size_t)snprintf(text + length,
			                           sizeof(text) - length,
			                           "Жук Иван ");
		text[length++] = ')';
		const struct doublet_story story = {.text = text,
		                                    .length = length};
		struct fixture_sink sink;
		fixture_sink_init(&sink);
		fixture_segments(&options, &story, 1, &sink);
		doublet_buffer_add_byte(&sink.kept, '\0');
		assert_non_null(strstr(sink.kept.data, "trailer"));
		assert_non_null(strstr(sink.kept.data, "\u2026"));
		assert_null(strstr(sink.kept.data, "\uFFFD"));
		fixture_sink_finish(&sink);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_sentences_and_quotes),
		cmocka_unit_test(names_records_and_sums_up),
		cmocka_unit_test(lines_up_wide_letters),
		cmocka_unit_test(tames_hostile_text),
		cmocka_unit_test(every_line_is_within_the_width),
		cmocka_unit_test(every_quote_is_opened_and_closed),
		cmocka_unit_test(hard_texts_end),
		cmocka_unit_test(long_pieces_are_cut_between_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

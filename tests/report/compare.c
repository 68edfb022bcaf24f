/* SPDX-License-Identifier: MIT */
/*
 * Two stories and how they relate, as reports: expected pages, and for any
 * texts at all: no line is wider than asked for, both pages stay in their
 * columns, and no control character reaches the terminal.
 */
#include "doublet/report.h"

#include "base/json.h"
#include "fixture.h"

static const char OLD[] =
	"HARBOUR CITY: Five people died when a ferry sank off the cape on "
	"Sunday night, the coast guard said.\n\n"
	"The boat, with 41 people on board, was on its way to the islands "
	"when it took in water and went down within minutes, a survivor told "
	"the harbour radio. \"We heard a bang and then there was water "
	"everywhere,\" the survivor said.\n\n"
	"Nobody could say why the ferry had sailed in spite of a warning of "
	"storm, which the harbour office of Mr. Adams had sent an hour before."
	"\n\n"
	"The search was to go on through the night.\n";

static const char NEW[] =
	"HARBOUR CITY: At least 12 people died when a ferry sank off the cape "
	"on Sunday night, the coast guard said.\n\n"
	"The boat, with 41 people on board, was on its way to the islands "
	"when it took in water and went down within minutes, a survivor told "
	"the harbour radio. \u201CWe heard a bang and then there was water "
	"everywhere,\u201D the survivor said.\n\n"
	"Nobody could say why the ferry had sailed in spite of a warning of "
	"storm, which the harbour office of Mr. Abrams had sent an hour "
	"before.\n\n"
	"The owner of the ferry, which was built in 1974 and mended last year, "
	"did not answer calls. \"We wait for word of the board,\" a man in the "
	"office said.\n";

enum { ITEMS = 8 };

/* A comparison made by hand. */
struct pair {
	struct doublet_story a;
	struct doublet_story b;
	struct doublet_comparison comparison;
	struct doublet_passage passages[ITEMS];
	struct doublet_difference differences[ITEMS];
};

static struct doublet_span span_of(const struct doublet_story *story,
                                   const char *words)
{
	const char *at = strstr(story->text, words);

	assert_non_null(at);
	uint32_t start = (uint32_t)(at - story->text);
	return (struct doublet_span){start, start + (uint32_t)strlen(words)};
}

static void add_passage(struct pair *pair, const char *from_a,
                        const char *from_b, const char *to)
{
	uint32_t at = pair->comparison.passage_count++;
	struct doublet_passage *passage = &pair->passages[at];

	passage->a.start = span_of(&pair->a, from_a).start;
	passage->b.start = span_of(&pair->b, from_b).start;
	passage->a.end = span_of(&pair->a, to).end;
	passage->b.end = span_of(&pair->b, to).end;
	passage->words = 88;
}

static void add_difference(struct pair *pair, enum doublet_difference_kind kind,
                           const char *a, const char *b)
{
	uint32_t at = pair->comparison.difference_count++;
	struct doublet_difference *difference = &pair->differences[at];

	difference->kind = kind;
	if (a != NULL)
		difference->a = span_of(&pair->a, a);
	if (b != NULL)
		difference->b = span_of(&pair->b, b);
}

static void make_pair(struct pair *pair)
{
	*pair = (struct pair){
		.a = {.text = OLD, .length = strlen(OLD), .path = "old.txt"},
		.b = {.text = NEW,
	              .length = strlen(NEW),
	              .path = "day.jsonl",
	              .id = {"a7", 2},
	              .record = 3,
	              .pointer = {"/text", 5},
	              .headline = {"UPDATE 1-Ferry sinks off cape", 29},
	              .published = {"2026-11-22T08:00:00Z", 20}},
		.comparison = {.relation = DOUBLET_UPDATE,
	                       .marks = DOUBLET_MARK_SAYS_UPDATE,
	                       .resemblance = 0.7123,
	                       .containment_a = 0.995,
	                       .containment_b = 0.7,
	                       .words_a = 100,
	                       .words_b = 120,
	                       .reason = "a7 keeps 88 of 100 words of old.txt, "
	                                 "adds a paragraph and changes a "
	                                 "number from 5 to 12"},
	};
	pair->comparison.passages = pair->passages;
	pair->comparison.differences = pair->differences;
	add_passage(pair, "HARBOUR", "HARBOUR", "sent an hour before");
	add_difference(pair, DOUBLET_DIFFERENCE_NUMBER, "Five", "At least 12");
	add_difference(pair, DOUBLET_DIFFERENCE_NAME, "Adams", "Abrams");
	add_difference(pair, DOUBLET_DIFFERENCE_DROPPED,
	               "The search was to go on through the night", NULL);
	pair->differences[2].b =
		(struct doublet_span){(uint32_t)pair->b.length,
	                              (uint32_t)pair->b.length};
	add_difference(pair, DOUBLET_DIFFERENCE_ADDED, NULL,
	               strstr(NEW, "The owner"));
	pair->differences[3].b.end -= 2; /* the words end before the stop */
}

static void report(const struct doublet_report_options *options,
                   const struct pair *pair, struct fixture_sink *sink)
{
	struct doublet_report *made;

	fixture_sink_init(sink);
	assert_int_equal(doublet_report_create(options, &sink->sink, &made),
	                 DOUBLET_OK);
	assert_int_equal(doublet_report_comparison(made, &pair->a, &pair->b,
	                                           &pair->comparison),
	                 DOUBLET_OK);
	assert_int_equal(doublet_report_totals(made)->stories, 2);
	assert_int_equal(doublet_report_finish(made, 0), DOUBLET_OK);
	doublet_report_destroy(made);
	doublet_buffer_add_byte(&sink->kept, '\0');
	sink->kept.length--;
}

static void page(struct doublet_report_options options, const struct pair *pair,
                 const char *golden)
{
	struct fixture_sink sink;

	options.subject = DOUBLET_REPORT_COMPARISONS;
	report(&options, pair, &sink);
	fixture_golden(golden, &sink.kept);
	fixture_sink_finish(&sink);
}

static void shows_both_stories(void **state)
{
	struct pair pair;

	(void)state;
	make_pair(&pair);
	page((struct doublet_report_options){0}, &pair, "compare-text.txt");
	page((struct doublet_report_options){.color = true}, &pair,
	     "compare-text-colour.txt");
	page((struct doublet_report_options){.width = 40}, &pair,
	     "compare-text-narrow.txt");
	page((struct doublet_report_options){.reasons = true, .width = 120},
	     &pair, "compare-text-wide.txt");
	page((struct doublet_report_options){.quiet = true}, &pair,
	     "compare-text-quiet.txt");
	page((struct doublet_report_options){.format = "json"}, &pair,
	     "compare.json");
}

/* Of other news, only what both have is told. */
static void leaves_out_what_two_stories_do_not_share(void **state)
{
	struct pair pair;

	(void)state;
	make_pair(&pair);
	pair.comparison.relation = DOUBLET_SHARED_PASSAGES;
	page((struct doublet_report_options){0}, &pair,
	     "compare-text-shared.txt");
}

static void keeps_wide_letters_in_their_columns(void **state)
{
	static const char a[] = "東京港の新しい桟橋は冬に直されないと当局は"
				"語った。Cafe\xCC\x81 und 🚢 bleiben am alten "
				"Pier, sagte er.";
	static const char b[] = "東京港の新しい桟橋は夏に直されないと当局は"
				"語った。Cafe\xCC\x81 und 🚢 bleiben am neuen "
				"Pier, sagte er.";
	struct pair pair = {
		.a = {.text = a, .length = sizeof(a) - 1, .path = "a.txt"},
		.b = {.text = b, .length = sizeof(b) - 1, .path = "b.txt"},
		.comparison = {.relation = DOUBLET_CORRECTION, .reason = "so"},
	};

	(void)state;
	pair.comparison.passages = pair.passages;
	pair.comparison.differences = pair.differences;
	add_passage(&pair, "東京", "東京", "sagte er");
	add_difference(&pair, DOUBLET_DIFFERENCE_WORDS, "冬", "夏");
	add_difference(&pair, DOUBLET_DIFFERENCE_WORDS, "alten", "neuen");
	page((struct doublet_report_options){.width = 60}, &pair,
	     "compare-text-letters.txt");
}

/* Spans in ascending order, of any bytes. */
static uint32_t next_span(struct support_random *random, uint32_t from,
                          uint32_t length, struct doublet_span *span)
{
	uint32_t room = length - from;

	span->start = from + support_random_below(random, room / 4 + 1);
	span->end =
		span->start +
		support_random_below(random, (length - span->start) / 2 + 1);
	return span->end;
}

static void make_noise(struct support_random *random, struct pair *pair,
                       char *a, char *b, size_t size)
{
	uint32_t at_a = 0;
	uint32_t at_b = 0;

	*pair = (struct pair){
		.comparison = {.relation = DOUBLET_NEAR, .reason = a}};
	pair->a.text = a;
	pair->b.text = b;
	pair->a.length = fixture_noise(random, a, size - 1);
	pair->b.length = fixture_noise(random, b, size - 1);
	a[pair->a.length] = b[pair->b.length] = '\0';
	pair->comparison.passages = pair->passages;
	pair->comparison.differences = pair->differences;
	pair->passages[0] =
		(struct doublet_passage){{0, (uint32_t)pair->a.length},
	                                 {0, (uint32_t)pair->b.length},
	                                 3};
	pair->comparison.passage_count = 1;
	for (int i = 0; i < ITEMS; i++) {
		struct doublet_difference *next = &pair->differences[i];
		next->kind = (enum doublet_difference_kind)
			support_random_below(random, 5);
		at_a = next_span(random, at_a, (uint32_t)pair->a.length,
		                 &next->a);
		at_b = next_span(random, at_b, (uint32_t)pair->b.length,
		                 &next->b);
	}
	pair->comparison.difference_count = ITEMS;
}

static void fits_any_text_into_the_width(void **state)
{
	static char a[2048];
	static char b[2048];
	struct support_random random = support_random_begin(11);

	(void)state;
	for (size_t round = support_rounds(300); round > 0; round--) {
		struct doublet_report_options options = {
			.subject = DOUBLET_REPORT_COMPARISONS,
			.width = 40 + support_random_below(&random, 60),
			.reasons = support_random_below(&random, 2) == 1,
		};
		struct fixture_sink sink;
		struct pair pair;

		make_noise(&random, &pair, a, b, sizeof(a));
		report(&options, &pair, &sink);
		const char *line = sink.kept.data;
		for (const char *end; (end = strchr(line, '\n')) != NULL;
		     line = end + 1)
			assert_true(
				fixture_columns(line, (size_t)(end - line)) <=
				options.width);
		fixture_sink_finish(&sink);
	}
}

static void answers_when_memory_is_short(void **state)
{
	static const char *const formats[] = {"text", "json"};
	struct pair pair;

	(void)state;
	make_pair(&pair);
	for (size_t i = 0; i < 2; i++) {
		enum doublet_status status = DOUBLET_NO_MEMORY;
		for (size_t fail_at = 1; status != DOUBLET_OK; fail_at++) {
			struct support_allocator allocator;
			struct fixture_sink sink;
			struct doublet_report *made = NULL;
			support_allocator_init(&allocator);
			allocator.fail_at = fail_at;
			const struct doublet_report_options options = {
				.subject = DOUBLET_REPORT_COMPARISONS,
				.format = formats[i],
				.allocator = &allocator.allocator,
			};
			fixture_sink_init(&sink);
			status = doublet_report_create(&options, &sink.sink,
			                               &made);
			if (status == DOUBLET_OK)
				status = doublet_report_comparison(
					made, &pair.a, &pair.b,
					&pair.comparison);
			assert_true(status == DOUBLET_OK ||
			            sink.kept.length == 0);
			doublet_report_destroy(made);
			assert_int_equal(allocator.held_bytes, 0);
			fixture_sink_finish(&sink);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shows_both_stories),
		cmocka_unit_test(leaves_out_what_two_stories_do_not_share),
		cmocka_unit_test(keeps_wide_letters_in_their_columns),
		cmocka_unit_test(fits_any_text_into_the_width),
		cmocka_unit_test(answers_when_memory_is_short),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/*
 * Segments for programs: the shape that the contract fixes, and for any text:
 * JSON that parses, spans that lie inside, sentences that leave out blanks
 * only, and the very numbers of the segments.
 */
#include "base/json.h"

#include "fixture.h"
#include "text/character.h"

static const struct doublet_report_options JSONL = {
	.subject = DOUBLET_REPORT_SEGMENTS,
	.format = "jsonl",
};

static void writes_a_line_a_story(void **state)
{
	static const char text[] =
		"\"We stay,\" the pilot said. \"Nobody can tell\n\nAll left.";
	const struct doublet_story stories[] = {
		{.path = "a.txt", .text = text, .length = sizeof(text) - 1},
		{.path = "empty.txt"},
		{.path = "day.jsonl",
	         .id = {"x\"1", 3},
	         .language = {"de", 2},
	         .record = 3,
	         .pointer = {"/text", 5},
	         .text = "Nein.",
	         .length = 5},
	};
	struct fixture_sink sink;

	(void)state;
	fixture_sink_init(&sink);
	fixture_segments(&JSONL, stories, 3, &sink);
	fixture_golden("segment.jsonl", &sink.kept);
	fixture_sink_finish(&sink);
}

/* Numbers of every length, as long as a 32-bit one. */
static void writes_every_number(void **state)
{
	struct doublet_span words[64];
	struct doublet_segments segments = {.words = words, .language = "und"};
	struct doublet_report *report;
	struct fixture_sink sink;
	uint64_t power = 1;

	(void)state;
	for (; power <= UINT32_MAX; power *= 10) {
		words[segments.word_count++] =
			(struct doublet_span){(uint32_t)power - 1,
		                              (uint32_t)power};
		words[segments.word_count++] =
			(struct doublet_span){(uint32_t)(power * 9 / 8),
		                              UINT32_MAX};
	}
	fixture_sink_init(&sink);
	assert_int_equal(doublet_report_create(&JSONL, &sink.sink, &report),
	                 DOUBLET_OK);
	assert_int_equal(doublet_report_segments(report,
	                                         &(struct doublet_story){0},
	                                         &segments),
	                 DOUBLET_OK);
	doublet_report_destroy(report);
	yyjson_doc *document = yyjson_read(sink.kept.data, sink.kept.length, 0);
	yyjson_val *list = yyjson_doc_ptr_get(document, "/words");
	assert_int_equal(yyjson_arr_size(list), segments.word_count);
	for (uint32_t i = 0; i < segments.word_count; i++) {
		yyjson_val *span = yyjson_arr_get(list, i);
		assert_int_equal(yyjson_get_uint(yyjson_arr_get(span, 0)),
		                 words[i].start);
		assert_int_equal(yyjson_get_uint(yyjson_arr_get(span, 1)),
		                 words[i].end);
	}
	yyjson_doc_free(document);
	fixture_sink_finish(&sink);
}

/* The last two numbers of an item are a span of the text. */
static struct doublet_span read_span(yyjson_val *item, size_t length)
{
	size_t size = yyjson_arr_size(item);
	uint64_t start = yyjson_get_uint(yyjson_arr_get(item, size - 2));
	uint64_t end = yyjson_get_uint(yyjson_arr_get(item, size - 1));

	assert_true(start <= end && end <= length);
	return (struct doublet_span){(uint32_t)start, (uint32_t)end};
}

static void check_blank(const char *text, uint32_t start, uint32_t end)
{
	while (start < end) {
		struct doublet_character found =
			doublet_character_at(text, start, end);
		assert_true(found.class == DOUBLET_CHARACTER_BLANK ||
		            found.class == DOUBLET_CHARACTER_BREAK);
		start += found.size;
	}
}

/* Items of a list lie inside the text, in order; these leave out blanks. */
static void check_cover(yyjson_doc *document, const char *list,
                        const struct doublet_story *story)
{
	yyjson_val *item;
	yyjson_arr_iter iterator;
	uint32_t end = 0;

	yyjson_arr_iter_init(yyjson_doc_ptr_get(document, list), &iterator);
	while ((item = yyjson_arr_iter_next(&iterator)) != NULL) {
		struct doublet_span span = read_span(item, story->length);
		assert_true(span.start >= end);
		check_blank(story->text, end, span.start);
		end = span.end;
	}
	check_blank(story->text, end, (uint32_t)story->length);
}

static void check_inside(yyjson_doc *document, const char *list,
                         const struct doublet_story *story)
{
	yyjson_val *item;
	yyjson_arr_iter iterator;
	uint32_t start = 0;

	assert_true(yyjson_is_arr(yyjson_doc_ptr_get(document, list)));
	yyjson_arr_iter_init(yyjson_doc_ptr_get(document, list), &iterator);
	while ((item = yyjson_arr_iter_next(&iterator)) != NULL) {
		struct doublet_span span = read_span(item, story->length);
		if (yyjson_arr_size(item) == 2) {
			assert_true(span.start >= start);
			start = span.start;
		}
	}
}

static void holds_whatever_the_text_is(void **state)
{
	struct support_random random = support_random_begin(7);
	char text[800];
	char path[8];

	(void)state;
	for (unsigned round = 0; round < support_rounds(2000); round++) {
		struct fixture_sink sink;

		for (size_t i = 0; i < sizeof(path); i++)
			path[i] = (char)support_random_next(&random);
		path[sizeof(path) - 1] = '\0';
		const struct doublet_story story = {
			.path = path,
			.text = text,
			.length = fixture_noise(&random, text, sizeof(text)),
		};
		fixture_sink_init(&sink);
		fixture_segments(&JSONL, &story, 1, &sink);
		yyjson_doc *document =
			yyjson_read(sink.kept.data, sink.kept.length, 0);
		assert_non_null(document);
		check_cover(document, "/sentences", &story);
		check_cover(document, "/paragraphs", &story);
		check_inside(document, "/quotes", &story);
		check_inside(document, "/words", &story);
		check_inside(document, "/speakers", &story);
		check_inside(document, "/attributions", &story);
		yyjson_doc_free(document);
		fixture_sink_finish(&sink);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_a_line_a_story),
		cmocka_unit_test(writes_every_number),
		cmocka_unit_test(holds_whatever_the_text_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

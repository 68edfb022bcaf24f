/* SPDX-License-Identifier: MIT */
/*
 * Segments for programs: the shape that the contract fixes, and for any text:
 * JSON that parses, spans that lie inside, sentences that leave out blanks
 * only, and the very numbers of the segments.
 */
#include "base/json.h"

#include "fixture.h"

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

/* The last two numbers of an item are bytes of the text. */
static struct doublet_span read_span(yyjson_val *item, size_t length)
{
	size_t size = yyjson_arr_size(item);
	uint64_t start = yyjson_get_uint(yyjson_arr_get(item, size - 2));
	uint64_t end = yyjson_get_uint(yyjson_arr_get(item, size - 1));

	assert_true(start < end && end <= length);
	return (struct doublet_span){(uint32_t)start, (uint32_t)end};
}

/* A list is that of the segments, whose items begin with their spans. */
static void check_list(yyjson_val *list, const void *items, size_t stride,
                       const struct doublet_story *story)
{
	size_t index;
	size_t count;
	yyjson_val *item;
	uint32_t before = 0;

	yyjson_arr_foreach(list, index, count, item)
	{
		struct doublet_span span = read_span(item, story->length);
		assert_memory_equal(&span, (const char *)items + index * stride,
		                    sizeof(span));
		assert_true(span.start >= before);
		before = span.start;
	}
}

static void check_speakers(yyjson_val *list,
                           const struct doublet_segments *segments,
                           const struct doublet_story *story)
{
	size_t index;
	size_t count;
	yyjson_val *item;

	yyjson_arr_foreach(list, index, count, item)
	{
		uint64_t quote = yyjson_get_uint(yyjson_arr_get(item, 0));
		assert_true(quote < segments->quote_count);
		struct doublet_word_range speaker =
			segments->quotes[quote].speaker;
		struct doublet_span span = read_span(item, story->length);
		assert_int_equal(span.start,
		                 segments->words[speaker.first].start);
		assert_int_equal(span.end,
		                 segments->words[speaker.end - 1].end);
	}
}

/* What ASCII sees can be told from blanks without any table. */
static void check_cover(yyjson_val *list, const struct doublet_story *story)
{
	size_t index;
	size_t count;
	yyjson_val *item;
	uint32_t at = 0;

	yyjson_arr_foreach(list, index, count, item)
	{
		struct doublet_span span = read_span(item, story->length);
		assert_true(span.start >= at);
		for (; at < span.start; at++)
			assert_false(story->text[at] > ' ' &&
			             story->text[at] < 0x7F);
		at = span.end;
	}
	for (; at < story->length; at++)
		assert_false(story->text[at] > ' ' && story->text[at] < 0x7F);
}

static void check_line(const struct fixture_sink *sink,
                       const struct doublet_story *story)
{
	yyjson_doc *document =
		yyjson_read(sink->kept.data, sink->kept.length, 0);
	yyjson_val *root = yyjson_doc_get_root(document);
	struct doublet_segments *segments;

	assert_non_null(document);
	assert_int_equal(doublet_segments_create(NULL, story, &segments),
	                 DOUBLET_OK);
	check_list(yyjson_obj_get(root, "sentences"), segments->sentences,
	           sizeof(*segments->sentences), story);
	check_list(yyjson_obj_get(root, "paragraphs"), segments->paragraphs,
	           sizeof(*segments->paragraphs), story);
	check_list(yyjson_obj_get(root, "quotes"), segments->quotes,
	           sizeof(*segments->quotes), story);
	check_list(yyjson_obj_get(root, "words"), segments->words,
	           sizeof(*segments->words), story);
	assert_int_equal(yyjson_arr_size(yyjson_obj_get(root, "words")),
	                 segments->word_count);
	check_speakers(yyjson_obj_get(root, "speakers"), segments, story);
	check_cover(yyjson_obj_get(root, "sentences"), story);
	check_cover(yyjson_obj_get(root, "paragraphs"), story);
	doublet_segments_destroy(segments);
	yyjson_doc_free(document);
}

static void holds_whatever_the_text_is(void **state)
{
	struct support_random random = support_random_begin(7);
	char text[800];

	(void)state;
	for (unsigned round = 0; round < support_rounds(2000); round++) {
		struct fixture_sink sink;
		const struct doublet_story story = {
			.path = "\xFF",
			.text = text,
			.length = fixture_noise(&random, text, sizeof(text)),
		};

		fixture_sink_init(&sink);
		fixture_segments(&JSONL, &story, 1, &sink);
		check_line(&sink, &story);
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

/* SPDX-License-Identifier: MIT */
/*
 * The forms for programs: the shape that the contract fixes, and JSON that
 * parses whatever bytes a story holds.
 */
#include "base/json.h"

#include "fixture.h"

static const char STORY[] = "The old pier stays.\nThe old pier stays.\n";

static void make_story(struct fixture *fixture, const char *path)
{
	fixture_begin(fixture, path, STORY, strlen(STORY));
	fixture_add(fixture, "repeated-sentence", DOUBLET_LEVEL_WARNING,
	            "sentence stood already at line 1");
	fixture_words(fixture, "The old pier stays.");
	fixture_words(fixture, "The old pier stays.");
	fixture_add(fixture, "repeated-phrase", DOUBLET_LEVEL_NOTE, "phrase");
	fixture_words(fixture, "old pier");
	fixture->findings[1].score = 0.87654;
}

static void report_as(const char *format, const struct fixture *fixtures,
                      size_t count, struct fixture_sink *sink)
{
	const struct doublet_report_options options = {.format = format};

	fixture_sink_init(sink);
	fixture_report(&options, fixtures, count, 1, sink);
}

static void writes_a_line_a_story(void **state)
{
	struct fixture fixtures[3];
	struct fixture_sink sink;

	(void)state;
	make_story(&fixtures[0], "a.txt");
	fixture_begin(&fixtures[1], "empty.txt", NULL, 0);
	fixtures[1].result = (struct doublet_check_result){0};
	make_story(&fixtures[2], "day.jsonl");
	fixtures[2].story.record = 3;
	fixtures[2].story.id = (struct doublet_view){"x1", 2};
	fixtures[2].story.pointer = (struct doublet_view){"/text", 5};
	report_as("jsonl", fixtures, 3, &sink);
	fixture_golden("report.jsonl", &sink.kept);
	fixture_sink_finish(&sink);
}

static void writes_one_document(void **state)
{
	struct fixture fixtures[2];
	struct fixture_sink sink;

	(void)state;
	make_story(&fixtures[0], "a.txt");
	make_story(&fixtures[1], "b.txt");
	report_as("json", fixtures, 2, &sink);
	fixture_golden("report.json", &sink.kept);
	fixture_sink_finish(&sink);
}

static void writes_a_document_without_stories(void **state)
{
	struct fixture_sink sink;

	(void)state;
	report_as("json", NULL, 0, &sink);
	fixture_golden("report-empty.json", &sink.kept);
	fixture_sink_finish(&sink);
}

static yyjson_doc *parse(const char *bytes, size_t length)
{
	yyjson_doc *document = yyjson_read(bytes, length, 0);

	assert_non_null(document);
	return document;
}

/* The strict parser takes it, strings as UTF-8 included. */
static void parses_whatever_the_text_holds(void **state)
{
	struct support_random random = support_random_begin(2);
	char text[64];
	char path[8];

	(void)state;
	for (unsigned round = 0; round < support_rounds(2000); round++) {
		struct fixture fixture;
		struct fixture_sink sink;
		uint32_t length = support_random_below(&random, sizeof(text));

		for (uint32_t i = 0; i < length; i++)
			text[i] = (char)support_random_next(&random);
		for (size_t i = 0; i < sizeof(path); i++)
			path[i] = (char)support_random_next(&random);
		path[sizeof(path) - 1] = '\0';
		fixture_begin(&fixture, path, text, length);
		fixture.story.id = (struct doublet_view){text, length};
		fixture_add(&fixture, "r", DOUBLET_LEVEL_NOTE, path);
		fixture_place(&fixture, 0, length);
		fixture_place(&fixture, length / 2, length + 9);
		report_as(round % 2 ? "json" : "jsonl", &fixture, 1, &sink);
		yyjson_doc *document = parse(sink.kept.data, sink.kept.length);
		assert_true(yyjson_is_obj(yyjson_doc_get_root(document)));
		yyjson_doc_free(document);
		fixture_sink_finish(&sink);
	}
}

static void keeps_texts_as_they_are(void **state)
{
	static const char text[] =
		"\"caf\xC3\xA9\"\t\\\0 \xFF \xF0\x9F\x9A\xA2";
	static const char mended[] =
		"\"caf\xC3\xA9\"\t\\\0 \xEF\xBF\xBD \xF0\x9F\x9A\xA2";
	struct fixture fixture;
	struct fixture_sink sink;

	(void)state;
	fixture_begin(&fixture, "a", text, sizeof(text) - 1);
	fixture_add(&fixture, "r", DOUBLET_LEVEL_NOTE, "m");
	fixture_place(&fixture, 0, sizeof(text) - 1);
	report_as("jsonl", &fixture, 1, &sink);
	yyjson_doc *document = parse(sink.kept.data, sink.kept.length);
	yyjson_val *value =
		yyjson_doc_ptr_get(document, "/findings/0/places/0/text");
	assert_int_equal(yyjson_get_len(value), sizeof(mended) - 1);
	assert_memory_equal(yyjson_get_str(value), mended, sizeof(mended) - 1);
	yyjson_doc_free(document);
	fixture_sink_finish(&sink);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_a_line_a_story),
		cmocka_unit_test(writes_one_document),
		cmocka_unit_test(writes_a_document_without_stories),
		cmocka_unit_test(parses_whatever_the_text_holds),
		cmocka_unit_test(keeps_texts_as_they_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

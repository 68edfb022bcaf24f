/* SPDX-License-Identifier: MIT */
/*
 * Groups, pairs and boilerplate as reports: expected pages, and that memory
 * that is short is told.
 */
#include "doublet/report.h"

#include "fixture.h"

/* Stories by their numbers. */
static const char *const NAMES[][3] = {
	{"a7", "Ferry sinks off cape", "2026-11-22T08:00:00Z"},
	{"b1", "Ferry sinks off cape", "2026-11-22T09:10:00Z"},
	{"a7@day.jsonl:4",
         "UPDATE 1-Ferry sinks off cape, twelve dead, owner does "
         "not answer calls",
         "2026-11-23T00:12:00Z"},
	{"day.jsonl:5",
         "Fähre sinkt vor dem Kap 東京港の新しい桟橋は冬に直されない",
         "2026-11-23T00:20:00+01:00"},
	{"urn:newsml:example.com:20261123:item-000123456789",
         "Bread dearer again, bakers say", ""},
	{"c.txt", "", ""},
	{"quiet\x1b[31m.txt", "The price of bread\nrose \x07 again",
         "yesterday"},
};

static void find(void *context, uint32_t number,
                 struct doublet_story_name *name)
{
	const char *const *texts = NAMES[number];

	(void)context;
	name->name = (struct doublet_view){texts[0], strlen(texts[0])};
	name->headline = (struct doublet_view){texts[1], strlen(texts[1])};
	name->published = (struct doublet_view){texts[2], strlen(texts[2])};
}

static const struct doublet_story_names names = {find, NULL};

static const struct doublet_pair pairs[] = {
	{0, 1, DOUBLET_IDENTICAL, DOUBLET_MARK_REPEAT, 1, 1, 1},
	{0, 2, DOUBLET_UPDATE, DOUBLET_MARK_SAYS_UPDATE, 0.93, 0.98, 0.9},
	{0, 3, DOUBLET_EXCERPT, 0, 0.3, 0.31, 0.999},
	{5, 6, DOUBLET_UPDATE, DOUBLET_MARK_ROUNDUP, 0.004, 0.1, 0.1},
	{1, 3, DOUBLET_NEAR, 0, 0.5, 0.6, 0.7},
	{0, 4, DOUBLET_SHARED_QUOTES, 0, 0.1, 0.2, 0.3},
	{0, 5, DOUBLET_SHARED_QUOTES, 0, 0.1, 0.2, 0.3},
	{2, 5, DOUBLET_SHARED_PASSAGES, 0, 0.1, 0.2, 0.3},
	{4, 6, DOUBLET_TEMPLATE, 0, 0.1, 0.2, 0.3},
};
enum { PAIRS = sizeof(pairs) / sizeof(*pairs), EDGES = 3 };

static const uint32_t members[] = {0, 1, 2, 3, 5, 6};

static const struct doublet_group groups[] = {
	{.lead = 0,
         .members = members,
         .member_count = 4,
         .edges = pairs,
         .edge_count = EDGES},
	/* The lead is the later one. */
	{.lead = 6,
         .members = members + 4,
         .member_count = 2,
         .edges = pairs + EDGES,
         .edge_count = 1},
};

static enum doublet_status report_all(struct doublet_report *report)
{
	const struct doublet_boilerplate_sentence sentence = {
		.text = "Terms were not disclosed.",
		.source = "Reuters",
		.stories = 21,
		.source_stories = 5540,
	};
	enum doublet_status status = DOUBLET_OK;

	doublet_report_count(report, 7);
	for (size_t i = 0; status == DOUBLET_OK && i < 2; i++)
		status = doublet_report_group(report, &names, &groups[i]);
	for (size_t i = EDGES + 1; status == DOUBLET_OK && i < PAIRS; i++)
		status = doublet_report_pair(report, &names, &pairs[i]);
	if (status == DOUBLET_OK)
		status = doublet_report_boilerplate(report, &sentence);
	return status == DOUBLET_OK ? doublet_report_finish(report, 1) : status;
}

static void page(struct doublet_report_options options, const char *golden)
{
	struct doublet_report *report;
	struct fixture_sink sink;

	fixture_sink_init(&sink);
	options.subject = DOUBLET_REPORT_DUPLICATES;
	assert_int_equal(doublet_report_create(&options, &sink.sink, &report),
	                 DOUBLET_OK);
	assert_int_equal(report_all(report), DOUBLET_OK);
	doublet_report_destroy(report);
	doublet_buffer_add_byte(&sink.kept, '\0');
	sink.kept.length--;
	fixture_golden(golden, &sink.kept);
	const char *line = sink.kept.data;
	for (const char *end; (end = strchr(line, '\n')) != NULL;
	     line = end + 1)
		assert_true(options.color || options.format != NULL ||
		            fixture_columns(line, (size_t)(end - line)) <= 120);
	fixture_sink_finish(&sink);
}

static void shows_groups_then_pairs(void **state)
{
	(void)state;
	page((struct doublet_report_options){.relations = true},
	     "dedup-text.txt");
	page((struct doublet_report_options){.relations = true, .color = true},
	     "dedup-text-colour.txt");
	page((struct doublet_report_options){.relations = true,
	                                     .reasons = true,
	                                     .width = 60},
	     "dedup-text-narrow.txt");
	page((struct doublet_report_options){.width = 120, .quiet = true},
	     "dedup-text-figures.txt");
}

static void writes_a_line_each(void **state)
{
	(void)state;
	page((struct doublet_report_options){.format = "jsonl",
	                                     .relations = true},
	     "dedup.jsonl");
	page((struct doublet_report_options){.format = "jsonl"},
	     "dedup-figures.jsonl");
}

static void cuts_long_groups(void **state)
{
	static struct doublet_pair edges[30];
	const struct doublet_group group = {
		.lead = 0,
		.members = members,
		.member_count = 31,
		.edges = edges,
		.edge_count = 30,
	};
	struct doublet_report_options options =
		{.subject = DOUBLET_REPORT_DUPLICATES, .relations = true};

	(void)state;
	for (int i = 0; i < 30; i++)
		edges[i] = pairs[0];
	for (int verbose = 0; verbose < 2; verbose++) {
		struct doublet_report *report;
		struct fixture_sink sink;
		fixture_sink_init(&sink);
		options.reasons = verbose == 1;
		assert_int_equal(doublet_report_create(&options, &sink.sink,
		                                       &report),
		                 DOUBLET_OK);
		assert_int_equal(doublet_report_group(report, &names, &group),
		                 DOUBLET_OK);
		doublet_report_destroy(report);
		doublet_buffer_add_byte(&sink.kept, '\0');
		assert_int_equal(strstr(sink.kept.data, "and 10 more") == NULL,
		                 verbose == 1);
		fixture_sink_finish(&sink);
	}
}

static void answers_when_memory_is_short(void **state)
{
	static const char *const formats[] = {"text", "jsonl"};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		enum doublet_status status = DOUBLET_NO_MEMORY;
		for (size_t fail_at = 1; status != DOUBLET_OK; fail_at++) {
			struct support_allocator allocator;
			struct fixture_sink sink;
			struct doublet_report *report = NULL;
			support_allocator_init(&allocator);
			allocator.fail_at = fail_at;
			const struct doublet_report_options options = {
				.subject = DOUBLET_REPORT_DUPLICATES,
				.format = formats[i],
				.relations = true,
				.allocator = &allocator.allocator,
			};
			fixture_sink_init(&sink);
			status = doublet_report_create(&options, &sink.sink,
			                               &report);
			if (status == DOUBLET_OK)
				status = report_all(report);
			assert_true(status == DOUBLET_OK ||
			            status == DOUBLET_NO_MEMORY);
			doublet_report_destroy(report);
			assert_int_equal(allocator.held_bytes, 0);
			fixture_sink_finish(&sink);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shows_groups_then_pairs),
		cmocka_unit_test(writes_a_line_each),
		cmocka_unit_test(cuts_long_groups),
		cmocka_unit_test(answers_when_memory_is_short),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

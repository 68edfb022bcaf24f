/* SPDX-License-Identifier: MIT */
/*
 * Stories that are made to be slow, each of some megabytes: a step that is
 * not linear takes hours on them and runs into the time limit of the test.
 * (How the time grows exactly is for bench/check/checker.)
 */
#include "support.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "doublet/doublet.h"

enum { BYTES = 2 << 20 };

static enum doublet_status swallow(void *context, const void *bytes,
                                   size_t length)
{
	(void)bytes;
	*(size_t *)context += length;
	return DOUBLET_OK;
}

/* Checks a story and reports it in a form. */
static void run(const struct doublet_buffer *text, const char *format)
{
	struct doublet_story story = {.text = text->data,
	                              .length = text->length};
	size_t written = 0;
	struct doublet_sink sink = {swallow, &written};
	struct doublet_report_options options = {.format = format};
	const struct doublet_check_result *result;
	struct doublet_checker *checker;
	struct doublet_report *report;

	assert_false(text->failed);
	assert_int_equal(doublet_checker_create(NULL, &checker), DOUBLET_OK);
	assert_int_equal(doublet_report_create(&options, &sink, &report),
	                 DOUBLET_OK);
	assert_int_equal(doublet_checker_check(checker, &story, &result),
	                 DOUBLET_OK);
	assert_int_equal(doublet_report_story(report, &story, result),
	                 DOUBLET_OK);
	assert_int_equal(doublet_report_finish(report, 0), DOUBLET_OK);
	assert_true(written > 0);
	doublet_report_destroy(report);
	doublet_checker_destroy(checker);
}

/* A beginning, a part over and over, and an end; '#' in it is a number. */
struct family {
	const char *begin;
	const char *part;
	const char *end;
};

static void repeat(struct doublet_buffer *text, const struct family *family)
{
	doublet_buffer_clear(text);
	doublet_buffer_add_text(text, family->begin);
	for (unsigned n = 0; text->length < BYTES; n++) {
		const char *number = strchr(family->part, '#');
		if (number == NULL) {
			doublet_buffer_add_text(text, family->part);
			continue;
		}
		doublet_buffer_add(text, family->part,
		                   (size_t)(number - family->part));
		doublet_buffer_print(text, "%u%s", n, number + 1);
	}
	doublet_buffer_add_text(text, family->end);
}

static const struct family families[] = {
	{"", "a", ""},
	{"", "a ", ""},
	{"", "a b ", ""},
	{"", "the the ", ""},
	{"", "a. ", ""},
	{"", "\n\n", ""},
	{"", ".\n", ""},
	{"", "w# ", ""},
	{"", "It rained again on the quay that night. ", ""},
	{"", "It rained again on the quay that night w#. ", ""},
	{"", "It rained again on the quay that night.\n\n", ""},
	{"", "Row # 12 34 56 and the net\n", ""},
	{"", "\"", ""},
	{"", "\" ", ""},
	{"", "\xE2\x80\x9C", ""},
	{"",
         "\xE2\x80\x9C"
         "a ",
         ""},
	{"", "\"We stay here,\" he said. ", ""},
	{"", "\"We stay here w#,\" he said. ", ""},
	{"", "\"we\" said ", ""},
	{"", "'we ", ""},
	{"", "(\"", ""},
	{"", "said, speaking on condition of anonymity, ", ""},
	{"", "on condition of ", ""},
	{"", "Read more: ", ""},
	{"", "Mr. U.S. Inc. ", ""},
	{"", "\xE6\xB8\xA1\xE8\x88\xB9", ""},
	{"",
         "\xE6\xB8\xA1"
         "a",
         ""},
	{"a", "\xCC\x81", ""},
	{"a", "\xCC\x96\xCC\x81", ""},
	{"", "\xFF", ""},
	{"", "\xE2\x80\x8D", ""},
	{"", "Q: Who sails to the outer islands #?\n\nA: Nobody.\n\n", ""},
	{"", "Best boat: the old red one of the #\n\n", ""},
	{"", "Lord, hear our prayer and have mercy on #. ", ""},
	{"", "A well-known old-fashioned first hand w# first-hand ", ""},
	{"", "it would be w# it would The ", ""},
	{"", "\xE3\x82\xAB\xE3\x82\xAB\xE3\x81\xAE#", ""},
	{"It has 12 boats and 3 of 7 for the island. ", "-",
         " It has 12 boats and 3 of 7 for the island."},
};

static void test_families(void **state)
{
	struct doublet_buffer text;

	(void)state;
	doublet_buffer_init(&text, NULL);
	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++) {
		repeat(&text, &families[i]);
		run(&text, "jsonl");
	}
	doublet_buffer_finish(&text);
}

/* Sentences that stand twice, before a tail in which no sentence ends. */
static void test_a_long_tail(void **state)
{
	struct doublet_buffer text;

	(void)state;
	doublet_buffer_init(&text, NULL);
	for (unsigned copy = 0; copy < 2; copy++) {
		for (unsigned n = 0; n < 10000; n++)
			doublet_buffer_print(&text,
			                     "It sold %u of %u boats in 1998. ",
			                     n, n + 1);
	}
	doublet_buffer_repeat(&text, '-', BYTES);
	run(&text, "jsonl");
	doublet_buffer_finish(&text);
}

/* One line with a great many findings, in the form for people. */
static void test_text_of_one_line(void **state)
{
	struct doublet_buffer text;

	(void)state;
	doublet_buffer_init(&text, NULL);
	for (unsigned n = 0; n < 20000; n++)
		doublet_buffer_print(&text, "w%u the the ", n);
	run(&text, "text");
	doublet_buffer_finish(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_families),
		cmocka_unit_test(test_a_long_tail),
		cmocka_unit_test(test_text_of_one_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

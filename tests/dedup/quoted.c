/* SPDX-License-Identifier: MIT */
/* Words in quotation marks of all kinds, told from the marks alone. */
#include "dedup/quoted.h"

#include <stdlib.h>

#include "archive.h"

/* Of each word whether it is quoted. */
static const struct {
	const char *text;
	const char *quoted;
} rows[] = {
	{"\"We stay,\" he said. \"All night.\"", "110011"},
	{"He said: \"we stay.\" They left.", "001100"},
	{"\xE2\x80\x9CWe stay,\xE2\x80\x9D he said", "1100"},
	{"\xE2\x80\x9EWir bleiben\xE2\x80\x9C, sagte er", "1100"},
	{"\xC2\xABNous restons\xC2\xBB, dit elle", "1100"},
	{"\xC2\xBBWir bleiben\xC2\xAB sagte er", "1100"},
	{"\xE2\x80\x9DVi stannar\xE2\x80\x9D sade han", "1100"},
	{"\"We stay and\n\nThey left", "11100"},
	{"\"We stay and\n\n\"they left\" too", "111110"},
	{"no marks at all", "0000"},
	{"an inch (1\") of rain", "00000"},
	{"", ""},
	{"\"", ""},
};

static void marks_of_all_kinds(void **state)
{
	struct doublet_sketcher *sketcher;
	struct doublet_body body;

	(void)state;
	assert_int_equal(doublet_sketcher_create(NULL, NULL, &sketcher), 0);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct doublet_story story = {.text = rows[i].text,
		                              .length = strlen(rows[i].text)};
		char said[32] = {0};

		assert_int_equal(doublet_body_read(sketcher, &story, &body), 0);
		assert_true(body.word_count < sizeof(said));
		bool *quoted = archive_need(body.word_count, sizeof(*quoted));
		doublet_quoted_find(&story, &body, quoted);
		for (uint32_t n = 0; n < body.word_count; n++)
			said[n] = quoted[n] ? '1' : '0';
		free(quoted);
		if (strcmp(said, rows[i].quoted) != 0)
			fail_msg("%s: %s, expected %s", rows[i].text, said,
			         rows[i].quoted);
	}
	doublet_sketcher_destroy(sketcher);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_of_all_kinds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/*
 * Texts that are all of one thing, by the megabyte: whatever a step looks for
 * ahead or behind, it has to be done with it in linear time. What is not would
 * take hours here, and the test run's limit ends it.
 */
#include "support.h"

#include <stdlib.h>

#include "doublet/segment.h"
#include "doublet/sketch.h"

enum { LENGTH = 1000000 };

static const char *const units[] = {
	/* no blank; joiners; what may begin an address */
	"a",
	"a-",
	"a.",
	"aa.",
	"1,",
	"1:",
	"a&",
	"a@",
	"a@b.",
	"www.",
	"x://a/",
	"#",
	"$",
	"$1",
	"1%",
	/* marks, and letters of other scripts */
	"\u0301",
	"a\u0301",
	"a\u0345\u0345\u0315\u0315\u0301\u0301\u0323\u0323\u0327\u0327",
	"\u6F22",
	"\u6F22\n",
	"\u0E01\u0E35",
	"\xFF",
	"\u0416",
	/* quotation marks that open, close or do either */
	"\"",
	"\u201C",
	"\u201C \u2018",
	"\"a ",
	" \"a",
	"'",
	" 'a",
	"\u201Ea\n\n",
	"``",
	"\u00AB",
	"\u300C",
	/* ends of sentences, closing marks, openings */
	".",
	". ",
	"!?",
	".\"",
	". a",
	".) ",
	"\u3002",
	"Mr. ",
	"A. ",
	"1. ",
	"(",
	"... ",
	/* lines and paragraphs */
	"\n",
	"a\n",
	"\r",
	"\r\n",
	" ",
	" \n",
	"- a\n",
	"A.\n\n",
	/* clauses that say who speaks */
	"\"a,\" he said. ",
	"he said ",
	"\"a\" ",
	", said Mr. ",
};

static void test_texts_of_one_thing_take_linear_time(void **state)
{
	char *text = malloc(LENGTH);
	uint64_t *hashes = malloc(LENGTH * sizeof(*hashes));

	(void)state;
	assert_non_null(text);
	assert_non_null(hashes);
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		struct doublet_story story = {.text = text,
		                              .length = LENGTH,
		                              .language = {"en", 2}};
		struct doublet_segments *segments;
		size_t size = strlen(units[i]);

		for (size_t k = 0; k < LENGTH; k++)
			text[k] = units[i][k % size];
		assert_int_equal(doublet_segments_create(NULL, &story,
		                                         &segments),
		                 DOUBLET_OK);
		doublet_hash_words(&story, segments, hashes);
		doublet_segments_destroy(segments);
	}
	free(hashes);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts_of_one_thing_take_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

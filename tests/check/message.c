/* SPDX-License-Identifier: MIT */
/* What messages say: of each story, what the first finding is told by. */
#include "support.h"

#include <string.h>

#include "doublet/doublet.h"

static const struct {
	const char *text;
	/* How the message begins. */
	const char *message;
} cases[] = {
	/* Words put in, left out, replaced. */
	{"The old bridge was closed on Monday for urgent repairs to its deck.\n"
         "\nFerries ran.\n\n"
         "The old bridge was closed on Monday for repairs to its deck.\n",
         "paragraph of 12 words, the same with 1 word left out, stood already "
         "at line 1: \"The old bridge was closed on Monday ...\""},
	{"The old bridge was closed on Monday for repairs to its deck.\n"
         "\nFerries ran.\n\n"
         "The big old bridge was closed on Monday for urgent repairs to its "
         "deck.\n",
         "paragraph of 14 words, the same with 2 words put in, stood already "
         "at line 1: \"old bridge was closed on Monday ...\""},
	{"The old bridge was closed on Monday for repairs to its deck.\n"
         "\nFerries ran.\n\n"
         "The old bridge was shut on Monday for repairs to its deck.\n",
         "paragraph of 12 words, 11 of them the same, stood already at line "
         "1: \"on Monday for repairs to its deck\""},
	/* Several of a unit. */
	{"The bridge was closed on Monday for repairs to its deck. Ferries ran "
         "twice as often as usual.\n\nIt rained.\n\n"
         "He was late. The bridge was closed on Monday for repairs to its "
         "deck. Ferries ran twice as often as usual.\n",
         "2 sentences, 18 words together, stood already at line 1: "},
	/* Which place is the quotation. */
	{"The mayor called the plan \"a slow burial of the northern harbour.\" "
         "Nobody laughed.\n\n"
         "\"It is a slow burial of the northern harbour and of us,\" she "
         "said on Friday.\n",
         "7 words, quoted in part and then in full, stood already at line 1: "},
	{"The mayor sees in it a slow burial of the northern harbour. Nobody "
         "laughed.\n\n"
         "\"It is a slow burial of the northern harbour and of us,\" she "
         "said on Friday.\n",
         "7 words, told in the paper's words and then quoted, stood already "},
	{"\"It is a slow burial of the northern harbour and of us,\" she said "
         "on Friday.\n\n"
         "The mayor sees in it a slow burial of the northern harbour. Nobody "
         "laughed.\n",
         "7 words, quoted and then told in the paper's words, stood already "},
	/* Lines of other stories. */
	{"The council meets again on Friday to vote on the new quay.\n\n"
         "Read more: Ferry workers say strike may last\n\n"
         "The mayor did not answer questions about it on Monday.\n",
         "line of 8 words links to another story: \"Read more: Ferry "},
	{"The council meets again on Friday to vote on the new quay.\n\n"
         "Ferry workers say strike may last until summer\n\n"
         "The mayor did not answer questions about it on Monday.\n",
         "line of 8 words reads like the headline of another story: "},
};

static void test_tells_how_places_differ(void **state)
{
	struct doublet_checker *checker;

	(void)state;
	assert_int_equal(doublet_checker_create(NULL, &checker), DOUBLET_OK);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct doublet_story story = {
			.text = cases[i].text,
			.length = strlen(cases[i].text),
		};
		const struct doublet_check_result *result;
		assert_int_equal(doublet_checker_check(checker, &story,
		                                       &result),
		                 DOUBLET_OK);
		assert_true(result->finding_count > 0);
		const char *message = result->findings[0].message;
		if (strncmp(message, cases[i].message,
		            strlen(cases[i].message)) != 0)
			assert_string_equal(message, cases[i].message);
	}
	doublet_checker_destroy(checker);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tells_how_places_differ),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

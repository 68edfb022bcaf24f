/* SPDX-License-Identifier: MIT */
/* Sentences as an editor reads them, and that any bytes make a fit one. */
#include "judge/reason.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/sequence.h"
#include "judge/wording.h"

static struct doublet_view view(const char *text)
{
	return (struct doublet_view){text, strlen(text)};
}

/* The spans of the first places where words stand in either text. */
static struct doublet_difference difference(enum doublet_difference_kind kind,
                                            const struct doublet_story *a,
                                            const char *from,
                                            const struct doublet_story *b,
                                            const char *to)
{
	const char *at = strstr(a->text, from);
	const char *again = strstr(b->text, to);

	assert_non_null(at);
	assert_non_null(again);
	uint32_t start_a = (uint32_t)(at - a->text);
	uint32_t start_b = (uint32_t)(again - b->text);
	return (struct doublet_difference){kind,
	                                   {start_a,
	                                    start_a + (uint32_t)strlen(from)},
	                                   {start_b,
	                                    start_b + (uint32_t)strlen(to)}};
}

static void assert_reason(const struct doublet_reason *reason,
                          const char *expected)
{
	struct doublet_arena arena;

	doublet_arena_init(&arena, NULL);
	assert_string_equal(doublet_reason_write(&arena, reason), expected);
	doublet_arena_finish(&arena);
}

/* A reason of named stories without their texts. */
static void assert_counted(struct doublet_comparison comparison,
                           struct doublet_reason_facts facts,
                           const char *expected)
{
	facts.name_a = view("x");
	facts.name_b = view("y");
	assert_reason(&(struct doublet_reason){&comparison, &facts, NULL, NULL},
	              expected);
}

static void updates_tell_what_changed(void **state)
{
	struct doublet_story a = {.text = "At least 5\npeople died in Bergen.",
	                          .id = view("x")};
	struct doublet_story b = {.text = "At least 12 people died in Oslo.",
	                          .id = view("y")};
	a.length = strlen(a.text);
	b.length = strlen(b.text);
	struct doublet_difference changes[] = {
		difference(DOUBLET_DIFFERENCE_NAME, &a, "Bergen", &b, "Oslo"),
		difference(DOUBLET_DIFFERENCE_NUMBER, &a, "5", &b, "12"),
	};
	struct doublet_comparison comparison = {.relation = DOUBLET_UPDATE,
	                                        .words_a = 135,
	                                        .words_b = 180,
	                                        .differences = changes,
	                                        .difference_count = 2};
	struct doublet_reason_facts facts = {.kept_a = 131,
	                                     .kept_b = 131,
	                                     .added_paragraphs = 1};
	struct doublet_reason reason = {&comparison, &facts, &a, &b};

	(void)state;
	assert_reason(&reason,
	              "y keeps 131 of x's 135 words, adds 1 paragraph, changes "
	              "\"5 people\" to \"12 people\" and changes \"Bergen\" to "
	              "\"Oslo\"");
	reason.a = NULL;
	reason.b = NULL;
	assert_reason(&reason,
	              "the second story keeps 131 of the first story's 135 "
	              "words, adds 1 paragraph, changes 1 figure and changes 1 "
	              "name");
	facts.numbers = 3;
	facts.dropped_sentences = 2;
	facts.other_headline = true;
	comparison.marks = DOUBLET_MARK_SAYS_UPDATE;
	reason.a = &a;
	reason.b = &b;
	assert_reason(
		&reason,
		"y keeps 131 of x's 135 words, adds 1 paragraph, drops 2 "
		"sentences, changes 3 figures (first \"5 people\" to \"12 "
		"people\"), has another headline and says that it is an "
		"update");
}

/* A figure is quoted with what it counts, not with a word that binds. */
static void figures_have_units(void **state)
{
	static const char *const pairs[][3] = {
		{"voted by 412 to 190.", "voted by 421 to 190.",
	         "changes \"412\" to \"421\""},
		{"412 Mitglieder stimmten", "421 Mitglieder kamen",
	         "changes \"412 Mitglieder\" to \"421 Mitglieder\""},
		{"412 und mehr", "421 und mehr", "changes \"412\" to \"421\""},
		{"412 men", "421 women", "changes \"412\" to \"421\""},
		{"412-page", "421-page", "changes \"412\" to \"421\""},
		{"at 412", "at 421", "changes \"412\" to \"421\""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		struct doublet_story a = {.text = pairs[i][0],
		                          .length = strlen(pairs[i][0])};
		struct doublet_story b = {.text = pairs[i][1],
		                          .length = strlen(pairs[i][1])};
		struct doublet_difference change =
			difference(DOUBLET_DIFFERENCE_NUMBER, &a, "412", &b,
		                   "421");
		struct doublet_comparison comparison =
			{.relation = DOUBLET_CORRECTION,
		         .words_a = 9,
		         .words_b = 9,
		         .differences = &change,
		         .difference_count = 1};
		struct doublet_reason_facts facts = {.name_a = view("x"),
		                                     .name_b = view("y"),
		                                     .kept_a = 8};
		char expected[200];
		snprintf(expected, sizeof(expected),
		         "y keeps 8 of x's 9 words and %s", pairs[i][2]);
		assert_reason(&(struct doublet_reason){&comparison, &facts, &a,
		                                       &b},
		              expected);
	}
}

static void versions_are_counted_without_texts(void **state)
{
	struct doublet_comparison update = {.relation = DOUBLET_UPDATE,
	                                    .words_a = 100,
	                                    .words_b = 140};
	struct doublet_comparison near = {.relation = DOUBLET_NEAR,
	                                  .words_a = 100,
	                                  .words_b = 100};
	struct doublet_comparison correction =
		{.relation = DOUBLET_CORRECTION,
	         .words_a = 100,
	         .words_b = 100,
	         .marks = DOUBLET_MARK_SAYS_CORRECTION};

	(void)state;
	assert_counted(update, (struct doublet_reason_facts){.kept_a = 100},
	               "y keeps all 100 words of x and is 40 words longer");
	assert_counted(near,
	               (struct doublet_reason_facts){.kept_a = 98, .words = 2},
	               "y keeps 98 of x's 100 words and changes 2 wordings");
	assert_counted(near,
	               (struct doublet_reason_facts){.kept_a = 100,
	                                             .other_headline = true},
	               "the same 100 words; only the headline differs");
	struct doublet_passage moved[] = {{{0, 9}, {9, 18}, 50},
	                                  {{9, 18}, {0, 9}, 50}};
	near.passages = moved;
	near.passage_count = 2;
	near.resemblance = 0.9;
	assert_counted(near, (struct doublet_reason_facts){.kept_a = 100},
	               "the same 100 words in another order");
	assert_counted(correction,
	               (struct doublet_reason_facts){.kept_a = 99,
	                                             .kept_b = 99,
	                                             .names = 1},
	               "y keeps 99 of x's 100 words, changes 1 name and says "
	               "that it is a correction");
	correction.words_b = 30;
	assert_counted(correction,
	               (struct doublet_reason_facts){.kept_a = 4, .kept_b = 4},
	               "y is a notice that corrects x");
}

static void the_same_words_are_counted(void **state)
{
	struct doublet_comparison same = {.relation = DOUBLET_IDENTICAL,
	                                  .words_a = 210,
	                                  .words_b = 210};
	struct doublet_reason_facts none = {.kept_a = 0};

	(void)state;
	assert_counted(same, none, "the same 210 words");
	same.marks = DOUBLET_MARK_RESEND;
	assert_counted(same, none,
	               "the same 210 words, sent again under the same id");
	same.marks = DOUBLET_MARK_REPEAT;
	assert_counted(same, none, "the same 210 words, sent under another id");
	same.marks = 0;
	same.words_a = same.words_b = 1;
	assert_counted(same, none, "the same 1 word");
	same.words_a = same.words_b = 0;
	assert_counted(same, none, "neither has a text");
}

static void parts_and_wholes_are_told(void **state)
{
	struct doublet_comparison part = {.relation = DOUBLET_EXCERPT,
	                                  .words_a = 410,
	                                  .words_b = 62};

	(void)state;
	assert_counted(part, (struct doublet_reason_facts){.kept_b = 62},
	               "all of y's 62 words stand in x (410 words)");
	assert_counted(part, (struct doublet_reason_facts){.kept_b = 60},
	               "nearly all of y's 62 words stand in x (410 words)");
	assert_counted(part, (struct doublet_reason_facts){.kept_b = 40},
	               "40 of y's 62 words stand in x (410 words)");
	part = (struct doublet_comparison){.relation = DOUBLET_CONTAINS,
	                                   .words_a = 62,
	                                   .words_b = 410};
	assert_counted(part, (struct doublet_reason_facts){.kept_a = 62},
	               "all of x's 62 words stand in y (410 words)");
}

static void what_is_no_version_is_told(void **state)
{
	struct doublet_comparison other = {.relation = DOUBLET_SHARED_QUOTES,
	                                   .words_a = 300,
	                                   .words_b = 250};

	(void)state;
	assert_counted(
		other,
		(struct doublet_reason_facts){.quotes = 2, .quote_words = 31},
		"2 quotations in common, 31 words, in stories written apart");
	other.relation = DOUBLET_SHARED_PASSAGES;
	assert_counted(other, (struct doublet_reason_facts){.longest = 41},
	               "41 words in a row stand in both, of 300 and 250; the "
	               "rest is other news");
	other.relation = DOUBLET_TEMPLATE;
	assert_counted(other,
	               (struct doublet_reason_facts){.numbers = 14,
	                                             .numbers_all = 16},
	               "the same form with other figures: 14 of 16 changed");
	assert_counted(other,
	               (struct doublet_reason_facts){.numbers = 14, .names = 2},
	               "the same form with other facts: 14 figures and 2 "
	               "names changed");
	assert_counted(other, (struct doublet_reason_facts){.names = 2},
	               "the same form with other names: 2 changed");
	assert_counted(other,
	               (struct doublet_reason_facts){.other_headline = true},
	               "the same form with other facts");
	other.words_b = 300;
	assert_counted(other,
	               (struct doublet_reason_facts){.kept_a = 300,
	                                             .other_headline = true},
	               "the same words under a headline about something else");
	other.relation = DOUBLET_WITHDRAWAL;
	assert_counted(other, (struct doublet_reason_facts){.names = 0},
	               "y says that x is withdrawn");
	other.relation = DOUBLET_NEW;
	assert_counted(other, (struct doublet_reason_facts){.names = 0},
	               "the two have nothing to speak of in common");
}

static void stories_are_named_when_that_is_short(void **state)
{
	struct doublet_comparison comparison = {.relation = DOUBLET_WITHDRAWAL};
	struct doublet_reason_facts facts = {.kept_a = 0};
	struct doublet_story a = {.text = "", .path = "one.txt"};
	struct doublet_story b =
		{.text = "",
	         .id = view("urn:newsml:example.com:20261122:harbour-strike")};
	struct doublet_reason reason = {&comparison, &facts, &a, &b};

	(void)state;
	assert_reason(&reason,
	              "the second story says that one.txt is withdrawn");
	b.id = view("one.txt");
	assert_reason(&reason, "the second story says that the first story is "
	                       "withdrawn");
	b.id = view("two\n\x1B[31m\"\xFF");
	assert_reason(&reason, "two [31m'\xEF\xBF\xBD says that one.txt is "
	                       "withdrawn");
}

static void words_are_cut_at_their_ends(void **state)
{
	char to[24];

	(void)state;
	assert_true(doublet_wording_write(view("  The call \n was "), to, 24));
	assert_string_equal(to, "The call was");
	assert_false(
		doublet_wording_write(view("The call was useful and short"), to,
	                              24));
	assert_string_equal(to, "The call was useful...");
	assert_false(doublet_wording_write(view("Donaudampfschifffahrtsverein"),
	                                   to, 24));
	assert_string_equal(to, "Donaudampfschifffahr...");
	assert_false(doublet_wording_write(view("\u6E2F\u306E\u30B9\u30C8\u30E9"
	                                        "\u30A4\u30AD\u7D42"),
	                                   to, 24));
	assert_string_equal(to, "\u6E2F\u306E\u30B9\u30C8\u30E9\u30A4...");
	assert_true(doublet_wording_write(view("a\u202Eb\x07"
	                                       "c\xC2\x85"
	                                       "d\x7F"
	                                       "e"),
	                                  to, 24));
	assert_string_equal(to, "ab c d e");
	assert_true(doublet_wording_write(view(""), to, 24));
	assert_string_equal(to, "");
}

/* Valid UTF-8, one line, no control characters. */
static void assert_fit(const char *text)
{
	size_t length = strlen(text);

	assert_in_range(length, 1, 1200);
	for (size_t at = 0; at < length;) {
		bool valid;
		assert_true((unsigned char)text[at] >= 0x20);
		assert_true(text[at] != 0x7F);
		at += doublet_sequence_size(text + at, length - at, &valid);
		assert_true(valid);
	}
}

static void any_bytes_make_a_fit_sentence(void **state)
{
	static const char bytes[] = "ab 5\n\"\xC3\xA9\xE6\xB8\xAF\xF0\x9F\x98"
				    "\x80\x00\x1B.";
	struct support_random random = support_random_begin(31);

	(void)state;
	for (unsigned i = support_rounds(5000); i > 0; i--) {
		char text[300];
		for (size_t j = 0; j < sizeof(text); j++)
			text[j] =
				bytes[support_random_below(&random,
			                                   sizeof(bytes) - 1)];
		struct doublet_story a = {.text = text,
		                          .length = 150,
		                          .id = {text,
		                                 support_random_below(&random,
		                                                      60)}};
		struct doublet_story b = {.text = text + 150,
		                          .length = 150,
		                          .id = {text + 70,
		                                 support_random_below(&random,
		                                                      60)}};
		struct doublet_difference changes[3];
		for (size_t j = 0; j < 3; j++) {
			uint32_t at = support_random_below(&random, 160);
			uint32_t end = at + support_random_below(&random, 100);
			changes[j] = (struct doublet_difference){
				(enum doublet_difference_kind)
					support_random_below(&random, 5),
				{at, end},
				{end - at, end}};
		}
		struct doublet_comparison comparison =
			{.relation = (enum doublet_relation)
		                 support_random_below(&random,
		                                      DOUBLET_RELATIONS),
		         .marks = support_random_below(&random, 256),
		         .words_a = support_random_below(&random, 50),
		         .words_b = support_random_below(&random, 50),
		         .differences = changes,
		         .difference_count = support_random_below(&random, 4)};
		struct doublet_reason_facts facts =
			{.kept_a = support_random_below(&random, 50),
		         .kept_b = support_random_below(&random, 50),
		         .added_paragraphs =
		                 (uint32_t)support_random_next(&random),
		         .dropped_paragraphs = support_random_below(&random, 2),
		         .added_sentences = support_random_below(&random, 2),
		         .dropped_sentences =
		                 (uint32_t)support_random_next(&random),
		         .numbers = support_random_below(&random, 3),
		         .names = support_random_below(&random, 3),
		         .words = support_random_below(&random, 3),
		         .other_headline =
		                 support_random_below(&random, 2) == 1};
		bool texts = support_random_below(&random, 2) == 1;
		struct doublet_arena arena;
		doublet_arena_init(&arena, NULL);
		assert_fit(doublet_reason_write(
			&arena, &(struct doublet_reason){&comparison, &facts,
		                                         texts ? &a : NULL,
		                                         texts ? &b : NULL}));
		doublet_arena_finish(&arena);
	}
}

static void no_memory_is_survived(void **state)
{
	struct doublet_comparison comparison = {.relation = DOUBLET_NEW};
	struct doublet_reason_facts facts = {.kept_a = 0};
	struct support_allocator allocator;
	struct doublet_arena arena;

	(void)state;
	support_allocator_init(&allocator);
	allocator.fail_at = 1;
	doublet_arena_init(&arena, &allocator.allocator);
	assert_null(doublet_reason_write(&arena,
	                                 &(struct doublet_reason){&comparison,
	                                                          &facts, NULL,
	                                                          NULL}));
	doublet_arena_finish(&arena);
	assert_int_equal(allocator.held_bytes, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(updates_tell_what_changed),
		cmocka_unit_test(figures_have_units),
		cmocka_unit_test(versions_are_counted_without_texts),
		cmocka_unit_test(the_same_words_are_counted),
		cmocka_unit_test(parts_and_wholes_are_told),
		cmocka_unit_test(what_is_no_version_is_told),
		cmocka_unit_test(stories_are_named_when_that_is_short),
		cmocka_unit_test(words_are_cut_at_their_ends),
		cmocka_unit_test(any_bytes_make_a_fit_sentence),
		cmocka_unit_test(no_memory_is_survived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/*
 * What holds for any two stories: exact figures, both ways round, by stories
 * or by profiles, places inside the texts, any bytes, no memory.
 */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>

#include "doublet/doublet.h"

enum { MOST_WORDS = 80, MOST_BYTES = 2048 };

/* A text of random words, figures, names, quotations and paragraphs. */
struct text {
	char bytes[MOST_BYTES];
	size_t length;
};

static void add(struct text *text, const char *piece)
{
	size_t length = strlen(piece);

	assert_true(text->length + length < MOST_BYTES);
	memcpy(text->bytes + text->length, piece, length);
	text->length += length;
}

static void add_word(struct support_random *random, struct text *text)
{
	static const char *const gaps[] = {" ", " ", " ", " ", ", ", "\n"};
	static const char *const ends[] = {". ", "\n\n", ".\n\n", " \"",
	                                   ".\" "};
	char word[16];
	uint32_t kind = support_random_below(random, 12);
	uint32_t number = support_random_below(random, 9);

	if (kind == 0)
		snprintf(word, sizeof(word), "%u", number);
	else if (kind == 1)
		snprintf(word, sizeof(word), "Ann%c", (char)('a' + number));
	else
		snprintf(word, sizeof(word), "w%c%c", (char)('a' + number),
		         (char)('a' + kind));
	add(text, word);
	if (support_random_below(random, 8) == 0)
		add(text, ends[support_random_below(random, 5)]);
	else
		add(text, gaps[support_random_below(random, 6)]);
}

static void make_text(struct support_random *random, struct text *text)
{
	uint32_t words = support_random_below(random, MOST_WORDS);

	text->length = 0;
	for (uint32_t i = 0; i < words; i++)
		add_word(random, text);
}

/* Another text: pieces of the first, and words between. */
static void make_other(struct support_random *random, const struct text *from,
                       struct text *text)
{
	text->length = 0;
	for (uint32_t i = support_random_below(random, 5); i > 0; i--) {
		uint32_t start =
			support_random_below(random,
		                             (uint32_t)from->length + 1);
		uint32_t length =
			support_random_below(random, (uint32_t)from->length -
		                                             start + 1);
		if (length > 300)
			length = 300;
		memcpy(text->bytes + text->length, from->bytes + start, length);
		text->length += length;
		add(text, " ");
		add_word(random, text);
	}
}

static struct doublet_story story_of(const struct text *text)
{
	return (struct doublet_story){
		.text = text->bytes,
		.length = text->length,
		.language = {"en", 2},
	};
}

static struct doublet_judge *make_judge(void)
{
	struct doublet_judge *judge;

	assert_int_equal(doublet_judge_create(NULL, &judge), DOUBLET_OK);
	return judge;
}

/* The shingles of a body, as doublet/body.h has them; the caller frees. */
static struct doublet_set set_of(struct doublet_sketcher *sketcher,
                                 const struct doublet_story *story,
                                 uint32_t **copy)
{
	struct doublet_body body;
	struct doublet_set set;

	assert_int_equal(doublet_body_read(sketcher, story, &body), DOUBLET_OK);
	size_t size = body.shingle_count * sizeof(**copy);
	*copy = malloc(size + 1);
	assert_non_null(*copy);
	if (size > 0)
		memcpy(*copy, body.shingles, size);
	assert_int_equal(doublet_set_make(sketcher, *copy, body.shingle_count,
	                                  &set),
	                 DOUBLET_OK);
	return set;
}

static void check_figures(struct doublet_sketcher *sketcher,
                          const struct doublet_story *a,
                          const struct doublet_story *b,
                          const struct doublet_comparison *found)
{
	uint32_t *copy_a;
	uint32_t *copy_b;
	struct doublet_set set_a = set_of(sketcher, a, &copy_a);
	struct doublet_set set_b = set_of(sketcher, b, &copy_b);

	assert_true(found->resemblance ==
	            doublet_set_resemblance(sketcher, set_a, set_b));
	assert_true(found->containment_a ==
	            doublet_set_containment(sketcher, set_a, set_b));
	assert_true(found->containment_b ==
	            doublet_set_containment(sketcher, set_b, set_a));
	free(copy_a);
	free(copy_b);
}

static void check_span(struct doublet_span span,
                       const struct doublet_story *story)
{
	assert_true(span.start <= span.end);
	assert_true(span.end <= story->length);
}

static void check_places(const struct doublet_story *a,
                         const struct doublet_story *b,
                         const struct doublet_comparison *found)
{
	uint32_t last = 0;
	uint64_t words = 0;

	for (uint32_t i = 0; i < found->passage_count; i++) {
		const struct doublet_passage *passage = &found->passages[i];
		check_span(passage->a, a);
		check_span(passage->b, b);
		assert_true(passage->b.start >= last);
		last = passage->b.end;
		words += passage->words;
	}
	assert_true(words <= found->words_a && words <= found->words_b);
	last = 0;
	for (uint32_t i = 0; i < found->difference_count; i++) {
		const struct doublet_difference *difference =
			&found->differences[i];
		check_span(difference->a, a);
		check_span(difference->b, b);
		assert_true(difference->b.start >= last);
		last = difference->b.start;
	}
}

static enum doublet_relation turned(enum doublet_relation relation)
{
	return relation == DOUBLET_EXCERPT    ? DOUBLET_CONTAINS
	       : relation == DOUBLET_CONTAINS ? DOUBLET_EXCERPT
	                                      : relation;
}

static void check_profiles(struct doublet_judge *judge,
                           const struct doublet_story *a,
                           const struct doublet_story *b,
                           struct doublet_comparison first)
{
	const struct doublet_comparison *found;
	struct doublet_profile *of_a;
	struct doublet_profile *of_b;

	assert_int_equal(doublet_profile_create(judge, a, &of_a), DOUBLET_OK);
	assert_int_equal(doublet_profile_create(judge, b, &of_b), DOUBLET_OK);
	assert_int_equal(doublet_judge_profiles(judge, of_a, of_b, &found),
	                 DOUBLET_OK);
	assert_int_equal(found->relation, first.relation);
	assert_true(found->resemblance == first.resemblance);
	assert_int_equal(found->passage_count, first.passage_count);
	assert_int_equal(found->difference_count, first.difference_count);
	assert_non_null(found->reason);
	assert_int_equal(doublet_judge_profiles(judge, of_b, of_a, &found),
	                 DOUBLET_OK);
	assert_true(found->resemblance == first.resemblance);
	assert_true(found->containment_a == first.containment_b);
	assert_true(found->containment_b == first.containment_a);
	doublet_profile_destroy(of_a);
	doublet_profile_destroy(of_b);
}

static void test_random_pairs(void **state)
{
	struct support_random random = support_random_begin(7);
	struct doublet_judge *judge = make_judge();
	struct doublet_sketcher *sketcher;
	static struct text a;
	static struct text b;

	(void)state;
	assert_int_equal(doublet_sketcher_create(NULL, NULL, &sketcher),
	                 DOUBLET_OK);
	for (unsigned i = support_rounds(2000); i > 0; i--) {
		const struct doublet_comparison *found;
		make_text(&random, &a);
		make_other(&random, &a, &b);
		struct doublet_story story_a = story_of(&a);
		struct doublet_story story_b = story_of(&b);
		assert_int_equal(doublet_judge_compare(judge, &story_a,
		                                       &story_b, &found),
		                 DOUBLET_OK);
		check_figures(sketcher, &story_a, &story_b, found);
		check_places(&story_a, &story_b, found);
		check_profiles(judge, &story_a, &story_b, *found);
	}
	doublet_sketcher_destroy(sketcher);
	doublet_judge_destroy(judge);
}

static void test_a_story_is_identical_to_itself(void **state)
{
	struct support_random random = support_random_begin(8);
	struct doublet_judge *judge = make_judge();
	static struct text text;

	(void)state;
	for (unsigned i = support_rounds(300); i > 0; i--) {
		const struct doublet_comparison *found;
		make_text(&random, &text);
		struct doublet_story story = story_of(&text);
		assert_int_equal(doublet_judge_compare(judge, &story, &story,
		                                       &found),
		                 DOUBLET_OK);
		assert_int_equal(found->relation, found->words_a == 0
		                                          ? DOUBLET_NEW
		                                          : DOUBLET_IDENTICAL);
		assert_int_equal(found->difference_count, 0);
	}
	doublet_judge_destroy(judge);
}

/* Whatever is cut from a story is its excerpt, either way round. */
static void test_cuts_are_excerpts(void **state)
{
	struct support_random random = support_random_begin(9);
	struct doublet_judge *judge = make_judge();
	static struct text text;

	(void)state;
	for (unsigned i = support_rounds(300); i > 0; i--) {
		const struct doublet_comparison *found;
		do
			make_text(&random, &text);
		while (text.length < 200);
		struct doublet_story whole = story_of(&text);
		struct doublet_story part = whole;
		part.length = text.length / 3;
		assert_int_equal(doublet_judge_compare(judge, &whole, &part,
		                                       &found),
		                 DOUBLET_OK);
		if (found->words_b < 6 || found->words_b * 2 > found->words_a)
			continue;
		assert_int_equal(found->relation, DOUBLET_EXCERPT);
		assert_int_equal(doublet_judge_compare(judge, &part, &whole,
		                                       &found),
		                 DOUBLET_OK);
		assert_int_equal(found->relation, turned(DOUBLET_EXCERPT));
	}
	doublet_judge_destroy(judge);
}

static void test_any_bytes(void **state)
{
	struct support_random random = support_random_begin(10);
	struct doublet_judge *judge = make_judge();
	char a[200];
	char b[200];

	(void)state;
	for (unsigned i = support_rounds(2000); i > 0; i--) {
		const struct doublet_comparison *found;
		for (size_t k = 0; k < sizeof(a); k++) {
			a[k] = (char)support_random_next(&random);
			b[k] = support_random_below(&random, 3) == 0
			               ? (char)support_random_next(&random)
			               : a[k];
		}
		struct doublet_story story_a = {
			.text = a,
			.length = support_random_below(&random, 200),
			.headline = {b, support_random_below(&random, 50)},
			.note = {b + 60, support_random_below(&random, 50)},
		};
		struct doublet_story story_b = {
			.text = b,
			.length = support_random_below(&random, 200),
			.headline = {a, support_random_below(&random, 50)},
			.slug = {a + 60, support_random_below(&random, 50)},
		};
		assert_int_equal(doublet_judge_compare(judge, &story_a,
		                                       &story_b, &found),
		                 DOUBLET_OK);
		check_places(&story_a, &story_b, found);
	}
	doublet_judge_destroy(judge);
}

/* Judged in time; the tests' time limit is what tells. */
static void test_long_repetitive_stories(void **state)
{
	static const char *const pieces[] = {"a ",
	                                     "a b ",
	                                     "7 ",
	                                     "\"a b c d e f\" ",
	                                     "Ann Roe left. ",
	                                     "a\n\n",
	                                     "x \"y\n\n",
	                                     "1 2 3 4 5 6 7 8 9\n"};
	enum { LENGTH = 400000 };
	struct doublet_judge *judge = make_judge();
	char *a = malloc(LENGTH);
	char *b = malloc(LENGTH);

	(void)state;
	assert_non_null(a);
	assert_non_null(b);
	for (size_t p = 0; p < sizeof(pieces) / sizeof(*pieces); p++) {
		const struct doublet_comparison *found;
		size_t period = strlen(pieces[p]);
		for (size_t i = 0; i < LENGTH; i++)
			a[i] = b[i] = pieces[p][i % period];
		for (size_t i = 500; i < LENGTH; i += 1000)
			b[i] = 'q';
		struct doublet_story story_a = {.text = a,
		                                .length = LENGTH,
		                                .headline = {a, LENGTH}};
		struct doublet_story story_b = {.text = b,
		                                .length = LENGTH,
		                                .headline = {b, LENGTH}};
		assert_int_equal(doublet_judge_compare(judge, &story_a,
		                                       &story_b, &found),
		                 DOUBLET_OK);
		check_places(&story_a, &story_b, found);
	}
	free(a);
	free(b);
	doublet_judge_destroy(judge);
}

static void test_too_large(void **state)
{
	struct doublet_judge *judge = make_judge();
	struct doublet_story small = {.text = "a", .length = 1};
	struct doublet_story large = {.text = "a",
	                              .length = (size_t)DOUBLET_STORY_MAX + 1};
	const struct doublet_comparison *found = NULL;
	struct doublet_profile *profile = NULL;

	(void)state;
	assert_int_equal(doublet_judge_compare(judge, &small, &large, &found),
	                 DOUBLET_TOO_LARGE);
	assert_null(found);
	assert_int_equal(doublet_profile_create(judge, &large, &profile),
	                 DOUBLET_TOO_LARGE);
	assert_null(profile);
	doublet_judge_destroy(judge);
	doublet_judge_destroy(NULL);
	doublet_profile_destroy(NULL);
}

static const struct doublet_story first = {
	.text = "Five people died in Marlow on Tuesday, the police said. \"It "
		"was an accident,\" said Ann Roe. Nobody else was hurt.",
	.length = 112,
	.headline = {"Five die in Marlow", 18},
};
static const struct doublet_story second = {
	.text = "Nine people died in Marlow on Tuesday, the police said. \"It "
		"was an accident,\" said Ann Roe.",
	.length = 91,
	.headline = {"UPDATE 1-Nine die in Marlow", 27},
};

/* All of a judgement by profiles. */
static enum doublet_status judge_all(struct doublet_judge *judge)
{
	const struct doublet_comparison *found;
	struct doublet_profile *a = NULL;
	struct doublet_profile *b = NULL;
	enum doublet_status status = doublet_profile_create(judge, &first, &a);

	if (status == DOUBLET_OK)
		status = doublet_profile_create(judge, &second, &b);
	if (status == DOUBLET_OK)
		status = doublet_judge_profiles(judge, a, b, &found);
	if (status == DOUBLET_OK)
		status = doublet_judge_compare(judge, &first, &second, &found);
	doublet_profile_destroy(a);
	doublet_profile_destroy(b);
	return status;
}

static void test_out_of_memory(void **state)
{
	enum doublet_status status = DOUBLET_NO_MEMORY;

	(void)state;
	for (size_t fail_at = 1; status != DOUBLET_OK; fail_at++) {
		struct support_allocator allocator;
		struct doublet_judge *judge = NULL;
		support_allocator_init(&allocator);
		allocator.fail_at = fail_at;
		struct doublet_judge_options options = {
			.allocator = &allocator.allocator};
		status = doublet_judge_create(&options, &judge);
		if (status == DOUBLET_OK)
			status = judge_all(judge);
		assert_true(status == DOUBLET_OK ||
		            status == DOUBLET_NO_MEMORY);
		doublet_judge_destroy(judge);
		assert_int_equal(allocator.held_bytes, 0);
	}
}

static const char recurring[] =
	"Bolt Tools of Marlow makes hammers, saws and drills for "
	"builders in forty countries, and has done so since Ann Roe "
	"founded it in a shed in 1911.";

/* "Story 3 ...", and what each story of the source ends with. */
static struct doublet_story add_recurring(char *text, size_t size, int number)
{
	int length = snprintf(text, size,
	                      "Item %d tells of case %d at place %d.\n\n%s\n",
	                      number, number * 7, number * 31, recurring);

	return (struct doublet_story){.text = text,
	                              .length = (size_t)length,
	                              .source = {"Bolt", 4}};
}

static void test_recurring_sentences_relate_nothing(void **state)
{
	struct doublet_boilerplate *learned;
	const struct doublet_comparison *found;
	struct doublet_judge *judge;
	char text[512];
	char other[512];

	(void)state;
	assert_int_equal(doublet_boilerplate_create(NULL, &learned),
	                 DOUBLET_OK);
	for (int i = 0; i < 20; i++) {
		struct doublet_story story =
			add_recurring(text, sizeof(text), i);
		assert_int_equal(doublet_boilerplate_add(learned, &story),
		                 DOUBLET_OK);
	}
	struct doublet_judge_options options = {.boilerplate = learned};
	assert_int_equal(doublet_judge_create(&options, &judge), DOUBLET_OK);
	struct doublet_story a = add_recurring(text, sizeof(text), 100);
	struct doublet_story b = {
		.text = other,
		.length = (size_t)snprintf(other, sizeof(other),
	                                   "Nobody came to see them.\n\n%s\n",
	                                   recurring),
		.source = {"Bolt", 4},
	};
	assert_int_equal(doublet_judge_compare(judge, &a, &b, &found),
	                 DOUBLET_OK);
	assert_int_equal(found->relation, DOUBLET_NEW);
	assert_true(found->resemblance > 0.5);
	doublet_judge_destroy(judge);
	doublet_boilerplate_destroy(learned);
}

static void test_names_of_all(void **state)
{
	(void)state;
	for (int i = 0; i < DOUBLET_RELATIONS; i++)
		assert_non_null(
			doublet_relation_text((enum doublet_relation)i));
	assert_string_equal(doublet_relation_text(DOUBLET_WITHDRAWAL),
	                    "withdrawal");
	assert_false(doublet_relation_is_version(DOUBLET_NEW));
	assert_true(doublet_relation_is_version(DOUBLET_CONTAINS));
	assert_false(doublet_relation_is_version(DOUBLET_TEMPLATE));
	assert_string_equal(doublet_mark_text(0), "resend");
	assert_string_equal(doublet_mark_text(DOUBLET_MARKS - 1),
	                    "says-repeat");
	assert_null(doublet_mark_text(DOUBLET_MARKS));
	assert_string_equal(doublet_difference_text(DOUBLET_DIFFERENCE_DROPPED),
	                    "dropped");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_random_pairs),
		cmocka_unit_test(test_a_story_is_identical_to_itself),
		cmocka_unit_test(test_cuts_are_excerpts),
		cmocka_unit_test(test_any_bytes),
		cmocka_unit_test(test_long_repetitive_stories),
		cmocka_unit_test(test_too_large),
		cmocka_unit_test(test_out_of_memory),
		cmocka_unit_test(test_recurring_sentences_relate_nothing),
		cmocka_unit_test(test_names_of_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

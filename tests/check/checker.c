/* SPDX-License-Identifier: MIT */
/*
 * Properties of a check on random stories: places repeat the same words, any
 * bytes are fine, a failing allocator is answered with a status.
 */
#include "support.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "doublet/doublet.h"

/* The same word in forms that fold to the same: a row a word. */
static const char *const vocabulary[][4] = {
	{"ferry", "Ferry", "FERRY", "\xEF\xBD\x86\xEF\xBD\x85rry"},
	{"caf\xC3\xA9", "cafe\xCC\x81", "CAF\xC3\x89", "Cafe\xCC\x81"},
	{"official",
         "o\xEF\xAC\x83"
         "cial",
         "offi\xC2\xAD"
         "cial",
         "OFFICIAL"},
	{"islander's", "islander\xE2\x80\x99s", "Islander's", "ISLANDER'S"},
	{"north-east",
         "north\xE2\x80\x91"
         "east",
         "North-East", "NORTH-EAST"},
	{"stra\xC3\x9F"
         "e",
         "strasse", "STRASSE", "Strasse"},
	{"\xD0\xBC\xD0\xB8\xD1\x80", "\xD0\x9C\xD0\x98\xD0\xA0",
         "\xD0\x9C\xD0\xB8\xD1\x80", "\xD0\xBC\xD0\xB8\xD1\x80"},
	{"1,250", "1,250", "1,250", "1,250"},
	{"the", "The", "THE", "the"},
	{"spoke", "Spoke", "spoke", "SPOKE"},
};

static const char *const separators[] = {
	" ",
	" ",
	" ",
	" ",
	" ",
	" ",
	", ",
	". ",
	".\n\n",
	"\n",
	" \"",
	"\" ",
	".\" ",
	" \xE2\x80\x9C",
	"\xE2\x80\x9D ",
	"  ",
	" \xC2\xAB",
	"\xC2\xBB ",
	" - ",
	"? ",
};

enum {
	WORDS = sizeof(vocabulary) / sizeof(vocabulary[0]),
	SEPARATORS = sizeof(separators) / sizeof(separators[0])
};

static void write_random(struct doublet_buffer *text,
                         struct support_random *random, unsigned words)
{
	unsigned used = 2 + support_random_below(random, WORDS - 1);

	doublet_buffer_clear(text);
	for (unsigned i = 0; i < words; i++) {
		unsigned word = support_random_below(random, used);
		unsigned form = support_random_below(random, 4);
		unsigned separator = support_random_below(random, SEPARATORS);
		doublet_buffer_add_text(text, vocabulary[word][form]);
		doublet_buffer_add_text(text, separators[separator]);
	}
	assert_false(text->failed);
}

static size_t hash_piece(const char *text, struct doublet_span span,
                         uint64_t **hashes)
{
	struct doublet_story piece = {.text = text + span.start,
	                              .length = span.end - span.start};
	struct doublet_segments *segments;

	assert_int_equal(doublet_segments_create(NULL, &piece, &segments),
	                 DOUBLET_OK);
	size_t count = segments->word_count;
	*hashes = malloc(count * sizeof(**hashes) + 1);
	assert_non_null(*hashes);
	doublet_hash_words(&piece, segments, *hashes);
	doublet_segments_destroy(segments);
	return count;
}

static void assert_same_words(const char *text,
                              const struct doublet_finding *finding)
{
	uint64_t *first;
	size_t count = hash_piece(text, finding->places[0].span, &first);

	assert_int_equal(count, finding->words);
	for (uint32_t p = 1; p < finding->place_count; p++) {
		uint64_t *again;
		assert_true(finding->places[p].span.start >=
		            finding->places[p - 1].span.end);
		assert_int_equal(hash_piece(text, finding->places[p].span,
		                            &again),
		                 count);
		assert_memory_equal(first, again, count * sizeof(*first));
		free(again);
	}
	free(first);
}

static void check_random_story(struct doublet_checker *checker,
                               const struct doublet_buffer *text,
                               unsigned long *findings)
{
	struct doublet_story story = {.text = text->data,
	                              .length = text->length};
	const struct doublet_check_result *result;

	assert_int_equal(doublet_checker_check(checker, &story, &result),
	                 DOUBLET_OK);
	assert_true(result->repeated_words <= result->words);
	for (uint32_t i = 0; i < result->finding_count; i++) {
		const struct doublet_finding *finding = &result->findings[i];
		assert_true((finding->change_count == 0) ==
		            (finding->score == 1.0));
		if (finding->change_count == 0)
			assert_same_words(text->data, finding);
	}
	*findings += result->finding_count;
}

static void test_places_repeat_the_same_words(void **state)
{
	struct support_random random = support_random_begin(7);
	struct doublet_checker *checker;
	struct doublet_buffer text;
	unsigned long findings = 0;

	(void)state;
	doublet_buffer_init(&text, NULL);
	assert_int_equal(doublet_checker_create(NULL, &checker), DOUBLET_OK);
	for (unsigned round = 0; round < support_rounds(2000); round++) {
		write_random(&text, &random,
		             support_random_below(&random, 120));
		check_random_story(checker, &text, &findings);
	}
	assert_true(findings > 1000);
	doublet_checker_destroy(checker);
	doublet_buffer_finish(&text);
}

static void test_any_bytes(void **state)
{
	struct support_random random = support_random_begin(11);
	struct doublet_checker *checker;
	char bytes[600];

	(void)state;
	assert_int_equal(doublet_checker_create(NULL, &checker), DOUBLET_OK);
	for (unsigned round = 0; round < support_rounds(3000); round++) {
		size_t length = support_random_below(&random, sizeof(bytes));
		uint32_t kinds = 2 + support_random_below(&random, 255);
		for (size_t i = 0; i < length; i++)
			bytes[i] = (char)(support_random_below(&random, kinds) *
			                  255 / kinds);
		struct doublet_story story = {.text = bytes, .length = length};
		const struct doublet_check_result *result;
		assert_int_equal(doublet_checker_check(checker, &story,
		                                       &result),
		                 DOUBLET_OK);
		for (uint32_t i = 0; i < result->finding_count; i++) {
			const struct doublet_finding *finding =
				&result->findings[i];
			for (uint32_t p = 0; p < finding->place_count; p++)
				assert_true(finding->places[p].span.end <=
				            length);
		}
	}
	doublet_checker_destroy(checker);
}

static const char faulty[] =
	"\"We will rebuild the pier by spring,\" the mayor said, speaking on "
	"condition of anonymity, and left the the room at ten.\n"
	"Ferry workers say the strike may last until the summer\n"
	"\"We will rebuild the pier by spring,\" the mayor said, speaking on "
	"condition of anonymity. \"By spring,\" he said.\n";

/* A story is not terminated: under a sanitizer, reads past its end are told. */
static void test_cut_anywhere(void **state)
{
	static const char whole[] =
		"The harbour board meets again Friday.\n\n"
		"I repeat: \"We will rebuild the outer pier,\" she said.\n\n"
		"I repeat: \"We will rebuild the outer pier,\" she said.\n\n"
		"The harbour board meets again Friday";
	struct doublet_checker *checker;

	(void)state;
	assert_int_equal(doublet_checker_create(NULL, &checker), DOUBLET_OK);
	for (size_t length = 1; length < sizeof(whole); length++) {
		char *text = malloc(length);
		assert_non_null(text);
		memcpy(text, whole, length);
		struct doublet_story story = {.text = text, .length = length};
		const struct doublet_check_result *result;
		assert_int_equal(doublet_checker_check(checker, &story,
		                                       &result),
		                 DOUBLET_OK);
		if (length + 1 == sizeof(whole))
			assert_int_equal(result->finding_count, 2);
		free(text);
	}
	doublet_checker_destroy(checker);
}

/* Fails the first, the second, ... request for memory, until none is left. */
static void test_out_of_memory(void **state)
{
	struct doublet_story story = {.text = faulty,
	                              .length = sizeof(faulty) - 1};
	enum doublet_status status = DOUBLET_NO_MEMORY;
	size_t fail_at = 0;

	(void)state;
	while (status == DOUBLET_NO_MEMORY) {
		struct support_allocator counting;
		struct doublet_checker *checker = NULL;
		const struct doublet_check_result *result = NULL;
		support_allocator_init(&counting);
		counting.fail_at = ++fail_at;
		struct doublet_check_options options = {
			.allocator = &counting.allocator};
		status = doublet_checker_create(&options, &checker);
		if (status == DOUBLET_OK)
			status =
				doublet_checker_check(checker, &story, &result);
		if (status == DOUBLET_NO_MEMORY) {
			assert_null(result);
			/* The handle stays usable. */
			counting.fail_at = 0;
			if (checker != NULL)
				assert_int_equal(doublet_checker_check(checker,
				                                       &story,
				                                       &result),
				                 DOUBLET_OK);
		}
		if (result != NULL)
			assert_true(result->finding_count > 0);
		doublet_checker_destroy(checker);
		assert_int_equal(counting.held_bytes, 0);
		assert_true(fail_at < 1000);
	}
	assert_int_equal(status, DOUBLET_OK);
	assert_true(fail_at > 3);
}

static void test_options(void **state)
{
	const char *unknown[] = {"no-such-rule"};
	const char *only[] = {"repeated-word"};
	struct doublet_checker *checker = NULL;
	struct doublet_check_options options = {.rules = unknown,
	                                        .rule_count = 1};

	(void)state;
	assert_int_equal(doublet_checker_create(&options, &checker),
	                 DOUBLET_INVALID);
	options = (struct doublet_check_options){.left_out = unknown,
	                                         .left_out_count = 1};
	assert_int_equal(doublet_checker_create(&options, &checker),
	                 DOUBLET_INVALID);
	options = (struct doublet_check_options){.min_words = 1};
	assert_int_equal(doublet_checker_create(&options, &checker),
	                 DOUBLET_INVALID);
	assert_null(checker);

	struct doublet_story story = {.text = faulty,
	                              .length = sizeof(faulty) - 1};
	const struct doublet_check_result *result;
	options =
		(struct doublet_check_options){.rules = only, .rule_count = 1};
	assert_int_equal(doublet_checker_create(&options, &checker),
	                 DOUBLET_OK);
	assert_int_equal(doublet_checker_check(checker, &story, &result),
	                 DOUBLET_OK);
	assert_int_equal(result->finding_count, 1);
	assert_string_equal(result->findings[0].rule->id, "repeated-word");
	doublet_checker_destroy(checker);
	doublet_checker_destroy(NULL);
}

/* Findings in a text of `words` different words and five that stand twice. */
static size_t count_findings(struct doublet_checker *checker, uint32_t words)
{
	const struct doublet_check_result *result;
	struct doublet_buffer text;

	doublet_buffer_init(&text, NULL);
	for (uint32_t i = 0; i < words; i++) {
		doublet_buffer_print(&text, "w%u ", i);
		if (i == words / 3 || i == words / 2)
			doublet_buffer_add_text(
				&text, "speaking on condition of anonymity ");
	}
	struct doublet_story story = {.text = text.data,
	                              .length = text.length,
	                              .language = {"en", 2}};
	assert_int_equal(doublet_checker_check(checker, &story, &result),
	                 DOUBLET_OK);
	size_t count = result->finding_count;
	doublet_buffer_finish(&text);
	return count;
}

static void test_long_texts_have_longer_runs(void **state)
{
	const char *only[] = {"repeated-attribution"};
	const struct doublet_check_options options = {.rules = only,
	                                              .rule_count = 1};
	struct doublet_checker *checker;

	(void)state;
	assert_int_equal(doublet_checker_create(&options, &checker),
	                 DOUBLET_OK);
	assert_int_equal(count_findings(checker, 1000), 1);
	assert_int_equal(count_findings(checker, 70000), 0);
	doublet_checker_destroy(checker);
}

static void test_rules_explain_themselves(void **state)
{
	size_t count = 0;

	(void)state;
	for (; doublet_rule_at(count) != NULL; count++) {
		const struct doublet_rule *rule = doublet_rule_at(count);
		assert_ptr_equal(doublet_rule_find(rule->id), rule);
		assert_true(strlen(rule->summary) > 10);
		assert_true(strlen(rule->explanation) > 100);
	}
	assert_true(count >= 10);
	assert_null(doublet_rule_find("no-such-rule"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_places_repeat_the_same_words),
		cmocka_unit_test(test_any_bytes),
		cmocka_unit_test(test_cut_anywhere),
		cmocka_unit_test(test_out_of_memory),
		cmocka_unit_test(test_options),
		cmocka_unit_test(test_long_texts_have_longer_runs),
		cmocka_unit_test(test_rules_explain_themselves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/*
 * Boundaries of UAX #29: all the cases of WordBreakTest and SentenceBreakTest
 * of Unicode 15.0 (data/), and how the wire's own words relate to these.
 */
#include "text/boundary.h"

#include <stdio.h>
#include <stdlib.h>

#include "support.h"
#include "text/segment.h"
#include "text/utf8.h"

typedef size_t next_boundary(const char *text, size_t length, size_t at);

static const char *words_path;
static const char *sentences_path;

struct example {
	char text[256];
	size_t length;
	/* Whether there is a boundary at an offset. */
	bool parted[256];
};

/* "÷ 61 × 308 ÷" */
static void read_example(const char *line, struct example *example)
{
	*example = (struct example){.length = 0};
	while (*line != '\0' && *line != '\n') {
		bool is_break = strncmp(line, "÷", 2) == 0;
		char *end;

		assert_true(is_break || strncmp(line, "×", 2) == 0);
		example->parted[example->length] = is_break;
		unsigned long point = strtoul(line + 2, &end, 16);
		if (end != line + 2)
			example->length +=
				doublet_utf8_encode((uint32_t)point,
			                            example->text +
			                                    example->length);
		line = end + (*end == ' ');
	}
}

static void assert_example(const struct example *example, next_boundary *next,
                           const char *line)
{
	size_t at = 0;

	while (at < example->length) {
		size_t end = next(example->text, example->length, at);
		for (size_t i = at + 1; i <= end; i++)
			if (example->parted[i] != (i == end))
				fail_msg("at byte %zu of %s", i, line);
		at = end;
	}
}

static void assert_examples(const char *path, next_boundary *next,
                            size_t wanted)
{
	FILE *file = fopen(path, "r");
	char line[512];
	size_t count = 0;

	assert_non_null(file);
	while (fgets(line, sizeof(line), file) != NULL) {
		struct example example;
		read_example(line, &example);
		assert_example(&example, next, line);
		count++;
	}
	fclose(file);
	assert_int_equal(count, wanted);
}

static void test_words_of_the_standard(void **state)
{
	(void)state;
	assert_examples(words_path, doublet_boundary_word, 1823);
}

static void test_sentences_of_the_standard(void **state)
{
	(void)state;
	assert_examples(sentences_path, doublet_boundary_sentence, 502);
}

/* Where a text is full of what a rule looks beyond, it looks once. */
static void test_looking_ahead_is_linear(void **state)
{
	static const char *const units[] = {"a'\u0301\u0301",
	                                    "\u05D0\"\u200D",
	                                    "1,\u0301",
	                                    ". ( ",
	                                    ".)",
	                                    ".\u0301"};
	enum { LENGTH = 4000000 };
	char *text = malloc(LENGTH);

	(void)state;
	assert_non_null(text);
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		size_t size = strlen(units[i]);
		size_t length = LENGTH / size * size;
		for (size_t k = 0; k < length; k++)
			text[k] = units[i][k < size ? k : size - 1 - k % 2];
		for (size_t at = 0; at < length;)
			at = doublet_boundary_word(text, length, at);
		for (size_t at = 0; at < length;)
			at = doublet_boundary_sentence(text, length, at);
	}
	free(text);
}

static size_t fill(struct support_random *random, char *text, size_t room)
{
	/* No Katakana, Hebrew, stop, _ or :, which the wire takes apart. */
	static const char *const pieces[] = {
		"a", "B",      "7",      " ",      ",",      "'",      "-",
		"b", "\n",     "\u0301", "\u2019", "\u6F22", "\u200B", "\u00AD",
		"e", "\uFF21", "\"",     "\u0416", "\u03B1", "\u0E01", "\u3042",
	};
	size_t length = 0;

	while (length + 4 < room) {
		uint32_t which =
			support_random_below(random, sizeof(pieces) /
		                                             sizeof(pieces[0]));
		size_t size = strlen(pieces[which]);
		memcpy(text + length, pieces[which], size);
		length += size;
	}
	return length;
}

/* A word of the wire begins and ends at boundaries of the standard. */
static void test_words_of_the_wire_lie_between_boundaries(void **state)
{
	struct support_random random = support_random_begin(5);
	struct doublet_arena arena;
	char text[200];

	(void)state;
	doublet_arena_init(&arena, NULL);
	for (unsigned round = 0; round < support_rounds(3000); round++) {
		struct doublet_story story = {.text = text};
		struct doublet_segments segments;
		bool parted[sizeof(text) + 1] = {true};

		story.length = fill(&random, text, sizeof(text));
		for (size_t at = 0; at < story.length; parted[at] = true)
			at = doublet_boundary_word(text, story.length, at);
		assert_int_equal(doublet_segment(&arena, &story, &segments),
		                 DOUBLET_OK);
		for (uint32_t i = 0; i < segments.word_count; i++) {
			assert_true(parted[segments.words[i].start]);
			assert_true(parted[segments.words[i].end]);
		}
		doublet_arena_reset(&arena);
	}
	doublet_arena_finish(&arena);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words_of_the_standard),
		cmocka_unit_test(test_sentences_of_the_standard),
		cmocka_unit_test(test_looking_ahead_is_linear),
		cmocka_unit_test(test_words_of_the_wire_lie_between_boundaries),
	};

	if (argc != 3)
		return 2;
	words_path = argv[1];
	sentences_path = argv[2];
	return cmocka_run_group_tests(tests, NULL, NULL);
}

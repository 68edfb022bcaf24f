/* SPDX-License-Identifier: MIT */
/* Words: cases (word.txt, the argument), and properties over random text. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>

#include "text/character.h"
#include "text/fold.h"
#include "text/segment.h"
#include "text/utf8.h"

static const char *cases_path;

static struct doublet_segments segment(struct doublet_arena *arena,
                                       const char *text, size_t length)
{
	struct doublet_story story = {.text = text, .length = length};
	struct doublet_segments segments;

	assert_int_equal(doublet_segment(arena, &story, &segments), DOUBLET_OK);
	return segments;
}

/* Asserts that a text has the words given, written with | between them. */
static void assert_words(const char *text, const char *expected)
{
	struct doublet_arena arena;
	char found[1024];
	size_t length = 0;

	doublet_arena_init(&arena, NULL);
	struct doublet_segments segments = segment(&arena, text, strlen(text));
	for (uint32_t i = 0; i < segments.word_count; i++) {
		struct doublet_span span = segments.words[i];
		if (i > 0)
			found[length++] = '|';
		memcpy(found + length, text + span.start,
		       span.end - span.start);
		length += span.end - span.start;
	}
	found[length] = '\0';
	assert_string_equal(found, expected);
	doublet_arena_finish(&arena);
}

/* The cases of word.txt: a text, then "= " and its words. */
static void test_words_of_news_copy(void **state)
{
	FILE *file = fopen(cases_path, "r");
	char line[512];
	char text[512] = "";
	unsigned cases = 0;

	(void)state;
	assert_non_null(file);
	while (fgets(line, sizeof(line), file) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] != '=') {
			memcpy(text, line, sizeof(text));
			continue;
		}
		assert_words(text, line + (line[1] == ' ' ? 2 : 1));
		cases++;
	}
	fclose(file);
	assert_true(cases > 30);
}

static void test_marks_and_format_characters_belong_to_the_word(void **state)
{
	(void)state;
	assert_words("cafe\u0301 co\u00ADop \u0301x it'\u00ADs 5\u0301%",
	             "cafe\u0301|co\u00ADop|x|it'\u00ADs|5\u0301%");
	assert_words("\u304B\u3099\u304F", "\u304B\u3099|\u304F");
	assert_words("", "");
	assert_words(" \t\n", "");
}

/* Where every word may begin an address, each byte is looked at but twice. */
static void test_looking_for_addresses_is_linear(void **state)
{
	static const char *const units[] = {"ab.cd-", "a@b@", "www.", "ab://",
	                                    "a.b_c%"};
	enum { LENGTH = 3000000 };
	char *text = malloc(LENGTH);
	struct doublet_arena arena;

	(void)state;
	assert_non_null(text);
	doublet_arena_init(&arena, NULL);
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		for (size_t k = 0; k < LENGTH; k++)
			text[k] = units[i][k % strlen(units[i])];
		segment(&arena, text, LENGTH);
		doublet_arena_reset(&arena);
	}
	doublet_arena_finish(&arena);
	free(text);
}

static void test_nothing_unassigned_or_broken_is_in_a_word(void **state)
{
	(void)state;
	assert_words("a\u0378b", "a|b");
	assert_words("a\x80"
	             "b\xE2\x82"
	             "c\xFF",
	             "a|b|c");
}

static void test_a_nul_is_a_blank(void **state)
{
	struct doublet_arena arena;

	(void)state;
	doublet_arena_init(&arena, NULL);
	struct doublet_segments segments = segment(&arena, "ab\0cd", 5);
	assert_int_equal(segments.word_count, 2);
	assert_int_equal(segments.words[1].start, 3);
	doublet_arena_finish(&arena);
}

static void test_long_words_are_cut_between_characters(void **state)
{
	enum { LENGTH = 5000 };
	static char text[LENGTH + 1];
	struct doublet_arena arena;

	(void)state;
	/* An odd byte in front, so that a limit of bytes falls inside é. */
	text[0] = 'x';
	for (size_t i = 1; i + 1 < LENGTH; i += 2)
		memcpy(text + i, "\xC3\xA9", 2);
	text[LENGTH - 1] = 'y';
	doublet_arena_init(&arena, NULL);
	struct doublet_segments segments = segment(&arena, text, LENGTH);
	assert_true(segments.word_count >= LENGTH / DOUBLET_WORD_MAX);
	for (uint32_t i = 0; i < segments.word_count; i++) {
		struct doublet_span span = segments.words[i];
		assert_true(span.end - span.start <= DOUBLET_WORD_MAX);
		assert_true((text[span.start] & 0xC0) != (char)0x80);
		assert_int_equal(span.start,
		                 i == 0 ? 0 : segments.words[i - 1].end);
	}
	assert_int_equal(segments.words[segments.word_count - 1].end, LENGTH);
	doublet_arena_finish(&arena);
}

static size_t fill(struct support_random *random, char *text, size_t room)
{
	static const char *const pieces[] = {"a",       "B",      "7",
	                                     " ",       ".",      ",",
	                                     "'",       "-",      "_",
	                                     "\n",      "\xC3",   "\xA9",
	                                     "\u0301",  "\u2019", "\u6F22",
	                                     "\u200B",  "\u00AD", "\uFF21",
	                                     "\0",      "\"",     "\u0378",
	                                     "\xF0\x9F"};
	size_t length = 0;

	while (length + 4 < room) {
		uint32_t which =
			support_random_below(random, sizeof(pieces) /
		                                             sizeof(pieces[0]));
		size_t size =
			pieces[which][0] == '\0' ? 1 : strlen(pieces[which]);
		memcpy(text + length, pieces[which], size);
		length += size;
	}
	return length;
}

static void test_words_are_in_order_and_inside_the_text(void **state)
{
	struct support_random random = support_random_begin(1);
	struct doublet_arena arena;
	char text[300];

	(void)state;
	doublet_arena_init(&arena, NULL);
	for (unsigned round = 0; round < support_rounds(3000); round++) {
		size_t room = 5 + support_random_below(&random, 290);
		size_t length = fill(&random, text, room);
		struct doublet_segments segments =
			segment(&arena, text, length);
		uint32_t end = 0;
		for (uint32_t i = 0; i < segments.word_count; i++) {
			struct doublet_span span = segments.words[i];
			assert_true(span.start >= end);
			assert_true(span.end > span.start);
			assert_true(span.end <= length);
			end = span.end;
		}
		doublet_arena_reset(&arena);
	}
	doublet_arena_finish(&arena);
}

/* A text of ASCII and the same in full width have the same words. */
static void test_ascii_and_full_width_agree(void **state)
{
	static const char alphabet[] = "aB7 .,'-_x.Z $%&#:5";
	struct support_random random = support_random_begin(2);
	struct doublet_arena arena;
	char narrow[200];
	char wide[800];
	size_t at[200 + 1];

	(void)state;
	doublet_arena_init(&arena, NULL);
	for (unsigned round = 0; round < support_rounds(3000); round++) {
		size_t length = support_random_below(&random, sizeof(narrow));
		size_t wide_length = 0;
		for (size_t i = 0; i < length; i++) {
			narrow[i] = alphabet[support_random_below(
				&random, sizeof(alphabet) - 1)];
			at[i] = wide_length;
			wide_length += doublet_utf8_encode(
				narrow[i] == ' ' ? 0x3000u
						 : (uint32_t)narrow[i] + 0xFEE0,
				wide + wide_length);
		}
		at[length] = wide_length;
		struct doublet_segments a = segment(&arena, narrow, length);
		struct doublet_segments b = segment(&arena, wide, wide_length);
		assert_int_equal(a.word_count, b.word_count);
		for (uint32_t i = 0; i < a.word_count; i++) {
			assert_int_equal(at[a.words[i].start],
			                 b.words[i].start);
			assert_int_equal(at[a.words[i].end], b.words[i].end);
		}
		doublet_arena_reset(&arena);
	}
	doublet_arena_finish(&arena);
}

static void test_characters_backwards_are_those_forwards(void **state)
{
	struct support_random random = support_random_begin(3);
	char text[64];

	(void)state;
	for (unsigned round = 0; round < support_rounds(20000); round++) {
		size_t length = fill(&random, text, sizeof(text));
		size_t at = 0;
		while (at < length) {
			struct doublet_character next =
				doublet_character_at(text, at, length);
			struct doublet_character back =
				doublet_character_before(text, 0,
			                                 at + next.size);
			if (next.code_point != DOUBLET_REPLACEMENT) {
				assert_int_equal(back.code_point,
				                 next.code_point);
				assert_int_equal(back.size, next.size);
			}
			at += next.size;
		}
	}
}

static void test_unicode_is_15(void **state)
{
	(void)state;
	assert_string_equal(doublet_unicode_version(), "15.0.0");
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words_of_news_copy),
		cmocka_unit_test(
			test_marks_and_format_characters_belong_to_the_word),
		cmocka_unit_test(test_looking_for_addresses_is_linear),
		cmocka_unit_test(
			test_nothing_unassigned_or_broken_is_in_a_word),
		cmocka_unit_test(test_a_nul_is_a_blank),
		cmocka_unit_test(test_long_words_are_cut_between_characters),
		cmocka_unit_test(test_words_are_in_order_and_inside_the_text),
		cmocka_unit_test(test_ascii_and_full_width_agree),
		cmocka_unit_test(test_characters_backwards_are_those_forwards),
		cmocka_unit_test(test_unicode_is_15),
	};

	if (argc != 2)
		return 2;
	cases_path = argv[1];
	return cmocka_run_group_tests(tests, NULL, NULL);
}

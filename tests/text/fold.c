/* SPDX-License-Identifier: MIT */
/*
 * Folding: cases, that it is idempotent, all that Unicode 15.0 says of normal
 * forms and NFKC_Casefold (data/), and that the table of simple foldings
 * gives what the long way does.
 */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>

#include "text/character.h"
#include "text/fold.h"
#include "text/utf8.h"

static const char *normal_path;
static const char *fold_path;

static void assert_fold(const char *word, const char *expected)
{
	static char folded[DOUBLET_FOLD_MAX + 1];
	size_t length = doublet_fold_word(word, strlen(word), folded);

	folded[length] = '\0';
	assert_string_equal(folded, expected);
}

static void test_case_width_and_marks(void **state)
{
	(void)state;
	assert_fold("NATO", "nato");
	assert_fold("don\u2019t", "don't");
	assert_fold("Mother-in\u2010Law\u2011s", "mother-in-law-s");
	assert_fold("2023\u201324", "2023-24");
	assert_fold("CAFE\u0301", "caf\u00E9");
	assert_fold("Stra\u00DFe", "strasse");
	assert_fold("co\u00ADop", "coop");
	assert_fold("\uFF21\uFF22\uFF07\uFF23", "ab'c");
	assert_fold("\uFB01ne", "fine");
	assert_fold("\uFF76\uFF9E", "\u30AC");
	assert_fold("\u1112\u1161\u11AB", "\uD55C");
	assert_fold("\u0130", "i\u0307");
	assert_fold("\u03A3\u03C2", "\u03C3\u03C3");
}

static void test_a_broken_byte_becomes_a_replacement(void **state)
{
	(void)state;
	assert_fold("a\xFF"
	            "b",
	            "a\uFFFD"
	            "b");
}

static void test_what_is_not_assigned_stays(void **state)
{
	(void)state;
	/* Assigned in 16.0, with a small letter and as a mark. */
	assert_fold("\uA7CB", "\uA7CB");
	assert_fold("a\u0897\u0301", "a\u0897\u0301");
}

static void test_what_15_added_is_known_to_every_library(void **state)
{
	(void)state;
	assert_fold("\U0001E030", "\u0430");
	/* The classes of U+1E08F and U+0323 are 230 and 220. */
	assert_fold("x\U0001E08F\u0323", "x\u0323\U0001E08F");
}

static void test_the_longest_word_fits(void **state)
{
	static char word[DOUBLET_WORD_MAX];
	static char folded[DOUBLET_FOLD_MAX];

	(void)state;
	for (size_t i = 0; i + 3 <= sizeof(word); i += 3)
		doublet_utf8_encode(0xFDFA, word + i);
	size_t length = doublet_fold_word(word, 1023, folded);
	assert_int_equal(length, 341 * 33);
}

static void test_folding_twice_changes_nothing(void **state)
{
	static char once[DOUBLET_FOLD_MAX];
	static char twice[DOUBLET_FOLD_MAX];
	struct support_random random = support_random_begin(4);

	(void)state;
	for (unsigned round = 0; round < support_rounds(20000); round++) {
		char word[64];
		size_t length = 0;
		for (int i = 0; i < 8; i++) {
			uint32_t point = support_random_below(&random, 0x3100);
			length += doublet_utf8_encode(point, word + length);
		}
		size_t first = doublet_fold_word(word, length, once);
		assert_true(first <= length * 11);
		if (first > DOUBLET_WORD_MAX)
			continue;
		size_t second = doublet_fold_word(once, first, twice);
		assert_int_equal(first, second);
		assert_memory_equal(once, twice, first);
	}
}

/* Encodes "41 301" and returns how many bytes. */
static size_t read_points(const char *field, char *bytes)
{
	size_t length = 0;
	char *end;

	for (;;) {
		unsigned long point = strtoul(field, &end, 16);
		if (end == field)
			return length;
		length += doublet_utf8_encode((uint32_t)point, bytes + length);
		field = end;
	}
}

/* A line of NormalizationTest: source, NFC, NFD, NFKC and NFKD. */
struct forms {
	char bytes[5][256];
	size_t lengths[5];
};

static void assert_forms(const struct forms *forms)
{
	static char normal[DOUBLET_FOLD_MAX];
	static char folded[2][DOUBLET_FOLD_MAX];
	size_t wanted = doublet_fold_word(forms->bytes[0], forms->lengths[0],
	                                  folded[0]);

	for (int i = 0; i < 5; i++) {
		size_t length =
			doublet_fold_normalise(forms->bytes[i],
		                               forms->lengths[i], normal);
		assert_int_equal(length, forms->lengths[3]);
		assert_memory_equal(normal, forms->bytes[3], length);
		length = doublet_fold_word(forms->bytes[i], forms->lengths[i],
		                           folded[1]);
		assert_int_equal(length, wanted);
		assert_memory_equal(folded[0], folded[1], length);
	}
}

static uint32_t first_point(const char *bytes, size_t length)
{
	size_t size;
	uint32_t point = doublet_utf8_decode(bytes, length, &size);

	return size == length ? point : 0;
}

/* Marks in `listed` the code points that have a line of their own. */
static void assert_listed_forms(bool *listed)
{
	FILE *file = fopen(normal_path, "r");
	char line[1024];
	size_t lines = 0;

	assert_non_null(file);
	while (fgets(line, sizeof(line), file) != NULL) {
		struct forms forms;
		const char *field = line;
		for (int i = 0; i < 5; i++) {
			forms.lengths[i] = read_points(field, forms.bytes[i]);
			if (forms.lengths[i] == 0) {
				forms.lengths[i] = forms.lengths[i - 1];
				memcpy(forms.bytes[i], forms.bytes[i - 1],
				       forms.lengths[i]);
			}
			field += strcspn(field, ";\n") + 1;
		}
		assert_forms(&forms);
		listed[first_point(forms.bytes[0], forms.lengths[0])] = true;
		lines++;
	}
	fclose(file);
	assert_int_equal(lines, 7902);
}

/* A syllable of Hangul: its parts are computed (Unicode 15.0, 3.12). */
static void assert_syllable(uint32_t point)
{
	uint32_t index = point - 0xAC00;
	struct forms forms;

	for (int i = 0; i < 5; i++)
		forms.lengths[i] = doublet_utf8_encode(point, forms.bytes[i]);
	for (int i = 2; i < 5; i += 2) {
		char *end = forms.bytes[i];
		end += doublet_utf8_encode(0x1100 + index / 588, end);
		end += doublet_utf8_encode(0x1161 + index % 588 / 28, end);
		if (index % 28 != 0)
			end += doublet_utf8_encode(0x11A7 + index % 28, end);
		forms.lengths[i] = (size_t)(end - forms.bytes[i]);
	}
	assert_forms(&forms);
}

/* All of NormalizationTest, and that no other code point changes. */
static void test_normal_forms_of_the_standard(void **state)
{
	static bool listed[0x110000];
	struct forms forms;

	(void)state;
	assert_listed_forms(listed);
	for (uint32_t point = 1; point < 0x110000; point++) {
		if (point >= 0xAC00 && point <= 0xD7A3) {
			assert_syllable(point);
			continue;
		}
		if (listed[point] || (point >= 0xD800 && point < 0xE000) ||
		    doublet_character_value(point) ==
		            DOUBLET_CHARACTER_UNASSIGNED)
			continue;
		for (int i = 0; i < 5; i++)
			forms.lengths[i] =
				doublet_utf8_encode(point, forms.bytes[i]);
		assert_forms(&forms);
	}
}

/* The bytes of `mapped`, themselves in the form that folding gives. */
static void assert_mapping(uint32_t point, const char *mapped, size_t length)
{
	static char folded[DOUBLET_FOLD_MAX];
	char plain[256];
	char word[8];
	size_t size = doublet_utf8_encode(point, word);

	size_t folded_length = doublet_fold_word(word, size, folded);
	size_t plain_length = doublet_fold_word(mapped, length, plain);

	assert_int_equal(folded_length, plain_length);
	assert_memory_equal(folded, plain, plain_length);
	/* Beyond the standard: one apostrophe and one hyphen. */
	if (memchr(plain, '\'', plain_length) != NULL ||
	    memchr(plain, '-', plain_length) != NULL)
		return;
	assert_int_equal(length, plain_length);
	assert_memory_equal(mapped, plain, length);
}

/* "41;61", "FE00..FE0F;": NFKC_Casefold of all that are assigned. */
static void test_foldings_of_the_standard(void **state)
{
	FILE *file = fopen(fold_path, "r");
	static bool listed[0x110000];
	char line[1024];

	(void)state;
	assert_non_null(file);
	while (fgets(line, sizeof(line), file) != NULL) {
		char *end;
		char mapped[256];
		unsigned long first = strtoul(line, &end, 16);
		unsigned long last =
			*end == '.' ? strtoul(end + 2, &end, 16) : first;
		size_t length = read_points(end + 1, mapped);
		for (unsigned long i = first; i <= last; i++) {
			listed[i] = true;
			if (doublet_character_value((uint32_t)i) !=
			    DOUBLET_CHARACTER_UNASSIGNED)
				assert_mapping((uint32_t)i, mapped, length);
		}
	}
	fclose(file);
	for (uint32_t point = 1; point < 0x110000; point++) {
		char word[8];
		if (listed[point] || (point >= 0xD800 && point < 0xE000))
			continue;
		size_t length = doublet_utf8_encode(point, word);
		assert_mapping(point, word, length);
	}
}

static void assert_table_agrees(const char *word, size_t length)
{
	static char fast[DOUBLET_FOLD_MAX];
	static char slow[DOUBLET_FOLD_MAX];
	size_t folded = doublet_fold_slowly(word, length, slow);

	assert_int_equal(doublet_fold_word(word, length, fast), folded);
	assert_memory_equal(fast, slow, folded);
}

static void test_the_table_agrees_for_each_code_point(void **state)
{
	(void)state;
	for (uint32_t point = 0; point < 0x110000; point++) {
		char word[16] = "e";
		size_t length = 1;
		if (point >= 0xD800 && point < 0xE000)
			continue;
		length += doublet_utf8_encode(point, word + 1);
		assert_table_agrees(word + 1, length - 1);
		length += doublet_utf8_encode(point ^ 1, word + length);
		assert_table_agrees(word, length);
	}
}

/* Beside letters of one and two bytes, and below marks. */
static void test_the_table_agrees_beside_letters_and_marks(void **state)
{
	static const char *const around[][2] = {
		{"\u0416", "\u0416\u042F"},
		{"Ab", "\u0391cDe\u00DF"},
		{"\u0391\u00C9\u0416\u0130", "\u0301"},
		{"", "\u0327\u0301"},
		{"\u00DF", "\u0323"},
		{"\u304B", "\u3099"},
	};

	(void)state;
	for (uint32_t point = 0; point < 0x10000; point++)
		for (size_t i = 0; i < sizeof(around) / sizeof(around[0]);
		     i++) {
			char word[64];
			size_t length = strlen(around[i][0]);
			if (point >= 0xD800 && point < 0xE000)
				break;
			memcpy(word, around[i][0], length);
			length += doublet_utf8_encode(point, word + length);
			memcpy(word + length, around[i][1],
			       strlen(around[i][1]));
			length += strlen(around[i][1]);
			assert_table_agrees(word, length);
		}
}

/* Words of letters near each other, of any script, and of any bytes. */
static void test_the_table_agrees_for_random_words(void **state)
{
	struct support_random random = support_random_begin(6);

	(void)state;
	for (unsigned round = 0; round < support_rounds(100000); round++) {
		char word[64];
		size_t length = 0;
		uint32_t base = support_random_below(&random, 0x11200);
		uint32_t size = 1 + support_random_below(&random, 6);
		for (uint32_t i = 0; i < size; i++) {
			uint32_t point =
				base + support_random_below(&random, 0x100);
			if (point >= 0xD800 && point < 0xE000)
				point -= 0x4000;
			length += doublet_utf8_encode(point, word + length);
		}
		if (round % 4 == 0)
			word[support_random_below(&random, (uint32_t)length)] =
				(char)support_random_next(&random);
		assert_table_agrees(word, length);
	}
}

static void test_widths(void **state)
{
	(void)state;
	assert_int_equal(doublet_fold_width('a'), 1);
	assert_int_equal(doublet_fold_width('\n'), 0);
	assert_int_equal(doublet_fold_width(0x301), 0);
	assert_int_equal(doublet_fold_width(0x6F22), 2);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_case_width_and_marks),
		cmocka_unit_test(test_a_broken_byte_becomes_a_replacement),
		cmocka_unit_test(test_what_is_not_assigned_stays),
		cmocka_unit_test(test_what_15_added_is_known_to_every_library),
		cmocka_unit_test(test_the_longest_word_fits),
		cmocka_unit_test(test_folding_twice_changes_nothing),
		cmocka_unit_test(test_normal_forms_of_the_standard),
		cmocka_unit_test(test_foldings_of_the_standard),
		cmocka_unit_test(test_the_table_agrees_for_each_code_point),
		cmocka_unit_test(
			test_the_table_agrees_beside_letters_and_marks),
		cmocka_unit_test(test_the_table_agrees_for_random_words),
		cmocka_unit_test(test_widths),
	};

	if (argc != 3)
		return 2;
	normal_path = argv[1];
	fold_path = argv[2];
	return cmocka_run_group_tests(tests, NULL, NULL);
}

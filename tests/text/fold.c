/* SPDX-License-Identifier: MIT */
/*
 * Folding: cases, that it is idempotent, and, where the files of the Unicode
 * Character Database are installed, all of them.
 */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>

#include "text/character.h"
#include "text/fold.h"
#include "text/utf8.h"

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

/* Encodes "0041 0301" and returns how many bytes. */
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

static void assert_same_fold(const char *a, size_t a_length, const char *b,
                             size_t b_length)
{
	static char folded_a[DOUBLET_FOLD_MAX];
	static char folded_b[DOUBLET_FOLD_MAX];
	size_t length = doublet_fold_word(a, a_length, folded_a);

	assert_int_equal(doublet_fold_word(b, b_length, folded_b), length);
	assert_memory_equal(folded_a, folded_b, length);
}

/* A text and its four normal forms fold to the same bytes. */
static void test_normal_forms_of_the_database(void **state)
{
	FILE *file = popen("bzip2 -dc /usr/share/unicode/"
	                   "NormalizationTest.txt.bz2 2>/dev/null",
	                   "r");
	char line[2048];
	size_t lines = 0;

	(void)state;
	while (file != NULL && fgets(line, sizeof(line), file) != NULL) {
		char forms[2][512];
		size_t lengths[2];
		char *field = line;
		if (line[0] == '#' || line[0] == '@')
			continue;
		lengths[0] = read_points(field, forms[0]);
		for (int i = 1; i < 5; i++) {
			field = strchr(field, ';') + 1;
			lengths[1] = read_points(field, forms[1]);
			assert_same_fold(forms[0], lengths[0], forms[1],
			                 lengths[1]);
		}
		lines++;
	}
	if (file != NULL)
		pclose(file);
	if (lines == 0)
		skip();
}

/* "0041          ; NFKC_CF; 0061": of each code point that is assigned. */
static void test_mappings_of_the_database(void **state)
{
	FILE *file =
		fopen("/usr/share/unicode/DerivedNormalizationProps.txt", "r");
	char line[1024];

	(void)state;
	if (file == NULL)
		skip();
	while (fgets(line, sizeof(line), file) != NULL) {
		char *field = strstr(line, "; NFKC_CF;");
		char *end;
		char word[8];
		char mapped[512];
		if (field == NULL || line[0] == '#')
			continue;
		unsigned long first = strtoul(line, &end, 16);
		unsigned long last =
			*end == '.' ? strtoul(end + 2, NULL, 16) : first;
		size_t length = read_points(field + 10, mapped);
		for (unsigned long i = first; i <= last; i++) {
			if (doublet_character_value((uint32_t)i) ==
			    DOUBLET_CHARACTER_UNASSIGNED)
				continue;
			size_t size = doublet_utf8_encode((uint32_t)i, word);
			assert_same_fold(word, size, mapped, length);
		}
	}
	fclose(file);
}

static void test_widths(void **state)
{
	(void)state;
	assert_int_equal(doublet_fold_width('a'), 1);
	assert_int_equal(doublet_fold_width('\n'), 0);
	assert_int_equal(doublet_fold_width(0x301), 0);
	assert_int_equal(doublet_fold_width(0x6F22), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_case_width_and_marks),
		cmocka_unit_test(test_a_broken_byte_becomes_a_replacement),
		cmocka_unit_test(test_what_is_not_assigned_stays),
		cmocka_unit_test(test_what_15_added_is_known_to_every_library),
		cmocka_unit_test(test_the_longest_word_fits),
		cmocka_unit_test(test_folding_twice_changes_nothing),
		cmocka_unit_test(test_normal_forms_of_the_database),
		cmocka_unit_test(test_mappings_of_the_database),
		cmocka_unit_test(test_widths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

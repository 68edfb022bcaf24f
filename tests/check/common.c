/* SPDX-License-Identifier: MIT */
/* The table of common words: look-ups, and that it is in order. */
#include "support.h"

#include <string.h>

#include "check/common.h"

static unsigned class_of(const char *tag, const char *word)
{
	const struct doublet_common *common = doublet_common_find(tag);

	assert_non_null(common);
	return doublet_common_class(common, word, strlen(word));
}

static void commonest_words_have_the_highest_class(void **state)
{
	(void)state;
	assert_int_equal(class_of("en", "the"), 3);
	assert_int_equal(class_of("de", "und"), 3);
	assert_int_equal(class_of("fr", "les"), 3);
	assert_int_equal(class_of("es", "que"), 3);
	assert_int_equal(class_of("pt", "n\xC3\xA3o"), 3);
	assert_int_equal(class_of("it", "che"), 3);
	assert_int_equal(class_of("nl", "het"), 3);
}

static void classes_fall_with_commonness(void **state)
{
	(void)state;
	assert_int_equal(class_of("en", "peace"), 2);
	assert_int_equal(class_of("en", "argument"), 1);
	assert_int_equal(class_of("en", "herds"), 0);
	assert_int_equal(class_of("en", "umbrageous"), 0);
}

static void words_are_looked_up_folded(void **state)
{
	(void)state;
	assert_int_equal(class_of("en", "THE"), 3);
	assert_int_equal(class_of("en", "Don\xE2\x80\x99t"), 3);
	assert_int_equal(class_of("de", "\xC3\x9C"
	                                "BER"),
	                 3);
}

static void odd_words_are_rare(void **state)
{
	char longest[2000];

	(void)state;
	memset(longest, 'a', sizeof(longest));
	const struct doublet_common *common = doublet_common_find("en");
	assert_int_equal(doublet_common_class(common, longest, sizeof(longest)),
	                 0);
	assert_int_equal(doublet_common_class(common, "\xFF\xFE", 2), 0);
	assert_int_equal(doublet_common_class(common, "", 0), 0);
}

static void unknown_languages_have_none(void **state)
{
	(void)state;
	assert_null(doublet_common_find("und"));
	assert_null(doublet_common_find(""));
	assert_null(doublet_common_find("en-GB"));
}

static void each_list_is_ascending_and_small(void **state)
{
	(void)state;
	for (const struct doublet_common *c = doublet_common_words;
	     c->tag != NULL; c++) {
		assert_in_range(c->count, 1000, 4000);
		for (size_t i = 0; i < c->count; i++) {
			assert_int_not_equal(c->words[i] & 3, 0);
			if (i > 0)
				assert_true(c->words[i - 1] >> 2 <
				            c->words[i] >> 2);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commonest_words_have_the_highest_class),
		cmocka_unit_test(classes_fall_with_commonness),
		cmocka_unit_test(words_are_looked_up_folded),
		cmocka_unit_test(odd_words_are_rare),
		cmocka_unit_test(unknown_languages_have_none),
		cmocka_unit_test(each_list_is_ascending_and_small),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* What words are, each text written with a mark behind those that are it. */
#include "judge/trait.h"

#include "support.h"

#include "base/buffer.h"
#include "doublet/sketch.h"

/* The words of a text, each with the traits asked for: "Jane*". */
static void write_words(struct doublet_buffer *out, const char *text,
                        unsigned trait)
{
	struct doublet_story story = {.text = text, .length = strlen(text)};
	struct doublet_segments *segments;
	struct doublet_arena arena;

	assert_int_equal(doublet_segments_create(NULL, &story, &segments),
	                 DOUBLET_OK);
	doublet_arena_init(&arena, NULL);
	uint64_t *hashes = doublet_arena_array(&arena, segments->word_count,
	                                       sizeof(*hashes));
	uint8_t *traits = doublet_arena_array(&arena, segments->word_count, 1);
	assert_false(arena.failed);
	doublet_hash_words(&story, segments, hashes);
	assert_true(
		doublet_traits_find(&arena, &story, segments, hashes, traits));
	for (uint32_t i = 0; i < segments->word_count; i++) {
		struct doublet_span word = segments->words[i];
		if (i > 0)
			doublet_buffer_add_byte(out, ' ');
		doublet_buffer_add(out, text + word.start,
		                   word.end - word.start);
		if (traits[i] & trait)
			doublet_buffer_add_byte(out, '*');
	}
	doublet_buffer_add_byte(out, '\0');
	doublet_arena_finish(&arena);
	doublet_segments_destroy(segments);
}

static void check(const char *text, unsigned trait, const char *expected)
{
	struct doublet_buffer out;

	doublet_buffer_init(&out, NULL);
	write_words(&out, text, trait);
	assert_false(out.failed);
	assert_string_equal(out.data, expected);
	doublet_buffer_finish(&out);
}

static void test_names(void **state)
{
	(void)state;
	check("The mayor met Ann Roe in Marlow on Tuesday. Roe left at once.",
	      DOUBLET_TRAIT_NAME,
	      "The mayor met Ann* Roe* in Marlow* on Tuesday* Roe* left at "
	      "once");
	check("Ann Roe won. Dockers were glad. IBM was not, and that was that.",
	      DOUBLET_TRAIT_NAME,
	      "Ann* Roe* won Dockers were glad IBM* was not and that was that");
	check("The Bank of the Sound was closed by the state on that day.",
	      DOUBLET_TRAIT_NAME,
	      "The Bank* of the Sound* was closed by the state on that day");
}

static void test_copy_of_capitals_has_no_names(void **state)
{
	(void)state;
	check("THE MAYOR MET ANN ROE IN MARLOW ON TUESDAY. ROE LEFT AT ONCE.",
	      DOUBLET_TRAIT_NAME,
	      "THE MAYOR MET ANN ROE IN MARLOW ON TUESDAY ROE LEFT AT ONCE");
	check("the mayor met ann roe in marlow on tuesday and left at once.",
	      DOUBLET_TRAIT_NAME,
	      "the mayor met ann roe in marlow on tuesday and left at once");
}

static void test_names_in_other_languages(void **state)
{
	(void)state;
	check("Les dockers de Selbois ont obtenu beaucoup, a dit Anne Dumas.",
	      DOUBLET_TRAIT_NAME,
	      "Les dockers de Selbois* ont obtenu beaucoup a dit Anne* Dumas*");
	check("Сегодня Иван Петров был в Москве и не сказал ничего нового.",
	      DOUBLET_TRAIT_NAME,
	      "Сегодня Иван* Петров* был в Москве* и не сказал ничего "
	      "нового");
}

static void test_figures(void **state)
{
	(void)state;
	check("Five of the 1,200 people paid $5 or 5.5% of A$3 in the 747-400.",
	      DOUBLET_TRAIT_FIGURE,
	      "Five* of the 1,200* people paid $5* or 5.5%* of A$3* in the "
	      "747-400*");
	check("Die Polizei sagte, dass zwölf Menschen auf der Brücke waren.",
	      DOUBLET_TRAIT_FIGURE,
	      "Die Polizei sagte dass zwölf* Menschen auf der Brücke waren");
	check("１２人が死亡した。", DOUBLET_TRAIT_FIGURE,
	      "１２* 人 が 死 亡 し た");
}

static void test_quoted_and_tickers(void **state)
{
	(void)state;
	check("It was \"very late\" for the <IBM.N> and <Bolt Tools> offer.",
	      DOUBLET_TRAIT_QUOTED,
	      "It was very* late* for the IBM N and Bolt Tools offer");
	check("It was late for the <BLT> share and the <Bolt Tools Inc> offer.",
	      DOUBLET_TRAIT_TICKER,
	      "It was late for the BLT* share and the Bolt Tools Inc offer");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_copy_of_capitals_has_no_names),
		cmocka_unit_test(test_names_in_other_languages),
		cmocka_unit_test(test_figures),
		cmocka_unit_test(test_quoted_and_tickers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

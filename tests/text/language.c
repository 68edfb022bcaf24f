/* SPDX-License-Identifier: MIT */
/* The lists of the languages, and guesses. */
#include "support.h"

#include "doublet/segment.h"
#include "text/fold.h"
#include "text/language.h"

static const char *const tags[] = {"en", "de", "fr", "es", "pt", "it", "nl",
                                   "ru", "pl", "fi", "sv", "no", "da", "cs"};
enum { LANGUAGES = sizeof(tags) / sizeof(tags[0]) };

static const struct doublet_language *find(const char *tag)
{
	return doublet_language_find((struct doublet_view){tag, strlen(tag)});
}

static void test_tags(void **state)
{
	(void)state;
	for (size_t i = 0; i < LANGUAGES; i++)
		assert_string_equal(find(tags[i])->tag, tags[i]);
	assert_string_equal(find("pt-BR")->tag, "pt");
	assert_string_equal(find("EN_us")->tag, "en");
	assert_string_equal(find("nb-NO")->tag, "no");
	assert_string_equal(find("NN")->tag, "no");
	assert_string_equal(find("zz")->tag, "und");
	assert_string_equal(find("english")->tag, "und");
	assert_string_equal(find("e")->tag, "und");
	assert_string_equal(find("")->tag, "und");
}

static void test_all_are_listed(void **state)
{
	size_t count = 0;

	(void)state;
	for (; doublet_language_at(count) != NULL; count++)
		assert_ptr_equal(find(doublet_language_at(count))->tag,
		                 doublet_language_at(count));
	assert_true(count >= LANGUAGES);
	assert_null(doublet_language_at(SIZE_MAX));
}

static void test_every_list_is_sorted_and_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < LANGUAGES; i++) {
		const struct doublet_language *language = find(tags[i]);
		for (size_t j = 0; j < DOUBLET_LIST_COUNT; j++) {
			const struct doublet_list *list = &language->lists[j];
			if (j != DOUBLET_LIST_ABBREVIATION_PLACE &&
			    j != DOUBLET_LIST_ABBREVIATION_FIRM &&
			    j != DOUBLET_LIST_AFTER_FIRM &&
			    j != DOUBLET_LIST_NAME &&
			    j != DOUBLET_LIST_AFTER_HOUR &&
			    j != DOUBLET_LIST_END_MARK &&
			    j <= DOUBLET_LIST_SAYING)
				assert_true(list->count > 0);
			for (size_t k = 0; k < list->count; k++) {
				const char *item = list->items[k];
				assert_true(doublet_list_has(list, item,
				                             strlen(item)));
				if (k > 0)
					assert_true(strcmp(list->items[k - 1],
					                   item) < 0);
			}
		}
	}
}

static void test_words_that_are_looked_up_folded_are_folded(void **state)
{
	static char folded[DOUBLET_FOLD_MAX];

	(void)state;
	for (size_t i = 0; i < LANGUAGES; i++) {
		for (size_t j = DOUBLET_LIST_FUNCTION; j < DOUBLET_LIST_COUNT;
		     j++) {
			const struct doublet_list *list =
				&find(tags[i])->lists[j];
			for (size_t k = 0; k < list->count; k++) {
				const char *item = list->items[k];
				size_t length =
					doublet_fold_word(item, strlen(item),
				                          folded);
				assert_int_equal(length, strlen(item));
				assert_memory_equal(folded, item, length);
			}
		}
	}
}

static void test_a_list_has_whole_items_only(void **state)
{
	const struct doublet_list *list =
		&find("en")->lists[DOUBLET_LIST_ABBREVIATION];

	(void)state;
	assert_true(doublet_list_has(list, "Gov", 3));
	assert_false(doublet_list_has(list, "Go", 2));
	assert_false(doublet_list_has(list, "Govx", 4));
	assert_false(doublet_list_has(list, "", 0));
	assert_false(doublet_list_has(list, "Gov\0", 4));
	assert_false(doublet_list_has(&find("de")->lists[DOUBLET_LIST_STARTER],
	                              "The", 3));
}

static void assert_guess(const char *text, const char *tag)
{
	struct doublet_story story = {.text = text, .length = strlen(text)};
	struct doublet_segments *segments;

	assert_int_equal(doublet_segments_create(NULL, &story, &segments),
	                 DOUBLET_OK);
	assert_string_equal(segments->language, tag);
	doublet_segments_destroy(segments);
}

static const struct {
	const char *text;
	const char *tag;
} guesses[] = {
	{"The ferry was late and the people on it were cold, but "
         "they had bread.",
         "en"},
	{"Die Fähre war spät und die Leute auf ihr froren, aber "
         "sie hatten noch Brot.",
         "de"},
	{"Le bateau est en retard et les gens ont froid, mais ils "
         "ont du pain avec eux.",
         "fr"},
	{"El barco llegó tarde y la gente tenía frío, pero había "
         "pan para todos los que estaban.",
         "es"},
	{"O barco chegou tarde e as pessoas tinham frio, mas não "
         "faltou pão para quem ficou com ele.",
         "pt"},
	{"Il battello era in ritardo e le persone avevano freddo, "
         "ma non è mancato il pane per gli altri.",
         "it"},
	{"De boot was te laat en de mensen hadden het koud, maar "
         "er was nog brood voor wie bleef.",
         "nl"},
	{"Laiva myöhästyi ja matkustajat palelivat kannella, "
         "mutta leipää oli kaikille.",
         "fi"},
	{"Färjan var försenad och de som var ombord frös, men det "
         "fanns bröd till alla.",
         "sv"},
	{"Ferja var forsinket, og de som var om bord frøs, men det "
         "var brød igjen etter at alle hadde spist av det.",
         "no"},
	{"Færgen var forsinket, og dem der var om bord frøs, men "
         "der var brød efter at alle havde spist af det.",
         "da"},
	{"Prom spóźnił się i ludzie na nim zmarzli, ale nie "
         "zabrakło chleba dla tych, którzy zostali.",
         "pl"},
	{"Trajekt měl zpoždění a lidé na něm mrzli, ale chleba "
         "bylo dost i pro ty, kteří zůstali, protože ho byl stůl.",
         "cs"},
	{"Паром опоздал, и люди на нём замёрзли, но хлеба хватило "
         "для всех.",
         "ru"},
	{"River falls at the bridge", "en"},
	{"A hajó késett, fáztak, de volt kenyér.", "und"},
	{"船は遅れた。", "ja"},
	{"渡輪晚點了。", "und"},
	{"", "und"},
};

static void test_guesses(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(guesses) / sizeof(guesses[0]); i++)
		assert_guess(guesses[i].text, guesses[i].tag);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tags),
		cmocka_unit_test(test_all_are_listed),
		cmocka_unit_test(test_every_list_is_sorted_and_found),
		cmocka_unit_test(
			test_words_that_are_looked_up_folded_are_folded),
		cmocka_unit_test(test_a_list_has_whole_items_only),
		cmocka_unit_test(test_guesses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

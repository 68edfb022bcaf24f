/* SPDX-License-Identifier: MIT */
/* Made-up copy reads like copy: its words, sentences and quotations. */
#include "measure/copy.h"

#include "doublet/doublet.h"
#include "measure/lexicon.h"
#include "support.h"

static struct doublet_buffer story_of(struct doublet_copy_order order)
{
	struct doublet_buffer text;

	doublet_buffer_init(&text, NULL);
	doublet_copy_story(&order, &text);
	assert_false(text.failed);
	return text;
}

static void the_same_seed_gives_the_same_bytes(void **state)
{
	struct doublet_copy_order order = {.seed = 7, .words = 300};
	struct doublet_buffer one = story_of(order);
	struct doublet_buffer again = story_of(order);

	(void)state;
	order.seed = 8;
	struct doublet_buffer other = story_of(order);
	assert_int_equal(one.length, again.length);
	assert_memory_equal(one.data, again.data, one.length);
	assert_true(other.length != one.length ||
	            memcmp(one.data, other.data, one.length) != 0);
	doublet_buffer_finish(&one);
	doublet_buffer_finish(&again);
	doublet_buffer_finish(&other);
}

static void it_reads_like_copy(void **state)
{
	for (int typographic = 0; typographic < 2; typographic++) {
		struct doublet_buffer text =
			story_of((struct doublet_copy_order){
				.seed = 1,
				.words = 2000,
				.typographic = typographic,
			});
		struct doublet_story story = {.text = text.data,
		                              .length = text.length};
		struct doublet_segments *segments;

		(void)state;
		assert_int_equal(doublet_segments_create(NULL, &story,
		                                         &segments),
		                 0);
		assert_string_equal(segments->language, "en");
		assert_in_range(segments->word_count, 2000, 2100);
		assert_in_range(segments->sentence_count, 100, 300);
		assert_in_range(segments->paragraph_count, 40, 150);
		assert_in_range(segments->quote_count, 20, 100);
		for (uint32_t i = 0; i < segments->quote_count; i++)
			assert_false(segments->quotes[i].unclosed);
		doublet_segments_destroy(segments);
		doublet_buffer_finish(&text);
	}
}

static void sentences_stand_again_where_asked_for(void **state)
{
	struct doublet_buffer text =
		story_of((struct doublet_copy_order){.seed = 1,
	                                             .words = 600,
	                                             .repeats = 200});
	struct doublet_story story = {.text = text.data, .length = text.length};
	const struct doublet_check_result *result;
	struct doublet_checker *checker;

	(void)state;
	assert_int_equal(doublet_checker_create(NULL, &checker), 0);
	assert_int_equal(doublet_checker_check(checker, &story, &result), 0);
	assert_true(result->finding_count > 2);
	doublet_checker_destroy(checker);
	doublet_buffer_finish(&text);
}

/* Every pattern of every list, so that none has a slot that is not known. */
static void all_patterns_can_be_filled(void **state)
{
	static const char slots[] = "SFQCOnNavbwrtkujM";
	struct doublet_copy copy = {0};
	struct doublet_buffer text;

	(void)state;
	doublet_buffer_init(&text, NULL);
	doublet_copy_begin(&copy, 1);
	for (size_t i = 0; slots[i] != '\0'; i++) {
		const struct doublet_lexicon *list =
			doublet_lexicon_of(slots[i]);

		assert_non_null(list);
		for (size_t n = 0; n < list->count; n++) {
			size_t before = text.length;
			doublet_copy_fill(&copy, &text, list->items[n]);
			assert_true(text.length > before);
			doublet_buffer_add_byte(&text, '\n');
		}
	}
	assert_null(memchr(text.data, '$', text.length));
	doublet_buffer_finish(&text);
}

static void without_memory_nothing_is_held(void **state)
{
	struct support_allocator memory;
	struct doublet_buffer text;
	bool failed = true;

	(void)state;
	for (size_t at = 1; failed; at++) {
		support_allocator_init(&memory);
		memory.fail_at = at;
		doublet_buffer_init(&text, &memory.allocator);
		doublet_copy_story(&(struct doublet_copy_order){.seed = 1,
		                                                .words = 900},
		                   &text);
		failed = text.failed;
		doublet_buffer_finish(&text);
		assert_int_equal(memory.held_bytes, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_seed_gives_the_same_bytes),
		cmocka_unit_test(it_reads_like_copy),
		cmocka_unit_test(sentences_stand_again_where_asked_for),
		cmocka_unit_test(all_patterns_can_be_filled),
		cmocka_unit_test(without_memory_nothing_is_held),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

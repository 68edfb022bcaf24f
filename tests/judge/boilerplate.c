/* SPDX-License-Identifier: MIT */
/* Made-up stories with sentences that recur, or only seem to. */
#include "judge/boilerplate.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "doublet/sketch.h"

static const char about[] = "The harbour was founded long ago. ";
static const char terms[] = "Terms of the deal were not told. ";

struct maker {
	struct doublet_boilerplate *boilerplate;
	struct doublet_buffer text;
	uint32_t sentences; /* made so far */
};

static void begin(struct maker *maker,
                  const struct doublet_boilerplate_options *options)
{
	maker->sentences = 0;
	doublet_buffer_init(&maker->text, NULL);
	assert_int_equal(doublet_boilerplate_create(options,
	                                            &maker->boilerplate),
	                 DOUBLET_OK);
}

static void end(struct maker *maker)
{
	doublet_boilerplate_destroy(maker->boilerplate);
	doublet_buffer_finish(&maker->text);
}

/* A sentence of its own number: no other has it. */
static void write_sentence(struct doublet_buffer *text, uint32_t number)
{
	doublet_buffer_print(text, "Boat b%u left for quay q%u today. ", number,
	                     number / 7);
}

static void write_new(struct maker *maker, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		write_sentence(&maker->text, maker->sentences++);
}

/* Adds the story that was written, and begins the next. */
static void add_story(struct maker *maker, const char *source)
{
	struct doublet_story story = {.text = maker->text.data == NULL
	                                              ? ""
	                                              : maker->text.data,
	                              .length = maker->text.length,
	                              .source = {source, strlen(source)}};

	assert_false(maker->text.failed);
	assert_int_equal(doublet_boilerplate_add(maker->boilerplate, &story),
	                 DOUBLET_OK);
	doublet_buffer_clear(&maker->text);
}

static struct doublet_boilerplate_list list_of(const struct maker *maker)
{
	struct doublet_boilerplate_list list;

	assert_int_equal(doublet_boilerplate_list(maker->boilerplate, &list),
	                 DOUBLET_OK);
	return list;
}

/* Stories of their own, each with a sentence that the others have, too. */
static void add_stories(struct maker *maker, uint32_t count,
                        const char *sentence, const char *source)
{
	for (uint32_t i = 0; i < count; i++) {
		write_new(maker, 6);
		doublet_buffer_add_text(&maker->text, sentence);
		add_story(maker, source);
	}
}

static void what_recurs_is_learned(void **state)
{
	struct maker maker;

	(void)state;
	begin(&maker, NULL);
	add_stories(&maker, 4, about, "Bergen Wire");
	assert_int_equal(list_of(&maker).count, 0);
	add_stories(&maker, 3, about, "Bergen Wire");
	add_stories(&maker, 9, terms, "Bergen Wire");
	struct doublet_boilerplate_list list = list_of(&maker);
	assert_int_equal(list.count, 2);
	assert_string_equal(list.items[0].text,
	                    "Terms of the deal were not told.");
	assert_int_equal(list.items[0].stories, 9);
	assert_int_equal(list.items[0].source_stories, 16);
	assert_string_equal(list.items[0].source, "Bergen Wire");
	assert_string_equal(list.items[1].text,
	                    "The harbour was founded long ago.");
	assert_int_equal(list.items[1].stories, 7);
	end(&maker);
}

/* Several sentences that always come together. */
static void a_block_is_learned_as_a_whole(void **state)
{
	struct maker maker;

	(void)state;
	begin(&maker, NULL);
	for (uint32_t i = 0; i < 12; i++) {
		write_new(&maker, 12);
		doublet_buffer_add_text(&maker.text, about);
		doublet_buffer_add_text(&maker.text, terms);
		doublet_buffer_add_text(&maker.text,
		                        "It has nine quays and a crane. ");
		add_story(&maker, "");
	}
	assert_int_equal(list_of(&maker).count, 3);
	end(&maker);
}

/* Each version drops the oldest sentence and adds one. */
static void versions_teach_nothing(void **state)
{
	struct maker maker;

	(void)state;
	begin(&maker, NULL);
	for (uint32_t version = 0; version < 60; version++) {
		for (uint32_t i = 0; i < 20; i++)
			write_sentence(&maker.text, version + i);
		doublet_buffer_add_text(&maker.text, about);
		add_story(&maker, "");
	}
	assert_int_equal(list_of(&maker).count, 0);
	/* Nor do the same stories, sent again and again by turns. */
	for (uint32_t i = 0; i < 40; i++) {
		write_sentence(&maker.text, 1000 + i % 2 * 10);
		write_sentence(&maker.text, 1001 + i % 2 * 10);
		doublet_buffer_add_text(&maker.text, terms);
		add_story(&maker, "");
	}
	assert_int_equal(list_of(&maker).count, 0);
	end(&maker);
}

static void sources_are_apart(void **state)
{
	struct maker maker;

	(void)state;
	begin(&maker, NULL);
	add_stories(&maker, 4, about, "one");
	add_stories(&maker, 4, about, "two");
	assert_int_equal(list_of(&maker).count, 0);
	add_stories(&maker, 1, about, "two");
	assert_int_equal(list_of(&maker).count, 1);
	assert_string_equal(list_of(&maker).items[0].source, "two");
	assert_int_equal(list_of(&maker).items[0].source_stories, 5);
	end(&maker);
}

static void a_story_counts_once(void **state)
{
	struct maker maker;

	(void)state;
	begin(&maker, NULL);
	for (uint32_t i = 0; i < 4; i++) {
		write_new(&maker, 4);
		for (uint32_t j = 0; j < 20; j++)
			doublet_buffer_add_text(&maker.text, about);
		add_story(&maker, "");
	}
	assert_int_equal(list_of(&maker).count, 0);
	end(&maker);
}

static void few_of_many_are_not_enough(void **state)
{
	struct doublet_boilerplate_options options = {.per_mille = 100,
	                                              .stories = 3};
	struct maker maker;

	(void)state;
	begin(&maker, &options);
	add_stories(&maker, 3, about, "");
	assert_int_equal(list_of(&maker).count, 1);
	add_stories(&maker, 40, "", "");
	assert_int_equal(list_of(&maker).count, 0);
	add_stories(&maker, 3, about, "");
	assert_int_equal(list_of(&maker).count, 1);
	assert_int_equal(list_of(&maker).items[0].stories, 6);
	end(&maker);
}

static void furniture_and_short_sentences_are_passed_over(void **state)
{
	struct maker maker;

	(void)state;
	begin(&maker, NULL);
	for (uint32_t i = 0; i < 8; i++) {
		doublet_buffer_add_text(&maker.text,
		                        "BERGEN, Jan 5 (Reuters) - ");
		write_new(&maker, 5);
		doublet_buffer_add_text(&maker.text,
		                        "He said no.\n\n(Reporting by Ann Roe "
		                        "in Bergen; Editing by Bo Lie)\n");
		add_story(&maker, "");
	}
	assert_int_equal(list_of(&maker).count, 0);
	end(&maker);
}

/* Whether a sentence by itself is boilerplate. */
static bool has(const struct maker *maker, const char *sentence,
                const char *source)
{
	struct doublet_story story = {.text = sentence,
	                              .length = strlen(sentence)};
	struct doublet_segments *segments;
	uint64_t hashes[64];

	assert_int_equal(doublet_segments_create(NULL, &story, &segments),
	                 DOUBLET_OK);
	assert_in_range(segments->word_count, 0, 64);
	doublet_hash_words(&story, segments, hashes);
	bool found =
		doublet_boilerplate_has(maker->boilerplate,
	                                (struct doublet_view){source,
	                                                      strlen(source)},
	                                hashes, segments->word_count);
	doublet_segments_destroy(segments);
	return found;
}

static void a_judge_may_ask(void **state)
{
	struct maker maker;

	(void)state;
	begin(&maker, NULL);
	assert_false(has(&maker, about, "one"));
	add_stories(&maker, 6, about, "one");
	assert_true(has(&maker, about, "one"));
	assert_true(has(&maker, "THE harbour was founded long ago", "one"));
	assert_false(has(&maker, about, "two"));
	assert_false(has(&maker, about, ""));
	assert_false(has(&maker, terms, "one"));
	assert_false(has(&maker, "Long ago", "one"));
	assert_false(has(&maker, "", "one"));
	end(&maker);
}

/* Among stories that share nothing else, the counts are those of a table. */
static void counts_are_exact(void **state)
{
	enum { SENTENCES = 40, STORIES = 150 };
	struct support_random random = support_random_begin(5);

	(void)state;
	for (unsigned round = support_rounds(4); round > 0; round--) {
		uint32_t counts[SENTENCES] = {0};
		struct maker maker;
		begin(&maker, NULL);
		for (uint32_t i = 0; i < STORIES; i++) {
			write_new(&maker, 16);
			for (uint32_t j = 0; j < SENTENCES; j++)
				if (support_random_below(&random, SENTENCES) >
				    j + 20) {
					counts[j]++;
					doublet_buffer_print(&maker.text,
					                     "Common line c%u "
					                     "once more. ",
					                     j);
				}
			add_story(&maker, "");
		}
		struct doublet_boilerplate_list list = list_of(&maker);
		assert_in_range(list.count, 10, SENTENCES);
		for (size_t i = 0; i < list.count; i++) {
			unsigned line;
			assert_int_equal(sscanf(list.items[i].text,
			                        "Common line c%u", &line),
			                 1);
			assert_in_range(line, 0, SENTENCES - 1);
			assert_int_equal(list.items[i].stories, counts[line]);
			assert_int_equal(list.items[i].source_stories, STORIES);
			if (i > 0)
				assert_true(list.items[i - 1].stories >=
				            list.items[i].stories);
		}
		end(&maker);
	}
}

/* So many sentences that stand twice that counters are given up. */
static void memory_is_bounded(void **state)
{
	enum { BOUND = 24 << 20, PER_STORY = 1000, STORIES = 60 };
	struct support_allocator allocator;
	struct doublet_boilerplate_options options = {.stories = 4};
	struct maker maker;

	(void)state;
	support_allocator_init(&allocator);
	options.allocator = &allocator.allocator;
	begin(&maker, &options);
	for (uint32_t i = 0; i < 2 * STORIES; i++) {
		for (uint32_t j = 0; j < PER_STORY; j++)
			write_sentence(&maker.text, i / 2 * PER_STORY + j);
		doublet_buffer_add_text(&maker.text, about);
		add_story(&maker, "");
		assert_true(allocator.held_bytes < BOUND);
	}
	assert_int_equal(list_of(&maker).count, 1);
	assert_int_equal(list_of(&maker).items[0].stories, 2 * STORIES);
	end(&maker);
	assert_int_equal(allocator.held_bytes, 0);
}

static void any_bytes_are_survived(void **state)
{
	struct support_random random = support_random_begin(77);
	struct maker maker;

	(void)state;
	begin(&maker, NULL);
	for (unsigned i = support_rounds(300); i > 0; i--) {
		for (uint32_t j = support_random_below(&random, 200); j > 0;
		     j--)
			doublet_buffer_add_byte(
				&maker.text,
				(char)support_random_below(&random, 256));
		doublet_buffer_add_text(&maker.text, " One two three four. ");
		add_story(&maker, "");
	}
	list_of(&maker);
	end(&maker);
}

static enum doublet_status learn(const struct doublet_allocator *allocator)
{
	struct doublet_boilerplate_options options = {.allocator = allocator};
	struct doublet_boilerplate_list list;
	struct doublet_boilerplate *boilerplate;
	char text[200];

	enum doublet_status status =
		doublet_boilerplate_create(&options, &boilerplate);
	for (int i = 0; status == DOUBLET_OK && i < 6; i++) {
		snprintf(text, sizeof(text),
		         "Boat b%d left the quay. Boat b%d came back today. %s",
		         i, i, about);
		struct doublet_story story = {.text = text,
		                              .length = strlen(text)};
		status = doublet_boilerplate_add(boilerplate, &story);
		if (status != DOUBLET_OK)
			doublet_boilerplate_destroy(boilerplate);
	}
	if (status != DOUBLET_OK)
		return status;
	status = doublet_boilerplate_list(boilerplate, &list);
	if (status == DOUBLET_OK)
		assert_int_equal(list.count, 1);
	doublet_boilerplate_destroy(boilerplate);
	return status;
}

static void no_memory_is_survived(void **state)
{
	struct support_allocator allocator;
	enum doublet_status status = DOUBLET_NO_MEMORY;

	(void)state;
	for (size_t fail_at = 1; status != DOUBLET_OK; fail_at++) {
		support_allocator_init(&allocator);
		allocator.fail_at = fail_at;
		status = learn(&allocator.allocator);
		if (status != DOUBLET_OK)
			assert_int_equal(status, DOUBLET_NO_MEMORY);
		assert_int_equal(allocator.held_bytes, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_recurs_is_learned),
		cmocka_unit_test(a_block_is_learned_as_a_whole),
		cmocka_unit_test(versions_teach_nothing),
		cmocka_unit_test(sources_are_apart),
		cmocka_unit_test(a_story_counts_once),
		cmocka_unit_test(few_of_many_are_not_enough),
		cmocka_unit_test(furniture_and_short_sentences_are_passed_over),
		cmocka_unit_test(a_judge_may_ask),
		cmocka_unit_test(counts_are_exact),
		cmocka_unit_test(memory_is_bounded),
		cmocka_unit_test(any_bytes_are_survived),
		cmocka_unit_test(no_memory_is_survived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

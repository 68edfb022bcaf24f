/* SPDX-License-Identifier: MIT */
/*
 * A profile has the words that doublet/body.h has, the headline without its
 * version words, and is the same when it is copied.
 */
#include "judge/profile.h"

#include "support.h"

#include "doublet/body.h"
#include "judge/version.h"

static const char text[] =
	"MARLOW, March 3 (Reuters) - Five people died on Tuesday. \"It was an "
	"accident,\" said Ann Roe.\n\nNobody else was hurt, she said.\n\n"
	"(Reporting by Jo Bell)\n";

static struct doublet_story make_story(void)
{
	return (struct doublet_story){
		.text = text,
		.length = sizeof(text) - 1,
		.headline = {"UPDATE 1-Five die in Marlow", 27},
		.id = {"a", 1},
		.published = {"2026-03-03T08:00:00Z", 20},
	};
}

struct fixture {
	struct doublet_arena arena;
	struct doublet_sketcher *sketcher;
	struct doublet_story story;
	struct doublet_profile profile;
};

static void begin(struct fixture *fixture)
{
	doublet_arena_init(&fixture->arena, NULL);
	fixture->story = make_story();
	assert_int_equal(doublet_sketcher_create(NULL, NULL,
	                                         &fixture->sketcher),
	                 DOUBLET_OK);
	struct doublet_profiler profiler = {&fixture->arena, fixture->sketcher,
	                                    NULL};
	assert_int_equal(doublet_profile_read(&profiler, &fixture->story,
	                                      &fixture->profile),
	                 DOUBLET_OK);
}

static void end(struct fixture *fixture)
{
	doublet_arena_finish(&fixture->arena);
	doublet_sketcher_destroy(fixture->sketcher);
}

static void test_words_are_those_of_the_body(void **state)
{
	struct fixture fixture;
	struct doublet_body body;

	(void)state;
	begin(&fixture);
	assert_int_equal(doublet_body_read(fixture.sketcher, &fixture.story,
	                                   &body),
	                 DOUBLET_OK);
	assert_int_equal(fixture.profile.words.count, body.word_count);
	assert_memory_equal(fixture.profile.words.hashes, body.hashes,
	                    body.word_count * sizeof(*body.hashes));
	assert_memory_equal(fixture.profile.spans, body.words,
	                    body.word_count * sizeof(*body.words));
	end(&fixture);
}

static void test_sentences_paragraphs_quotes(void **state)
{
	struct fixture fixture;

	(void)state;
	begin(&fixture);
	/* "Five people died on Tuesday" */
	assert_int_equal(fixture.profile.sentences[0].first, 0);
	assert_int_equal(fixture.profile.sentences[0].end, 5);
	assert_int_equal(fixture.profile.sentence_count, 3);
	assert_int_equal(fixture.profile.paragraph_count, 2);
	assert_int_equal(fixture.profile.quote_count, 1);
	assert_int_equal(fixture.profile.quotes[0].first, 5);
	assert_int_equal(fixture.profile.quotes[0].end, 9);
	end(&fixture);
}

static void test_headline_and_claims(void **state)
{
	struct fixture fixture;

	(void)state;
	begin(&fixture);
	assert_int_equal(fixture.profile.headline.count, 4);
	assert_int_equal(fixture.profile.claims, DOUBLET_CLAIM_UPDATE);
	assert_true(fixture.profile.time > 0);
	assert_true(fixture.profile.id != 0);
	assert_true(fixture.profile.version == 0);
	end(&fixture);
}

static void check_words(const struct doublet_words *copy,
                        const struct doublet_words *words)
{
	assert_int_equal(copy->count, words->count);
	assert_memory_equal(copy->hashes, words->hashes,
	                    words->count * sizeof(*words->hashes));
	assert_memory_equal(copy->traits, words->traits, words->count);
}

static void check_copy(const struct doublet_profile *copy,
                       const struct doublet_profile *profile)
{
	check_words(&copy->words, &profile->words);
	check_words(&copy->headline, &profile->headline);
	assert_memory_equal(copy->spans, profile->spans,
	                    profile->words.count * sizeof(*copy->spans));
	assert_memory_equal(copy->sentences, profile->sentences,
	                    profile->sentence_count * sizeof(*copy->sentences));
	assert_memory_equal(copy->paragraphs, profile->paragraphs,
	                    profile->paragraph_count *
	                            sizeof(*copy->paragraphs));
	assert_memory_equal(copy->quotes, profile->quotes,
	                    profile->quote_count * sizeof(*copy->quotes));
	assert_int_equal(copy->shingles.count, profile->shingles.count);
	assert_memory_equal(copy->shingles.shingles, profile->shingles.shingles,
	                    copy->shingles.count *
	                            sizeof(*copy->shingles.shingles));
}

static void test_copy_is_the_same(void **state)
{
	struct fixture fixture;
	struct doublet_profile *copy;
	struct support_allocator allocator;

	(void)state;
	begin(&fixture);
	support_allocator_init(&allocator);
	assert_int_equal(doublet_profile_copy(&allocator.allocator,
	                                      &fixture.profile, &copy),
	                 DOUBLET_OK);
	/* One block, and nothing of the arena. */
	assert_int_equal(allocator.calls, 1);
	check_copy(copy, &fixture.profile);
	doublet_profile_destroy(copy);
	assert_int_equal(allocator.held_bytes, 0);
	end(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words_are_those_of_the_body),
		cmocka_unit_test(test_sentences_paragraphs_quotes),
		cmocka_unit_test(test_headline_and_claims),
		cmocka_unit_test(test_copy_is_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

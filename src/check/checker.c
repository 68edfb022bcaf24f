/* SPDX-License-Identifier: MIT */
/*
 * The whole of a check: cut up, gather evidence, ask each rule, merge, and
 * tell the findings in lines and columns. One arena holds all of a story.
 */
#include <string.h>

#include "check/exempt.h"
#include "check/finding.h"
#include "check/merge.h"
#include "check/phrasebook.h"
#include "check/ruleset.h"
#include "doublet/sketch.h"
#include "text/segment.h"

enum { DEFAULT_MIN_WORDS = 6, MOST_RULES = 64 };

/* The set phrases of the languages met so far. */
struct shelf {
	struct shelf *next;
	struct doublet_phrasebook *book;
};

struct doublet_checker {
	struct doublet_allocator allocator;
	uint32_t min_words;
	const struct doublet_edge_kernel *kernel;
	bool is_on[MOST_RULES];
	struct doublet_arena books;    /* lives as long as the checker */
	struct doublet_arena story;    /* emptied for each story */
	struct doublet_buffer message; /* the one at hand */
	struct shelf *shelf;
};

static bool rule_index(const char *id, size_t *index)
{
	for (size_t i = 0; doublet_ruleset[i] != NULL; i++) {
		if (strcmp(doublet_ruleset[i]->rule.id, id) == 0) {
			*index = i;
			return true;
		}
	}
	return false;
}

static bool choose_rules(bool is_on[static MOST_RULES],
                         const struct doublet_check_options *options)
{
	size_t index;

	for (size_t i = 0; i < MOST_RULES; i++)
		is_on[i] = options->rule_count == 0;
	for (size_t i = 0; i < options->rule_count; i++) {
		if (!rule_index(options->rules[i], &index))
			return false;
		is_on[index] = true;
	}
	for (size_t i = 0; i < options->left_out_count; i++) {
		if (!rule_index(options->left_out[i], &index))
			return false;
		is_on[index] = false;
	}
	return true;
}

enum doublet_status doublet_checker_create(
	const struct doublet_check_options *options,
	struct doublet_checker **checker)
{
	static const struct doublet_check_options defaults;
	bool is_on[MOST_RULES];

	if (options == NULL)
		options = &defaults;
	if (options->min_words == 1 || !choose_rules(is_on, options))
		return DOUBLET_INVALID;
	struct doublet_allocator allocator =
		doublet_allocator_or_default(options->allocator);
	struct doublet_checker *made =
		allocator.resize(allocator.context, NULL, 0, sizeof(*made));
	if (made == NULL)
		return DOUBLET_NO_MEMORY;
	*made = (struct doublet_checker){
		.allocator = allocator,
		.min_words = options->min_words == 0 ? DEFAULT_MIN_WORDS
	                                             : options->min_words,
		.kernel = doublet_edge_kernel_choose(),
	};
	memcpy(made->is_on, is_on, sizeof(is_on));
	doublet_arena_init(&made->books, &allocator);
	doublet_arena_init(&made->story, &allocator);
	doublet_buffer_init(&made->message, &allocator);
	*checker = made;
	return DOUBLET_OK;
}

void doublet_checker_destroy(struct doublet_checker *checker)
{
	if (checker == NULL)
		return;
	struct doublet_allocator allocator = checker->allocator;
	doublet_arena_finish(&checker->books);
	doublet_arena_finish(&checker->story);
	doublet_buffer_finish(&checker->message);
	allocator.resize(allocator.context, checker, sizeof(*checker), 0);
}

static enum doublet_status find_book(struct doublet_checker *checker,
                                     const char *tag,
                                     const struct doublet_phrasebook **book)
{
	struct doublet_view view = {tag, strlen(tag)};
	const struct doublet_language *language = doublet_language_find(view);

	for (struct shelf *s = checker->shelf; s != NULL; s = s->next) {
		if (doublet_phrasebook_language(s->book) == language) {
			*book = s->book;
			return DOUBLET_OK;
		}
	}
	/* A book that was not finished for want of memory is made anew. */
	checker->books.failed = false;
	struct shelf *shelf =
		doublet_arena_take(&checker->books, sizeof(*shelf));
	if (shelf == NULL)
		return DOUBLET_NO_MEMORY;
	enum doublet_status status =
		doublet_phrasebook_create(&checker->books, language,
	                                  &shelf->book);
	if (status != DOUBLET_OK)
		return status;
	shelf->next = checker->shelf;
	checker->shelf = shelf;
	*book = shelf->book;
	return DOUBLET_OK;
}

static void ask_rules(const struct doublet_checker *checker,
                      const struct doublet_evidence *evidence,
                      struct doublet_candidates *candidates)
{
	for (uint32_t i = 0; doublet_ruleset[i] != NULL; i++) {
		if (!checker->is_on[i])
			continue;
		candidates->rule = i;
		candidates->level = doublet_ruleset[i]->rule.level;
		doublet_ruleset[i]->find(evidence, candidates);
	}
}

static enum doublet_status judge(struct doublet_checker *checker,
                                 struct doublet_evidence *evidence,
                                 struct doublet_check_result *result)
{
	struct doublet_candidates candidates = {.arena = evidence->arena};
	struct doublet_merged merged;

	enum doublet_status status =
		find_book(checker, evidence->segments->language,
	                  &evidence->phrases);
	if (status == DOUBLET_OK)
		status = doublet_evidence_gather(evidence);
	if (status != DOUBLET_OK)
		return status;
	ask_rules(checker, evidence, &candidates);
	if (evidence->arena->failed)
		return DOUBLET_NO_MEMORY;
	status = doublet_exempt(evidence, &candidates);
	if (status != DOUBLET_OK)
		return status;
	status = doublet_merge(&candidates, evidence->segments->word_count,
	                       checker->min_words, &merged);
	if (status != DOUBLET_OK)
		return status;
	result->repeated_words = merged.repeated_words;
	return doublet_findings_make(evidence, &merged, &checker->message,
	                             result);
}

enum doublet_status doublet_checker_check(
	struct doublet_checker *checker, const struct doublet_story *story,
	const struct doublet_check_result **result)
{
	struct doublet_segments segments;
	struct doublet_evidence evidence = {
		.arena = &checker->story,
		.story = story,
		.segments = &segments,
		.min_words = checker->min_words,
	};

	doublet_arena_reset(&checker->story);
	struct doublet_check_result *made =
		doublet_arena_take(&checker->story, sizeof(*made));
	if (made == NULL)
		return DOUBLET_NO_MEMORY;
	enum doublet_status status =
		doublet_segment_with(checker->kernel, &checker->story, story,
	                             &segments);
	if (status != DOUBLET_OK)
		return status;
	*made = (struct doublet_check_result){
		.words = segments.word_count,
		.sentences = segments.sentence_count,
		.paragraphs = segments.paragraph_count,
		.quotes = segments.quote_count,
	};
	status = judge(checker, &evidence, made);
	if (status != DOUBLET_OK)
		return status;
	*result = made;
	return DOUBLET_OK;
}

/* SPDX-License-Identifier: MIT */
/*
 * The whole of a judgement: two profiles, what they have in common, the
 * relation, and the places of it in the texts. One arena holds all of a pair.
 */
#include <string.h>

#include "judge/claim.h"
#include "judge/overlap.h"
#include "judge/place.h"
#include "judge/reason.h"
#include "judge/relation.h"
#include "judge/subject.h"
#include "text/fold.h"

struct doublet_judge {
	struct doublet_allocator allocator;
	struct doublet_sketcher *sketcher;
	const struct doublet_boilerplate *boilerplate;
	struct doublet_arena reading; /* emptied for each profile made */
	struct doublet_arena pair;    /* emptied for each judgement */
};

enum doublet_status doublet_judge_create(
	const struct doublet_judge_options *options,
	struct doublet_judge **judge)
{
	struct doublet_allocator allocator = doublet_allocator_or_default(
		options == NULL ? NULL : options->allocator);
	struct doublet_judge *made =
		allocator.resize(allocator.context, NULL, 0, sizeof(*made));

	if (made == NULL)
		return DOUBLET_NO_MEMORY;
	*made = (struct doublet_judge){
		.allocator = allocator,
		.boilerplate = options == NULL ? NULL : options->boilerplate,
	};
	enum doublet_status status =
		doublet_sketcher_create(&allocator, NULL, &made->sketcher);
	if (status != DOUBLET_OK) {
		allocator.resize(allocator.context, made, sizeof(*made), 0);
		return status;
	}
	doublet_arena_init(&made->reading, &allocator);
	doublet_arena_init(&made->pair, &allocator);
	*judge = made;
	return DOUBLET_OK;
}

void doublet_judge_destroy(struct doublet_judge *judge)
{
	if (judge == NULL)
		return;
	struct doublet_allocator allocator = judge->allocator;
	doublet_arena_finish(&judge->pair);
	doublet_arena_finish(&judge->reading);
	doublet_sketcher_destroy(judge->sketcher);
	allocator.resize(allocator.context, judge, sizeof(*judge), 0);
}

enum doublet_status doublet_profile_create(struct doublet_judge *judge,
                                           const struct doublet_story *story,
                                           struct doublet_profile **profile)
{
	struct doublet_profile read;
	struct doublet_profiler profiler = {&judge->reading, judge->sketcher,
	                                    judge->boilerplate};

	doublet_arena_reset(&judge->reading);
	enum doublet_status status =
		doublet_profile_read(&profiler, story, &read);
	if (status != DOUBLET_OK)
		return status;
	return doublet_profile_copy(&judge->allocator, &read, profile);
}

/* The stories of a judgement; both NULL when there are only profiles. */
struct texts {
	const struct doublet_story *a;
	const struct doublet_story *b;
};

static struct doublet_reason_facts facts_of(const struct doublet_overlap *o)
{
	const struct doublet_side *quoting =
		o->in_b.quotes > 0 ? &o->in_b : &o->in_a;

	return (struct doublet_reason_facts){
		.kept_a = o->in_a.kept,
		.kept_b = o->in_b.kept,
		.added_paragraphs = o->in_b.paragraphs_only,
		.dropped_paragraphs = o->in_a.paragraphs_only,
		.added_sentences = o->in_b.sentences_lone,
		.dropped_sentences = o->in_a.sentences_lone,
		.numbers = o->kinds[DOUBLET_DIFFERENCE_NUMBER],
		.names = o->kinds[DOUBLET_DIFFERENCE_NAME],
		.words = o->kinds[DOUBLET_DIFFERENCE_WORDS],
		.numbers_all = o->in_b.figures,
		.quotes = quoting->quotes,
		.quote_words = quoting->quote_words,
		.longest = o->longest,
		.other_headline = doublet_subject_is_told(o) &&
	                          !doublet_subject_is_same(o),
	};
}

static struct doublet_comparison compare(const struct doublet_overlap *o)
{
	return (struct doublet_comparison){
		.relation = doublet_relation_of(o),
		.marks = doublet_claim_marks(o),
		.resemblance = o->resemblance,
		.containment_a = o->containment_a,
		.containment_b = o->containment_b,
		.words_a = o->a->words.count,
		.words_b = o->b->words.count,
	};
}

/* Whether words of one hash are one word, folded. */
static bool is_word_same(struct doublet_view a, struct doublet_view b)
{
	char folded_a[DOUBLET_FOLD_MAX];
	char folded_b[DOUBLET_FOLD_MAX];

	if (a.length == b.length && memcmp(a.data, b.data, a.length) == 0)
		return true;
	size_t length = doublet_fold_word(a.data, a.length, folded_a);
	return doublet_fold_word(b.data, b.length, folded_b) == length &&
	       memcmp(folded_a, folded_b, length) == 0;
}

/*
 * Whether equal hashes stand for equal words: they do but for an accident, or
 * somebody's design.
 */
static bool are_words_same(struct texts texts, const struct doublet_profile *a,
                           const struct doublet_profile *b)
{
	for (uint32_t i = 0; i < a->words.count; i++) {
		struct doublet_view word_a = {texts.a->text + a->spans[i].start,
		                              a->spans[i].end -
		                                      a->spans[i].start};
		struct doublet_view word_b = {texts.b->text + b->spans[i].start,
		                              b->spans[i].end -
		                                      b->spans[i].start};
		if (!is_word_same(word_a, word_b))
			return false;
	}
	return true;
}

static enum doublet_status judge_pair(
	struct doublet_judge *judge, struct texts texts,
	const struct doublet_profile *a, const struct doublet_profile *b,
	const struct doublet_comparison **comparison)
{
	struct doublet_arena *arena = &judge->pair;
	struct doublet_overlap o;
	struct doublet_comparison *made =
		doublet_arena_take(arena, sizeof(*made));

	if (made == NULL)
		return DOUBLET_NO_MEMORY;
	enum doublet_status status =
		doublet_overlap_find(arena, judge->sketcher, a, b, &o);
	if (status != DOUBLET_OK)
		return status;
	if (o.same_words && texts.a != NULL)
		o.same_words = are_words_same(texts, a, b);
	*made = compare(&o);
	if (!doublet_places_find(arena, &o, made))
		return DOUBLET_NO_MEMORY;
	struct doublet_reason_facts facts = facts_of(&o);
	struct doublet_reason reason = {made, &facts, texts.a, texts.b};
	made->reason = doublet_reason_write(arena, &reason);
	if (made->reason == NULL)
		return DOUBLET_NO_MEMORY;
	*comparison = made;
	return DOUBLET_OK;
}

enum doublet_status doublet_judge_profiles(
	struct doublet_judge *judge, const struct doublet_profile *a,
	const struct doublet_profile *b,
	const struct doublet_comparison **comparison)
{
	struct texts none = {NULL, NULL};

	doublet_arena_reset(&judge->pair);
	return judge_pair(judge, none, a, b, comparison);
}

enum doublet_status doublet_judge_compare(
	struct doublet_judge *judge, const struct doublet_story *a,
	const struct doublet_story *b,
	const struct doublet_comparison **comparison)
{
	struct doublet_arena *arena = &judge->pair;
	struct doublet_profiler profiler = {arena, judge->sketcher,
	                                    judge->boilerplate};
	struct doublet_profile profile_a;
	struct doublet_profile profile_b;
	struct texts texts = {a, b};

	doublet_arena_reset(arena);
	enum doublet_status status =
		doublet_profile_read(&profiler, a, &profile_a);
	if (status == DOUBLET_OK)
		status = doublet_profile_read(&profiler, b, &profile_b);
	if (status != DOUBLET_OK)
		return status;
	return judge_pair(judge, texts, &profile_a, &profile_b, comparison);
}

/* SPDX-License-Identifier: MIT */
/* The handle: which step comes when, and what each hands to the next. */
#include "doublet/dedup.h"

#include <string.h>

#include "dedup/group.h"
#include "dedup/join.h"
#include "dedup/second.h"

enum stage { ADDING, MATCHED, FINISHED };

struct doublet_dedup {
	struct doublet_allocator allocator;
	struct doublet_dedup_options options;
	enum stage stage;
	struct doublet_scan scan;
	/* NULL: relations are not asked for. */
	struct doublet_judge *judge;
	struct doublet_dedup_totals totals;
	/* All that lives from one of the steps to the end. */
	struct doublet_arena arena;
	struct doublet_classes classes;
	struct doublet_lists candidates;
	struct doublet_second second;
	struct doublet_pairs pairs;
	struct doublet_arena groups;
};

/* With neither a threshold nor a containment asked for. */
static const double related = 0.5;

static bool is_share(double value)
{
	return value >= 0 && value <= 1;
}

/* What the scan is to keep. */
static void choose(struct doublet_dedup *dedup)
{
	struct doublet_dedup_options *options = &dedup->options;
	struct doublet_scan *scan = &dedup->scan;
	bool all = options->threshold == 0 && options->containment == 0;

	options->relations = options->relations || all;
	if (options->max_common == 0)
		options->max_common = DOUBLET_DEDUP_MAX_COMMON;
	if (options->threshold > 0)
		scan->banding = doublet_banding_for(options->threshold);
	if (all)
		scan->banding = doublet_banding_for(related);
	scan->keeps_marks = all || options->containment > 0;
	/* For so little there are no bands. */
	scan->keeps_sets = options->exact ||
	                   (options->threshold > 0 && scan->banding == NULL);
}

/* Opens what it computes with. */
static enum doublet_status open(struct doublet_dedup *dedup)
{
	struct doublet_sketcher_options kernel = {dedup->options.kernel};
	struct doublet_judge_options judge = {&dedup->allocator};
	enum doublet_status status =
		doublet_sketcher_create(&dedup->allocator, &kernel,
	                                &dedup->scan.sketcher);

	if (status == DOUBLET_OK && dedup->options.relations)
		status = doublet_judge_create(&judge, &dedup->judge);
	return status;
}

enum doublet_status doublet_dedup_create(
	const struct doublet_dedup_options *options,
	struct doublet_dedup **dedup)
{
	static const struct doublet_dedup_options defaults;

	if (options == NULL)
		options = &defaults;
	if (!is_share(options->threshold) || !is_share(options->containment))
		return DOUBLET_INVALID;
	struct doublet_allocator memory =
		doublet_allocator_or_default(options->allocator);
	struct doublet_dedup *made =
		memory.resize(memory.context, NULL, 0, sizeof(*made));
	if (made == NULL)
		return DOUBLET_NO_MEMORY;
	*made = (struct doublet_dedup){.allocator = memory,
	                               .options = *options};
	doublet_scan_init(&made->scan, &memory);
	doublet_arena_init(&made->arena, &memory);
	doublet_arena_init(&made->groups, &memory);
	doublet_lists_init(&made->candidates, &memory);
	choose(made);
	enum doublet_status status = open(made);
	if (status != DOUBLET_OK) {
		doublet_dedup_destroy(made);
		return status;
	}
	*dedup = made;
	return DOUBLET_OK;
}

/* Undoes what a match began. */
static void forget_match(struct doublet_dedup *dedup)
{
	doublet_second_finish(&dedup->second);
	dedup->second = (struct doublet_second){0};
	doublet_lists_finish(&dedup->candidates);
	doublet_arena_finish(&dedup->arena);
	doublet_arena_reset(&dedup->arena);
}

void doublet_dedup_destroy(struct doublet_dedup *dedup)
{
	if (dedup == NULL)
		return;
	struct doublet_allocator memory = dedup->allocator;
	if (dedup->stage == FINISHED)
		doublet_pairs_finish(&dedup->pairs);
	doublet_arena_finish(&dedup->groups);
	forget_match(dedup);
	doublet_scan_finish(&dedup->scan);
	doublet_judge_destroy(dedup->judge);
	memory.resize(memory.context, dedup, sizeof(*dedup), 0);
}

enum doublet_status doublet_dedup_add(struct doublet_dedup *dedup,
                                      const struct doublet_story *story)
{
	if (dedup->stage != ADDING)
		return DOUBLET_INVALID;
	enum doublet_status status = doublet_scan_add(&dedup->scan, story);
	dedup->totals.stories = doublet_scan_count(&dedup->scan);
	return status;
}

/* Notes how many stories have a number that is too common. */
static void count_common(struct doublet_dedup *dedup,
                         const struct doublet_join_common *common)
{
	size_t bytes = ((size_t)dedup->totals.stories + 7) / 8;

	dedup->totals.common_marks = common->numbers;
	dedup->totals.common_stories = 0;
	for (size_t i = 0; i < bytes; i++)
		dedup->totals.common_stories +=
			(uint32_t)__builtin_popcount(common->stories[i]);
}

/* Pairs with anything in common that is looked for. */
static bool join_all(struct doublet_dedup *dedup, struct doublet_buffer *pairs)
{
	struct doublet_scan *scan = &dedup->scan;
	size_t bytes = ((size_t)dedup->totals.stories + 7) / 8;
	struct doublet_join_common common = {0};
	struct doublet_join join = {.first = dedup->classes.of};
	bool joined = true;

	common.stories = doublet_arena_take(&dedup->arena, bytes);
	if (common.stories == NULL)
		return false;
	memset(common.stories, 0, bytes);
	join.lists = &scan->keys;
	joined = doublet_join_pairs(&join, pairs, &common);
	join.lists = &scan->sets;
	joined = joined && doublet_join_pairs(&join, pairs, &common);
	join.lists = &scan->marks;
	join.limit = dedup->options.max_common;
	joined = joined && doublet_join_pairs(&join, pairs, &common) &&
	         doublet_join_unique(pairs);
	if (joined)
		count_common(dedup, &common);
	return joined;
}

/* From pairs in order to the earlier ones of each story. */
static bool list_candidates(struct doublet_dedup *dedup,
                            struct doublet_buffer *pairs)
{
	const uint64_t *all = (const void *)pairs->data;
	size_t count = pairs->length / sizeof(*all);
	uint32_t *numbers = (void *)pairs->data;
	size_t end = 0;

	dedup->totals.candidates = count;
	for (uint32_t i = 0; i < dedup->totals.stories; i++) {
		size_t begin = end;

		/* A number is half as long as a pair. */
		for (; end < count && all[end] >> 32 == i; end++)
			numbers[end] = (uint32_t)all[end];
		if (!doublet_lists_reserve(&dedup->candidates, end - begin))
			return false;
		doublet_lists_add(&dedup->candidates, numbers + begin,
		                  end - begin);
	}
	return true;
}

static bool find_candidates(struct doublet_dedup *dedup)
{
	struct doublet_buffer pairs;

	doublet_buffer_init(&pairs, &dedup->allocator);
	bool found = join_all(dedup, &pairs) && list_candidates(dedup, &pairs);
	doublet_buffer_finish(&pairs);
	return found;
}

enum doublet_status doublet_dedup_match(struct doublet_dedup *dedup)
{
	if (dedup->stage != ADDING)
		return DOUBLET_INVALID;
	dedup->second.scan = &dedup->scan;
	dedup->second.options = &dedup->options;
	dedup->second.judge = dedup->judge;
	dedup->second.partners = &dedup->candidates;
	if (!doublet_classes_make(&dedup->classes, &dedup->arena, &dedup->scan,
	                          dedup->options.relations) ||
	    !find_candidates(dedup) ||
	    !doublet_second_begin(&dedup->second, &dedup->arena)) {
		forget_match(dedup);
		return DOUBLET_NO_MEMORY;
	}
	dedup->totals.copies = dedup->classes.copies;
	dedup->stage = MATCHED;
	return DOUBLET_OK;
}

/* Copies, which are not judged one by one, are pairs all the same. */
bool doublet_dedup_wants(const struct doublet_dedup *dedup, uint32_t number)
{
	const struct doublet_classes *classes = &dedup->classes;

	if (dedup->stage != MATCHED || number >= dedup->totals.stories)
		return false;
	return doublet_second_wants(&dedup->second, number) ||
	       doublet_classes_members(classes, classes->of[number]).count > 1;
}

enum doublet_status doublet_dedup_again(struct doublet_dedup *dedup,
                                        uint32_t number,
                                        const struct doublet_story *story)
{
	if (dedup->stage != MATCHED || number >= dedup->totals.stories)
		return DOUBLET_INVALID;
	return doublet_second_give(&dedup->second, number, story);
}

enum doublet_status doublet_dedup_finish(struct doublet_dedup *dedup)
{
	struct doublet_second *second = &dedup->second;

	if (dedup->stage != MATCHED || second->given < second->wanted)
		return DOUBLET_INVALID;
	dedup->pairs = (struct doublet_pairs){
		.scan = &dedup->scan,
		.classes = &dedup->classes,
		.judged = (const void *)second->pairs.data,
		.count = second->pairs.length / sizeof(struct doublet_pair),
		.has_copies = !dedup->options.relations,
	};
	if (!doublet_pairs_begin(&dedup->pairs, &dedup->arena)) {
		dedup->arena.failed = false;
		return DOUBLET_NO_MEMORY;
	}
	dedup->stage = FINISHED;
	return DOUBLET_OK;
}

enum doublet_status doublet_dedup_next(struct doublet_dedup *dedup,
                                       struct doublet_pair *pair)
{
	if (dedup->stage != FINISHED)
		return DOUBLET_INVALID;
	return doublet_pairs_next(&dedup->pairs, pair);
}

enum doublet_status doublet_dedup_group(struct doublet_dedup *dedup,
                                        struct doublet_groups *groups)
{
	if (dedup->stage != FINISHED)
		return DOUBLET_INVALID;
	doublet_arena_reset(&dedup->groups);
	if (!doublet_group_make(&dedup->pairs, dedup->options.relations,
	                        &dedup->groups, groups))
		return DOUBLET_NO_MEMORY;
	return DOUBLET_OK;
}

struct doublet_dedup_totals doublet_dedup_totals_of(
	const struct doublet_dedup *dedup)
{
	return dedup->totals;
}

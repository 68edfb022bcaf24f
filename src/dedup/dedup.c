/* SPDX-License-Identifier: MIT */
/* The handle: which step comes when, and what each hands to the next. */
#include "doublet/dedup.h"

#include <string.h>

#include "dedup/exact.h"
#include "dedup/figures.h"
#include "dedup/group.h"
#include "dedup/join.h"
#include "dedup/queue.h"
#include "dedup/second.h"

enum stage { ADDING, MATCHED, FINISHED };

struct doublet_dedup {
	struct doublet_allocator allocator;
	struct doublet_dedup_options options;
	enum stage stage;
	struct doublet_scan scan;
	struct doublet_team team;
	/* Where there are several workers: stories to be added, or judged. */
	struct doublet_queue queue;
	/* Stories below were given again. */
	uint32_t next;
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
static const double related = 0.7;
/* Stories that have a hint in common, at most. */
static const uint32_t hints_common = 16;
static const double exact_threshold = 0.8;

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
	scan->keeps_forms = scan->keeps_hints = all;
	scan->keeps_runs = all || options->containment > 0;
	/* For so little there are no bands. */
	scan->keeps_sets = options->exact ||
	                   (options->threshold > 0 && scan->banding == NULL);
	/* Then nothing else is needed to find them. */
	if (scan->keeps_sets && !all) {
		scan->banding = NULL;
		scan->keeps_runs = false;
	}
	if (scan->banding != NULL)
		scan->keys.length = scan->banding->bands;
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
	made->scan.team = &made->team;
	doublet_queue_init(&made->queue, &memory);
	enum doublet_status status =
		doublet_team_create(&made->team, &memory, &made->options);
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
	doublet_queue_finish(&dedup->queue);
	doublet_team_destroy(&dedup->team);
	memory.resize(memory.context, dedup, sizeof(*dedup), 0);
}

/* Adds the stories that wait. */
static enum doublet_status add_queued(struct doublet_dedup *dedup)
{
	struct doublet_queue *queue = &dedup->queue;
	size_t added;
	enum doublet_status status =
		doublet_scan_add(&dedup->scan, queue->items + queue->first,
	                         queue->count - queue->first, &added);

	queue->first += added;
	if (status == DOUBLET_OK)
		doublet_queue_clear(queue);
	return status;
}

static enum doublet_status judge_queued(struct doublet_dedup *dedup)
{
	struct doublet_queue *queue = &dedup->queue;
	enum doublet_status status =
		doublet_second_give(&dedup->second, queue->items, queue->count);

	if (status == DOUBLET_OK)
		doublet_queue_clear(queue);
	return status;
}

/* Makes room in the queue and adds a story. */
static enum doublet_status wait_in_queue(
	struct doublet_dedup *dedup, struct doublet_item item,
	enum doublet_status (*clear)(struct doublet_dedup *dedup))
{
	enum doublet_status status = DOUBLET_OK;

	if (item.story->length > DOUBLET_STORY_MAX)
		return DOUBLET_TOO_LARGE;
	if (doublet_queue_is_full(&dedup->queue, item.story))
		status = clear(dedup);
	if (status == DOUBLET_OK &&
	    !doublet_queue_add(&dedup->queue, item.number, item.story))
		status = DOUBLET_NO_MEMORY;
	return status;
}

enum doublet_status doublet_dedup_add(struct doublet_dedup *dedup,
                                      const struct doublet_story *story)
{
	const struct doublet_item item = {dedup->totals.stories, story};
	enum doublet_status status;
	size_t added;

	if (dedup->stage != ADDING)
		return DOUBLET_INVALID;
	if (item.number == DOUBLET_DEDUP_STORIES_MAX)
		return DOUBLET_TOO_LARGE;
	if (dedup->team.count > 1)
		status = wait_in_queue(dedup, item, add_queued);
	else
		status = doublet_scan_add(&dedup->scan, &item, 1, &added);
	dedup->totals.stories += status == DOUBLET_OK;
	return status;
}

/* Adds pairs of stories that have a number in common. */
static bool join_lists(struct doublet_dedup *dedup,
                       const struct doublet_lists *lists,
                       const struct doublet_join *join,
                       struct doublet_candidates *candidates)
{
	struct doublet_postings postings;

	doublet_buffer_init(&postings.items, &dedup->allocator);
	bool joined =
		doublet_postings_add(&postings, lists, dedup->classes.of) &&
		doublet_postings_sort(&postings) &&
		doublet_join(candidates, &postings, join);
	doublet_buffer_finish(&postings.items);
	return joined;
}

/* What the pairs of the exact join have to reach. */
static struct doublet_dedup_options exact_options(
	const struct doublet_dedup *dedup)
{
	struct doublet_dedup_options options = dedup->options;

	if (options.threshold == 0 && options.containment == 0)
		options.threshold = exact_threshold;
	return options;
}

static struct doublet_side side_of(const struct doublet_dedup *dedup,
                                   uint32_t number)
{
	struct doublet_list set = doublet_lists_at(&dedup->scan.sets, number);

	return (struct doublet_side){number, {set.numbers, set.count}};
}

/*
 * Compares sets that were kept. Where relations are asked for, pairs that
 * reach the threshold stay candidates; else they are what was to be found.
 */
static bool compare_sets(struct doublet_dedup *dedup,
                         struct doublet_candidates *candidates)
{
	const struct doublet_dedup_options options = exact_options(dedup);
	const struct doublet_figures figures = {&dedup->scan, &options};
	uint64_t *pairs = (void *)candidates->pairs.data;
	size_t count = candidates->pairs.length / sizeof(*pairs);
	struct doublet_pair pair;
	size_t kept = 0;

	dedup->totals.candidates = count;
	for (size_t i = 0; i < count; i++) {
		if (!doublet_figures_compare(
			    &figures,
			    side_of(dedup, (uint32_t)(pairs[i] >> 32)),
			    side_of(dedup, (uint32_t)pairs[i]), &pair))
			continue;
		if (dedup->options.relations)
			pairs[kept++] = pairs[i];
		else
			doublet_buffer_add(&dedup->second.pairs, &pair,
			                   sizeof(pair));
	}
	candidates->pairs.length = kept * sizeof(*pairs);
	return !dedup->second.pairs.failed;
}

static bool join_exactly(struct doublet_dedup *dedup,
                         struct doublet_candidates *candidates)
{
	const struct doublet_dedup_options options = exact_options(dedup);
	const struct doublet_exact exact = {
		.sets = &dedup->scan.sets,
		.first = dedup->classes.of,
		.threshold = options.threshold,
		.containment = options.containment,
	};

	return doublet_exact_join(&exact, candidates) &&
	       doublet_join_unique(candidates) &&
	       compare_sets(dedup, candidates);
}

/* Of the traces of a pair that is looked for by bands. */
static unsigned least_agreement(const struct doublet_dedup *dedup)
{
	if (dedup->options.threshold > 0)
		return doublet_trace_least(dedup->options.threshold);
	return doublet_trace_least(related);
}

/*
 * What share of the runs of one story another has, at least, where one of them
 * holds most of the other. A word changed costs 5 shingles and some 12 words
 * of runs; then half of what is left by that.
 */
static double least_runs(const struct doublet_dedup *dedup)
{
	double missing = 1 - dedup->options.containment;

	if (dedup->options.containment == 0)
		return 1.0 / 6;
	return missing < 1.0 / 3 ? (1 - 3 * missing) / 2 : 0;
}

/* Pairs with anything in common that is looked for. */
static bool join_all(struct doublet_dedup *dedup,
                     struct doublet_candidates *candidates)
{
	const struct doublet_scan *scan = &dedup->scan;
	size_t bytes = ((size_t)dedup->totals.stories + 7) / 8;
	const struct doublet_join bands = {
		.least_agreement = least_agreement(dedup),
		.scan = scan,
	};
	const struct doublet_join runs = {
		.limit = dedup->options.max_common,
		.tells_common = true,
		.scan = scan,
		.lists = &scan->runs,
		.least_share = least_runs(dedup),
		.enough = dedup->options.containment > 0 ? 0 : 2,
	};
	const struct doublet_join forms = {
		.limit = hints_common,
		.scan = scan,
		.lists = &scan->forms,
		.least_share = 0.15,
	};
	const struct doublet_join hints = {.limit = hints_common};

	candidates->common_stories = doublet_arena_take(&dedup->arena, bytes);
	if (candidates->common_stories == NULL)
		return false;
	memset(candidates->common_stories, 0, bytes);
	if ((scan->keeps_sets && !join_exactly(dedup, candidates)) ||
	    !join_lists(dedup, &scan->keys, &bands, candidates) ||
	    !join_lists(dedup, &scan->runs, &runs, candidates) ||
	    !join_lists(dedup, &scan->forms, &forms, candidates) ||
	    !join_lists(dedup, &scan->hints, &hints, candidates) ||
	    !doublet_join_unique(candidates))
		return false;
	dedup->totals.common_marks = candidates->common_numbers;
	dedup->totals.common_stories = 0;
	for (size_t i = 0; i < bytes; i++)
		dedup->totals.common_stories += (uint32_t)__builtin_popcount(
			candidates->common_stories[i]);
	return true;
}

/* From pairs in order to the earlier ones of each story. */
static bool list_candidates(struct doublet_dedup *dedup,
                            struct doublet_buffer *pairs)
{
	const uint64_t *all = (const void *)pairs->data;
	size_t count = pairs->length / sizeof(*all);
	uint32_t *numbers = (void *)pairs->data;
	size_t end = 0;

	if (count > 0)
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
	struct doublet_candidates candidates = {0};

	doublet_buffer_init(&candidates.pairs, &dedup->allocator);
	bool found = join_all(dedup, &candidates) &&
	             list_candidates(dedup, &candidates.pairs);
	doublet_buffer_finish(&candidates.pairs);
	return found;
}

enum doublet_status doublet_dedup_match(struct doublet_dedup *dedup)
{
	if (dedup->stage != ADDING)
		return DOUBLET_INVALID;
	enum doublet_status status = add_queued(dedup);
	if (status != DOUBLET_OK)
		return status;
	dedup->second.figures.scan = &dedup->scan;
	dedup->second.figures.options = &dedup->options;
	dedup->second.team = &dedup->team;
	dedup->second.partners = &dedup->candidates;
	dedup->totals.candidates = 0;
	doublet_buffer_init(&dedup->second.pairs, &dedup->allocator);
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

bool doublet_dedup_wants(const struct doublet_dedup *dedup, uint32_t number)
{
	return dedup->stage == MATCHED &&
	       doublet_second_wants(&dedup->second, number);
}

bool doublet_dedup_has_copy(const struct doublet_dedup *dedup, uint32_t number)
{
	const struct doublet_classes *classes = &dedup->classes;

	return dedup->stage != ADDING && number < dedup->totals.stories &&
	       doublet_classes_members(classes, classes->of[number]).count > 1;
}

enum doublet_status doublet_dedup_again(struct doublet_dedup *dedup,
                                        uint32_t number,
                                        const struct doublet_story *story)
{
	const struct doublet_item item = {number, story};
	enum doublet_status status;

	if (dedup->stage != MATCHED || number >= dedup->totals.stories)
		return DOUBLET_INVALID;
	if (!doublet_second_wants(&dedup->second, number))
		return DOUBLET_OK;
	if (number < dedup->next)
		return DOUBLET_INVALID;
	if (dedup->team.count > 1)
		status = wait_in_queue(dedup, item, judge_queued);
	else
		status = doublet_second_give(&dedup->second, &item, 1);
	if (status == DOUBLET_OK)
		dedup->next = number + 1;
	return status;
}

enum doublet_status doublet_dedup_finish(struct doublet_dedup *dedup)
{
	struct doublet_second *second = &dedup->second;

	if (dedup->stage != MATCHED)
		return DOUBLET_INVALID;
	enum doublet_status status = judge_queued(dedup);
	if (status != DOUBLET_OK)
		return status;
	if (second->given < second->wanted)
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

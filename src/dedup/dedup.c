/* SPDX-License-Identifier: MIT */
/* The handle: which step comes when, and what each hands to the next. */
#include "doublet/dedup.h"

#include "dedup/group.h"
#include "dedup/postings.h"
#include "dedup/queue.h"
#include "dedup/search.h"
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

static bool is_share(double value)
{
	return value >= 0 && value <= 1;
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
	made->options.relations |=
		options->threshold == 0 && options->containment == 0;
	if (made->options.max_common == 0)
		made->options.max_common = DOUBLET_DEDUP_MAX_COMMON;
	doublet_search_choose(&made->options, &made->scan);
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

static bool search(struct doublet_dedup *dedup)
{
	struct doublet_search search = {
		.scan = &dedup->scan,
		.classes = &dedup->classes,
		.options = &dedup->options,
		.candidates = &dedup->candidates,
		.pairs = &dedup->second.pairs,
		.totals = &dedup->totals,
	};

	return doublet_search_run(&search);
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
	doublet_buffer_init(&dedup->second.pairs, &dedup->allocator);
	if (!doublet_classes_make(&dedup->classes, &dedup->arena, &dedup->scan,
	                          dedup->options.relations) ||
	    !search(dedup) ||
	    !doublet_second_begin(&dedup->second, &dedup->arena)) {
		forget_match(dedup);
		return DOUBLET_NO_MEMORY;
	}
	doublet_scan_forget(&dedup->scan);
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

/* SPDX-License-Identifier: MIT */
/* Sets of stories that wait for a partner, and pairs judged from them. */
#include "dedup/second.h"

#include <string.h>

#include "dedup/figures.h"

struct doublet_kept_set {
	size_t count;
	uint32_t shingles[];
};

static size_t kept_bytes(size_t count)
{
	return sizeof(struct doublet_kept_set) + count * sizeof(uint32_t);
}

bool doublet_second_begin(struct doublet_second *second,
                          struct doublet_arena *arena)
{
	uint32_t count = doublet_scan_count(second->figures.scan);

	second->count = count;
	second->last = doublet_arena_array(arena, count, sizeof(*second->last));
	second->kept = doublet_arena_array(arena, count, sizeof(*second->kept));
	if (arena->failed)
		return false;
	for (uint32_t i = 0; i < count; i++) {
		struct doublet_list list =
			doublet_lists_at(second->partners, i);

		second->last[i] = i;
		second->kept[i] = (union doublet_kept){NULL};
		for (size_t n = 0; n < list.count; n++)
			second->last[list.numbers[n]] = i;
	}
	for (uint32_t i = 0; i < count; i++)
		second->wanted += doublet_second_wants(second, i);
	return true;
}

static void drop(struct doublet_second *second, uint32_t number)
{
	union doublet_kept *kept = &second->kept[number];
	struct doublet_allocator memory =
		second->figures.scan->stories.allocator;

	if (second->judge != NULL)
		doublet_profile_destroy(kept->profile);
	else if (kept->set != NULL)
		memory.resize(memory.context, kept->set,
		              kept_bytes(kept->set->count), 0);
	*kept = (union doublet_kept){NULL};
}

void doublet_second_finish(struct doublet_second *second)
{
	for (uint32_t i = 0; second->kept != NULL && i < second->count; i++)
		drop(second, i);
	doublet_buffer_finish(&second->pairs);
}

bool doublet_second_wants(const struct doublet_second *second, uint32_t number)
{
	return number < second->count &&
	       (second->last[number] != number ||
	        doublet_lists_at(second->partners, number).count > 0);
}

static struct doublet_side set_of(const struct doublet_second *second,
                                  uint32_t number)
{
	const struct doublet_kept_set *kept = second->kept[number].set;

	return (struct doublet_side){number, {kept->shingles, kept->count}};
}

static enum doublet_status relate(const struct doublet_second *second,
                                  struct doublet_pair *pair)
{
	const struct doublet_comparison *comparison;
	enum doublet_status status =
		doublet_judge_profiles(second->judge,
	                               second->kept[pair->a].profile,
	                               second->kept[pair->b].profile,
	                               &comparison);

	if (status != DOUBLET_OK)
		return status;
	pair->relation = comparison->relation;
	pair->marks = comparison->marks;
	pair->resemblance = comparison->resemblance;
	pair->containment_a = comparison->containment_a;
	pair->containment_b = comparison->containment_b;
	return DOUBLET_OK;
}

static bool is_wanted(const struct doublet_dedup_options *options,
                      const struct doublet_pair *pair)
{
	if (options->threshold == 0 && options->containment == 0)
		return pair->relation != DOUBLET_NEW;
	return doublet_figures_reach(options, pair);
}

static enum doublet_status judge(struct doublet_second *second, uint32_t x,
                                 uint32_t y)
{
	struct doublet_pair pair;
	enum doublet_status status = DOUBLET_OK;

	if (second->judge != NULL) {
		pair = doublet_figures_pair(&second->figures, x, y);
		status = relate(second, &pair);
		if (status != DOUBLET_OK ||
		    !is_wanted(second->figures.options, &pair))
			return status;
	} else if (!doublet_figures_compare(&second->figures, set_of(second, x),
	                                    set_of(second, y), &pair)) {
		return DOUBLET_OK;
	}
	doublet_buffer_add(&second->pairs, &pair, sizeof(pair));
	return second->pairs.failed ? DOUBLET_NO_MEMORY : DOUBLET_OK;
}

static bool keep(struct doublet_second *second, uint32_t number,
                 struct doublet_set set)
{
	struct doublet_allocator memory =
		second->figures.scan->stories.allocator;
	struct doublet_kept_set *kept =
		memory.resize(memory.context, NULL, 0, kept_bytes(set.count));

	if (kept == NULL)
		return false;
	kept->count = set.count;
	if (set.count > 0)
		memcpy(kept->shingles, set.shingles,
		       set.count * sizeof(*set.shingles));
	second->kept[number].set = kept;
	return true;
}

/* Keeps what it is judged by. DOUBLET_INVALID: it is another story. */
static enum doublet_status read_again(struct doublet_second *second,
                                      uint32_t number,
                                      const struct doublet_story *story)
{
	const struct doublet_scanned *before =
		doublet_scan_at(second->figures.scan, number);
	struct doublet_sketcher *sketcher = second->figures.scan->sketcher;
	struct doublet_body body;
	struct doublet_set set;
	enum doublet_status status = doublet_body_read(sketcher, story, &body);

	if (status != DOUBLET_OK)
		return status;
	if (doublet_scan_hash(&body) != before->body ||
	    story->time != before->time)
		return DOUBLET_INVALID;
	if (second->judge != NULL)
		return doublet_profile_create(second->judge, story,
		                              &second->kept[number].profile);
	status = doublet_set_make(sketcher, body.shingles, body.shingle_count,
	                          &set);
	if (status == DOUBLET_OK && !keep(second, number, set))
		status = DOUBLET_NO_MEMORY;
	return status;
}

/* Judges it with those before it, if they are all there. */
static enum doublet_status judge_all(struct doublet_second *second,
                                     uint32_t number)
{
	struct doublet_list list = doublet_lists_at(second->partners, number);
	size_t before = second->pairs.length;
	enum doublet_status status = DOUBLET_OK;

	for (size_t i = 0; i < list.count; i++)
		if (second->kept[list.numbers[i]].set == NULL)
			return DOUBLET_INVALID;
	for (size_t i = 0; i < list.count && status == DOUBLET_OK; i++)
		status = judge(second, number, list.numbers[i]);
	if (status != DOUBLET_OK) {
		second->pairs.failed = false;
		second->pairs.length = before;
		return status;
	}
	for (size_t i = 0; i < list.count; i++)
		if (second->last[list.numbers[i]] == number)
			drop(second, list.numbers[i]);
	return DOUBLET_OK;
}

enum doublet_status doublet_second_give(struct doublet_second *second,
                                        uint32_t number,
                                        const struct doublet_story *story)
{
	if (!doublet_second_wants(second, number))
		return DOUBLET_OK;
	if (number < second->next)
		return DOUBLET_INVALID;
	enum doublet_status status = read_again(second, number, story);
	if (status != DOUBLET_OK)
		return status;
	status = judge_all(second, number);
	if (status != DOUBLET_OK || second->last[number] == number)
		drop(second, number);
	if (status != DOUBLET_OK)
		return status;
	second->given++;
	second->next = number + 1;
	return DOUBLET_OK;
}

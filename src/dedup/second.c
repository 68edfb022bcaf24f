/* SPDX-License-Identifier: MIT */
/* Sets of stories that wait for a partner, and pairs judged from them. */
#include "dedup/second.h"

#include <string.h>

#include "doublet/set.h"

struct doublet_kept {
	size_t count;
	uint32_t shingles[];
};

static size_t kept_bytes(size_t count)
{
	return sizeof(struct doublet_kept) + count * sizeof(uint32_t);
}

bool doublet_second_begin(struct doublet_second *second,
                          struct doublet_arena *arena)
{
	uint32_t count = doublet_scan_count(second->scan);

	second->count = count;
	second->last = doublet_arena_array(arena, count, sizeof(*second->last));
	second->kept = doublet_arena_array(arena, count, sizeof(*second->kept));
	if (arena->failed)
		return false;
	for (uint32_t i = 0; i < count; i++) {
		struct doublet_list list =
			doublet_lists_at(second->partners, i);

		second->last[i] = i;
		second->kept[i] = NULL;
		for (size_t n = 0; n < list.count; n++)
			second->last[list.numbers[n]] = i;
	}
	for (uint32_t i = 0; i < count; i++)
		second->wanted += doublet_second_wants(second, i);
	doublet_buffer_init(&second->pairs, &second->scan->stories.allocator);
	return true;
}

static void drop(struct doublet_second *second, uint32_t number)
{
	struct doublet_kept *kept = second->kept[number];
	struct doublet_allocator memory = second->scan->stories.allocator;

	if (kept != NULL)
		memory.resize(memory.context, kept, kept_bytes(kept->count), 0);
	second->kept[number] = NULL;
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

static struct doublet_set set_of(const struct doublet_second *second,
                                 uint32_t number)
{
	const struct doublet_kept *kept = second->kept[number];

	return (struct doublet_set){kept->shingles, kept->count};
}

/* Until the judge is there. */
static enum doublet_relation relate(const struct doublet_pair *pair)
{
	if (pair->resemblance == 1)
		return DOUBLET_IDENTICAL;
	if (pair->resemblance >= 0.8)
		return DOUBLET_NEAR;
	if (pair->resemblance >= 0.35)
		return DOUBLET_UPDATE;
	if (pair->containment_a >= 0.75)
		return DOUBLET_CONTAINS;
	if (pair->containment_b >= 0.75)
		return DOUBLET_EXCERPT;
	return pair->containment_a + pair->containment_b >= 0.1
	               ? DOUBLET_SHARED_PASSAGES
	               : DOUBLET_NEW;
}

static bool is_wanted(const struct doublet_dedup_options *options,
                      const struct doublet_pair *pair)
{
	if (options->threshold == 0 && options->containment == 0)
		return pair->relation != DOUBLET_NEW;
	return (options->threshold > 0 &&
	        pair->resemblance >= options->threshold) ||
	       (options->containment > 0 &&
	        (pair->containment_a >= options->containment ||
	         pair->containment_b >= options->containment));
}

static void compare(struct doublet_second *second, struct doublet_pair *pair,
                    struct doublet_set a, struct doublet_set b)
{
	size_t both = doublet_set_intersection(second->scan->sketcher, a, b);
	size_t either = a.count + b.count - both;

	pair->resemblance = either > 0 ? (double)both / (double)either : 0;
	pair->containment_a = a.count > 0 ? (double)both / (double)a.count : 0;
	pair->containment_b = b.count > 0 ? (double)both / (double)b.count : 0;
}

static void judge(struct doublet_second *second, uint32_t x, uint32_t y)
{
	bool in_order = doublet_scan_is_earlier(second->scan, x, y);
	struct doublet_pair pair = {
		.a = in_order ? x : y,
		.b = in_order ? y : x,
	};

	compare(second, &pair, set_of(second, pair.a), set_of(second, pair.b));
	if (second->options->relations)
		pair.relation = relate(&pair);
	if (is_wanted(second->options, &pair))
		doublet_buffer_add(&second->pairs, &pair, sizeof(pair));
}

static enum doublet_status read_again(struct doublet_second *second,
                                      uint32_t number,
                                      const struct doublet_story *story,
                                      struct doublet_set *set)
{
	const struct doublet_scanned *before =
		doublet_scan_at(second->scan, number);
	struct doublet_sketcher *sketcher = second->scan->sketcher;
	struct doublet_body body;
	enum doublet_status status = doublet_body_read(sketcher, story, &body);

	if (status != DOUBLET_OK)
		return status;
	struct doublet_scanned now = doublet_scan_identify(story, &body);
	if (now.body != before->body || now.id != before->id ||
	    now.time != before->time)
		return DOUBLET_INVALID;
	return doublet_set_make(sketcher, body.shingles, body.shingle_count,
	                        set);
}

static bool keep(struct doublet_second *second, uint32_t number,
                 struct doublet_set set)
{
	struct doublet_allocator memory = second->scan->stories.allocator;
	struct doublet_kept *kept =
		memory.resize(memory.context, NULL, 0, kept_bytes(set.count));

	if (kept == NULL)
		return false;
	kept->count = set.count;
	if (set.count > 0)
		memcpy(kept->shingles, set.shingles,
		       set.count * sizeof(*set.shingles));
	second->kept[number] = kept;
	return true;
}

/* Judges it with those before it that are all there. */
static enum doublet_status judge_all(struct doublet_second *second,
                                     uint32_t number)
{
	struct doublet_list list = doublet_lists_at(second->partners, number);
	size_t before = second->pairs.length;

	for (size_t i = 0; i < list.count; i++)
		if (second->kept[list.numbers[i]] == NULL)
			return DOUBLET_INVALID;
	for (size_t i = 0; i < list.count; i++)
		judge(second, number, list.numbers[i]);
	if (second->pairs.failed) {
		second->pairs.failed = false;
		second->pairs.length = before;
		return DOUBLET_NO_MEMORY;
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
	struct doublet_set set;

	if (!doublet_second_wants(second, number))
		return DOUBLET_OK;
	if (number < second->next)
		return DOUBLET_INVALID;
	enum doublet_status status = read_again(second, number, story, &set);
	if (status != DOUBLET_OK)
		return status;
	if (!keep(second, number, set))
		return DOUBLET_NO_MEMORY;
	status = judge_all(second, number);
	if (status != DOUBLET_OK || second->last[number] == number)
		drop(second, number);
	if (status != DOUBLET_OK)
		return status;
	second->given++;
	second->next = number + 1;
	return DOUBLET_OK;
}

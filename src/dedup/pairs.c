/* SPDX-License-Identifier: MIT */
/*
 * Each story in turn is taken for a: its class and those related to it are
 * looked through for stories that come later.
 */
#include "dedup/pairs.h"

#include "base/sort.h"

/* Counting sort of both sides of what was judged. */
static void list_sides(struct doublet_pairs *pairs, uint32_t stories)
{
	size_t sum = 0;

	for (size_t i = 0; i <= stories; i++)
		pairs->begins[i] = 0;
	for (size_t i = 0; i < pairs->count; i++) {
		pairs->begins[pairs->judged[i].a]++;
		pairs->begins[pairs->judged[i].b]++;
	}
	for (size_t i = 0; i <= stories; i++) {
		size_t here = pairs->begins[i];
		pairs->begins[i] = sum;
		sum += here;
	}
	for (size_t i = 0; i < pairs->count; i++) {
		pairs->sides[pairs->begins[pairs->judged[i].a]++] = (uint32_t)i;
		pairs->sides[pairs->begins[pairs->judged[i].b]++] = (uint32_t)i;
	}
	for (size_t i = stories; i > 0; i--)
		pairs->begins[i] = pairs->begins[i - 1];
	pairs->begins[0] = 0;
}

bool doublet_pairs_begin(struct doublet_pairs *pairs,
                         struct doublet_arena *arena)
{
	uint32_t stories = doublet_scan_count(pairs->scan);

	pairs->begins = doublet_arena_array(arena, (size_t)stories + 1,
	                                    sizeof(*pairs->begins));
	pairs->sides = doublet_arena_array(arena, pairs->count * 2,
	                                   sizeof(*pairs->sides));
	if (arena->failed)
		return false;
	list_sides(pairs, stories);
	doublet_arena_init(&pairs->arena, &pairs->scan->stories.allocator);
	return true;
}

void doublet_pairs_finish(struct doublet_pairs *pairs)
{
	doublet_arena_finish(&pairs->arena);
}

struct doublet_pair doublet_pairs_of(const struct doublet_pairs *pairs,
                                     const struct doublet_pair *judged,
                                     uint32_t x, uint32_t y)
{
	bool in_order = doublet_scan_is_earlier(pairs->scan, x, y);
	struct doublet_pair pair = {
		.resemblance = 1,
		.containment_a = 1,
		.containment_b = 1,
	};

	if (judged != NULL)
		pair = *judged;
	pair.a = in_order ? x : y;
	pair.b = in_order ? y : x;
	if (judged != NULL && pairs->classes->of[pair.a] != judged->a) {
		pair.containment_a = judged->containment_b;
		pair.containment_b = judged->containment_a;
	}
	return pair;
}

/* The stories of a class that come after a story. */
struct finder {
	const struct doublet_pairs *pairs;
	uint32_t story;
	/* (story, which of judged: count = its own class). */
	struct doublet_sort_key *found;
	size_t count;
};

static void find(struct finder *finder, struct doublet_list members,
                 uint32_t judged)
{
	for (size_t i = 0; i < members.count; i++) {
		uint32_t other = members.numbers[i];

		if (other != finder->story &&
		    doublet_scan_is_earlier(finder->pairs->scan, finder->story,
		                            other))
			finder->found[finder->count++] =
				(struct doublet_sort_key){other, judged};
	}
}

static uint32_t other_side(const struct doublet_pair *pair, uint32_t side)
{
	return pair->a == side ? pair->b : pair->a;
}

static struct doublet_list members_beside(const struct doublet_pairs *pairs,
                                          uint32_t first, size_t side)
{
	const struct doublet_pair *judged = &pairs->judged[pairs->sides[side]];

	return doublet_classes_members(pairs->classes,
	                               other_side(judged, first));
}

/* How many stories a story may be in a pair with. */
static size_t count_beside(const struct doublet_pairs *pairs, uint32_t first)
{
	size_t count = 0;

	if (pairs->has_copies)
		count = doublet_classes_members(pairs->classes, first).count -
		        1;
	for (size_t i = pairs->begins[first]; i < pairs->begins[first + 1]; i++)
		count += members_beside(pairs, first, i).count;
	return count;
}

static void find_all(struct finder *finder, uint32_t first)
{
	const struct doublet_pairs *pairs = finder->pairs;

	if (pairs->has_copies)
		find(finder, doublet_classes_members(pairs->classes, first),
		     (uint32_t)pairs->count);
	for (size_t i = pairs->begins[first]; i < pairs->begins[first + 1]; i++)
		find(finder, members_beside(pairs, first, i), pairs->sides[i]);
}

/* Lists the pairs of the next story. False: no memory. */
static bool list_pairs(struct doublet_pairs *pairs)
{
	uint32_t first = pairs->classes->of[pairs->story];
	size_t most = count_beside(pairs, first);
	struct finder finder = {.pairs = pairs, .story = pairs->story};

	pairs->item = pairs->item_count = 0;
	if (most == 0)
		return true;
	doublet_arena_reset(&pairs->arena);
	finder.found =
		doublet_arena_array(&pairs->arena, most, sizeof(*finder.found));
	pairs->items =
		doublet_arena_array(&pairs->arena, most, sizeof(*pairs->items));
	if (pairs->arena.failed)
		return false;
	find_all(&finder, first);
	if (!doublet_sort(&pairs->arena, finder.found, finder.count))
		return false;
	for (size_t i = 0; i < finder.count; i++) {
		uint32_t judged = finder.found[i].index;

		pairs->items[i] =
			doublet_pairs_of(pairs,
		                         judged == pairs->count
		                                 ? NULL
		                                 : &pairs->judged[judged],
		                         pairs->story,
		                         (uint32_t)finder.found[i].key);
	}
	pairs->item_count = finder.count;
	return true;
}

enum doublet_status doublet_pairs_next(struct doublet_pairs *pairs,
                                       struct doublet_pair *pair)
{
	uint32_t stories = doublet_scan_count(pairs->scan);

	while (pairs->item == pairs->item_count) {
		if (pairs->story == stories) {
			pairs->story = 0;
			return DOUBLET_END;
		}
		if (!list_pairs(pairs))
			return DOUBLET_NO_MEMORY;
		pairs->story++;
	}
	*pair = pairs->items[pairs->item++];
	return DOUBLET_OK;
}

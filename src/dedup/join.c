/* SPDX-License-Identifier: MIT */
/* Number by number; pairs that many numbers give are thrown out now and then.
 */
#include "dedup/join.h"

#include "base/sort.h"
#include "doublet/set.h"

enum { NEAREST = 4, MOST_FIRST = 1 << 18 };

/* Postings that have one number. */
struct group {
	const struct doublet_join *join;
	const uint64_t *items;
	size_t count;
};

static bool do_traces_agree(const struct doublet_join *join, uint32_t a,
                            uint32_t b)
{
	return doublet_trace_agreement(doublet_scan_at(join->scan, a)->trace,
	                               doublet_scan_at(join->scan, b)->trace) >=
	       join->least_agreement;
}

static bool do_lists_agree(const struct doublet_join *join, uint32_t a,
                           uint32_t b)
{
	struct doublet_list x = doublet_lists_at(join->lists, a);
	struct doublet_list y = doublet_lists_at(join->lists, b);
	size_t shared =
		doublet_set_intersection(join->scan->team->workers[0].sketcher,
	                                 (struct doublet_set){x.numbers,
	                                                      x.count},
	                                 (struct doublet_set){y.numbers,
	                                                      y.count});
	size_t shorter = x.count < y.count ? x.count : y.count;

	return (join->enough > 0 && shared >= join->enough) ||
	       (double)shared >= join->least_share * (double)shorter;
}

static bool is_likely(const struct doublet_join *join, uint32_t a, uint32_t b)
{
	return (join->least_agreement == 0 || do_traces_agree(join, a, b)) &&
	       (join->lists == NULL || do_lists_agree(join, a, b));
}

static void add_pair(struct doublet_candidates *candidates, struct group group,
                     size_t later, size_t earlier)
{
	uint32_t b = doublet_posting_story(group.items[later]);
	uint32_t a = doublet_posting_story(group.items[earlier]);
	uint64_t pair = (uint64_t)b << 32 | a;

	if (a != b &&
	    (doublet_posting_looks(group.items[later]) ||
	     doublet_posting_looks(group.items[earlier])) &&
	    is_likely(group.join, a, b))
		doublet_buffer_add(&candidates->pairs, &pair, sizeof(pair));
}

static void note_common(struct doublet_candidates *candidates,
                        struct group group)
{
	candidates->common_numbers++;
	for (size_t i = 0; i < group.count; i++) {
		uint32_t story = doublet_posting_story(group.items[i]);

		candidates->common_stories.data[story / 8] |=
			(char)(1 << story % 8);
	}
}

static void add_nearest(struct doublet_candidates *candidates,
                        struct group group)
{
	for (size_t later = 1; later < group.count; later++) {
		size_t i = later > NEAREST ? later - NEAREST : 0;

		if (i > 0)
			add_pair(candidates, group, later, 0);
		for (; i < later; i++)
			add_pair(candidates, group, later, i);
	}
}

/* False: no memory. */
static bool thin_out(struct doublet_candidates *candidates)
{
	if (candidates->pairs.failed)
		return false;
	if (candidates->most == 0)
		candidates->most = MOST_FIRST;
	if (candidates->pairs.length / sizeof(uint64_t) < candidates->most)
		return true;
	if (!doublet_join_unique(candidates))
		return false;
	candidates->most = candidates->pairs.length / sizeof(uint64_t) * 2;
	if (candidates->most < MOST_FIRST)
		candidates->most = MOST_FIRST;
	return true;
}

static bool add_all(struct doublet_candidates *candidates, struct group group)
{
	for (size_t later = 1; later < group.count; later++) {
		for (size_t i = 0; i < later; i++)
			add_pair(candidates, group, later, i);
		if (!thin_out(candidates))
			return false;
	}
	return true;
}

static bool add_group(struct doublet_candidates *candidates, struct group group)
{
	uint32_t limit = group.join->limit;

	if (limit == 0 || group.count <= limit)
		return add_all(candidates, group);
	if (group.join->tells_common)
		note_common(candidates, group);
	add_nearest(candidates, group);
	return thin_out(candidates);
}

bool doublet_join(struct doublet_candidates *candidates,
                  const struct doublet_postings *postings,
                  const struct doublet_join *join)
{
	const uint64_t *items = (const void *)postings->items.data;
	size_t count = postings->items.length / sizeof(*items);
	size_t end;

	for (size_t begin = 0; begin < count; begin = end) {
		struct group group = {join, items + begin, 0};

		end = begin + 1;
		while (end < count &&
		       doublet_posting_number(items[end]) ==
		               doublet_posting_number(items[begin]))
			end++;
		group.count = end - begin;
		if (group.count > 1 && !add_group(candidates, group))
			return false;
	}
	return true;
}

bool doublet_join_unique(struct doublet_candidates *candidates)
{
	struct doublet_allocator memory = candidates->pairs.allocator;
	size_t bytes = candidates->pairs.length;
	uint64_t *pairs = (void *)candidates->pairs.data;
	size_t kept = 1;

	if (bytes == 0)
		return true;
	uint64_t *spare = memory.resize(memory.context, NULL, 0, bytes);
	if (spare == NULL)
		return false;
	doublet_sort_wide(pairs, spare, bytes / sizeof(*pairs), 0);
	memory.resize(memory.context, spare, bytes, 0);
	for (size_t i = 1; i < bytes / sizeof(*pairs); i++) {
		uint64_t pair = pairs[i];
		bool is_new = pair != pairs[kept - 1];

		pairs[kept] = pair;
		kept += is_new;
	}
	candidates->pairs.length = kept * sizeof(*pairs);
	return true;
}

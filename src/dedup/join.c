/* SPDX-License-Identifier: MIT */
/* Sorts (number, story), and lists the pairs of each number. */
#include "dedup/join.h"

#include "base/sort.h"

static size_t list_postings(const struct doublet_join *join,
                            struct doublet_sort_key *postings)
{
	size_t stories = doublet_lists_count(join->lists);
	size_t count = 0;

	for (size_t i = 0; i < stories; i++) {
		struct doublet_list list = doublet_lists_at(join->lists, i);

		for (size_t n = 0; join->first[i] == i && n < list.count; n++)
			postings[count++] =
				(struct doublet_sort_key){list.numbers[n],
			                                  (uint32_t)i};
	}
	return count;
}

static void add_pairs(struct doublet_buffer *pairs,
                      const struct doublet_sort_key *postings, size_t count)
{
	for (size_t later = 1; later < count; later++)
		for (size_t i = 0; i < later; i++) {
			uint64_t pair = (uint64_t)postings[later].index << 32 |
			                postings[i].index;

			if (postings[later].index != postings[i].index)
				doublet_buffer_add(pairs, &pair, sizeof(pair));
		}
}

static void note_common(struct doublet_join_common *common,
                        const struct doublet_sort_key *postings, size_t count)
{
	common->numbers++;
	for (size_t i = 0; i < count; i++)
		common->stories[postings[i].index / 8] |=
			(uint8_t)(1 << postings[i].index % 8);
}

static void add_all(const struct doublet_join *join,
                    const struct doublet_sort_key *postings, size_t count,
                    struct doublet_buffer *pairs,
                    struct doublet_join_common *common)
{
	size_t end;

	for (size_t begin = 0; begin < count; begin = end) {
		end = begin;
		while (end < count && postings[end].key == postings[begin].key)
			end++;
		if (join->limit == 0 || end - begin <= join->limit)
			add_pairs(pairs, postings + begin, end - begin);
		else
			note_common(common, postings + begin, end - begin);
	}
}

bool doublet_join_pairs(const struct doublet_join *join,
                        struct doublet_buffer *pairs,
                        struct doublet_join_common *common)
{
	size_t before = pairs->length;
	struct doublet_arena arena;

	doublet_arena_init(&arena, &pairs->allocator);
	struct doublet_sort_key *postings =
		doublet_arena_array(&arena, doublet_lists_total(join->lists),
	                            sizeof(*postings));
	size_t count = arena.failed ? 0 : list_postings(join, postings);
	bool done = !arena.failed && doublet_sort(&arena, postings, count);
	if (done)
		add_all(join, postings, count, pairs, common);
	doublet_arena_finish(&arena);
	if (done && !pairs->failed)
		return true;
	pairs->length = before;
	pairs->failed = false;
	return false;
}

bool doublet_join_unique(struct doublet_buffer *pairs)
{
	uint64_t *all = (void *)pairs->data;
	size_t count = pairs->length / sizeof(*all);
	struct doublet_arena arena;
	size_t kept = 0;

	doublet_arena_init(&arena, &pairs->allocator);
	struct doublet_sort_key *keys =
		doublet_arena_array(&arena, count, sizeof(*keys));
	for (size_t i = 0; keys != NULL && i < count; i++)
		keys[i] = (struct doublet_sort_key){all[i], 0};
	bool sorted = keys != NULL && doublet_sort(&arena, keys, count);
	for (size_t i = 0; sorted && i < count; i++)
		if (i == 0 || keys[i].key != keys[i - 1].key)
			all[kept++] = keys[i].key;
	if (sorted)
		pairs->length = kept * sizeof(*all);
	doublet_arena_finish(&arena);
	return sorted;
}

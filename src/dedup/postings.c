/* SPDX-License-Identifier: MIT */
/*
 * Most numbers stand in one story only. Two fields of bits find these without
 * a table: a bit of the first is set by whoever comes, one of the second when
 * that of the first was set already.
 */
#include "dedup/postings.h"

#include <string.h>

#include "base/sort.h"

/* So many bits a number, or up to twice as many: of those of one story an
 * eighth to a quarter is kept. */
enum { BITS_A_NUMBER = 4, LEAST_LOG = 12, MOST_LOG = 32, WORD = 64 };

struct filter {
	/* Bits of a number's place; the rest of it is shifted out. */
	unsigned shift;
	uint64_t *once;
	uint64_t *twice;
};

static unsigned log_for(size_t count)
{
	unsigned log = LEAST_LOG;

	while (log < MOST_LOG && (UINT64_C(1) << log) / BITS_A_NUMBER < count)
		log++;
	return log;
}

static void note(struct filter *filter, uint32_t number)
{
	uint32_t at = (uint32_t)((uint64_t)number >> filter->shift);
	uint64_t bit = UINT64_C(1) << at % WORD;
	uint64_t before = filter->once[at / WORD];

	filter->once[at / WORD] = before | bit;
	if ((before & bit) != 0)
		filter->twice[at / WORD] |= bit;
}

static bool stands_twice(const struct filter *filter, uint32_t number)
{
	uint32_t at = (uint32_t)((uint64_t)number >> filter->shift);

	return (filter->twice[at / WORD] >> at % WORD & 1) != 0;
}

static bool add_story(struct doublet_postings *postings,
                      const struct filter *filter, struct doublet_list list,
                      uint32_t story)
{
	if (!doublet_buffer_reserve(&postings->items,
	                            list.count * sizeof(uint64_t)))
		return false;
	uint64_t *items =
		(void *)(postings->items.data + postings->items.length);
	size_t count = 0;
	for (size_t i = 0; i < list.count; i++) {
		items[count] = doublet_posting(list.numbers[i], story, true);
		count += stands_twice(filter, list.numbers[i]);
	}
	postings->items.length += count * sizeof(uint64_t);
	return true;
}

static bool add_all(struct doublet_postings *postings, struct filter *filter,
                    const struct doublet_lists *lists, const uint32_t *first)
{
	uint32_t stories = (uint32_t)doublet_lists_count(lists);
	bool added = true;

	for (uint32_t i = 0; i < stories; i++) {
		struct doublet_list list = doublet_lists_at(lists, i);

		for (size_t n = 0; first[i] == i && n < list.count; n++)
			note(filter, list.numbers[n]);
	}
	for (uint32_t i = 0; i < stories && added; i++)
		if (first[i] == i)
			added = add_story(postings, filter,
			                  doublet_lists_at(lists, i), i);
	return added;
}

bool doublet_postings_add(struct doublet_postings *postings,
                          const struct doublet_lists *lists,
                          const uint32_t *first)
{
	struct doublet_allocator memory = postings->items.allocator;
	unsigned log = log_for(doublet_lists_total(lists));
	size_t bytes = (size_t)1 << (log - 3);
	struct filter filter = {.shift = 32 - log};

	if (doublet_lists_total(lists) == 0)
		return true;
	filter.once = memory.resize(memory.context, NULL, 0, 2 * bytes);
	if (filter.once == NULL)
		return false;
	memset(filter.once, 0, 2 * bytes);
	filter.twice = filter.once + bytes / sizeof(*filter.once);
	bool added = add_all(postings, &filter, lists, first);
	memory.resize(memory.context, filter.once, 2 * bytes, 0);
	return added;
}

bool doublet_postings_sort(struct doublet_postings *postings)
{
	struct doublet_allocator memory = postings->items.allocator;
	size_t bytes = postings->items.length;

	if (bytes == 0)
		return true;
	uint64_t *spare = memory.resize(memory.context, NULL, 0, bytes);
	if (spare == NULL)
		return false;
	doublet_sort_wide((void *)postings->items.data, spare,
	                  bytes / sizeof(*spare), 32);
	memory.resize(memory.context, spare, bytes, 0);
	return true;
}

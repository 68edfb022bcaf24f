/* SPDX-License-Identifier: MIT */
/* Lists in two buffers, so that they take hardly more than their numbers. */
#include "dedup/lists.h"

void doublet_lists_init(struct doublet_lists *lists,
                        const struct doublet_allocator *allocator)
{
	lists->length = 0;
	doublet_buffer_init(&lists->numbers, allocator);
	doublet_buffer_init(&lists->ends, allocator);
}

void doublet_lists_finish(struct doublet_lists *lists)
{
	doublet_buffer_finish(&lists->numbers);
	doublet_buffer_finish(&lists->ends);
}

static const size_t *ends_of(const struct doublet_lists *lists)
{
	return (const size_t *)(const void *)lists->ends.data;
}

bool doublet_lists_reserve(struct doublet_lists *lists, size_t count)
{
	size_t length = lists->length > 0 ? lists->length : count;
	bool fits = length <= SIZE_MAX / 4 / sizeof(uint32_t) &&
	            doublet_buffer_reserve(&lists->numbers,
	                                   length * sizeof(uint32_t)) &&
	            (lists->length > 0 ||
	             doublet_buffer_reserve(&lists->ends, sizeof(size_t)));

	lists->numbers.failed = false;
	lists->ends.failed = false;
	return fits;
}

void doublet_lists_add(struct doublet_lists *lists, const uint32_t *numbers,
                       size_t count)
{
	size_t end = doublet_lists_total(lists) + count;

	doublet_buffer_add(&lists->numbers, numbers, count * sizeof(*numbers));
	if (lists->length == 0)
		doublet_buffer_add(&lists->ends, &end, sizeof(end));
	else if (count == 0)
		doublet_buffer_repeat(&lists->numbers, 0,
		                      lists->length * sizeof(*numbers));
}

size_t doublet_lists_count(const struct doublet_lists *lists)
{
	if (lists->length > 0)
		return doublet_lists_total(lists) / lists->length;
	return lists->ends.length / sizeof(size_t);
}

size_t doublet_lists_total(const struct doublet_lists *lists)
{
	return lists->numbers.length / sizeof(uint32_t);
}

static bool are_zeros(const uint32_t *numbers, size_t count)
{
	size_t i = 0;

	while (i < count && numbers[i] == 0)
		i++;
	return i == count;
}

struct doublet_list doublet_lists_at(const struct doublet_lists *lists,
                                     size_t index)
{
	const uint32_t *all =
		(const uint32_t *)(const void *)lists->numbers.data;

	if (lists->length > 0) {
		all += index * lists->length;
		if (are_zeros(all, lists->length))
			return (struct doublet_list){NULL, 0};
		return (struct doublet_list){all, lists->length};
	}
	size_t begin = index == 0 ? 0 : ends_of(lists)[index - 1];
	size_t count = ends_of(lists)[index] - begin;
	if (count == 0)
		return (struct doublet_list){NULL, 0};
	return (struct doublet_list){all + begin, count};
}

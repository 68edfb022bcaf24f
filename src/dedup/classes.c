/* SPDX-License-Identifier: MIT */
/* Found by sorting the hashes of the bodies. */
#include "dedup/classes.h"

#include "base/sort.h"

/* Who is first of those with a body; returns how many are not. */
static uint32_t find_first(const struct doublet_sort_key *bodies, size_t count,
                           uint32_t *of)
{
	uint32_t first = 0;
	uint32_t copies = 0;

	for (size_t i = 0; i < count; i++) {
		if (i == 0 || bodies[i].key != bodies[i - 1].key)
			first = bodies[i].index;
		else
			copies++;
		of[bodies[i].index] = first;
	}
	return copies;
}

static bool find(struct doublet_classes *classes,
                 const struct doublet_scan *scan)
{
	uint32_t count = doublet_scan_count(scan);
	struct doublet_arena spare;
	size_t with_words = 0;

	doublet_arena_init(&spare, &scan->stories.allocator);
	struct doublet_sort_key *bodies =
		doublet_arena_array(&spare, count, sizeof(*bodies));
	bool found = bodies != NULL;
	for (uint32_t i = 0; found && i < count; i++) {
		uint64_t body = doublet_scan_at(scan, i)->body;

		classes->of[i] = i;
		if (body != 0)
			bodies[with_words++] =
				(struct doublet_sort_key){body, i};
	}
	found = found && doublet_sort(&spare, bodies, with_words);
	if (found)
		classes->copies = find_first(bodies, with_words, classes->of);
	doublet_arena_finish(&spare);
	return found;
}

/* Counting sort by class. */
static void list_members(struct doublet_classes *classes, uint32_t count)
{
	uint32_t sum = 0;

	for (uint32_t i = 0; i <= count; i++)
		classes->begins[i] = 0;
	for (uint32_t i = 0; i < count; i++)
		classes->begins[classes->of[i]]++;
	for (uint32_t i = 0; i <= count; i++) {
		uint32_t here = classes->begins[i];
		classes->begins[i] = sum;
		sum += here;
	}
	for (uint32_t i = 0; i < count; i++)
		classes->members[classes->begins[classes->of[i]]++] = i;
	for (uint32_t i = count; i > 0; i--)
		classes->begins[i] = classes->begins[i - 1];
	classes->begins[0] = 0;
}

bool doublet_classes_make(struct doublet_classes *classes,
                          struct doublet_arena *arena,
                          const struct doublet_scan *scan, bool apart)
{
	uint32_t count = doublet_scan_count(scan);

	classes->of = doublet_arena_array(arena, count, sizeof(uint32_t));
	classes->begins =
		doublet_arena_array(arena, (size_t)count + 1, sizeof(uint32_t));
	classes->members = doublet_arena_array(arena, count, sizeof(uint32_t));
	if (arena->failed || !find(classes, scan))
		return false;
	for (uint32_t i = 0; apart && i < count; i++)
		classes->of[i] = i;
	list_members(classes, count);
	return true;
}

struct doublet_list doublet_classes_members(
	const struct doublet_classes *classes, uint32_t first)
{
	uint32_t begin = classes->begins[first];

	return (struct doublet_list){classes->members + begin,
	                             classes->begins[first + 1] - begin};
}

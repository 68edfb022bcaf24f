/* SPDX-License-Identifier: MIT */
/*
 * Stars, greedily: the story that most others are related to takes these with
 * it, and so on among the rest. A heap has the stories by how many are left
 * beside them; that number only falls, so an entry is put right when it comes
 * to the top.
 */
#include "dedup/group.h"

#include "base/sort.h"

struct entry {
	uint32_t beside;
	/* The first story of the class. */
	uint32_t first;
};

struct grouper {
	const struct doublet_pairs *pairs;
	struct doublet_arena *arena;
	bool versions;
	/* Of each story its place in time. */
	uint32_t *ranks;
	/* Of each class, by its first story: how many stories are beside one
	 * of it and in no group; whether it is in one; the least rank. */
	uint32_t *beside;
	bool *taken;
	uint32_t *least;
	struct entry *heap;
	size_t heap_count;
	/* Of all groups, one behind the other. */
	uint32_t *members;
	struct doublet_pair *edges;
	size_t member_count;
	size_t edge_count;
	struct doublet_group *groups;
	size_t group_count;
	/* The group being made: (story, which of judged). */
	struct doublet_sort_key *found;
	size_t found_count;
};

static uint32_t class_size(const struct grouper *grouper, uint32_t first)
{
	return (uint32_t)doublet_classes_members(grouper->pairs->classes, first)
	        .count;
}

/* The class at the other side; of a pair that holds no group together: its
 * own. */
static uint32_t beside(const struct grouper *grouper, uint32_t first,
                       size_t side)
{
	const struct doublet_pairs *pairs = grouper->pairs;
	const struct doublet_pair *pair = &pairs->judged[pairs->sides[side]];

	if (grouper->versions &&
	    (!doublet_relation_is_version(pair->relation) ||
	     (pair->marks & DOUBLET_MARK_ROUNDUP) != 0))
		return first;
	return pair->a == first ? pair->b : pair->a;
}

/* By time where all have one, else by number. False: no memory. */
static bool rank(struct grouper *grouper)
{
	const struct doublet_scan *scan = grouper->pairs->scan;
	uint32_t count = doublet_scan_count(scan);
	struct doublet_arena spare;
	bool timed = true;

	doublet_arena_init(&spare, &scan->stories.allocator);
	struct doublet_sort_key *keys =
		doublet_arena_array(&spare, count, sizeof(*keys));
	for (uint32_t i = 0; keys != NULL && i < count; i++) {
		int64_t time = doublet_scan_at(scan, i)->time;

		timed = timed && time != 0;
		keys[i] = (struct doublet_sort_key){(uint64_t)time ^
		                                            UINT64_C(1) << 63,
		                                    i};
	}
	bool done =
		keys != NULL && (!timed || doublet_sort(&spare, keys, count));
	for (uint32_t i = 0; done && i < count; i++)
		grouper->ranks[keys[i].index] = i;
	doublet_arena_finish(&spare);
	return done;
}

/* Whether entry x is to come before y. */
static bool is_before(const struct grouper *grouper, struct entry x,
                      struct entry y)
{
	if (x.beside != y.beside)
		return x.beside > y.beside;
	return grouper->least[x.first] < grouper->least[y.first];
}

static void push(struct grouper *grouper, struct entry entry)
{
	size_t at = grouper->heap_count++;

	for (; at > 0 && is_before(grouper, entry, grouper->heap[(at - 1) / 2]);
	     at = (at - 1) / 2)
		grouper->heap[at] = grouper->heap[(at - 1) / 2];
	grouper->heap[at] = entry;
}

static struct entry pop(struct grouper *grouper)
{
	struct entry *heap = grouper->heap;
	struct entry top = heap[0];
	struct entry last = heap[--grouper->heap_count];
	size_t at = 0;
	size_t child;

	while ((child = 2 * at + 1) < grouper->heap_count) {
		if (child + 1 < grouper->heap_count &&
		    is_before(grouper, heap[child + 1], heap[child]))
			child++;
		if (!is_before(grouper, heap[child], last))
			break;
		heap[at] = heap[child];
		at = child;
	}
	heap[at] = last;
	return top;
}

static void count_beside(struct grouper *grouper, uint32_t first)
{
	const struct doublet_pairs *pairs = grouper->pairs;
	struct doublet_list members =
		doublet_classes_members(pairs->classes, first);
	uint32_t count = 0;

	grouper->beside[first] = 0;
	grouper->taken[first] = false;
	if (members.count == 0)
		return;
	grouper->least[first] = UINT32_MAX;
	for (size_t i = 0; i < members.count; i++) {
		uint32_t here = grouper->ranks[members.numbers[i]];
		if (here < grouper->least[first])
			grouper->least[first] = here;
	}
	if (pairs->has_copies)
		count = (uint32_t)members.count - 1;
	for (size_t i = pairs->begins[first]; i < pairs->begins[first + 1];
	     i++) {
		uint32_t other = beside(grouper, first, i);
		if (other != first)
			count += class_size(grouper, other);
	}
	grouper->beside[first] = count;
	if (count > 0)
		push(grouper, (struct entry){count, first});
}

static void take_class(struct grouper *grouper, uint32_t first, uint32_t judged)
{
	struct doublet_list members =
		doublet_classes_members(grouper->pairs->classes, first);

	for (size_t i = 0; i < members.count; i++)
		grouper->found[grouper->found_count++] =
			(struct doublet_sort_key){members.numbers[i], judged};
	grouper->taken[first] = true;
}

/* Those beside a class that was taken have fewer left. */
static void leave(struct grouper *grouper, uint32_t first)
{
	const struct doublet_pairs *pairs = grouper->pairs;
	uint32_t size = class_size(grouper, first);

	for (size_t i = pairs->begins[first]; i < pairs->begins[first + 1];
	     i++) {
		uint32_t other = beside(grouper, first, i);
		if (other != first)
			grouper->beside[other] -= size;
	}
}

/* Adds the group found, whose lead has that rank. */
static void add_group(struct grouper *grouper, uint32_t least)
{
	const struct doublet_pairs *pairs = grouper->pairs;
	struct doublet_group *group = &grouper->groups[grouper->group_count++];
	struct doublet_pair *edges = grouper->edges + grouper->edge_count;
	uint32_t *members = grouper->members + grouper->member_count;
	uint32_t edge_count = 0;

	*group = (struct doublet_group){
		.members = members,
		.member_count = (uint32_t)grouper->found_count,
		.edges = edges,
		.edge_count = (uint32_t)grouper->found_count - 1,
	};
	for (size_t i = 0; i < grouper->found_count; i++) {
		members[i] = (uint32_t)grouper->found[i].key;
		if (grouper->ranks[members[i]] == least)
			group->lead = members[i];
	}
	for (size_t i = 0; i < grouper->found_count; i++) {
		uint32_t judged = grouper->found[i].index;

		if (members[i] != group->lead)
			edges[edge_count++] = doublet_pairs_of(
				pairs,
				judged == pairs->count ? NULL
						       : &pairs->judged[judged],
				group->lead, members[i]);
	}
	grouper->member_count += grouper->found_count;
	grouper->edge_count += edge_count;
}

/* A class, and all beside it that are in no group yet. False: no memory. */
static bool take_group(struct grouper *grouper, uint32_t first)
{
	const struct doublet_pairs *pairs = grouper->pairs;
	size_t begin = pairs->begins[first];
	size_t end = pairs->begins[first + 1];
	struct doublet_arena spare;

	grouper->found_count = 0;
	take_class(grouper, first, (uint32_t)pairs->count);
	for (size_t i = begin; i < end; i++) {
		uint32_t other = beside(grouper, first, i);
		if (!grouper->taken[other]) {
			take_class(grouper, other, pairs->sides[i]);
			leave(grouper, other);
		}
	}
	leave(grouper, first);
	doublet_arena_init(&spare, &pairs->scan->stories.allocator);
	bool sorted =
		doublet_sort(&spare, grouper->found, grouper->found_count);
	doublet_arena_finish(&spare);
	if (sorted)
		add_group(grouper, grouper->least[first]);
	return sorted;
}

static bool take_all(struct grouper *grouper)
{
	while (grouper->heap_count > 0) {
		struct entry entry = pop(grouper);

		if (grouper->taken[entry.first])
			continue;
		if (entry.beside == grouper->beside[entry.first]) {
			if (!take_group(grouper, entry.first))
				return false;
			continue;
		}
		entry.beside = grouper->beside[entry.first];
		if (entry.beside > 0)
			push(grouper, entry);
	}
	return true;
}

static bool sort_groups(struct grouper *grouper, struct doublet_groups *groups)
{
	struct doublet_arena *arena = grouper->arena;
	size_t count = grouper->group_count;
	struct doublet_group *sorted =
		doublet_arena_array(arena, count, sizeof(*sorted));
	struct doublet_sort_key *keys =
		doublet_arena_array(arena, count, sizeof(*keys));

	if (arena->failed)
		return false;
	for (size_t i = 0; i < count; i++)
		keys[i] =
			(struct doublet_sort_key){grouper->groups[i].members[0],
		                                  (uint32_t)i};
	if (!doublet_sort(arena, keys, count))
		return false;
	for (size_t i = 0; i < count; i++)
		sorted[i] = grouper->groups[keys[i].index];
	*groups = (struct doublet_groups){sorted, count};
	return true;
}

static bool make_room(struct grouper *grouper, uint32_t count)
{
	struct doublet_arena *arena = grouper->arena;

	grouper->ranks =
		doublet_arena_array(arena, count, sizeof(*grouper->ranks));
	grouper->beside =
		doublet_arena_array(arena, count, sizeof(*grouper->beside));
	grouper->taken =
		doublet_arena_array(arena, count, sizeof(*grouper->taken));
	grouper->least =
		doublet_arena_array(arena, count, sizeof(*grouper->least));
	grouper->heap =
		doublet_arena_array(arena, count, sizeof(*grouper->heap));
	grouper->members =
		doublet_arena_array(arena, count, sizeof(*grouper->members));
	grouper->edges =
		doublet_arena_array(arena, count, sizeof(*grouper->edges));
	grouper->groups =
		doublet_arena_array(arena, count, sizeof(*grouper->groups));
	grouper->found =
		doublet_arena_array(arena, count, sizeof(*grouper->found));
	return !arena->failed;
}

bool doublet_group_make(const struct doublet_pairs *pairs, bool versions,
                        struct doublet_arena *arena,
                        struct doublet_groups *groups)
{
	uint32_t count = doublet_scan_count(pairs->scan);
	struct grouper grouper = {
		.pairs = pairs,
		.arena = arena,
		.versions = versions,
	};

	if (!make_room(&grouper, count) || !rank(&grouper))
		return false;
	for (uint32_t i = 0; i < count; i++)
		count_beside(&grouper, i);
	return take_all(&grouper) && sort_groups(&grouper, groups);
}

/* SPDX-License-Identifier: MIT */
/* Two tables with open addressing; all of it depends on the order only. */
#include "judge/recurring.h"

#include <string.h>

#include "base/sort.h"

enum { SEEN = 1 << 20, FEWEST = 256 };

bool doublet_recurring_init(struct doublet_recurring *recurring,
                            const struct doublet_allocator *allocator)
{
	struct doublet_allocator given =
		doublet_allocator_or_default(allocator);
	uint32_t *seen =
		given.resize(given.context, NULL, 0, SEEN * sizeof(*seen));

	if (seen == NULL)
		return false;
	memset(seen, 0, SEEN * sizeof(*seen));
	*recurring =
		(struct doublet_recurring){.allocator = given, .seen = seen};
	return true;
}

static void release(struct doublet_recurring *recurring, void *memory,
                    size_t size)
{
	struct doublet_allocator *allocator = &recurring->allocator;

	if (memory != NULL)
		allocator->resize(allocator->context, memory, size, 0);
}

void doublet_recurring_finish(struct doublet_recurring *recurring)
{
	release(recurring, recurring->seen, SEEN * sizeof(*recurring->seen));
	release(recurring, recurring->counters,
	        recurring->capacity * sizeof(*recurring->counters));
	release(recurring, recurring->slots,
	        recurring->slot_count * sizeof(*recurring->slots));
}

/* The slot of a key, or the free one where it would be. */
static size_t find_slot(const struct doublet_recurring *recurring, uint64_t key)
{
	size_t slot = key & (recurring->slot_count - 1);

	while (recurring->slots[slot] != 0 &&
	       recurring->counters[recurring->slots[slot] - 1].key != key)
		slot = (slot + 1) & (recurring->slot_count - 1);
	return slot;
}

static void fill_slots(struct doublet_recurring *recurring)
{
	memset(recurring->slots, 0,
	       recurring->slot_count * sizeof(*recurring->slots));
	for (size_t i = 0; i < recurring->count; i++)
		recurring->slots[find_slot(recurring,
		                           recurring->counters[i].key)] =
			(uint32_t)i + 1;
}

/* Leaves the half that stood in most groups, of equal ones the latest. */
static bool prune(struct doublet_recurring *recurring)
{
	struct doublet_arena arena;
	size_t count = recurring->count;

	doublet_arena_init(&arena, &recurring->allocator);
	struct doublet_sort_key *keys =
		doublet_arena_array(&arena, count, sizeof(*keys));
	for (size_t i = 0; keys != NULL && i < count; i++)
		keys[i] = (struct doublet_sort_key){
			(uint64_t)recurring->counters[i].groups << 32 |
				recurring->counters[i].last,
			(uint32_t)i};
	bool sorted = keys != NULL && doublet_sort(&arena, keys, count);
	for (size_t i = 0; sorted && i < count / 2; i++)
		recurring->counters[keys[i].index].stories = 0;
	doublet_arena_finish(&arena);
	if (!sorted)
		return false;
	recurring->count = 0;
	for (size_t i = 0; i < count; i++)
		if (recurring->counters[i].stories > 0)
			recurring->counters[recurring->count++] =
				recurring->counters[i];
	fill_slots(recurring);
	return true;
}

static bool grow(struct doublet_recurring *recurring, size_t capacity)
{
	struct doublet_allocator *allocator = &recurring->allocator;
	size_t size = sizeof(*recurring->counters);
	size_t slots = capacity * 2;
	uint32_t *made = allocator->resize(allocator->context, NULL, 0,
	                                   slots * sizeof(*made));

	if (made == NULL)
		return false;
	struct doublet_recurring_counter *counters =
		allocator->resize(allocator->context, recurring->counters,
	                          recurring->capacity * size, capacity * size);
	if (counters == NULL) {
		release(recurring, made, slots * sizeof(*made));
		return false;
	}
	release(recurring, recurring->slots,
	        recurring->slot_count * sizeof(*recurring->slots));
	recurring->counters = counters;
	recurring->capacity = capacity;
	recurring->slots = made;
	recurring->slot_count = slots;
	fill_slots(recurring);
	return true;
}

bool doublet_recurring_reserve(struct doublet_recurring *recurring, size_t more)
{
	size_t capacity =
		recurring->capacity == 0 ? FEWEST : recurring->capacity;

	if (more > DOUBLET_RECURRING_COUNTERS / 2)
		more = DOUBLET_RECURRING_COUNTERS / 2;
	if (recurring->count + more <= recurring->capacity)
		return true;
	while (capacity < DOUBLET_RECURRING_COUNTERS &&
	       capacity < recurring->count + more)
		capacity *= 2;
	if (capacity > recurring->capacity && !grow(recurring, capacity))
		return false;
	return recurring->count + more <= recurring->capacity ||
	       prune(recurring);
}

const struct doublet_recurring_counter *doublet_recurring_find(
	const struct doublet_recurring *recurring, uint64_t key)
{
	if (recurring->count == 0)
		return NULL;
	uint32_t found = recurring->slots[find_slot(recurring, key)];
	return found == 0 ? NULL : &recurring->counters[found - 1];
}

/* Whether two bodies share a third of their keys, one key left out. */
static bool are_versions(const struct doublet_recurring_body *a,
                         const struct doublet_recurring_body *b, uint32_t key)
{
	uint32_t i = 0;
	uint32_t j = 0;
	uint32_t left_a = a->count;
	uint32_t left_b = b->count;
	uint32_t shared = 0;

	for (uint32_t k = 0; k < a->count; k++)
		left_a -= a->keys[k] == key;
	for (uint32_t k = 0; k < b->count; k++)
		left_b -= b->keys[k] == key;
	while (i < a->count && j < b->count) {
		if (a->keys[i] == b->keys[j])
			shared += a->keys[i] != key;
		uint32_t low =
			a->keys[i] < b->keys[j] ? a->keys[i] : b->keys[j];
		i += a->keys[i] == low;
		j += b->keys[j] == low;
	}
	uint32_t least = left_a < left_b ? left_a : left_b;
	return least == 0 || shared * 3 >= least;
}

/* Counts a body, unless it is a version of one that was counted. */
static void count_body(struct doublet_recurring_counter *counter,
                       const struct doublet_recurring_body *body)
{
	uint32_t key = (uint32_t)(counter->key >> 32);

	for (uint32_t i = 0; i < DOUBLET_RECURRING_BODIES; i++)
		if (i < counter->groups &&
		    are_versions(&counter->bodies[i], body, key)) {
			/* The next version is likest to this one. */
			counter->bodies[i] = *body;
			counter->oldest = (i + 1) % DOUBLET_RECURRING_BODIES;
			return;
		}
	counter->bodies[counter->oldest] = *body;
	counter->oldest = (counter->oldest + 1) % DOUBLET_RECURRING_BODIES;
	counter->groups++;
}

struct doublet_recurring_counter *doublet_recurring_count(
	struct doublet_recurring *recurring, uint64_t key, uint32_t story,
	const struct doublet_recurring_body *body)
{
	uint32_t *seen = &recurring->seen[key & (SEEN - 1)];
	uint32_t print = (uint32_t)(key >> 32) | 1;
	uint32_t *slot = &recurring->slots[find_slot(recurring, key)];

	if (*slot > 0) {
		struct doublet_recurring_counter *counter =
			&recurring->counters[*slot - 1];
		if (counter->last == story)
			return NULL;
		counter->stories++;
		counter->last = story;
		count_body(counter, body);
		return NULL;
	}
	if (*seen != print) {
		*seen = print;
		return NULL;
	}
	if (recurring->count == recurring->capacity)
		return NULL;
	*slot = (uint32_t)++recurring->count;
	struct doublet_recurring_counter *made =
		&recurring->counters[*slot - 1];
	*made = (struct doublet_recurring_counter){.key = key,
	                                           .stories = 2,
	                                           .last = story};
	count_body(made, body);
	return made;
}

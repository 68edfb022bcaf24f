/* SPDX-License-Identifier: MIT */
/*
 * How frequent a shingle is need not be known exactly: any order will do that
 * is the same for all sets. So shingles are counted, up to 255, in a table in
 * which some share a place. What was counted once stands in one story only.
 */
#include "dedup/exact.h"

#include <string.h>

enum { COUNTS = 256, MOST_COUNTED = COUNTS - 1, LEAST_LOG = 10, MOST_LOG = 30 };

struct counts {
	uint8_t *places;
	unsigned shift;
};

static uint8_t *place_of(const struct counts *counts, uint32_t shingle)
{
	return &counts->places[shingle >> counts->shift];
}

/* So many shingles of a set, at least, has another in common with it. */
static size_t least_shared(const struct doublet_exact *exact, size_t count)
{
	double least = exact->threshold;

	if (least == 0 ||
	    (exact->containment > 0 && exact->containment < least))
		least = exact->containment;
	/* 0.8 * 10 may come out as a little more than 8. */
	double exactly = least * (double)count - 1e-9 * (double)count;
	size_t whole = exactly > 0 ? (size_t)exactly : 0;
	return whole + ((double)whole < exactly || whole == 0);
}

/* Where shingles of each count begin when a set is sorted by them. */
static void rank_counts(const struct counts *counts, struct doublet_list set,
                        uint32_t starts[COUNTS])
{
	uint32_t sum = 0;

	memset(starts, 0, COUNTS * sizeof(*starts));
	for (size_t i = 0; i < set.count; i++)
		starts[*place_of(counts, set.numbers[i])]++;
	for (size_t value = 0; value < COUNTS; value++) {
		uint32_t here = starts[value];

		starts[value] = sum;
		sum += here;
	}
}

/* Adds a set's postings: its prefix looks for others; of a containment the
 * rest is looked for. False: no memory. */
static bool add_set(const struct doublet_exact *exact,
                    const struct counts *counts, uint32_t story,
                    struct doublet_postings *postings)
{
	struct doublet_list set = doublet_lists_at(exact->sets, story);
	uint32_t starts[COUNTS];

	if (set.count == 0)
		return true;
	if (!doublet_buffer_reserve(&postings->items,
	                            set.count * sizeof(uint64_t)))
		return false;
	size_t prefix = set.count - least_shared(exact, set.count) + 1;
	uint64_t *items =
		(void *)(postings->items.data + postings->items.length);
	size_t added = 0;
	rank_counts(counts, set, starts);
	for (size_t i = 0; i < set.count; i++) {
		uint8_t count = *place_of(counts, set.numbers[i]);
		bool looks = starts[count]++ < prefix;

		items[added] = doublet_posting(set.numbers[i], story, looks);
		added += count > 1 && (looks || exact->containment > 0);
	}
	postings->items.length += added * sizeof(uint64_t);
	return true;
}

static void count_set(const struct counts *counts, struct doublet_list set)
{
	for (size_t i = 0; i < set.count; i++) {
		uint8_t *place = place_of(counts, set.numbers[i]);

		*place += *place < MOST_COUNTED;
	}
}

static bool add_all(const struct doublet_exact *exact,
                    const struct counts *counts,
                    struct doublet_postings *postings)
{
	uint32_t stories = (uint32_t)doublet_lists_count(exact->sets);

	for (uint32_t i = 0; i < stories; i++)
		if (exact->first[i] == i)
			count_set(counts, doublet_lists_at(exact->sets, i));
	for (uint32_t i = 0; i < stories; i++)
		if (exact->first[i] == i &&
		    !add_set(exact, counts, i, postings))
			return false;
	return true;
}

/* The postings that are to be joined. False: no memory. */
static bool make_postings(const struct doublet_exact *exact,
                          struct doublet_postings *postings)
{
	struct doublet_allocator memory = postings->items.allocator;
	struct counts counts = {NULL, 32 - LEAST_LOG};

	while (counts.shift > 32 - MOST_LOG &&
	       (UINT64_C(1) << (32 - counts.shift)) <
	               doublet_lists_total(exact->sets))
		counts.shift--;
	size_t bytes = (size_t)1 << (32 - counts.shift);
	counts.places = memory.resize(memory.context, NULL, 0, bytes);
	if (counts.places == NULL)
		return false;
	memset(counts.places, 0, bytes);
	bool added = add_all(exact, &counts, postings);
	memory.resize(memory.context, counts.places, bytes, 0);
	return added;
}

bool doublet_exact_join(const struct doublet_exact *exact,
                        struct doublet_candidates *candidates)
{
	const struct doublet_join join = {0};
	struct doublet_postings postings;

	doublet_buffer_init(&postings.items, &candidates->pairs.allocator);
	bool joined = make_postings(exact, &postings) &&
	              doublet_postings_sort(&postings) &&
	              doublet_join(candidates, &postings, &join);
	doublet_buffer_finish(&postings.items);
	return joined;
}

/* SPDX-License-Identifier: MIT */
/*
 * The longest previous factor of each place, from the suffix array: it is
 * shared with one of the two suffixes that begin earlier in the text and are
 * nearest in the array, above and below. From place to place it shrinks by
 * one word at most, so comparing words directly is linear.
 *
 * Sources: Kärkkäinen, Kempa, Puglisi, "Linear time Lempel-Ziv factorization:
 * simple, fast, small", CPM 2013 (nearest smaller places);
 * Myers, "An applicative random-access stack", IPL 17 (1983) (jumps).
 *
 * Memory: 20 bytes a word, and at most 17 more while suffixes are sorted.
 */
#include "match/factor.h"

#include <string.h>

#include "match/suffix.h"

#define NONE UINT32_MAX

enum { DIGIT_BITS = 11, DIGITS = 6, DIGIT_VALUES = 1 << DIGIT_BITS };

/* Arrays of a number for each word, used over again from step to step. */
struct workspace {
	uint32_t *letters;
	uint32_t *sorted;
	uint32_t *above;
	uint32_t *below;
	uint32_t *depths;
};

static bool take_workspace(struct doublet_arena *arena, uint32_t count,
                           struct workspace *space)
{
	space->letters = doublet_arena_array(arena, count, sizeof(uint32_t));
	space->sorted = doublet_arena_array(arena, count, sizeof(uint32_t));
	space->above = doublet_arena_array(arena, count, sizeof(uint32_t));
	space->below = doublet_arena_array(arena, count, sizeof(uint32_t));
	space->depths = doublet_arena_array(arena, count, sizeof(uint32_t));
	return !arena->failed;
}

static uint32_t digit_of(uint64_t hash, unsigned digit)
{
	return (hash >> (digit * DIGIT_BITS)) % DIGIT_VALUES;
}

/* One pass of a radix sort of places by the hashes that stand there. */
static void sort_by_digit(const struct doublet_run_query *query, unsigned digit,
                          const uint32_t *from, uint32_t *to)
{
	uint32_t starts[DIGIT_VALUES + 1] = {0};

	for (uint32_t i = 0; i < query->count; i++)
		starts[digit_of(query->hashes[i], digit) + 1]++;
	for (uint32_t i = 0; i < DIGIT_VALUES; i++)
		starts[i + 1] += starts[i];
	for (uint32_t i = 0; i < query->count; i++) {
		uint64_t hash = query->hashes[from[i]];

		to[starts[digit_of(hash, digit)]++] = from[i];
	}
}

/*
 * Numbers the different words from 0, equal ones alike; returns how many.
 * By sorting and not by a hash table: nobody can make it slow.
 */
static uint32_t number_words(const struct doublet_run_query *query,
                             struct workspace *space)
{
	uint32_t *places = space->above;
	uint32_t *spare = space->below;
	uint32_t numbers = 0;

	for (uint32_t i = 0; i < query->count; i++)
		places[i] = i;
	for (unsigned digit = 0; digit < DIGITS; digit++) {
		sort_by_digit(query, digit, places, spare);
		uint32_t *swapped = places;
		places = spare;
		spare = swapped;
	}
	for (uint32_t i = 0; i < query->count; i++) {
		if (i > 0 &&
		    query->hashes[places[i]] != query->hashes[places[i - 1]])
			numbers++;
		space->letters[places[i]] = numbers;
	}
	return numbers + 1;
}

/*
 * For each place the nearest suffix above and below in the array that begins
 * earlier in the text. `above` serves as the stack of the places still open.
 */
static void link_earlier(uint32_t count, struct workspace *space)
{
	uint32_t top = NONE;

	for (uint32_t i = 0; i < count; i++) {
		uint32_t place = space->sorted[i];

		while (top != NONE && top > place) {
			space->below[top] = place;
			top = space->above[top];
		}
		space->above[place] = top;
		top = place;
	}
	for (; top != NONE; top = space->above[top])
		space->below[top] = NONE;
}

/* How many words agree at both places, `known` of them agreeing for sure. */
static uint32_t agreement(const struct doublet_letters *text, uint32_t earlier,
                          uint32_t later, uint32_t known)
{
	if (earlier == NONE)
		return 0;
	while (later + known < text->count &&
	       text->items[earlier + known] == text->items[later + known])
		known++;
	return known;
}

static uint32_t one_less(uint32_t number)
{
	return number > 0 ? number - 1 : 0;
}

/*
 * Fills lengths[j] = L(j), and turns above[j] into an earlier place that
 * agrees so far.
 */
static uint64_t measure(const struct doublet_letters *text,
                        struct workspace *space, uint32_t *lengths)
{
	uint64_t work = 0;
	uint32_t above = 0;
	uint32_t below = 0;

	for (uint32_t i = 0; i < text->count; i++) {
		uint32_t known_above = one_less(above);
		uint32_t known_below = one_less(below);

		above = agreement(text, space->above[i], i, known_above);
		below = agreement(text, space->below[i], i, known_below);
		work += 2 + above - known_above + below - known_below;
		lengths[i] = above > below ? above : below;
		if (below > above)
			space->above[i] = space->below[i];
	}
	return work;
}

/*
 * Turns above[j] into the earliest place at which the L(j) words of j stand.
 * If they stand at f, and L(f) >= L(j), they stand at the earliest place of
 * f's too; so the answer is the first place on the way f, first(f), first of
 * that ... with L < L(j). On the way L falls strictly, so a jump may be
 * taken whenever it does not lead beyond: the way takes a logarithm of steps.
 */
static uint64_t find_first(uint32_t count, const uint32_t *lengths,
                           struct workspace *space)
{
	uint32_t *first = space->above;
	uint32_t *jump = space->below;
	uint32_t *depth = space->depths;
	uint64_t work = 0;

	for (uint32_t i = 0; i < count; i++) {
		if (lengths[i] == 0) {
			first[i] = i;
			jump[i] = i;
			depth[i] = 0;
			continue;
		}
		uint32_t place = first[i];
		for (; lengths[place] >= lengths[i]; work++) {
			if (lengths[jump[place]] >= lengths[i])
				place = jump[place];
			else
				place = first[place];
		}
		uint32_t far = jump[place];
		first[i] = place;
		depth[i] = depth[place] + 1;
		jump[i] = depth[place] - depth[far] ==
		                          depth[far] - depth[jump[far]]
		                  ? jump[far]
		                  : place;
	}
	return work;
}

static bool collect(struct doublet_arena *arena,
                    const struct doublet_run_query *query,
                    const uint32_t *lengths, const uint32_t *first,
                    struct doublet_runs *runs)
{
	struct doublet_run *items = NULL;
	size_t capacity = 0;
	uint32_t count = 0;

	for (uint32_t i = 1; i < query->count; i++) {
		if (lengths[i] < query->min_words ||
		    lengths[i] < lengths[i - 1])
			continue;
		if (!doublet_arena_grow(arena, &items, &capacity,
		                        (size_t)count + 1, sizeof(*items)))
			return false;
		items[count++] = (struct doublet_run){first[i], i, lengths[i]};
	}
	*runs = (struct doublet_runs){items, count};
	return true;
}

bool doublet_factor_runs(struct doublet_arena *arena,
                         const struct doublet_run_query *query, uint64_t *work,
                         struct doublet_runs *runs)
{
	struct workspace space;
	struct doublet_letters text = {.count = query->count};

	if (query->count == 0) {
		*runs = (struct doublet_runs){NULL, 0};
		return true;
	}
	if (!take_workspace(arena, query->count, &space))
		return false;
	text.items = space.letters;
	text.letter_count = number_words(query, &space);
	if (!doublet_suffix_sort(arena, &text, space.sorted))
		return false;
	link_earlier(query->count, &space);
	/* The order is not needed any more. */
	uint32_t *lengths = space.sorted;
	*work += query->count;
	*work += measure(&text, &space, lengths);
	*work += find_first(query->count, lengths, &space);
	return collect(arena, query, lengths, space.above, runs);
}

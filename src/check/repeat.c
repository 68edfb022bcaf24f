/* SPDX-License-Identifier: MIT */
/*
 * Runs of words (match/runs.h) may overlap themselves, as in "a b a b a b";
 * here they become repeats that do not: a first place and as many further ones
 * as there is room for, each with the largest unit it fills.
 */
#include "check/repeat.h"

#include <string.h>

#include "check/evidence.h"
#include "match/runs.h"

enum {
	/* From so many words on what is left over may be a passage itself. */
	LONGEST_TAIL = 8,
	/* From so many words on a repeat has a word more. */
	LONG_TEXT = 65536
};

uint32_t doublet_repeat_min(uint32_t words, uint32_t min_words)
{
	uint32_t shortest = DOUBLET_REPEAT_MIN + (words >= LONG_TEXT);

	return shortest < min_words ? shortest : min_words;
}

/*
 * The whole sentences inside a repeat, if they are whole at both places; the
 * tail and the head of others at its ends are cut off when they are short.
 */
static void fit_units(const struct doublet_evidence *evidence,
                      struct doublet_repeat *repeat)
{
	const struct doublet_word_range *bodies = evidence->bodies;
	uint32_t shift = repeat->repeat.first - repeat->first.first;
	uint32_t from = evidence->sentence_of[repeat->repeat.first];
	uint32_t to = evidence->sentence_of[repeat->repeat.end - 1] + 1;

	if (bodies[from].first < repeat->repeat.first)
		from++;
	if (bodies[to - 1].end > repeat->repeat.end)
		to--;
	if (from >= to)
		return;
	struct doublet_word_range whole = {bodies[from].first,
	                                   bodies[to - 1].end};
	struct doublet_word_range first = {whole.first - shift,
	                                   whole.end - shift};
	uint32_t words = doublet_range_length(whole);
	if (words < evidence->min_words ||
	    whole.first - repeat->repeat.first >= LONGEST_TAIL ||
	    repeat->repeat.end - whole.end >= LONGEST_TAIL ||
	    !doublet_evidence_fills_sentences(evidence, first))
		return;

	repeat->repeat = whole;
	repeat->first = first;
	if (doublet_evidence_fills_paragraphs(evidence, whole) &&
	    doublet_evidence_fills_paragraphs(evidence, first)) {
		repeat->unit = DOUBLET_UNIT_PARAGRAPHS;
		repeat->units =
			doublet_evidence_count_paragraphs(evidence, whole);
	} else {
		repeat->unit = DOUBLET_UNIT_SENTENCES;
		repeat->units =
			doublet_evidence_count_sentences(evidence, whole);
	}
}

struct list {
	/* The shortest repeat, in words. */
	uint32_t shortest;
	struct doublet_repeat *items;
	size_t count;
	size_t capacity;
};

static bool add(const struct doublet_evidence *evidence, struct list *list,
                uint32_t first, uint32_t repeat, uint32_t words)
{
	if (!doublet_arena_grow(evidence->arena, &list->items, &list->capacity,
	                        list->count + 1, sizeof(*list->items)))
		return false;
	struct doublet_repeat *added = &list->items[list->count++];
	*added = (struct doublet_repeat){
		.first = {first, first + words},
		.repeat = {repeat, repeat + words},
		.units = words,
	};
	return true;
}

const struct doublet_repeat *doublet_repeats_at(
	const struct doublet_repeats *repeats, uint32_t word)
{
	size_t low = 0;
	size_t high = repeats->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (repeats->items[middle].repeat.first <= word)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? &repeats->items[low - 1] : NULL;
}

/*
 * Where a first place is itself a repeat its words stood even earlier: so all
 * copies of the same words get the same first place. The repeats come in order
 * and none lies in another, so the last to begin no later reaches furthest.
 * The first place of a whole run is the earliest; here it is that of a part.
 */
static void trace_back(const struct list *list, struct doublet_repeat *part)
{
	enum { MOST_STEPS = 8 };
	const struct doublet_repeats before = {list->items,
	                                       (uint32_t)(part - list->items)};
	struct doublet_word_range *first = &part->first;

	for (int step = 0; step < MOST_STEPS; step++) {
		const struct doublet_repeat *earlier =
			doublet_repeats_at(&before, first->first);
		if (earlier == NULL ||
		    !doublet_range_holds(earlier->repeat, *first))
			break;
		uint32_t back = earlier->repeat.first - earlier->first.first;
		first->first -= back;
		first->end -= back;
	}
}

/*
 * A run as repeats that do not overlap. In a run whose two places overlap the
 * words have a period; the repeats are as many whole periods as make up
 * the shortest.
 */
static bool add_run(const struct doublet_evidence *evidence, struct list *list,
                    const struct doublet_run *run)
{
	uint32_t period = run->repeat - run->first;

	if (run->words <= period)
		return add(evidence, list, run->first, run->repeat, run->words);
	uint32_t unit = period;
	if (unit < list->shortest)
		unit *= (list->shortest + period - 1) / period;
	uint32_t end = run->repeat + run->words;
	for (uint32_t at = run->first + unit; end - at >= unit; at += unit) {
		if (!add(evidence, list, run->first, at, unit))
			return false;
		trace_back(list, &list->items[list->count - 1]);
	}
	return true;
}

/* Runs of at least min_words words; `places` are those of the words hashed. */
static enum doublet_status find_repeats(const struct doublet_evidence *evidence,
                                        const struct doublet_run_query *query,
                                        const uint32_t *places,
                                        struct list *list)
{
	struct doublet_runs runs;

	enum doublet_status status =
		doublet_runs_find(evidence->arena, query, &runs);
	if (status != DOUBLET_OK)
		return status;
	for (uint32_t i = 0; i < runs.count; i++) {
		struct doublet_run run = runs.items[i];
		if (places != NULL) {
			run.first = places[run.first];
			run.repeat = places[run.repeat];
		}
		if (!add_run(evidence, list, &run))
			return DOUBLET_NO_MEMORY;
	}
	return DOUBLET_OK;
}

/*
 * A hash for a word that is like no other: spread over all bits, as shingles
 * need them.
 */
static uint64_t hash_alone(uint32_t word)
{
	return (word + UINT64_C(1)) * UINT64_C(0x9E3779B97F4A7C15);
}

/*
 * The hashes with furniture made unlike anything else, so that no run has a
 * word of it; the hashes themselves where there is none. NULL = no memory.
 */
static const uint64_t *hash_body(const struct doublet_evidence *evidence)
{
	const struct doublet_segments *segments = evidence->segments;
	uint64_t *hashes;

	if (segments->furniture_count == 0)
		return evidence->hashes;
	hashes = doublet_arena_array(evidence->arena, segments->word_count,
	                             sizeof(*hashes));
	if (hashes == NULL)
		return NULL;
	memcpy(hashes, evidence->hashes,
	       segments->word_count * sizeof(*hashes));
	for (uint32_t f = 0; f < segments->furniture_count; f++) {
		struct doublet_word_range words = segments->furniture[f].words;
		for (uint32_t i = words.first; i < words.end; i++)
			hashes[i] = hash_alone(i);
	}
	return hashes;
}

enum doublet_status doublet_repeats_find_plain(
	struct doublet_evidence *evidence)
{
	struct list list = {
		.shortest = doublet_repeat_min(0, evidence->min_words),
	};

	evidence->body_hashes = hash_body(evidence);
	if (evidence->body_hashes == NULL)
		return DOUBLET_NO_MEMORY;
	uint32_t count = evidence->segments->word_count;
	const struct doublet_run_query query = {
		evidence->body_hashes,
		count,
		doublet_repeat_min(count, evidence->min_words),
		&evidence->windows,
	};
	enum doublet_status status =
		find_repeats(evidence, &query, NULL, &list);
	if (status != DOUBLET_OK)
		return status;
	for (size_t i = 0; i < list.count; i++)
		fit_units(evidence, &list.items[i]);
	evidence->repeats =
		(struct doublet_repeats){list.items, (uint32_t)list.count};
	return DOUBLET_OK;
}

/* The words in quotation marks, a word like no other between them. */
struct quoted_words {
	uint64_t *hashes;
	uint32_t *places;
	uint32_t count;
};

static uint32_t count_quoted(const struct doublet_segments *segments)
{
	uint32_t count = segments->quote_count;

	for (uint32_t q = 0; q < segments->quote_count; q++) {
		if (segments->quotes[q].depth == 0)
			count +=
				doublet_range_length(segments->quotes[q].words);
	}
	return count;
}

/*
 * Runs among them stay inside quotation marks. A story quotes a few of its
 * words: the others are not even looked at.
 */
static bool list_quoted(const struct doublet_evidence *evidence,
                        struct quoted_words *quoted)
{
	const struct doublet_segments *segments = evidence->segments;
	uint32_t most = count_quoted(segments);
	uint32_t next = 0;

	quoted->hashes = doublet_arena_array(evidence->arena, most,
	                                     sizeof(*quoted->hashes));
	quoted->places = doublet_arena_array(evidence->arena, most,
	                                     sizeof(*quoted->places));
	if (quoted->hashes == NULL || quoted->places == NULL)
		return false;
	for (uint32_t q = 0; q < segments->quote_count; q++) {
		struct doublet_word_range words = segments->quotes[q].words;
		if (segments->quotes[q].depth > 0)
			continue;
		uint32_t i = words.first > next ? words.first : next;
		if (i > next && i < words.end) {
			quoted->hashes[quoted->count] = hash_alone(i - 1);
			quoted->places[quoted->count++] = i - 1;
		}
		for (; i < words.end; i++) {
			bool alone = evidence->quote_of[i] == DOUBLET_NO_QUOTE;
			quoted->hashes[quoted->count] =
				alone ? hash_alone(i) : evidence->hashes[i];
			quoted->places[quoted->count++] = i;
		}
		next = i;
	}
	return true;
}

/* The first place from `from` on at which either side changes quotation. */
static uint32_t same_quotes(const struct doublet_evidence *evidence,
                            const struct doublet_repeat *repeat, uint32_t from)
{
	const uint32_t *first = evidence->quote_of + repeat->first.first;
	const uint32_t *again = evidence->quote_of + repeat->repeat.first;
	uint32_t words = doublet_range_length(repeat->repeat);
	uint32_t i = from + 1;

	while (i < words && first[i] == first[from] && again[i] == again[from])
		i++;
	return i;
}

/* Cut where a quotation ends and the next begins. */
enum doublet_status doublet_repeats_find_quoted(
	struct doublet_evidence *evidence)
{
	struct list whole = {.shortest = DOUBLET_QUOTED_MIN};
	struct list cut = {0};
	struct quoted_words quoted = {0};

	if (evidence->segments->quote_count < 2)
		return DOUBLET_OK;
	if (!list_quoted(evidence, &quoted))
		return DOUBLET_NO_MEMORY;
	const struct doublet_run_query query = {quoted.hashes, quoted.count,
	                                        DOUBLET_QUOTED_MIN, NULL};
	enum doublet_status status =
		find_repeats(evidence, &query, quoted.places, &whole);
	if (status != DOUBLET_OK)
		return status;
	for (size_t i = 0; i < whole.count; i++) {
		const struct doublet_repeat *repeat = &whole.items[i];
		uint32_t words = doublet_range_length(repeat->repeat);
		uint32_t to;
		for (uint32_t from = 0; from < words; from = to) {
			to = same_quotes(evidence, repeat, from);
			if (to - from >= DOUBLET_QUOTED_MIN &&
			    !add(evidence, &cut, repeat->first.first + from,
			         repeat->repeat.first + from, to - from))
				return DOUBLET_NO_MEMORY;
		}
	}
	evidence->quoted =
		(struct doublet_repeats){cut.items, (uint32_t)cut.count};
	return DOUBLET_OK;
}

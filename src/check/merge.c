/* SPDX-License-Identifier: MIT */
/*
 * Candidates are taken from the strongest to the weakest. One is accepted
 * when half of the words it repeats, and as many as make a run worth telling,
 * are not yet told by a stronger one. A bit for each word says whether it is
 * told; a Fenwick tree (Fenwick, "A new data structure for cumulative frequency
 * tables", 1994) over 64 words each counts those of a range.
 */
#include "check/merge.h"

#include <string.h>

#include "base/sort.h"
#include "check/exempt.h"

enum { BITS = 64 };

struct told {
	uint64_t *bits;
	uint32_t *tree; /* Fenwick sums, from 1 */
	uint32_t size;  /* of both */
};

static bool init_told(struct told *told, struct doublet_arena *arena,
                      uint32_t words)
{
	told->size = words / BITS + 1;
	told->bits =
		doublet_arena_array(arena, told->size, sizeof(*told->bits));
	told->tree = doublet_arena_array(arena, (size_t)told->size + 1,
	                                 sizeof(*told->tree));
	if (told->tree == NULL || told->bits == NULL)
		return false;
	memset(told->bits, 0, told->size * sizeof(*told->bits));
	memset(told->tree, 0, ((size_t)told->size + 1) * sizeof(*told->tree));
	return true;
}

static uint32_t told_before(const struct told *told, uint32_t word)
{
	uint64_t below = (UINT64_C(1) << (word % BITS)) - 1;
	uint32_t sum =
		(uint32_t)__builtin_popcountll(told->bits[word / BITS] & below);

	for (uint32_t i = word / BITS; i > 0; i -= i & -i)
		sum += told->tree[i];
	return sum;
}

/* The bits from a word on, up to `end` or the last that stands with it. */
static uint64_t bits_from(uint32_t word, uint32_t end)
{
	uint64_t bits = UINT64_MAX << (word % BITS);
	uint32_t last = word - word % BITS + BITS - end;

	return word / BITS == end / BITS ? bits & UINT64_MAX >> last : bits;
}

static void tell(struct told *told, struct doublet_word_range range)
{
	uint32_t word = range.first;

	while (word < range.end) {
		uint32_t at = word / BITS;
		uint64_t added = bits_from(word, range.end) & ~told->bits[at];
		uint32_t count = (uint32_t)__builtin_popcountll(added);

		told->bits[at] |= added;
		for (uint32_t i = at + 1; count > 0 && i <= told->size;
		     i += i & -i)
			told->tree[i] += count;
		word += BITS - word % BITS;
	}
}

/* A number to sort candidates by. */
typedef uint64_t candidate_key(const struct doublet_candidate *candidate);

/* Stronger rules first, then longer repeats. */
static uint64_t strength(const struct doublet_candidate *candidate)
{
	uint32_t words = doublet_range_length(candidate->repeat);

	return (uint64_t)candidate->rule << 32 | (UINT32_MAX - words);
}

static uint64_t group_begin(const struct doublet_candidate *candidate)
{
	return (uint64_t)candidate->rule << 32 | candidate->first.first;
}

static uint64_t first_begin(const struct doublet_candidate *candidate)
{
	return candidate->first.first;
}

static uint64_t first_end(const struct doublet_candidate *candidate)
{
	return candidate->first.end;
}

static uint64_t repeat_begin(const struct doublet_candidate *candidate)
{
	return candidate->repeat.first;
}

/* What counts first comes last: each sort keeps what the one before did. */
static candidate_key *const by_strength[] = {first_begin, repeat_begin,
                                             strength, NULL};
static candidate_key *const by_first_place[] = {repeat_begin, first_end,
                                                group_begin, NULL};

static bool sort_candidates(struct doublet_candidates *candidates,
                            candidate_key *const *steps)
{
	struct doublet_arena *arena = candidates->arena;
	struct doublet_candidate *items = candidates->items;
	size_t count = candidates->count;
	struct doublet_candidate *sorted =
		doublet_arena_array(arena, count, sizeof(*sorted));
	const struct doublet_arena_mark mark = doublet_arena_mark(arena);
	struct doublet_sort_key *keys =
		doublet_arena_array(arena, count, sizeof(*keys));

	if (keys == NULL || sorted == NULL)
		return false;
	for (uint32_t i = 0; i < count; i++)
		keys[i].index = i;
	for (; *steps != NULL; steps++) {
		for (size_t i = 0; i < count; i++)
			keys[i].key = (*steps)(&items[keys[i].index]);
		if (!doublet_sort(arena, keys, count))
			return false;
	}
	for (size_t i = 0; i < count; i++)
		sorted[i] = items[keys[i].index];
	doublet_arena_rewind(arena, mark, NULL, 0);
	candidates->items = sorted;
	candidates->capacity = count;
	return true;
}

static bool is_same_group(const struct doublet_candidate *a,
                          const struct doublet_candidate *b)
{
	/* A line of its own (no first place) stays by itself. */
	return a->rule == b->rule && a->first.first == b->first.first &&
	       a->first.end == b->first.end && a->first.end > a->first.first;
}

static void accept(struct doublet_candidates *candidates, struct told *told,
                   uint32_t min_words)
{
	size_t accepted = 0;

	for (size_t i = 0; i < candidates->count; i++) {
		struct doublet_candidate *candidate = &candidates->items[i];
		struct doublet_word_range range = candidate->repeat;
		uint32_t known = told_before(told, range.end) -
		                 told_before(told, range.first);
		uint32_t length = doublet_range_length(range);
		if (known > 0 &&
		    (known * 2 > length || length - known < min_words))
			continue;
		tell(told, range);
		candidates->items[accepted++] = *candidate;
	}
	candidates->count = accepted;
}

/* Whether two candidates repeat nearly the same place, word for word. */
static bool is_nearly_same(const struct doublet_candidate *a,
                           struct doublet_word_range place,
                           const struct doublet_candidate *b)
{
	/* Words over at either end. */
	enum { SLACK = 3 };

	return a->rule == b->rule && a->edit_count == 0 && b->edit_count == 0 &&
	       b->first.first - place.first <= SLACK &&
	       place.end <= b->first.end + SLACK &&
	       b->first.end <= place.end + SLACK;
}

static void cut_to(struct doublet_candidate *candidate,
                   struct doublet_word_range place)
{
	candidate->repeat.first += place.first - candidate->first.first;
	candidate->repeat.end =
		candidate->repeat.first + doublet_range_length(place);
	candidate->first = place;
	candidate->units = 1;
	candidate->equal_words = doublet_range_length(place);
}

/*
 * What stands three times, and a word or two more at two of its places, is one
 * finding: such copies are cut to what they have in common. They are sorted by
 * their first places.
 */
static void share_places(struct doublet_candidates *candidates,
                         uint32_t min_words)
{
	struct doublet_candidate *items = candidates->items;
	size_t to;

	for (size_t from = 0; from < candidates->count; from = to) {
		struct doublet_word_range place = items[from].first;
		bool differ = false;
		for (to = from + 1;
		     to < candidates->count &&
		     is_nearly_same(&items[from], place, &items[to]);
		     to++) {
			struct doublet_word_range common = {
				items[to].first.first,
				items[to].first.end < place.end
					? items[to].first.end
					: place.end,
			};
			if (common.end < common.first + min_words)
				break;
			differ |= common.first != place.first ||
			          common.end != place.end ||
			          common.end != items[to].first.end;
			place = common;
		}
		for (size_t i = from; differ && i < to; i++)
			cut_to(&items[i], place);
	}
}

/*
 * Copies of one first place that overlap: of the later one stays what lies
 * behind the earlier, if that is worth telling. Says whether it changed any.
 */
static bool part_copies(struct doublet_candidates *candidates,
                        uint32_t min_words)
{
	struct doublet_candidate *items = candidates->items;
	bool changed = false;
	size_t kept = 0;

	for (size_t i = 0; i < candidates->count; i++) {
		struct doublet_candidate copy = items[i];
		uint32_t told = kept > 0 ? items[kept - 1].repeat.end : 0;
		if (kept > 0 && is_same_group(&items[kept - 1], &copy) &&
		    copy.repeat.first < told) {
			changed = true;
			/* The rest of an edited copy has other places. */
			if (copy.edit_count > 0 ||
			    copy.repeat.end < told + min_words)
				continue;
			copy.first.first += told - copy.repeat.first;
			copy.repeat.first = told;
			copy.units = 1;
			copy.equal_words = doublet_range_length(copy.repeat);
		}
		items[kept++] = copy;
	}
	candidates->count = kept;
	return changed;
}

/* Sorts, too. What was parted may overlap anew; in the end it is dropped. */
static bool part_all_copies(struct doublet_candidates *candidates,
                            uint32_t words, uint32_t min_words)
{
	enum { PASSES = 3 };

	for (int pass = 0; pass <= PASSES; pass++) {
		uint32_t least = pass < PASSES ? min_words : words;
		if (!sort_candidates(candidates, by_first_place))
			return false;
		if (!part_copies(candidates, least))
			break;
	}
	return true;
}

/*
 * Whether candidates of one first place stand at even distances, three times
 * or more and far apart: a refrain, not a paste.
 */
static bool is_refrain(const struct doublet_candidate *items, size_t count)
{
	uint32_t least = UINT32_MAX;
	uint32_t most = 0;
	uint32_t before = items[0].first.first;

	for (size_t i = 0; i < count; i++) {
		uint32_t distance = items[i].repeat.first - before;
		least = distance < least ? distance : least;
		most = distance > most ? distance : most;
		before = items[i].repeat.first;
	}
	/* A paste that follows itself is at even distances, too. */
	return count >= 2 && most - least <= least / 8 &&
	       least * 2 >= 3 * doublet_range_length(items[0].repeat);
}

/* A finding has one level: a note for refrains, else its highest. */
static void settle_levels(struct doublet_candidates *candidates)
{
	struct doublet_candidate *items = candidates->items;
	size_t to;

	for (size_t from = 0; from < candidates->count; from = to) {
		enum doublet_level level = items[from].level;
		for (to = from + 1; to < candidates->count &&
		                    is_same_group(&items[from], &items[to]);
		     to++) {
			if (items[to].level > level)
				level = items[to].level;
		}
		const struct doublet_exemption *exemption = NULL;
		for (size_t i = from; i < to; i++) {
			if (items[i].exemption != NULL)
				exemption = items[i].exemption;
		}
		if (is_refrain(items + from, to - from)) {
			level = DOUBLET_LEVEL_NOTE;
			exemption = &doublet_exemption_refrain;
		}
		for (size_t i = from; i < to; i++) {
			items[i].level = level;
			items[i].exemption =
				level == DOUBLET_LEVEL_NOTE ? exemption : NULL;
		}
	}
}

static uint32_t count_repeated(const struct doublet_candidates *candidates,
                               struct told *counted, uint32_t words)
{
	for (size_t i = 0; i < candidates->count; i++) {
		const struct doublet_candidate *candidate =
			&candidates->items[i];
		bool has_first = candidate->first.end > candidate->first.first;
		if (has_first && candidate->level >= DOUBLET_LEVEL_WARNING)
			tell(counted, candidate->repeat);
	}
	return told_before(counted, words);
}

static bool make_groups(struct doublet_candidates *candidates,
                        struct doublet_merged *merged)
{
	struct doublet_arena *arena = candidates->arena;
	const struct doublet_candidate *items = candidates->items;
	size_t count = candidates->count;
	struct doublet_sort_key *places =
		doublet_arena_array(arena, count, sizeof(*places));
	struct doublet_group *found =
		doublet_arena_array(arena, count, sizeof(*found));
	struct doublet_group *groups =
		doublet_arena_array(arena, count, sizeof(*groups));
	uint32_t made = 0;

	if (places == NULL || found == NULL || groups == NULL)
		return false;
	for (uint32_t i = 0; i < count; i++) {
		if (i == 0 || !is_same_group(&items[i - 1], &items[i])) {
			places[made] =
				(struct doublet_sort_key){items[i].repeat.first,
			                                  made};
			found[made++].from = i;
		}
		found[made - 1].to = i + 1;
	}
	if (!doublet_sort(arena, places, made))
		return false;
	for (uint32_t i = 0; i < made; i++)
		groups[i] = found[places[i].index];
	merged->groups = groups;
	merged->group_count = made;
	return true;
}

enum doublet_status doublet_merge(struct doublet_candidates *candidates,
                                  uint32_t words, uint32_t min_words,
                                  struct doublet_merged *merged)
{
	struct told told;
	struct told counted;

	*merged = (struct doublet_merged){0};
	if (candidates->count == 0)
		return DOUBLET_OK;
	if (!init_told(&told, candidates->arena, words) ||
	    !init_told(&counted, candidates->arena, words))
		return DOUBLET_NO_MEMORY;
	if (!sort_candidates(candidates, by_strength))
		return DOUBLET_NO_MEMORY;
	accept(candidates, &told, min_words);
	if (!sort_candidates(candidates, by_first_place))
		return DOUBLET_NO_MEMORY;
	share_places(candidates, min_words);
	if (!part_all_copies(candidates, words, min_words))
		return DOUBLET_NO_MEMORY;
	settle_levels(candidates);
	merged->repeated_words = count_repeated(candidates, &counted, words);
	merged->candidates = candidates->items;
	if (!make_groups(candidates, merged))
		return DOUBLET_NO_MEMORY;
	return DOUBLET_OK;
}

/* SPDX-License-Identifier: MIT */
/*
 * Windows of a few words that stand twice (seed.c) are joined to anchors,
 * anchors to chains, as in Li, "Minimap2: pairwise alignment for nucleotide
 * sequences", Bioinformatics 34 (2018): each anchor looks at a few before it
 * for the one that it continues best; then, from the strongest end on, chains
 * are read backwards.
 */
#include "match/chain.h"

#include <string.h>

#include "base/sort.h"
#include "match/seed.h"

enum {
	/* Words of a window, in a text that is not as long. */
	SHORTEST = 3,
	LONG_STORY = 2048,
	/* A window that stands more often is common. */
	COMMON = 4,
	/* Others are linked to so many places before. */
	LINKS = 2,
	/* An anchor looks at so many before it. */
	LOOK_BACK = 12,
	/* Steps a word that are allowed to find the windows. */
	STEPS = 64,
	/* A gap costs half of its words, and a quarter of what is more. */
	SHORT_GAP = 32,
	/* It is longer than the points before it by no more than this. */
	GAP_SLACK = 8
};

static const uint32_t NONE = UINT32_MAX;

/* An anchor with the best chain that ends in it. */
struct link {
	struct doublet_anchor anchor;
	uint32_t before; /* NONE: it begins the chain */
	uint32_t points;
	/* Words at its front that the link before has, too. */
	uint32_t shared;
	bool is_used;
};

struct links {
	struct doublet_arena *arena;
	uint32_t min_words;
	struct link *items;
	size_t count;
	size_t capacity;
};

uint32_t doublet_anchor_min(uint32_t count)
{
	uint32_t words = SHORTEST;

	for (; count >= LONG_STORY; count /= 4)
		words++;
	return words;
}

/* The links made for one window, and those for the one before it. */
struct front {
	uint32_t items[LINKS + 1];
	uint32_t count;
	uint32_t place;
};

static bool add_link(struct links *links, struct front *front, uint32_t first,
                     uint32_t again)
{
	if (again < first + links->min_words)
		return true;
	if (!doublet_arena_grow(links->arena, &links->items, &links->capacity,
	                        links->count + 1, sizeof(*links->items)))
		return false;
	front->items[front->count++] = (uint32_t)links->count;
	links->items[links->count++] = (struct link){
		.anchor = {first, again, links->min_words},
		.before = NONE,
	};
	return true;
}

/* Whether one of the anchors of the window before goes on with this one. */
static bool go_on(struct links *links, const struct front *before,
                  struct front *front, uint32_t first)
{
	for (uint32_t i = 0; i < before->count; i++) {
		struct doublet_anchor *anchor =
			&links->items[before->items[i]].anchor;
		if (anchor->first + anchor->words + 1 !=
		            first + links->min_words ||
		    anchor->first + anchor->words >= anchor->again)
			continue;
		anchor->words++;
		front->items[front->count++] = before->items[i];
		return true;
	}
	return false;
}

/* How often the windows of a text stand, and where they stood last. */
struct windows {
	const struct doublet_seed *seeds;
	uint32_t *count; /* by the first seed of the same words */
	uint32_t *last;  /* the same */
	uint32_t *prior; /* by seed */
};

static bool link_window(struct links *links, struct windows *windows,
                        uint32_t seed, const struct front *before,
                        struct front *front)
{
	const struct doublet_seed *seeds = windows->seeds;
	uint32_t first = seeds[seed].first;
	uint32_t at = windows->last[first];

	front->count = 0;
	front->place = seeds[seed].place;
	windows->last[first] = seed;
	if (at == NONE)
		return true;
	windows->prior[seed] = at;
	bool is_common = windows->count[first] > COMMON;
	for (uint32_t i = is_common ? LINKS : 0; i <= LINKS; i++) {
		at = i == LINKS ? first : at;
		uint32_t place = seeds[at].place;
		if (!go_on(links, before, front, place) &&
		    !add_link(links, front, place, front->place))
			return false;
		if (at == first)
			break;
		at = windows->prior[at];
	}
	return true;
}

static bool make_links(struct links *links, const struct doublet_seeds *seeds)
{
	size_t size = seeds->count * sizeof(uint32_t);
	struct windows windows = {
		.seeds = seeds->items,
		.count = doublet_arena_take(links->arena, size),
		.last = doublet_arena_take(links->arena, size),
		.prior = doublet_arena_take(links->arena, size),
	};
	struct front fronts[2] = {{.place = NONE}, {.place = NONE}};

	if (links->arena->failed)
		return false;
	memset(windows.count, 0, size);
	memset(windows.last, 0xFF, size);
	for (uint32_t i = 0; i < seeds->count; i++)
		windows.count[seeds->items[i].first]++;
	for (uint32_t i = 0; i < seeds->count; i++) {
		struct front *before = &fronts[i % 2];
		if (before->place + 1 != seeds->items[i].place)
			before->count = 0;
		if (!link_window(links, &windows, i, before,
		                 &fronts[(i + 1) % 2]))
			return false;
	}
	return true;
}

static uint32_t cost_of_gap(uint32_t words)
{
	return words <= SHORT_GAP ? words / 2
	                          : SHORT_GAP / 2 + (words - SHORT_GAP) / 4;
}

static uint32_t above(uint32_t a, uint32_t b)
{
	return a > b ? a - b : 0;
}

/* Joins a link to one before it if that makes a stronger chain. */
static void try_join(struct link *items, uint32_t before, uint32_t link)
{
	const struct doublet_anchor *a = &items[before].anchor;
	const struct doublet_anchor *b = &items[link].anchor;
	uint32_t end = a->first + a->words;
	uint32_t end_again = a->again + a->words;
	uint32_t reach = items[before].points + GAP_SLACK;

	/* Nearly all are too far off. */
	if (a->first >= b->first || b->first > end + reach ||
	    a->again >= b->again || b->again > end_again + reach)
		return;
	uint32_t shared = above(end, b->first);
	uint32_t shared_again = above(end_again, b->again);
	shared = shared > shared_again ? shared : shared_again;
	if (shared >= b->words)
		return;
	uint32_t gap = above(b->first + shared, end);
	uint32_t gap_again = above(b->again + shared, end_again);
	gap = gap > gap_again ? gap : gap_again;
	uint32_t cost = cost_of_gap(gap);
	if (cost >= items[before].points ||
	    gap > items[before].points + GAP_SLACK)
		return;
	uint32_t points = items[before].points - cost + b->words - shared;
	if (points > items[link].points) {
		items[link].points = points;
		items[link].before = before;
		items[link].shared = shared;
	}
}

static void join(struct links *links)
{
	struct link *items = links->items;

	for (uint32_t i = 0; i < links->count; i++) {
		uint32_t from = i > LOOK_BACK ? i - LOOK_BACK : 0;
		items[i].points = items[i].anchor.words;
		for (uint32_t before = i; before-- > from;)
			try_join(items, before, i);
	}
}

/* Reads the chain that ends in a link, as far as it is not used already. */
static uint32_t read_chain(struct link *items, uint32_t end,
                           struct doublet_anchor *anchors)
{
	uint32_t count = 0;

	for (uint32_t at = end; at != NONE && !items[at].is_used;
	     at = items[at].before) {
		struct doublet_anchor anchor = items[at].anchor;
		uint32_t before = items[at].before;
		bool goes_on = before != NONE && !items[before].is_used;
		uint32_t shared = goes_on ? items[at].shared : 0;
		items[at].is_used = true;
		anchors[count++] =
			(struct doublet_anchor){anchor.first + shared,
		                                anchor.again + shared,
		                                anchor.words - shared};
	}
	for (uint32_t i = 0; i < count / 2; i++) {
		struct doublet_anchor other = anchors[i];
		anchors[i] = anchors[count - 1 - i];
		anchors[count - 1 - i] = other;
	}
	/* Where it would run into itself it ends. */
	while (count > 0 &&
	       anchors[count - 1].first + anchors[count - 1].words >
	               anchors[0].again)
		count--;
	return count;
}

static bool read_chains(struct links *links, struct doublet_chains *chains)
{
	struct doublet_arena *arena = links->arena;
	size_t count = links->count;
	struct doublet_sort_key *ends =
		doublet_arena_array(arena, count, sizeof(*ends));
	struct doublet_anchor *anchors =
		doublet_arena_array(arena, count, sizeof(*anchors));
	struct doublet_chain *items =
		doublet_arena_array(arena, count, sizeof(*items));
	uint32_t read = 0;

	if (arena->failed)
		return false;
	for (uint32_t i = 0; i < count; i++)
		ends[i] = (struct doublet_sort_key){
			UINT32_MAX - links->items[i].points, i};
	if (!doublet_sort(arena, ends, count))
		return false;
	for (size_t i = 0; i < count; i++) {
		uint32_t words =
			read_chain(links->items, ends[i].index, anchors + read);
		if (words == 0)
			continue;
		items[chains->count++] =
			(struct doublet_chain){read, read + words};
		read += words;
	}
	chains->anchors = anchors;
	chains->items = items;
	return true;
}

enum doublet_status doublet_chains_find(struct doublet_arena *arena,
                                        const struct doublet_run_query *query,
                                        struct doublet_chains *chains)
{
	struct doublet_run_query anchors = *query;

	anchors.min_words = doublet_anchor_min(query->count);
	struct doublet_search search = {
		.arena = arena,
		.query = &anchors,
		.budget = (uint64_t)STEPS * query->count,
	};
	struct doublet_seeds seeds;
	struct links links = {.arena = arena, .min_words = anchors.min_words};
	struct doublet_chains found = {0};

	*chains = found;
	if (!doublet_seeds_find(&search, &seeds))
		return arena->failed ? DOUBLET_NO_MEMORY : DOUBLET_OK;
	if (seeds.count == 0)
		return DOUBLET_OK;
	if (!make_links(&links, &seeds))
		return DOUBLET_NO_MEMORY;
	join(&links);
	if (!read_chains(&links, &found))
		return DOUBLET_NO_MEMORY;
	*chains = found;
	return DOUBLET_OK;
}

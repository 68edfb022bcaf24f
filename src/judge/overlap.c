/* SPDX-License-Identifier: MIT */
/*
 * Tiles first, then a diff of what lies between them; what the edits leave is
 * kept. The form is compared in the same way, on words of which figures are
 * all alike, and names too, one or several in a row.
 */
#include "judge/overlap.h"

#include <string.h>

#include "base/sort.h"
#include "judge/count.h"

enum { SHORTEST = 3, SHORTEST_MOVED = 6 };

/* The words of both, one behind the other, as diffs want them. */
struct joined {
	uint64_t *hashes;
	uint32_t border;
	struct doublet_diff diff;
};

static bool join(struct doublet_arena *arena, const struct doublet_overlap *o,
                 struct joined *joined)
{
	uint32_t a = o->a->words.count;
	uint32_t b = o->b->words.count;

	joined->border = a;
	joined->hashes =
		doublet_arena_array(arena, (size_t)a + b, sizeof(uint64_t));
	if (joined->hashes == NULL)
		return false;
	if (a > 0)
		memcpy(joined->hashes, o->a->words.hashes,
		       a * sizeof(uint64_t));
	if (b > 0)
		memcpy(joined->hashes + a, o->b->words.hashes,
		       b * sizeof(uint64_t));
	joined->diff =
		(struct doublet_diff){.arena = arena, .hashes = joined->hashes};
	return true;
}

/* Adds what is dropped, then what is added, without looking into it. */
static void add_apart(struct doublet_diff *diff, struct doublet_edit gap)
{
	struct doublet_edit dropped = {gap.first,
	                               {gap.again.first, gap.again.first}};
	struct doublet_edit added = {{gap.first.end, gap.first.end}, gap.again};

	if (doublet_arena_grow(diff->arena, &diff->edits, &diff->capacity,
	                       diff->count + 2, sizeof(*diff->edits))) {
		if (dropped.first.end > dropped.first.first)
			diff->edits[diff->count++] = dropped;
		if (added.again.end > added.again.first)
			diff->edits[diff->count++] = added;
	}
}

static uint32_t length_of(struct doublet_word_range range)
{
	return range.end - range.first;
}

/* Adds a gap as one edit. */
static void add_whole(struct doublet_diff *diff, struct doublet_edit gap)
{
	if (doublet_arena_grow(diff->arena, &diff->edits, &diff->capacity,
	                       diff->count + 1, sizeof(*diff->edits)))
		diff->edits[diff->count++] = gap;
}

/*
 * Adds the edits of a gap between two straight tiles. Where less than a third
 * is equal it is not looked into: a few words are equal in any two sentences.
 * Long stretches are apart.
 */
static void add_gap(struct doublet_diff *diff, struct doublet_edit gap)
{
	enum { PHRASE = 8 };
	uint32_t first = length_of(gap.first);
	uint32_t again = length_of(gap.again);
	uint32_t shorter = first < again ? first : again;
	size_t before = diff->count;

	uint32_t equal = doublet_diff_add(diff, gap);
	bool is_other = equal * 3 < shorter;
	if (shorter > DOUBLET_DIFF_MOST || (is_other && shorter > PHRASE)) {
		diff->count = before;
		add_apart(diff, gap);
	} else if (is_other && equal > 0) {
		diff->count = before;
		add_whole(diff, gap);
	}
}

/* Moved tiles by their place in a, to be left out of what is dropped. */
struct moves {
	struct doublet_tile *by_a;
	uint32_t count;
	uint32_t at;
};

static bool find_moves(struct doublet_arena *arena,
                       const struct doublet_tiles *tiles, struct moves *moves)
{
	struct doublet_sort_key *keys =
		doublet_arena_array(arena, tiles->count, sizeof(*keys));

	moves->count = moves->at = 0;
	moves->by_a =
		doublet_arena_array(arena, tiles->count, sizeof(*moves->by_a));
	if (arena->failed)
		return false;
	for (uint32_t i = 0; i < tiles->count; i++) {
		if (tiles->items[i].moved)
			keys[moves->count++] =
				(struct doublet_sort_key){tiles->items[i].a, i};
	}
	if (!doublet_sort(arena, keys, moves->count))
		return false;
	for (uint32_t i = 0; i < moves->count; i++)
		moves->by_a[i] = tiles->items[keys[i].index];
	return true;
}

/* A gap between two straight tiles; `from` to `to` are moved ones in b. */
struct gap {
	struct doublet_edit words;
	uint32_t from;
	uint32_t to;
};

static bool has_moves(const struct gap *gap, const struct moves *moves)
{
	return gap->to > gap->from ||
	       (moves->at < moves->count &&
	        moves->by_a[moves->at].a < gap->words.first.end);
}

/* What is left of a gap between moved tiles was dropped or added. */
static void add_broken(struct doublet_diff *diff, const struct gap *gap,
                       struct moves *moves, const struct doublet_tile *items,
                       uint32_t border)
{
	struct doublet_word_range first = gap->words.first;
	struct doublet_word_range again = gap->words.again;
	struct doublet_edit piece = {{first.first, first.first},
	                             {again.first, again.first}};

	for (; moves->at < moves->count && moves->by_a[moves->at].a < first.end;
	     moves->at++) {
		piece.first.end = moves->by_a[moves->at].a;
		add_apart(diff, piece);
		piece.first.first =
			moves->by_a[moves->at].a + moves->by_a[moves->at].words;
	}
	piece.first.end = first.end;
	add_apart(diff, piece);
	piece.first.first = piece.first.end;
	for (uint32_t i = gap->from; i < gap->to; i++) {
		piece.again.end = border + items[i].b;
		add_apart(diff, piece);
		piece.again.first = border + items[i].b + items[i].words;
	}
	piece.again.end = again.end;
	add_apart(diff, piece);
}

/* Adds the edits of all gaps, in the order of b. */
static void add_gaps(const struct doublet_overlap *o, struct joined *joined,
                     struct moves *moves)
{
	const struct doublet_tiles *tiles = &o->tiles;
	struct doublet_tile end = {o->a->words.count, o->b->words.count, 0,
	                           false};
	struct gap gap = {.words.again.first = joined->border};

	for (uint32_t i = 0; i <= tiles->count; i++) {
		const struct doublet_tile *tile =
			i < tiles->count ? &tiles->items[i] : &end;
		if (tile->moved)
			continue;
		gap.words.first.end = tile->a;
		gap.words.again.end = joined->border + tile->b;
		gap.to = i;
		if (has_moves(&gap, moves))
			add_broken(&joined->diff, &gap, moves, tiles->items,
			           joined->border);
		else
			add_gap(&joined->diff, gap.words);
		gap.words.first.first = tile->a + tile->words;
		gap.words.again.first = joined->border + tile->b + tile->words;
		gap.from = i + 1;
	}
}

static bool find_edits(struct doublet_arena *arena, struct doublet_overlap *o)
{
	struct joined joined;
	struct moves moves;

	if (!join(arena, o, &joined) || !find_moves(arena, &o->tiles, &moves))
		return false;
	add_gaps(o, &joined, &moves);
	if (arena->failed)
		return false;
	for (size_t i = 0; i < joined.diff.count; i++) {
		joined.diff.edits[i].again.first -= joined.border;
		joined.diff.edits[i].again.end -= joined.border;
	}
	o->edits = joined.diff.edits;
	o->edit_count = (uint32_t)joined.diff.count;
	return true;
}

static bool find_tiles(struct doublet_arena *arena, struct doublet_overlap *o)
{
	struct doublet_tile_query query = {
		.a = o->a->words.hashes,
		.a_count = o->a->words.count,
		.b = o->b->words.hashes,
		.b_count = o->b->words.count,
		.min_words = SHORTEST,
		.min_moved = SHORTEST_MOVED,
	};

	return doublet_tiles_find(arena, &query, &o->tiles);
}

static void find_figures(const struct doublet_sketcher *sketcher,
                         struct doublet_overlap *o)
{
	struct doublet_set a = o->a->shingles;
	struct doublet_set b = o->b->shingles;
	size_t both = doublet_set_intersection(sketcher, a, b);
	size_t either = a.count + b.count - both;

	o->resemblance = either == 0 ? 0 : (double)both / (double)either;
	o->containment_a = a.count == 0 ? 0 : (double)both / (double)a.count;
	o->containment_b = b.count == 0 ? 0 : (double)both / (double)b.count;
}

static bool is_same(const struct doublet_words *a,
                    const struct doublet_words *b)
{
	return a->count == b->count && a->count > 0 &&
	       memcmp(a->hashes, b->hashes, a->count * sizeof(uint64_t)) == 0;
}

enum doublet_status doublet_overlap_find(
	struct doublet_arena *arena, const struct doublet_sketcher *sketcher,
	const struct doublet_profile *a, const struct doublet_profile *b,
	struct doublet_overlap *overlap)
{
	struct doublet_overlap found = {.a = a, .b = b};

	find_figures(sketcher, &found);
	found.same_words = is_same(&a->words, &b->words);
	found.same_headline = is_same(&a->headline, &b->headline);
	if (!find_tiles(arena, &found) || !find_edits(arena, &found) ||
	    !doublet_counts_find(arena, &found))
		return DOUBLET_NO_MEMORY;
	*overlap = found;
	return DOUBLET_OK;
}

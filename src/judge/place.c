/* SPDX-License-Identifier: MIT */
/*
 * Straight tiles that follow each other closely in both texts are one passage;
 * moved ones stand for themselves.
 */
#include "judge/place.h"

/* A passage has so many equal words. */
enum { SHORTEST = 5 };

/* The bytes of words, or the place where they would stand. */
static struct doublet_span span_of(const struct doublet_profile *profile,
                                   struct doublet_word_range words)
{
	const struct doublet_span *spans = profile->spans;

	if (words.end > words.first)
		return (struct doublet_span){spans[words.first].start,
		                             spans[words.end - 1].end};
	uint32_t at = words.first > 0            ? spans[words.first - 1].end
	              : profile->words.count > 0 ? spans[0].start
	                                         : profile->text_length;
	return (struct doublet_span){at, at};
}

static bool find_differences(struct doublet_arena *arena,
                             const struct doublet_overlap *o,
                             struct doublet_comparison *comparison)
{
	struct doublet_difference *items =
		doublet_arena_array(arena, o->edit_count, sizeof(*items));

	if (items == NULL)
		return false;
	for (uint32_t i = 0; i < o->edit_count; i++)
		items[i] = (struct doublet_difference){
			.kind = doublet_overlap_kind(o, o->edits[i]),
			.a = span_of(o->a, o->edits[i].first),
			.b = span_of(o->b, o->edits[i].again),
		};
	comparison->differences = items;
	comparison->difference_count = o->edit_count;
	return true;
}

/* Whether a tile goes on with the passage that ends in another. */
static bool goes_on(const struct doublet_tile *last,
                    const struct doublet_tile *tile)
{
	return !last->moved && !tile->moved &&
	       tile->a - last->a - last->words <= DOUBLET_DIFF_MOST &&
	       tile->b - last->b - last->words <= DOUBLET_DIFF_MOST;
}

/* The first word from `from` on that is kept, or `end`. */
static uint32_t first_kept(const uint8_t *marks, uint32_t from, uint32_t end)
{
	while (from < end && (marks[from] & 1) == 0)
		from++;
	return from;
}

/* Behind the last word before `end` that is kept, or `from`. */
static uint32_t last_kept(const uint8_t *marks, uint32_t from, uint32_t end)
{
	while (end > from && (marks[end - 1] & 1) == 0)
		end--;
	return end;
}

/* The words of a passage while it grows. */
struct stretch {
	struct doublet_word_range a;
	struct doublet_word_range b;
	bool moved;
};

/* Takes along equal words before the first tile, and behind the last. */
static void widen(const struct doublet_overlap *o, struct stretch *stretch,
                  bool is_first, bool is_last)
{
	uint32_t a_count = o->a->words.count;
	uint32_t b_count = o->b->words.count;

	if (stretch->moved)
		return;
	if (is_first && stretch->a.first <= DOUBLET_DIFF_MOST &&
	    stretch->b.first <= DOUBLET_DIFF_MOST) {
		stretch->a.first = first_kept(o->marks_a, 0, stretch->a.first);
		stretch->b.first = first_kept(o->marks_b, 0, stretch->b.first);
	}
	if (is_last && a_count - stretch->a.end <= DOUBLET_DIFF_MOST &&
	    b_count - stretch->b.end <= DOUBLET_DIFF_MOST) {
		stretch->a.end = last_kept(o->marks_a, stretch->a.end, a_count);
		stretch->b.end = last_kept(o->marks_b, stretch->b.end, b_count);
	}
}

static uint32_t count_kept(const uint8_t *marks,
                           struct doublet_word_range words)
{
	uint32_t kept = 0;

	for (uint32_t i = words.first; i < words.end; i++)
		kept += marks[i] & 1;
	return kept;
}

/* Adds a passage, if it is long enough. */
static uint32_t add_passage(const struct doublet_overlap *o,
                            const struct stretch *stretch,
                            struct doublet_passage *items, uint32_t count)
{
	uint32_t words = count_kept(o->marks_b, stretch->b);

	if (words >= SHORTEST)
		items[count++] =
			(struct doublet_passage){span_of(o->a, stretch->a),
		                                 span_of(o->b, stretch->b),
		                                 words};
	return count;
}

static bool find_passages(struct doublet_arena *arena,
                          const struct doublet_overlap *o,
                          struct doublet_comparison *comparison)
{
	const struct doublet_tiles *tiles = &o->tiles;
	struct doublet_passage *items =
		doublet_arena_array(arena, tiles->count, sizeof(*items));
	bool any_moved = false;
	uint32_t count = 0;

	if (items == NULL)
		return false;
	for (uint32_t i = 0; i < tiles->count; i++)
		any_moved |= tiles->items[i].moved;
	for (uint32_t i = 0; i < tiles->count;) {
		const struct doublet_tile *tile = &tiles->items[i];
		const struct doublet_tile *last = tile;
		bool is_first = i == 0 && !any_moved;
		for (i++; i < tiles->count && goes_on(last, last + 1); i++)
			last++;
		struct stretch stretch = {{tile->a, last->a + last->words},
		                          {tile->b, last->b + last->words},
		                          tile->moved};
		widen(o, &stretch, is_first, i == tiles->count && !any_moved);
		count = add_passage(o, &stretch, items, count);
	}
	comparison->passages = items;
	comparison->passage_count = count;
	return true;
}

bool doublet_places_find(struct doublet_arena *arena,
                         const struct doublet_overlap *overlap,
                         struct doublet_comparison *comparison)
{
	return find_differences(arena, overlap, comparison) &&
	       find_passages(arena, overlap, comparison);
}

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

static struct doublet_passage passage_of(const struct doublet_overlap *o,
                                         const struct doublet_tile *tile)
{
	struct doublet_word_range a = {tile->a, tile->a + tile->words};
	struct doublet_word_range b = {tile->b, tile->b + tile->words};

	return (struct doublet_passage){span_of(o->a, a), span_of(o->b, b),
	                                tile->words};
}

/* Words between two tiles that a diff found equal. */
static uint32_t equal_between(const struct doublet_overlap *o,
                              const struct doublet_tile *last,
                              const struct doublet_tile *tile)
{
	uint32_t equal = 0;

	for (uint32_t i = last->b + last->words; i < tile->b; i++)
		equal += o->marks_b[i] & 1;
	return equal;
}

static bool find_passages(struct doublet_arena *arena,
                          const struct doublet_overlap *o,
                          struct doublet_comparison *comparison)
{
	struct doublet_passage *items =
		doublet_arena_array(arena, o->tiles.count, sizeof(*items));
	uint32_t count = 0;

	if (items == NULL)
		return false;
	for (uint32_t i = 0; i < o->tiles.count; i++) {
		const struct doublet_tile *tile = &o->tiles.items[i];
		struct doublet_passage passage = passage_of(o, tile);
		if (i > 0 && goes_on(tile - 1, tile)) {
			struct doublet_passage *last = &items[count - 1];
			last->a.end = passage.a.end;
			last->b.end = passage.b.end;
			last->words += passage.words +
			               equal_between(o, tile - 1, tile);
			continue;
		}
		if (count > 0 && items[count - 1].words < SHORTEST)
			count--;
		items[count++] = passage;
	}
	if (count > 0 && items[count - 1].words < SHORTEST)
		count--;
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

/* SPDX-License-Identifier: MIT */
/*
 * The whole of a judgement: two profiles, what they have in common, the
 * relation, and the places of it in the texts. One arena holds all of a pair.
 */
#include <string.h>

#include "judge/overlap.h"
#include "judge/profile.h"
#include "judge/relation.h"

struct doublet_judge {
	struct doublet_allocator allocator;
	struct doublet_sketcher *sketcher;
	struct doublet_arena reading; /* emptied for each profile made */
	struct doublet_arena pair;    /* emptied for each judgement */
};

enum doublet_status doublet_judge_create(
	const struct doublet_judge_options *options,
	struct doublet_judge **judge)
{
	struct doublet_allocator allocator = doublet_allocator_or_default(
		options == NULL ? NULL : options->allocator);
	struct doublet_judge *made =
		allocator.resize(allocator.context, NULL, 0, sizeof(*made));

	if (made == NULL)
		return DOUBLET_NO_MEMORY;
	*made = (struct doublet_judge){.allocator = allocator};
	enum doublet_status status =
		doublet_sketcher_create(&allocator, NULL, &made->sketcher);
	if (status != DOUBLET_OK) {
		allocator.resize(allocator.context, made, sizeof(*made), 0);
		return status;
	}
	doublet_arena_init(&made->reading, &allocator);
	doublet_arena_init(&made->pair, &allocator);
	*judge = made;
	return DOUBLET_OK;
}

void doublet_judge_destroy(struct doublet_judge *judge)
{
	if (judge == NULL)
		return;
	struct doublet_allocator allocator = judge->allocator;
	doublet_arena_finish(&judge->pair);
	doublet_arena_finish(&judge->reading);
	doublet_sketcher_destroy(judge->sketcher);
	allocator.resize(allocator.context, judge, sizeof(*judge), 0);
}

enum doublet_status doublet_profile_create(struct doublet_judge *judge,
                                           const struct doublet_story *story,
                                           struct doublet_profile **profile)
{
	struct doublet_profile read;

	doublet_arena_reset(&judge->reading);
	enum doublet_status status =
		doublet_profile_read(&judge->reading, judge->sketcher, story,
	                             &read);
	if (status != DOUBLET_OK)
		return status;
	return doublet_profile_copy(&judge->allocator, &read, profile);
}

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

static bool add_differences(struct doublet_arena *arena,
                            const struct doublet_overlap *o,
                            struct doublet_comparison *made)
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
	made->differences = items;
	made->difference_count = o->edit_count;
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

static bool add_passages(struct doublet_arena *arena,
                         const struct doublet_overlap *o,
                         struct doublet_comparison *made)
{
	enum { SHORTEST = 5 };
	struct doublet_passage *items =
		doublet_arena_array(arena, o->tiles.count, sizeof(*items));
	uint32_t count = 0;

	if (items == NULL)
		return false;
	for (uint32_t i = 0; i < o->tiles.count; i++) {
		const struct doublet_tile *tile = &o->tiles.items[i];
		struct doublet_word_range a = {tile->a, tile->a + tile->words};
		struct doublet_word_range b = {tile->b, tile->b + tile->words};
		struct doublet_passage passage = {span_of(o->a, a),
		                                  span_of(o->b, b),
		                                  tile->words};
		if (i > 0 && goes_on(tile - 1, tile)) {
			items[count - 1].a.end = passage.a.end;
			items[count - 1].b.end = passage.b.end;
			items[count - 1].words += passage.words;
			continue;
		}
		if (count > 0 && items[count - 1].words < SHORTEST)
			count--;
		items[count++] = passage;
	}
	if (count > 0 && items[count - 1].words < SHORTEST)
		count--;
	made->passages = items;
	made->passage_count = count;
	return true;
}

static enum doublet_status judge_pair(
	struct doublet_judge *judge, const struct doublet_profile *a,
	const struct doublet_profile *b,
	const struct doublet_comparison **comparison)
{
	struct doublet_arena *arena = &judge->pair;
	struct doublet_overlap o;
	struct doublet_comparison *made =
		doublet_arena_take(arena, sizeof(*made));

	if (made == NULL)
		return DOUBLET_NO_MEMORY;
	enum doublet_status status =
		doublet_overlap_find(arena, judge->sketcher, a, b, &o);
	if (status != DOUBLET_OK)
		return status;
	*made = (struct doublet_comparison){
		.relation = doublet_relation_of(&o),
		.resemblance = o.resemblance,
		.containment_a = o.containment_a,
		.containment_b = o.containment_b,
		.words_a = a->words.count,
		.words_b = b->words.count,
	};
	if (!add_differences(arena, &o, made) || !add_passages(arena, &o, made))
		return DOUBLET_NO_MEMORY;
	made->reason = doublet_relation_text(made->relation);
	*comparison = made;
	return DOUBLET_OK;
}

enum doublet_status doublet_judge_profiles(
	struct doublet_judge *judge, const struct doublet_profile *a,
	const struct doublet_profile *b,
	const struct doublet_comparison **comparison)
{
	doublet_arena_reset(&judge->pair);
	return judge_pair(judge, a, b, comparison);
}

enum doublet_status doublet_judge_compare(
	struct doublet_judge *judge, const struct doublet_story *a,
	const struct doublet_story *b,
	const struct doublet_comparison **comparison)
{
	struct doublet_profile profile_a;
	struct doublet_profile profile_b;

	doublet_arena_reset(&judge->pair);
	enum doublet_status status =
		doublet_profile_read(&judge->pair, judge->sketcher, a,
	                             &profile_a);
	if (status == DOUBLET_OK)
		status = doublet_profile_read(&judge->pair, judge->sketcher, b,
		                              &profile_b);
	if (status != DOUBLET_OK)
		return status;
	return judge_pair(judge, &profile_a, &profile_b, comparison);
}

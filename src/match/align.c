/* SPDX-License-Identifier: MIT */
/* Chains of anchors, extended at both ends and compared in between. */
#include "match/align.h"

#include <string.h>

#include "match/chain.h"

/*
 * A word is in so many alignments at most; as a window is linked to three
 * places, only a text that repeats all the time has it in more.
 */
enum { MOST_COVERED = 4 };

/* A chain as a whole, with what was found alike before and behind it. */
struct frame {
	struct doublet_edit before;
	struct doublet_edit chain;
	struct doublet_edit behind;
};

/* Both places of a chain, widened as far as words agree. */
static struct frame widen(const struct doublet_run_query *query,
                          const struct doublet_anchor *from,
                          const struct doublet_anchor *last)
{
	struct frame frame;
	uint32_t end = last->first + last->words;

	frame.chain = (struct doublet_edit){
		{from->first, end},
		{from->again, last->again + last->words},
	};
	/* The second place may not reach back into the first. */
	struct doublet_edit before = {
		{0, from->first},
		{end, from->again},
	};
	frame.before = doublet_diff_extend(query->hashes, before, true);
	struct doublet_edit behind = {
		{end, frame.before.again.first},
		{frame.chain.again.end, query->count},
	};
	frame.behind = doublet_diff_extend(query->hashes, behind, false);
	return frame;
}

static void compare(struct doublet_diff *diff, const struct frame *frame,
                    const struct doublet_anchor *anchors, uint32_t count,
                    struct doublet_alignment *alignment)
{
	uint32_t equal = doublet_diff_add(diff, frame->before);

	for (uint32_t i = 0; i < count; i++) {
		const struct doublet_anchor *next = &anchors[i + 1];
		equal += anchors[i].words;
		if (i + 1 == count)
			break;
		struct doublet_edit gap = {
			{anchors[i].first + anchors[i].words, next->first},
			{anchors[i].again + anchors[i].words, next->again},
		};
		equal += doublet_diff_add(diff, gap);
	}
	alignment->equal_words = equal + doublet_diff_add(diff, frame->behind);
}

/* Alignments as they are found, the strongest first. */
struct search {
	const struct doublet_run_query *query;
	struct doublet_diff diff;
	struct doublet_alignment *items;
	uint32_t count;
	/* In how many each word is, at its second place; MOST_COVERED = more.
	 */
	uint8_t *covered;
};

/* Whether a chain is in the midst of stronger ones. */
static bool is_covered(const struct search *search,
                       const struct doublet_anchor *from,
                       const struct doublet_anchor *last)
{
	return search->covered[from->again] == MOST_COVERED &&
	       search->covered[last->again + last->words - 1] == MOST_COVERED;
}

static void cover(struct search *search, struct doublet_word_range range)
{
	for (uint32_t i = range.first; i < range.end; i++)
		search->covered[i] += search->covered[i] < MOST_COVERED;
}

/* Adds what a chain of anchors grows to, if enough words are equal. */
static void add(struct search *search, const struct doublet_anchor *anchors,
                uint32_t count)
{
	struct doublet_diff *diff = &search->diff;
	struct doublet_alignment *item = &search->items[search->count];
	size_t edits = diff->count;

	struct frame frame =
		widen(search->query, &anchors[0], &anchors[count - 1]);
	compare(diff, &frame, anchors, count, item);
	if (item->equal_words < search->query->min_words) {
		diff->count = edits;
		return;
	}
	item->first = (struct doublet_word_range){frame.before.first.first,
	                                          frame.behind.first.end};
	item->again = (struct doublet_word_range){frame.before.again.first,
	                                          frame.behind.again.end};
	item->first_edit = (uint32_t)edits;
	item->edit_count = (uint32_t)(diff->count - edits);
	cover(search, item->again);
	search->count++;
}

enum doublet_status doublet_alignments_find(
	struct doublet_arena *arena, const struct doublet_run_query *query,
	struct doublet_alignments *alignments)
{
	struct doublet_chains chains;
	uint32_t weak = doublet_anchor_min(query->count);

	enum doublet_status status = doublet_chains_find(arena, query, &chains);
	if (status != DOUBLET_OK)
		return status;
	struct search search = {
		.query = query,
		.diff = {.arena = arena, .hashes = query->hashes},
		.items = doublet_arena_array(arena, chains.count,
	                                     sizeof(*search.items)),
		.covered = doublet_arena_array(arena, query->count, 1),
	};
	if (arena->failed)
		return DOUBLET_NO_MEMORY;
	memset(search.covered, 0, query->count);
	for (uint32_t i = 0; i < chains.count; i++) {
		const struct doublet_anchor *anchors =
			chains.anchors + chains.items[i].from;
		uint32_t length = chains.items[i].to - chains.items[i].from;
		/* One anchor of the shortest is chance. */
		if ((length == 1 && anchors[0].words <= weak) ||
		    is_covered(&search, &anchors[0], &anchors[length - 1]))
			continue;
		add(&search, anchors, length);
	}
	if (arena->failed)
		return DOUBLET_NO_MEMORY;
	*alignments = (struct doublet_alignments){search.items, search.count,
	                                          search.diff.edits,
	                                          search.diff.count};
	return DOUBLET_OK;
}

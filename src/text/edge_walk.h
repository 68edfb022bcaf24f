/* SPDX-License-Identifier: MIT */
/*
 * Over a text block by block. Each kernel has its own copy of the walk, with
 * its instructions; what few blocks need is in edge.c, once.
 */
#ifndef DOUBLET_TEXT_EDGE_WALK_H
#define DOUBLET_TEXT_EDGE_WALK_H

#include "text/draft.h"
#include "text/edge_block.h"

enum {
	/* Words a block may have, with what a kernel writes behind them. */
	DOUBLET_EDGE_ROOM = (DOUBLET_EDGE_BLOCK + DOUBLET_EDGE_EXCESS) / 2
};

/* Of a block with anything to look at: what is as plain as the rest of it. */
void doublet_edges_know_plain(struct doublet_edges *edges, size_t base,
                              struct doublet_edge_masks *masks);

/* Sorts a block that the text does not fill; blanks are behind its end. */
void doublet_edges_sort_last(const struct doublet_draft *draft, size_t base,
                             struct doublet_edge_masks *masks);

/* Room for what a block may have. False = no memory. */
bool doublet_edges_make_room(struct doublet_draft *draft, size_t edge_count);

/* Whether there may be no room for the next one. */
static inline bool doublet_edges_is_full(const struct doublet_edges *edges,
                                         bool words_only)
{
	const struct doublet_draft *draft = edges->draft;

	return edges->count / 2 + DOUBLET_EDGE_ROOM > draft->word_capacity ||
	       (!words_only &&
	        draft->mark_count + DOUBLET_EDGE_BLOCK > draft->mark_capacity);
}

/* Adds a mark at an offset, in front of a word. */
void doublet_edges_add_mark(struct doublet_draft *draft, size_t at,
                            size_t word);

/* Adds the marks of the block at hand that `kept` has, before its edges. */
static inline void doublet_edges_put_marks(
	struct doublet_edges *edges, const struct doublet_edge_block *block,
	uint64_t kept)
{
	uint64_t left = edges->draft->words_only ? 0 : block->marks & kept;

	for (; left != 0; left &= left - 1) {
		/* The edges up to the mark, with one at its place. */
		uint64_t passed = block->edges & (left ^ (left - 1));

		doublet_edges_add_mark(edges->draft,
		                       edges->base +
		                               (unsigned)__builtin_ctzll(left),
		                       (edges->count +
		                        doublet_edge_count(passed)) /
		                               2);
	}
}

/* Sorts the block at `base`, whose LOOK may be known, into masks. */
static inline __attribute__((always_inline)) struct doublet_edge_masks
doublet_edges_sort(struct doublet_edges *edges, size_t base,
                   doublet_edge_sort *sort, bool words_only)
{
	const struct doublet_draft *draft = edges->draft;
	struct doublet_edge_masks masks;

	/* Copies, so that the masks stay in registers. */
	if (draft->length >= base + DOUBLET_EDGE_BLOCK) {
		sort(draft->text + base, &masks);
	} else {
		struct doublet_edge_masks last;
		doublet_edges_sort_last(draft, base, &last);
		masks = last;
	}
	/* Compilers leave out what is for nothing. */
	if (words_only)
		masks.of[DOUBLET_EDGE_MARK] = 0;
	if (masks.of[DOUBLET_EDGE_LOOK] != 0) {
		struct doublet_edge_masks known = masks;
		doublet_edges_know_plain(edges, base, &known);
		masks = known;
	}
	return masks;
}

/*
 * The walk: see doublet_edge_walk. Inlined where sort and write are known, it
 * is compiled for their processor, with marks and without.
 */
static inline __attribute__((always_inline)) uint64_t doublet_edges_walk_for(
	struct doublet_edges *edges, struct doublet_edge_block *stopped,
	doublet_edge_sort *sort, doublet_edge_write *write, bool words_only)
{
	struct doublet_draft *draft = edges->draft;
	struct doublet_edge_carry carry = {0};
	struct doublet_edge_masks here = edges->here;
	struct doublet_edge_masks next = edges->next;

	for (;;) {
		if (doublet_edges_is_full(edges, words_only) &&
		    !doublet_edges_make_room(draft, edges->count))
			return 0;
		struct doublet_edge_block block = doublet_edge_understand(
			&(struct doublet_edge_surroundings){draft->text +
		                                                    edges->base,
		                                            &carry, &here,
		                                            &next});
		if (block.look != 0) {
			edges->here = here;
			edges->next = next;
			*stopped = block;
			return carry.open;
		}
		if (!words_only)
			doublet_edges_put_marks(edges, &block, ~UINT64_C(0));
		edges->count += write(&draft->words->start + edges->count,
		                      (uint32_t)edges->base, block.edges);
		carry = block.carry;
		edges->base += DOUBLET_EDGE_BLOCK;
		if (edges->base >= draft->length)
			return carry.open;
		here = next;
		next = doublet_edges_sort(edges,
		                          edges->base + DOUBLET_EDGE_BLOCK,
		                          sort, words_only);
	}
}

static inline __attribute__((always_inline)) uint64_t doublet_edges_walk(
	struct doublet_edges *edges, struct doublet_edge_block *stopped,
	doublet_edge_sort *sort, doublet_edge_write *write)
{
	return edges->draft->words_only
	               ? doublet_edges_walk_for(edges, stopped, sort, write,
	                                        true)
	               : doublet_edges_walk_for(edges, stopped, sort, write,
	                                        false);
}

#endif

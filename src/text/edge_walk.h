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

/*
 * The walk: see doublet_edge_walk. Inlined where sort and write are known, it
 * is compiled for their processor.
 */
static inline __attribute__((always_inline)) uint64_t doublet_edges_walk(
	struct doublet_edges *edges, struct doublet_edge_block *stopped,
	doublet_edge_sort *sort, doublet_edge_write *write)
{
	struct doublet_draft *draft = edges->draft;
	struct doublet_edge_carry carry = {0};
	struct doublet_edge_masks here = edges->here;
	struct doublet_edge_masks next = edges->next;
	size_t base = edges->base;
	size_t count = edges->count;

	for (;;) {
		if ((count / 2 + DOUBLET_EDGE_ROOM > draft->word_capacity ||
		     draft->mark_count + DOUBLET_EDGE_BLOCK >
		             draft->mark_capacity) &&
		    !doublet_edges_make_room(draft, count))
			return 0;
		struct doublet_edge_block block =
			doublet_edge_understand(&carry, &here, &next);
		if (block.look != 0) {
			edges->here = here;
			edges->next = next;
			*stopped = block;
			return carry.open;
		}
		doublet_edges_put_marks(edges, &block, ~UINT64_C(0));
		count += write(&draft->words->start + count, (uint32_t)base,
		               block.edges);
		edges->count = count;
		carry = block.carry;
		base += DOUBLET_EDGE_BLOCK;
		edges->base = base;
		if (base >= draft->length)
			return carry.open;
		here = next;
		/* Copies, so that `next` stays in registers. */
		if (draft->length - base >= 2 * DOUBLET_EDGE_BLOCK) {
			sort(draft->text + base + DOUBLET_EDGE_BLOCK, &next);
		} else {
			struct doublet_edge_masks last;
			doublet_edges_sort_last(draft,
			                        base + DOUBLET_EDGE_BLOCK,
			                        &last);
			next = last;
		}
		if (next.of[DOUBLET_EDGE_LOOK] != 0) {
			struct doublet_edge_masks known = next;
			doublet_edges_know_plain(edges,
			                         base + DOUBLET_EDGE_BLOCK,
			                         &known);
			next = known;
		}
	}
}

#endif

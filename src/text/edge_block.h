/* SPDX-License-Identifier: MIT */
/*
 * From masks to words and marks. All bits of a block are worked on at once:
 * shifted by one they say what stands beside each byte. A word begins and ends
 * where the mask of words changes, and the list of words is the list of these
 * places, two and two.
 */
#ifndef DOUBLET_TEXT_EDGE_BLOCK_H
#define DOUBLET_TEXT_EDGE_BLOCK_H

#include "text/edge.h"

enum { DOUBLET_EDGE_LAST = DOUBLET_EDGE_BLOCK - 1 };

/* Of the bytes before a block. */
struct doublet_edge_carry {
	/* Bit 0: a word goes on; its last byte is a digit. */
	uint64_t open;
	uint64_t digit;
	/* Bits 0 and 1: the last two bytes are letters or digits. */
	uint64_t word;
	/* The bytes of a typographic apostrophe that joins. */
	uint64_t curly;
};

/* What is known of a block when its neighbours are known too. */
struct doublet_edge_block {
	/* Letters, digits, and what joins them. */
	uint64_t words;
	uint64_t marks;
	/* What the scan has to look at. */
	uint64_t look;
	/* Where words begin or end. */
	uint64_t edges;
	struct doublet_edge_carry carry;
};

/* What the masks of a block are understood by. */
struct doublet_edge_surroundings {
	/* Its bytes. */
	const char *text;
	const struct doublet_edge_carry *carry;
	const struct doublet_edge_masks *here;
	const struct doublet_edge_masks *next;
};

/* What stands one place before each bit, or `places` behind. */
static inline uint64_t doublet_edge_before(uint64_t bits, uint64_t carry)
{
	return bits << 1 | carry;
}

static inline uint64_t doublet_edge_behind(uint64_t bits, uint64_t next,
                                           unsigned places)
{
	return bits >> places | next << (DOUBLET_EDGE_BLOCK - places);
}

/* Adds what few blocks have: initials, apostrophes, what is left to the scan.
 */
void doublet_edge_understand_more(struct doublet_edge_block *block,
                                  const struct doublet_edge_surroundings *at);

static inline struct doublet_edge_block doublet_edge_understand(
	const struct doublet_edge_surroundings *at)
{
	const struct doublet_edge_carry *carry = at->carry;
	const struct doublet_edge_masks *here = at->here;
	const struct doublet_edge_masks *next = at->next;
	uint64_t word = here->of[DOUBLET_EDGE_WORD];
	uint64_t digit = here->of[DOUBLET_EDGE_DIGIT];
	uint64_t point = here->of[DOUBLET_EDGE_POINT];
	uint64_t between =
		doublet_edge_before(word, carry->word >> 1) &
		doublet_edge_behind(word, next->of[DOUBLET_EDGE_WORD], 1);
	uint64_t figures =
		point & doublet_edge_before(digit, carry->digit) &
		doublet_edge_behind(digit, next->of[DOUBLET_EDGE_DIGIT], 1);
	struct doublet_edge_block block = {
		.words = word | (here->of[DOUBLET_EDGE_JOINER] & between) |
	                 figures,
		.marks = here->of[DOUBLET_EDGE_MARK],
		.look = point & between & ~figures,
		.carry = {.word = word >> (DOUBLET_EDGE_LAST - 1),
	                  .digit = digit >> DOUBLET_EDGE_LAST},
	};

	if ((block.look | here->of[DOUBLET_EDGE_LOOK] |
	     next->of[DOUBLET_EDGE_LOOK] | here->curly | carry->curly) != 0) {
		/* Copies, so that all else stays in registers. */
		struct doublet_edge_block more = block;
		struct doublet_edge_carry before = *carry;
		struct doublet_edge_masks masks = *here;
		struct doublet_edge_masks behind = *next;
		doublet_edge_understand_more(
			&more,
			&(struct doublet_edge_surroundings){at->text, &before,
		                                            &masks, &behind});
		block = more;
	}
	/* It may be too long for a word. */
	block.look |= block.words == ~UINT64_C(0);
	block.marks &= ~block.words;
	block.edges =
		block.words ^ doublet_edge_before(block.words, carry->open);
	block.carry.open = block.words >> DOUBLET_EDGE_LAST;
	return block;
}

#endif

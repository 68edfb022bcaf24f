/* SPDX-License-Identifier: MIT */
/*
 * Where plain words begin and end, 64 bytes at a time. A kernel says which
 * bytes of a block are in which set; sets are bit masks, so that what stands
 * beside what is found for all bytes at once.
 *
 *	block    Net profit 4,744, or 36.5 pct: he said it's "so"...
 *	word     111 111111 1 111  11 11 1 111  11 1111 11 1  11
 *	joiner                                            1
 *	point                1   1      1                        111
 *	edges    ^  ^^     ^^    ^ ^ ^^   ^^  ^ ...
 *
 * What takes more than a look at the bytes beside it (a stop between letters,
 * marks that combine, letters of scripts without blanks) is left to the scan of
 * word.c, which alone would find the same words and marks.
 */
#ifndef DOUBLET_TEXT_EDGE_H
#define DOUBLET_TEXT_EDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/edge_other.h"

struct doublet_draft;

enum {
	DOUBLET_EDGE_BLOCK = 64,
	/* So many places behind the last one may be written. */
	DOUBLET_EDGE_EXCESS = 16
};

enum doublet_edge_set {
	/* letters and digits of ASCII */
	DOUBLET_EDGE_WORD,
	DOUBLET_EDGE_DIGIT,
	/* what joins two letters or digits, whichever they are: - ' _ & */
	DOUBLET_EDGE_JOINER,
	/* what joins two figures, and may join more: . , : */
	DOUBLET_EDGE_POINT,
	/* of what a struct doublet_mark is made */
	DOUBLET_EDGE_MARK,
	/* what is left to the scan: CR, signs of figures, names and addresses,
	   and all that is not ASCII */
	DOUBLET_EDGE_LOOK,
	DOUBLET_EDGE_SETS
};

/* Bit i of a mask: byte i of the block is in the set. */
struct doublet_edge_masks {
	uint64_t of[DOUBLET_EDGE_SETS];
	/* Where a typographic apostrophe begins; no kernel finds these. */
	uint64_t curly;
};

/* Any set of ASCII: bit h of byte l says whether 16 * h + l is in it. */
extern const uint8_t doublet_edge_sets[DOUBLET_EDGE_SETS][16];

struct doublet_edges;
struct doublet_edge_block;

/* Sorts the bytes of a block. */
typedef void doublet_edge_sort(const char *block,
                               struct doublet_edge_masks *masks);

/* Writes base + i for each bit i that is set; returns how many there are. */
typedef unsigned doublet_edge_write(uint32_t *places, uint32_t base,
                                    uint64_t bits);

/*
 * Adds the words and marks of block after block, from the one at hand, where
 * no word may have begun. Returns at the end of the text, or stops at a block
 * with something to look at, which it tells. Returns whether a word is open
 * before the block (1) or not; the draft's arena may have failed.
 */
typedef uint64_t doublet_edge_walk(struct doublet_edges *edges,
                                   struct doublet_edge_block *stopped);

struct doublet_edge_kernel {
	const char *name;
	/* enum doublet_cpu bits */
	unsigned needs;
	doublet_edge_sort *sort;
	doublet_edge_write *write;
	/* The two in one loop. */
	doublet_edge_walk *walk;
};

/* Best first; the last needs nothing and defines the right answer. */
extern const struct doublet_edge_kernel *const doublet_edge_kernels[];
extern const size_t doublet_edge_kernel_count;

/* The best kernel for this machine, as doublet_cpu_features allows. */
const struct doublet_edge_kernel *doublet_edge_kernel_choose(void);

/* One a file. */
extern const struct doublet_edge_kernel doublet_edge_avx512;
extern const struct doublet_edge_kernel doublet_edge_avx2;
extern const struct doublet_edge_kernel doublet_edge_neon;
extern const struct doublet_edge_kernel doublet_edge_scalar;

/* How many bits are set. Not every processor has an instruction for it. */
static inline unsigned doublet_edge_count(uint64_t bits)
{
	bits -= bits >> 1 & UINT64_C(0x5555555555555555);
	bits = (bits & UINT64_C(0x3333333333333333)) +
	       (bits >> 2 & UINT64_C(0x3333333333333333));
	bits = (bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
	return (unsigned)(bits * UINT64_C(0x0101010101010101) >> 56);
}

/* Where taking the plain words of a draft stands. */
struct doublet_edges {
	struct doublet_draft *draft;
	/* Where the block at hand begins. */
	size_t base;
	/* It, and the one behind it. */
	struct doublet_edge_masks here;
	struct doublet_edge_masks next;
	/* Of the last block with any; what it spills is behind `next`. */
	struct doublet_edge_others others;
	/* Of words begun and ended, so far. */
	size_t count;
	/* The byte that was the reason why _take stopped. */
	size_t look;
};

void doublet_edges_begin(struct doublet_edges *edges,
                         struct doublet_draft *draft);

/*
 * Adds words and marks from *at on, where none may have begun, as the scan
 * would. Stops before a word, or other thing, that it leaves to the scan: that
 * begins at *at and the scan has to go beyond edges->look before it asks for
 * more. At the end of the text *at is its length. False = no memory.
 */
bool doublet_edges_take(struct doublet_edges *edges, size_t *at);

#endif

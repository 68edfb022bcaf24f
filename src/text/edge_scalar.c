/* SPDX-License-Identifier: MIT */
/*
 * The definition: which bytes are in which sets. Eight bytes are looked up,
 * and a multiplication puts the bits of one set side by side.
 */
#include "text/edge.h"

enum {
	WORD = 1 << DOUBLET_EDGE_WORD,
	DIGIT = 1 << DOUBLET_EDGE_DIGIT,
	JOINER = 1 << DOUBLET_EDGE_JOINER,
	POINT = 1 << DOUBLET_EDGE_POINT,
	MARK = 1 << DOUBLET_EDGE_MARK,
	LOOK = 1 << DOUBLET_EDGE_LOOK
};

__extension__ static const uint8_t sets_of[256] = {
	['0' ... '9'] = WORD | DIGIT,
	['A' ... 'Z'] = WORD,
	['a' ... 'z'] = WORD,
	['-'] = JOINER,
	['_'] = JOINER,
	['&'] = JOINER,
	['\''] = JOINER | MARK,
	['.'] = POINT | MARK,
	[','] = POINT,
	[':'] = POINT,
	['\n'] = MARK,
	['\v'] = MARK,
	['\f'] = MARK,
	['\r'] = MARK | LOOK,
	['!'] = MARK,
	['?'] = MARK,
	['"'] = MARK,
	['`'] = MARK,
	['#'] = LOOK,
	['$'] = LOOK,
	['%'] = LOOK,
	['+'] = LOOK,
	['/'] = LOOK,
	['@'] = LOOK,
	[0x80 ... 0xFF] = LOOK,
};

static uint64_t sets_of_eight(const char *bytes)
{
	uint64_t sets = 0;

	for (unsigned i = 0; i < 8; i++)
		sets |= (uint64_t)sets_of[(unsigned char)bytes[i]] << (8 * i);
	return sets;
}

/* Bit 0 of each of eight bytes, the first byte's lowest. */
static uint64_t side_by_side(uint64_t bytes)
{
	return (bytes & UINT64_C(0x0101010101010101)) *
	               UINT64_C(0x0102040810204080) >>
	       56;
}

static void sort(const char *block, struct doublet_edge_masks *masks)
{
	*masks = (struct doublet_edge_masks){0};
	for (unsigned i = 0; i < DOUBLET_EDGE_BLOCK; i += 8) {
		uint64_t sets = sets_of_eight(block + i);
		for (unsigned set = 0; set < DOUBLET_EDGE_SETS; set++)
			masks->of[set] |= side_by_side(sets >> set) << i;
	}
}

static unsigned write(uint32_t *places, uint32_t base, uint64_t bits)
{
	unsigned count = 0;

	for (; bits != 0; bits &= bits - 1)
		places[count++] = base + (unsigned)__builtin_ctzll(bits);
	return count;
}

const struct doublet_edge_kernel doublet_edge_scalar = {"scalar", 0, sort,
                                                        write};

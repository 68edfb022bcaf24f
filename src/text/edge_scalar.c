/* SPDX-License-Identifier: MIT */
/*
 * The definition: which bytes are in which sets. A number holds eight sets, a
 * byte each; to add one bit to all of them takes a look-up and a shift. Eight
 * such numbers are eight rows of a square, the masks are its columns.
 */
#include "text/edge_walk.h"

/* The lowest bit of a set's byte. */
#define WORD (UINT64_C(1) << 8 * DOUBLET_EDGE_WORD)
#define DIGIT (UINT64_C(1) << 8 * DOUBLET_EDGE_DIGIT)
#define JOINER (UINT64_C(1) << 8 * DOUBLET_EDGE_JOINER)
#define POINT (UINT64_C(1) << 8 * DOUBLET_EDGE_POINT)
#define MARK (UINT64_C(1) << 8 * DOUBLET_EDGE_MARK)
#define LOOK (UINT64_C(1) << 8 * DOUBLET_EDGE_LOOK)

__extension__ static const uint64_t sets_of[256] = {
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

	for (unsigned i = 8; i-- > 0;)
		sets = sets << 1 | sets_of[(unsigned char)bytes[i]];
	return sets;
}

/* Exchanges what `mask` has of b with what it has of a, `shift` further up. */
static void exchange(uint64_t *a, uint64_t *b, unsigned shift, uint64_t mask)
{
	uint64_t differ = (*a >> shift ^ *b) & mask;

	*a ^= differ << shift;
	*b ^= differ;
}

static void exchange_32(uint64_t *a, uint64_t *b)
{
	exchange(a, b, 32, UINT64_C(0x00000000FFFFFFFF));
}

static void exchange_16(uint64_t *a, uint64_t *b)
{
	exchange(a, b, 16, UINT64_C(0x0000FFFF0000FFFF));
}

static void exchange_8(uint64_t *a, uint64_t *b)
{
	exchange(a, b, 8, UINT64_C(0x00FF00FF00FF00FF));
}

/*
 * Makes rows of eight bytes columns: squares of 16, of 4, of single bytes.
 * Written out, since compilers make vectors of loops, and those are slower.
 */
static void transpose(uint64_t rows[8])
{
	exchange_32(&rows[0], &rows[4]);
	exchange_32(&rows[1], &rows[5]);
	exchange_32(&rows[2], &rows[6]);
	exchange_32(&rows[3], &rows[7]);
	exchange_16(&rows[0], &rows[2]);
	exchange_16(&rows[1], &rows[3]);
	exchange_16(&rows[4], &rows[6]);
	exchange_16(&rows[5], &rows[7]);
	exchange_8(&rows[0], &rows[1]);
	exchange_8(&rows[2], &rows[3]);
	exchange_8(&rows[4], &rows[5]);
	exchange_8(&rows[6], &rows[7]);
}

static void sort(const char *block, struct doublet_edge_masks *masks)
{
	uint64_t rows[8];

	for (unsigned i = 0; i < 8; i++)
		rows[i] = sets_of_eight(block + i * 8);
	transpose(rows);
	masks->of[DOUBLET_EDGE_WORD] = rows[DOUBLET_EDGE_WORD];
	masks->of[DOUBLET_EDGE_DIGIT] = rows[DOUBLET_EDGE_DIGIT];
	masks->of[DOUBLET_EDGE_JOINER] = rows[DOUBLET_EDGE_JOINER];
	masks->of[DOUBLET_EDGE_POINT] = rows[DOUBLET_EDGE_POINT];
	masks->of[DOUBLET_EDGE_MARK] = rows[DOUBLET_EDGE_MARK];
	masks->of[DOUBLET_EDGE_LOOK] = rows[DOUBLET_EDGE_LOOK];
	masks->curly = 0;
}

/* Eight at a time, however many there are: a branch guessed wrong is dear. */
static unsigned write(uint32_t *places, uint32_t base, uint64_t bits)
{
	enum { AT_ONCE = 8 };
	unsigned count = doublet_edge_count(bits);

	for (unsigned i = 0; i < count; i += AT_ONCE)
		for (unsigned n = i; n < i + AT_ONCE; n++) {
			uint64_t stopped = bits | UINT64_C(1) << 63;
			places[n] = base + (unsigned)__builtin_ctzll(stopped);
			bits &= bits - 1;
		}
	return count;
}

static uint64_t walk(struct doublet_edges *edges,
                     struct doublet_edge_block *stopped)
{
	return doublet_edges_walk(edges, stopped, sort, write);
}

const struct doublet_edge_kernel doublet_edge_scalar = {"scalar", 0, sort,
                                                        write, walk};

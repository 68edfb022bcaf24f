/* SPDX-License-Identifier: MIT */
/*
 * The definition: which bytes are in which sets. A number holds eight sets, a
 * byte each; to add one bit to all of them takes a look-up and a shift. Eight
 * such numbers are eight rows of a square, the masks are its columns.
 */
#include "text/edge.h"

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

/* Makes rows of eight bytes columns: squares of 16, of 4, of single bytes. */
static void transpose(uint64_t rows[8])
{
	for (unsigned i = 0; i < 4; i++)
		exchange(&rows[i], &rows[i + 4], 32,
		         UINT64_C(0x00000000FFFFFFFF));
	for (unsigned i = 0; i < 8; i += 4) {
		exchange(&rows[i], &rows[i + 2], 16,
		         UINT64_C(0x0000FFFF0000FFFF));
		exchange(&rows[i + 1], &rows[i + 3], 16,
		         UINT64_C(0x0000FFFF0000FFFF));
	}
	for (unsigned i = 0; i < 8; i += 2)
		exchange(&rows[i], &rows[i + 1], 8,
		         UINT64_C(0x00FF00FF00FF00FF));
}

static void sort_block(const char *block, struct doublet_edge_masks *masks)
{
	uint64_t rows[8];

	for (unsigned i = 0; i < 8; i++)
		rows[i] = sets_of_eight(block + i * 8);
	transpose(rows);
	for (unsigned set = 0; set < DOUBLET_EDGE_SETS; set++)
		masks->of[set] = rows[set];
}

static void sort(const char *bytes, size_t count,
                 struct doublet_edge_masks *masks)
{
	for (size_t i = 0; i < count; i++)
		sort_block(bytes + i * DOUBLET_EDGE_BLOCK, masks + i);
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

const struct doublet_edge_kernel doublet_edge_scalar = {"scalar", 0, sort,
                                                        write};

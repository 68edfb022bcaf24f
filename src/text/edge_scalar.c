/* SPDX-License-Identifier: MIT */
/*
 * The definition: which bytes are in which sets. Four bits tell the six sets,
 * since some never meet in a byte: what is a letter is no mark, what the scan
 * has to look at joins nothing. A number holds the bits of 16 bytes; to add a
 * byte to it takes a look-up and a shift. Four such numbers are the rows of a
 * square, its columns are the bits of a block.
 */
#include <string.h>

#include "text/edge_walk.h"
#include "text/tables/places.h"

/* A letter or digit; a digit if both, a mark if only the second. */
#define WORD (UINT64_C(1) << 0)
#define DIGIT (UINT64_C(1) << 16)
/* A joiner or point; what the scan has to look at if both. */
#define JOINER (UINT64_C(1) << 32)
#define POINT (UINT64_C(1) << 48)
#define MARK DIGIT
#define LOOK (JOINER | POINT)

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

/* The last byte first: its bits end up highest. */
static uint64_t sets_of_16(const char *bytes)
{
	uint64_t sets = 0;

#pragma GCC unroll 16
	for (unsigned i = 16; i-- > 0;)
		sets = sets * 2 + sets_of[(unsigned char)bytes[i]];
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

static inline __attribute__((always_inline)) void sort(
	const char *block, struct doublet_edge_masks *masks)
{
	uint64_t word = sets_of_16(block);
	uint64_t digit = sets_of_16(block + 16);
	uint64_t joiner = sets_of_16(block + 32);
	uint64_t point = sets_of_16(block + 48);

	/* Till then each is a row. */
	exchange_32(&word, &joiner);
	exchange_32(&digit, &point);
	exchange_16(&word, &digit);
	exchange_16(&joiner, &point);
	masks->of[DOUBLET_EDGE_WORD] = word;
	masks->of[DOUBLET_EDGE_DIGIT] = word & digit;
	masks->of[DOUBLET_EDGE_JOINER] = joiner & ~point;
	masks->of[DOUBLET_EDGE_POINT] = point & ~joiner;
	masks->of[DOUBLET_EDGE_MARK] = digit & ~word;
	masks->of[DOUBLET_EDGE_LOOK] = joiner & point;
	masks->curly = 0;
}

typedef uint32_t four __attribute__((vector_size(16)));

/* Four numbers, and a number to add to all. */
static void write_four(uint32_t *places, const uint32_t numbers[4], four base)
{
	four sums;

	memcpy(&sums, numbers, sizeof(sums));
	sums += base;
	memcpy(places, &sums, sizeof(sums));
}

/* How many bits of each byte are set, and of all bytes below it. */
static uint64_t count_up(uint64_t bits)
{
	bits -= bits >> 1 & UINT64_C(0x5555555555555555);
	bits = (bits & UINT64_C(0x3333333333333333)) +
	       (bits >> 2 & UINT64_C(0x3333333333333333));
	bits = (bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
	return bits * UINT64_C(0x0101010101010101);
}

/*
 * A byte of bits at a time, however many are set: a branch on that would be
 * guessed wrong for most blocks, and costs more than places for nothing.
 */
static inline __attribute__((always_inline)) unsigned write(uint32_t *places,
                                                            uint32_t base,
                                                            uint64_t bits)
{
	uint64_t counts = count_up(bits);
	four first = {base, base, base, base};
	uint32_t *at = places;

#pragma GCC unroll 8
	for (unsigned i = 0; i < 8; i++) {
		const uint32_t *numbers = doublet_places[bits >> 8 * i & 0xFF];
		write_four(at, numbers, first);
		write_four(at + 4, numbers + 4, first);
		at = places + (counts >> 8 * i & 0xFF);
		first += 8;
	}
	return (unsigned)(counts >> 56);
}

static uint64_t walk(struct doublet_edges *edges,
                     struct doublet_edge_block *stopped)
{
	return doublet_edges_walk(edges, stopped, sort, write);
}

const struct doublet_edge_kernel doublet_edge_scalar = {"scalar", 0, sort,
                                                        write, walk};

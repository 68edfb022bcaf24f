/* SPDX-License-Identifier: MIT */
/*
 * From masks to words and marks. All bits of a block are worked on at once:
 * shifted by one they say what stands beside each byte. A word begins and ends
 * where the mask of words changes, and the list of words is the list of these
 * places, two and two.
 */
#include "text/edge.h"

#include <string.h>

#include "base/cpu.h"
#include "doublet/status.h"
#include "text/character.h"
#include "text/draft.h"

enum {
	LAST = DOUBLET_EDGE_BLOCK - 1,
	ROOM_WORDS = (DOUBLET_EDGE_BLOCK + DOUBLET_EDGE_EXCESS) / 2
};

const uint8_t doublet_edge_sets[DOUBLET_EDGE_SETS][16] = {
	[DOUBLET_EDGE_WORD] = {0xA8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8,
                               0xF8, 0xF8, 0xF0, 0x50, 0x50, 0x50, 0x50, 0x50},
	[DOUBLET_EDGE_DIGIT] = {0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08,
                                0x08, 0x08},
	[DOUBLET_EDGE_JOINER] = {['\'' & 15] = 0x04,
                                 ['-' & 15] = 0x04,
                                 ['&' & 15] = 0x04,
                                 ['_' & 15] = 0x20},
	[DOUBLET_EDGE_POINT] = {[',' & 15] = 0x04,
                                ['.' & 15] = 0x04,
                                [':' & 15] = 0x08},
	[DOUBLET_EDGE_MARK] = {0x40, 0x04, 0x04, 0x00, 0x00, 0x00, 0x00, 0x04,
                               0x00, 0x00, 0x01, 0x01, 0x01, 0x01, 0x04, 0x08},
	[DOUBLET_EDGE_LOOK] = {['@' & 15] = 0x10,
                               ['#' & 15] = 0x04,
                               ['$' & 15] = 0x04,
                               ['%' & 15] = 0x04,
                               ['+' & 15] = 0x04,
                               ['\r' & 15] = 0x01,
                               ['/' & 15] = 0x04},
};

const struct doublet_edge_kernel *const doublet_edge_kernels[] = {
	&doublet_edge_avx512,
	&doublet_edge_avx2,
	&doublet_edge_neon,
	&doublet_edge_scalar,
};
const size_t doublet_edge_kernel_count =
	sizeof(doublet_edge_kernels) / sizeof(doublet_edge_kernels[0]);

const struct doublet_edge_kernel *doublet_edge_kernel_choose(void)
{
	unsigned features = doublet_cpu_features();
	size_t row = 0;

	while ((doublet_edge_kernels[row]->needs & ~features) != 0)
		row++;
	return doublet_edge_kernels[row];
}

const char *doublet_kernels(void)
{
	return doublet_edge_kernel_choose()->name;
}

/* Behind the end of the text there are blanks. */
static void sort_bytes(const struct doublet_draft *draft, size_t base,
                       struct doublet_edge_masks *masks)
{
	char last[DOUBLET_EDGE_BLOCK] = {0};
	size_t length = draft->length;

	if (base >= length) {
		*masks = (struct doublet_edge_masks){0};
		return;
	}
	if (length - base >= DOUBLET_EDGE_BLOCK) {
		draft->kernel->sort(draft->text + base, masks);
		return;
	}
	memcpy(last, draft->text + base, length - base);
	draft->kernel->sort(last, masks);
}

/* The number of the lowest bit set. */
static unsigned lowest(uint64_t bits)
{
	return (unsigned)__builtin_ctzll(bits);
}

static unsigned highest(uint64_t bits)
{
	return LAST - (unsigned)__builtin_clzll(bits);
}

/* The bits below one. */
static uint64_t below(unsigned bit)
{
	return (UINT64_C(1) << bit) - 1;
}

/* The bits set. Not every processor has an instruction for it. */
static unsigned number_of(uint64_t bits)
{
	bits -= bits >> 1 & UINT64_C(0x5555555555555555);
	bits = (bits & UINT64_C(0x3333333333333333)) +
	       (bits >> 2 & UINT64_C(0x3333333333333333));
	bits = (bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
	return (unsigned)(bits * UINT64_C(0x0101010101010101) >> 56);
}

/* Whether a digit may begin at an offset; only the scan knows all of them. */
static bool may_be_digit(const struct doublet_draft *draft, size_t at)
{
	if (at >= draft->length)
		return false;
	unsigned char byte = (unsigned char)draft->text[at];
	return byte >= 0x80 || (byte >= '0' && byte <= '9');
}

/*
 * Typographic dashes and quotation marks are as frequent in copy as their like
 * in ASCII, and as simple: they are taken from what the scan has to look at.
 */
static void know_typography(const struct doublet_draft *draft, size_t base,
                            struct doublet_edge_side *side)
{
	struct doublet_edge_masks *masks = &side->masks;
	uint64_t left = masks->of[DOUBLET_EDGE_LOOK];

	while (left != 0) {
		unsigned bit = lowest(left);
		const char *at = draft->text + base + bit;
		uint64_t sequence = UINT64_C(7) << bit;
		left &= left - 1;
		/* U+2010 to U+201D: E2 80 90 to E2 80 9D. */
		if (base + bit + 3 > draft->length || at[0] != '\xE2' ||
		    at[1] != '\x80')
			continue;
		switch ((unsigned char)at[2]) {
		case 0x99:
			side->curly |= UINT64_C(1) << bit;
			break;
		case 0x98:
		case 0x9C:
		case 0x9D:
			masks->of[DOUBLET_EDGE_MARK] |= UINT64_C(1) << bit;
			break;
		case 0x93:
			/* It may join figures. */
			if (may_be_digit(draft, base + bit + 3))
				continue;
			break;
		case 0x94:
			break;
		default:
			continue;
		}
		masks->of[DOUBLET_EDGE_LOOK] &= ~sequence;
		left &= ~sequence;
		side->spill = bit > LAST - 2 ? bit - (LAST - 2) : 0;
	}
}

/* Sorts a block; the first `spill` bytes belong to a sequence before it. */
static void sort_block(const struct doublet_draft *draft, size_t base,
                       unsigned spill, struct doublet_edge_side *side)
{
	side->curly = 0;
	side->spill = 0;
	sort_bytes(draft, base, &side->masks);
	if (side->masks.of[DOUBLET_EDGE_LOOK] == 0)
		return;
	side->masks.of[DOUBLET_EDGE_LOOK] &= ~below(spill);
	know_typography(draft, base, side);
}

void doublet_edges_begin(struct doublet_edges *edges,
                         struct doublet_draft *draft)
{
	edges->draft = draft;
	edges->base = 0;
	edges->look = 0;
	sort_block(draft, 0, 0, &edges->here);
	sort_block(draft, DOUBLET_EDGE_BLOCK, edges->here.spill, &edges->next);
}

/* Makes the block at `base`, further on, the one at hand. */
static void move_to(struct doublet_edges *edges, size_t base)
{
	if (base == edges->base)
		return;
	if (base == edges->base + DOUBLET_EDGE_BLOCK)
		edges->here = edges->next;
	else
		sort_block(edges->draft, base, 0, &edges->here);
	sort_block(edges->draft, base + DOUBLET_EDGE_BLOCK, edges->here.spill,
	           &edges->next);
	edges->base = base;
}

/* Of the bytes before a block. */
struct carry {
	/* Bit 0: a word goes on; its last byte is a letter or digit; a digit.
	 */
	uint64_t open;
	uint64_t word;
	uint64_t digit;
	/* The bytes of a typographic apostrophe that joins. */
	uint64_t curly;
};

/* What is known of a block when its neighbours are known too. */
struct block {
	/* Letters, digits, and what joins them. */
	uint64_t words;
	uint64_t marks;
	/* What the scan has to look at. */
	uint64_t look;
	/* Where words begin or end. */
	uint64_t edges;
	struct carry carry;
};

/* What stands one place before each bit, or `places` behind. */
static uint64_t before(uint64_t bits, uint64_t carry)
{
	return bits << 1 | carry;
}

static uint64_t behind(uint64_t bits, uint64_t next, unsigned places)
{
	return bits >> places | next << (DOUBLET_EDGE_BLOCK - places);
}

static struct block understand(const struct doublet_edges *edges, uint64_t kept,
                               const struct carry *carry)
{
	const uint64_t *here = edges->here.masks.of;
	const uint64_t *next = edges->next.masks.of;
	uint64_t word = here[DOUBLET_EDGE_WORD] & kept;
	uint64_t digit = here[DOUBLET_EDGE_DIGIT] & kept;
	uint64_t joiner = here[DOUBLET_EDGE_JOINER] & kept;
	uint64_t point = here[DOUBLET_EDGE_POINT] & kept;
	uint64_t curly = edges->here.curly & kept;
	uint64_t look = here[DOUBLET_EDGE_LOOK] & kept;
	uint64_t after_word = before(word, carry->word);
	uint64_t between =
		after_word & behind(word, next[DOUBLET_EDGE_WORD], 1);
	uint64_t figures = point & before(digit, carry->digit) &
	                   behind(digit, next[DOUBLET_EDGE_DIGIT], 1);
	uint64_t joined =
		curly & after_word & behind(word, next[DOUBLET_EDGE_WORD], 3);
	struct block block;

	block.words = word | (joiner & between) | figures | joined |
	              joined << 1 | joined << 2 | carry->curly;
	block.marks = (here[DOUBLET_EDGE_MARK] & kept & ~block.words) |
	              (curly & ~joined);
	block.look = look | (point & between & ~figures) |
	             ((joiner | point) & after_word &
	              behind(look, next[DOUBLET_EDGE_LOOK], 1)) |
	             (curly & after_word &
	              behind(look, next[DOUBLET_EDGE_LOOK], 3)) |
	             /* It may be too long for a word. */
	             (block.words == ~UINT64_C(0));
	block.edges = block.words ^ before(block.words, carry->open);
	block.carry =
		(struct carry){block.words >> LAST, word >> LAST, digit >> LAST,
	                       joined >> (LAST - 1) >> 1 |
	                               joined >> (LAST - 1)};
	return block;
}

/* Room for what a block may have, and for what a kernel writes behind it. */
static bool make_room(struct doublet_draft *draft, size_t edge_count)
{
	size_t words = edge_count / 2 + ROOM_WORDS;
	size_t marks = draft->mark_count + DOUBLET_EDGE_BLOCK;

	return (words <= draft->word_capacity ||
	        doublet_arena_grow(draft->arena, &draft->words,
	                           &draft->word_capacity, words,
	                           sizeof(*draft->words))) &&
	       (marks <= draft->mark_capacity ||
	        doublet_arena_grow(draft->arena, &draft->marks,
	                           &draft->mark_capacity, marks,
	                           sizeof(*draft->marks)));
}

/* Adds the edges and marks of a block that `kept` has. */
static void put(struct doublet_draft *draft, size_t base,
                const struct block *block, uint64_t kept, size_t *edge_count)
{
	uint64_t edges = block->edges & kept;

	for (uint64_t left = block->marks & kept; left != 0; left &= left - 1) {
		unsigned bit = lowest(left);
		uint64_t passed = edges & (below(bit) | UINT64_C(1) << bit);
		struct doublet_character mark =
			doublet_character_at(draft->text, base + bit,
		                             draft->length);
		draft->marks[draft->mark_count++] = (struct doublet_mark){
			.offset = (uint32_t)(base + bit),
			.word = (uint32_t)((*edge_count + number_of(passed)) /
		                           2),
			.code_point = mark.code_point,
			.class = mark.class,
			.size = mark.size,
		};
	}
	*edge_count += draft->kernel->write(&draft->words->start + *edge_count,
	                                    (uint32_t)base, edges);
}

/*
 * Where what the scan has to look at begins: the start of the word that ends
 * there, if one does.
 */
static size_t stop_before(struct doublet_edges *edges,
                          const struct block *block, const struct carry *carry,
                          size_t *count)
{
	struct doublet_draft *draft = edges->draft;
	unsigned look = lowest(block->look);
	uint64_t others = ~block->words & below(look);
	unsigned begin = others == 0 ? 0 : highest(others) + 1;

	edges->look = edges->base + look;
	if (begin == 0 && carry->open != 0)
		return (&draft->words->start)[--*count];
	put(draft, edges->base, block, below(begin), count);
	return edges->base + begin;
}

bool doublet_edges_take(struct doublet_edges *edges, size_t *at)
{
	struct doublet_draft *draft = edges->draft;
	size_t base = *at - *at % DOUBLET_EDGE_BLOCK;
	uint64_t kept = ~UINT64_C(0) << *at % DOUBLET_EDGE_BLOCK;
	size_t count = draft->word_count * 2;
	struct carry carry = {0};

	for (; base < draft->length; base += DOUBLET_EDGE_BLOCK) {
		if (!make_room(draft, count))
			return false;
		move_to(edges, base);
		struct block block = understand(edges, kept, &carry);
		if (block.look != 0) {
			*at = stop_before(edges, &block, &carry, &count);
			draft->word_count = count / 2;
			return true;
		}
		put(draft, base, &block, ~UINT64_C(0), &count);
		carry = block.carry;
		kept = ~UINT64_C(0);
	}
	if (carry.open != 0)
		(&draft->words->start)[count++] = (uint32_t)draft->length;
	draft->word_count = count / 2;
	edges->look = draft->length;
	*at = draft->length;
	return true;
}

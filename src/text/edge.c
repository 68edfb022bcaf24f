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

const uint8_t doublet_edge_sets[DOUBLET_EDGE_SETS][16] = {
	[DOUBLET_EDGE_WORD] = {0xA8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8, 0xF8,
                               0xF8, 0xF8, 0xF0, 0x50, 0x50, 0x50, 0x50, 0x50},
	[DOUBLET_EDGE_DIGIT] = {0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08, 0x08,
                                0x08, 0x08},
	[DOUBLET_EDGE_JOINER] = {['\'' & 15] = 0x04,
                                 ['-' & 15] = 0x04,
                                 ['_' & 15] = 0x20},
	[DOUBLET_EDGE_POINT] = {[',' & 15] = 0x04, ['.' & 15] = 0x04},
	[DOUBLET_EDGE_MARK] = {0x40, 0x04, 0x04, 0x00, 0x00, 0x00, 0x00, 0x04,
                               0x00, 0x00, 0x01, 0x01, 0x01, 0x01, 0x04, 0x08},
	[DOUBLET_EDGE_LOOK] = {['\r' & 15] = 0x01},
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
static void sort_block(const struct doublet_draft *draft, size_t base,
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

void doublet_edges_begin(struct doublet_edges *edges,
                         struct doublet_draft *draft)
{
	edges->draft = draft;
	edges->base = 0;
	edges->look = 0;
	sort_block(draft, 0, &edges->here);
	sort_block(draft, DOUBLET_EDGE_BLOCK, &edges->next);
}

/* Makes the block at `base`, further on, the one at hand. */
static void move_to(struct doublet_edges *edges, size_t base)
{
	if (base == edges->base)
		return;
	if (base == edges->base + DOUBLET_EDGE_BLOCK)
		edges->here = edges->next;
	else
		sort_block(edges->draft, base, &edges->here);
	sort_block(edges->draft, base + DOUBLET_EDGE_BLOCK, &edges->next);
	edges->base = base;
}

/* Of the byte before a block: a word goes on; it is a letter or digit. */
struct carry {
	uint64_t open;
	uint64_t word;
	uint64_t digit;
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

static struct block understand(const struct doublet_edges *edges, unsigned from,
                               const struct carry *before)
{
	const uint64_t *here = edges->here.of;
	const uint64_t *next = edges->next.of;
	const unsigned last = DOUBLET_EDGE_BLOCK - 1;
	uint64_t kept = ~UINT64_C(0) << from;
	uint64_t word = here[DOUBLET_EDGE_WORD] & kept;
	uint64_t digit = here[DOUBLET_EDGE_DIGIT] & kept;
	uint64_t joiner = here[DOUBLET_EDGE_JOINER] & kept;
	uint64_t point = here[DOUBLET_EDGE_POINT] & kept;
	uint64_t look = here[DOUBLET_EDGE_LOOK];
	uint64_t behind_word = word << 1 | before->word;
	uint64_t before_word = word >> 1 | next[DOUBLET_EDGE_WORD] << last;
	uint64_t before_look = look >> 1 | next[DOUBLET_EDGE_LOOK] << last;
	uint64_t between = behind_word & before_word;
	uint64_t figures = point & (digit << 1 | before->digit) &
	                   (digit >> 1 | next[DOUBLET_EDGE_DIGIT] << last);
	struct block block = {.words = word | (joiner & between) | figures};

	block.marks = here[DOUBLET_EDGE_MARK] & kept & ~block.words;
	block.look = (look & kept) | (point & between & ~figures) |
	             ((joiner | point) & behind_word & before_look) |
	             /* It may be too long for a word. */
	             (block.words == ~UINT64_C(0));
	block.edges = block.words ^ (block.words << 1 | before->open);
	block.carry = (struct carry){block.words >> last, word >> last,
	                             digit >> last};
	return block;
}

/* The number of the lowest bit set. */
static unsigned lowest(uint64_t bits)
{
	return (unsigned)__builtin_ctzll(bits);
}

static unsigned highest(uint64_t bits)
{
	return 63 - (unsigned)__builtin_clzll(bits);
}

/* The bits below one. */
static uint64_t below(unsigned bit)
{
	return (UINT64_C(1) << bit) - 1;
}

static bool make_room(struct doublet_draft *draft)
{
	return doublet_arena_grow(draft->arena, &draft->words,
	                          &draft->word_capacity,
	                          draft->word_count + DOUBLET_EDGE_BLOCK,
	                          sizeof(*draft->words)) &&
	       doublet_arena_grow(draft->arena, &draft->marks,
	                          &draft->mark_capacity,
	                          draft->mark_count + DOUBLET_EDGE_BLOCK,
	                          sizeof(*draft->marks));
}

/* Adds the edges and marks of a block that `kept` has. */
static void put(struct doublet_draft *draft, size_t base,
                const struct block *block, uint64_t kept, size_t *edge_count)
{
	uint32_t *places = &draft->words->start;
	size_t count = *edge_count;
	uint64_t edges = block->edges & kept;
	uint64_t marks = block->marks & kept;

	while (marks != 0) {
		unsigned bit = lowest(marks);
		uint64_t passed = edges & (below(bit) | UINT64_C(1) << bit);
		marks &= marks - 1;
		for (edges ^= passed; passed != 0; passed &= passed - 1)
			places[count++] = (uint32_t)(base + lowest(passed));
		unsigned char byte = (unsigned char)draft->text[base + bit];
		draft->marks[draft->mark_count++] = (struct doublet_mark){
			.offset = (uint32_t)(base + bit),
			.word = (uint32_t)(count / 2),
			.code_point = byte,
			.class = doublet_character_bytes[byte] &
		                 DOUBLET_CHARACTER_CLASS,
			.size = 1,
		};
	}
	for (; edges != 0; edges &= edges - 1)
		places[count++] = (uint32_t)(base + lowest(edges));
	*edge_count = count;
}

/*
 * Where what the scan has to look at begins: the start of the word that ends
 * there, if one does.
 */
static size_t stop_before(struct doublet_edges *edges,
                          const struct block *block, struct carry carry,
                          size_t *count)
{
	struct doublet_draft *draft = edges->draft;
	unsigned look = lowest(block->look);
	uint64_t others = ~block->words & below(look);
	unsigned begin = others == 0 ? 0 : highest(others) + 1;

	edges->look = edges->base + look;
	if (begin == 0 && carry.open != 0)
		return (&draft->words->start)[--*count];
	put(draft, edges->base, block, below(begin), count);
	return edges->base + begin;
}

bool doublet_edges_take(struct doublet_edges *edges, size_t *at)
{
	struct doublet_draft *draft = edges->draft;
	unsigned from = *at % DOUBLET_EDGE_BLOCK;
	size_t base = *at - from;
	size_t count = draft->word_count * 2;
	struct carry carry = {0};

	for (; base < draft->length; base += DOUBLET_EDGE_BLOCK, from = 0) {
		draft->word_count = count / 2;
		if (!make_room(draft))
			return false;
		move_to(edges, base);
		struct block block = understand(edges, from, &carry);
		if (block.look != 0) {
			*at = stop_before(edges, &block, carry, &count);
			draft->word_count = count / 2;
			return true;
		}
		put(draft, base, &block, ~UINT64_C(0), &count);
		carry = block.carry;
	}
	if (carry.open != 0)
		(&draft->words->start)[count++] = (uint32_t)draft->length;
	draft->word_count = count / 2;
	edges->look = draft->length;
	*at = draft->length;
	return true;
}

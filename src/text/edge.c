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

/* The number of the block that begins at an offset. */
static size_t block_at(size_t base)
{
	return base / DOUBLET_EDGE_BLOCK % (2 * DOUBLET_EDGE_RUN);
}

/* Knows what is not ASCII in the block at `base`. */
static void know_others(struct doublet_edges *edges, size_t base)
{
	const struct doublet_draft *draft = edges->draft;
	struct doublet_edge_others *others = &edges->others;
	uint64_t *masks = edges->masks[block_at(base)].of;

	others->look = masks[DOUBLET_EDGE_LOOK];
	doublet_edge_others_know(others, draft->text, draft->length, base);
	masks[DOUBLET_EDGE_LOOK] = others->look;
	masks[DOUBLET_EDGE_WORD] |= others->letters;
	masks[DOUBLET_EDGE_MARK] |= others->marks;
	edges->curly[block_at(base)] = others->curly;
}

/* Sorts the last bytes of a text, fewer than a block; blanks are behind. */
static void sort_rest(const struct doublet_draft *draft, size_t rest,
                      struct doublet_edge_masks *masks)
{
	char last[DOUBLET_EDGE_BLOCK] = {0};

	*masks = (struct doublet_edge_masks){0};
	if (rest == 0)
		return;
	if (draft->length < DOUBLET_EDGE_BLOCK) {
		memcpy(last, draft->text, rest);
		draft->kernel->sort(last, 1, masks);
		return;
	}
	draft->kernel->sort(draft->text + draft->length - DOUBLET_EDGE_BLOCK, 1,
	                    masks);
	for (unsigned set = 0; set < DOUBLET_EDGE_SETS; set++)
		masks->of[set] >>= DOUBLET_EDGE_BLOCK - rest;
}

/* Sorts the bytes of a run, of the text or behind its end. */
static void sort_bytes(const struct doublet_draft *draft, size_t base,
                       struct doublet_edge_masks *masks)
{
	size_t left = base < draft->length ? draft->length - base : 0;
	size_t whole = left / DOUBLET_EDGE_BLOCK;

	if (whole > DOUBLET_EDGE_RUN)
		whole = DOUBLET_EDGE_RUN;
	if (whole > 0)
		draft->kernel->sort(draft->text + base, whole, masks);
	if (whole < DOUBLET_EDGE_RUN)
		sort_rest(draft, left % DOUBLET_EDGE_BLOCK, masks + whole);
	if (whole + 1 < DOUBLET_EDGE_RUN)
		masks[whole + 1] = (struct doublet_edge_masks){0};
}

/* Sorts the run at edges->end. */
static void sort_run(struct doublet_edges *edges)
{
	size_t first = block_at(edges->end);
	size_t base = edges->end;

	sort_bytes(edges->draft, base, &edges->masks[first]);
	edges->end += DOUBLET_EDGE_RUN * DOUBLET_EDGE_BLOCK;
	memset(&edges->curly[first], 0,
	       DOUBLET_EDGE_RUN * sizeof(*edges->curly));
	for (; base < edges->end && base < edges->draft->length;
	     base += DOUBLET_EDGE_BLOCK) {
		if (edges->masks[block_at(base)].of[DOUBLET_EDGE_LOOK] != 0)
			know_others(edges, base);
	}
}

/* Makes the block at `base` the one at hand, and the one behind it sorted. */
static void move_to(struct doublet_edges *edges, size_t base)
{
	edges->base = base;
	if (base >= edges->end) {
		edges->end =
			base - base % (DOUBLET_EDGE_RUN * DOUBLET_EDGE_BLOCK);
		edges->others.spill = 0;
		sort_run(edges);
	}
	if (base + DOUBLET_EDGE_BLOCK == edges->end)
		sort_run(edges);
}

void doublet_edges_begin(struct doublet_edges *edges,
                         struct doublet_draft *draft)
{
	edges->draft = draft;
	edges->others = (struct doublet_edge_others){.look = 0};
	edges->look = 0;
	edges->end = 0;
	move_to(edges, 0);
}

/* Makes the block with `at` the one at hand, and nothing what is before. */
static void begin_at(struct doublet_edges *edges, size_t at)
{
	size_t base = at - at % DOUBLET_EDGE_BLOCK;
	uint64_t kept = ~UINT64_C(0) << at % DOUBLET_EDGE_BLOCK;

	if (base != edges->base)
		move_to(edges, base);
	for (unsigned set = 0; set < DOUBLET_EDGE_SETS; set++)
		edges->masks[block_at(base)].of[set] &= kept;
	edges->curly[block_at(base)] &= kept;
}

/* Of the bytes before a block. */
struct carry {
	/* Bit 0: a word goes on; its last byte is a digit. */
	uint64_t open;
	uint64_t digit;
	/* Bits 0 and 1: the last two bytes are letters or digits. */
	uint64_t word;
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

/* What the masks of a block are understood by. */
struct surroundings {
	const struct carry *carry;
	const uint64_t *here;
	const uint64_t *next;
	uint64_t curly;
};

/* The stops between single letters: "U.S". */
static uint64_t find_initials(const struct surroundings *at)
{
	uint64_t word = at->here[DOUBLET_EDGE_WORD];
	uint64_t digit = at->here[DOUBLET_EDGE_DIGIT];
	uint64_t next_word = at->next[DOUBLET_EDGE_WORD];
	uint64_t stop =
		at->here[DOUBLET_EDGE_POINT] & at->here[DOUBLET_EDGE_MARK];
	uint64_t letter_before = before(word, at->carry->word >> 1) &
	                         ~before(digit, at->carry->digit) &
	                         ~(word << 2 | at->carry->word);
	uint64_t letter_behind =
		behind(word, next_word, 1) &
		~behind(digit, at->next[DOUBLET_EDGE_DIGIT], 1) &
		~behind(word, next_word, 2);

	return stop & letter_before & letter_behind;
}

/* Adds what few blocks have: initials, apostrophes, what is left to the scan.
 */
static void understand_more(struct block *block, const struct surroundings *at)
{
	uint64_t word = at->here[DOUBLET_EDGE_WORD];
	uint64_t look = at->here[DOUBLET_EDGE_LOOK];
	uint64_t next_look = at->next[DOUBLET_EDGE_LOOK];
	uint64_t after_word = before(word, at->carry->word >> 1);
	uint64_t joiners =
		at->here[DOUBLET_EDGE_JOINER] | at->here[DOUBLET_EDGE_POINT];
	uint64_t curly = at->curly & after_word;
	uint64_t joined = curly & behind(word, at->next[DOUBLET_EDGE_WORD], 3);
	uint64_t initials = find_initials(at);

	block->words |= joined | joined << 1 | joined << 2 | at->carry->curly |
	                initials;
	block->marks |= at->curly & ~joined;
	block->look &= ~initials;
	block->look |= look |
	               (joiners & after_word & behind(look, next_look, 1)) |
	               (curly & behind(look, next_look, 3));
	block->carry.curly = joined >> (LAST - 1) >> 1 | joined >> (LAST - 1);
}

static struct block understand(const struct doublet_edges *edges,
                               const struct carry *carry)
{
	size_t number = block_at(edges->base);
	struct surroundings at = {
		.carry = carry,
		.here = edges->masks[number].of,
		.next = edges->masks[block_at(edges->base + DOUBLET_EDGE_BLOCK)]
	                        .of,
		.curly = edges->curly[number],
	};
	uint64_t word = at.here[DOUBLET_EDGE_WORD];
	uint64_t digit = at.here[DOUBLET_EDGE_DIGIT];
	uint64_t point = at.here[DOUBLET_EDGE_POINT];
	uint64_t between = before(word, carry->word >> 1) &
	                   behind(word, at.next[DOUBLET_EDGE_WORD], 1);
	uint64_t figures = point & before(digit, carry->digit) &
	                   behind(digit, at.next[DOUBLET_EDGE_DIGIT], 1);
	struct block block = {
		.words = word | (at.here[DOUBLET_EDGE_JOINER] & between) |
	                 figures,
		.marks = at.here[DOUBLET_EDGE_MARK],
		.look = point & between & ~figures,
		.carry = {.word = word >> (LAST - 1), .digit = digit >> LAST},
	};

	if ((block.look | at.here[DOUBLET_EDGE_LOOK] |
	     at.next[DOUBLET_EDGE_LOOK] | at.curly | carry->curly) != 0)
		understand_more(&block, &at);
	/* It may be too long for a word. */
	block.look |= block.words == ~UINT64_C(0);
	block.marks &= ~block.words;
	block.edges = block.words ^ before(block.words, carry->open);
	block.carry.open = block.words >> LAST;
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

/* Adds a mark at an offset, in front of a word. */
static void add_mark(struct doublet_draft *draft, size_t at, size_t word)
{
	struct doublet_mark *mark = &draft->marks[draft->mark_count++];
	unsigned char byte = (unsigned char)draft->text[at];

	mark->offset = (uint32_t)at;
	mark->word = (uint32_t)word;
	mark->code_point = byte;
	mark->class = doublet_character_bytes[byte] & DOUBLET_CHARACTER_CLASS;
	mark->size = 1;
	if (byte >= 0x80) {
		struct doublet_character found =
			doublet_character_decode(draft->text, at,
		                                 draft->length);
		mark->code_point = found.code_point;
		mark->class = found.class;
		mark->size = found.size;
	}
}

/* Adds the edges and marks of a block that `kept` has. */
static void put(struct doublet_draft *draft, size_t base,
                const struct block *block, uint64_t kept, size_t *edge_count)
{
	uint64_t edges = block->edges & kept;
	uint64_t left = draft->words_only ? 0 : block->marks & kept;

	for (; left != 0; left &= left - 1) {
		/* The edges up to the mark, with one at its place. */
		uint64_t passed = edges & (left ^ (left - 1));

		add_mark(draft, base + lowest(left),
		         (*edge_count + doublet_edge_count(passed)) / 2);
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
	size_t count = draft->word_count * 2;
	struct carry carry = {0};

	begin_at(edges, *at);
	for (size_t base = edges->base; base < draft->length;) {
		struct block block;
		if (!make_room(draft, count))
			return false;
		block = understand(edges, &carry);
		if (block.look != 0) {
			*at = stop_before(edges, &block, &carry, &count);
			draft->word_count = count / 2;
			return true;
		}
		put(draft, base, &block, ~UINT64_C(0), &count);
		carry = block.carry;
		base += DOUBLET_EDGE_BLOCK;
		move_to(edges, base);
	}
	if (carry.open != 0)
		(&draft->words->start)[count++] = (uint32_t)draft->length;
	draft->word_count = count / 2;
	edges->look = draft->length;
	*at = draft->length;
	return true;
}

/* SPDX-License-Identifier: MIT */
/*
 * What the walks of all kernels share: which bytes are in which sets, what few
 * blocks have, and where a walk begins and stops.
 */
#include "text/edge.h"

#include <string.h>

#include "base/cpu.h"
#include "doublet/status.h"
#include "text/character.h"
#include "text/draft.h"
#include "text/edge_walk.h"

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

/* The bits below one. */
static uint64_t below(unsigned bit)
{
	return (UINT64_C(1) << bit) - 1;
}

static unsigned lowest(uint64_t bits)
{
	return (unsigned)__builtin_ctzll(bits);
}

static unsigned highest(uint64_t bits)
{
	return DOUBLET_EDGE_LAST - (unsigned)__builtin_clzll(bits);
}

void doublet_edges_know_plain(struct doublet_edges *edges, size_t base,
                              struct doublet_edge_masks *masks)
{
	const struct doublet_draft *draft = edges->draft;
	struct doublet_edge_others *others = &edges->others;

	others->look = masks->of[DOUBLET_EDGE_LOOK];
	doublet_edge_others_know(others, draft->text, draft->length, base);
	masks->of[DOUBLET_EDGE_LOOK] = others->look;
	masks->of[DOUBLET_EDGE_WORD] |= others->letters;
	masks->of[DOUBLET_EDGE_MARK] |= others->marks;
	masks->curly |= others->curly;
}

void doublet_edges_sort_last(const struct doublet_draft *draft, size_t base,
                             struct doublet_edge_masks *masks)
{
	char last[DOUBLET_EDGE_BLOCK] = {0};

	*masks = (struct doublet_edge_masks){0};
	if (base >= draft->length)
		return;
	size_t rest = draft->length - base;
	if (draft->length < DOUBLET_EDGE_BLOCK) {
		memcpy(last, draft->text, rest);
		draft->kernel->sort(last, masks);
		return;
	}
	draft->kernel->sort(draft->text + draft->length - DOUBLET_EDGE_BLOCK,
	                    masks);
	for (unsigned set = 0; set < DOUBLET_EDGE_SETS; set++)
		masks->of[set] >>= DOUBLET_EDGE_BLOCK - rest;
}

static struct doublet_edge_masks sort_at(struct doublet_edges *edges,
                                         size_t base)
{
	const struct doublet_draft *draft = edges->draft;

	return doublet_edges_sort(edges, base, draft->kernel->sort,
	                          draft->words_only);
}

/* Makes the block at `base` the one at hand. */
static void move_to(struct doublet_edges *edges, size_t base)
{
	if (base == edges->base + DOUBLET_EDGE_BLOCK) {
		edges->here = edges->next;
	} else {
		edges->others.spill = 0;
		edges->here = sort_at(edges, base);
	}
	edges->base = base;
	edges->next = sort_at(edges, base + DOUBLET_EDGE_BLOCK);
}

void doublet_edges_begin(struct doublet_edges *edges,
                         struct doublet_draft *draft)
{
	edges->draft = draft;
	edges->others = (struct doublet_edge_others){.look = 0};
	edges->look = 0;
	/* No block that another is behind. */
	edges->base = SIZE_MAX / 2;
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
		edges->here.of[set] &= kept;
	edges->here.curly &= kept;
}

/* Those of some bytes that are full stops. */
static uint64_t stops_of(const char *text, uint64_t bytes)
{
	uint64_t stops = 0;

	for (; bytes != 0; bytes &= bytes - 1) {
		uint64_t byte = bytes & -bytes;
		if (text[lowest(byte)] == '.')
			stops |= byte;
	}
	return stops;
}

/* The stops between single letters: "U.S". */
static uint64_t find_initials(const struct doublet_edge_surroundings *at)
{
	uint64_t word = at->here->of[DOUBLET_EDGE_WORD];
	uint64_t digit = at->here->of[DOUBLET_EDGE_DIGIT];
	uint64_t next_word = at->next->of[DOUBLET_EDGE_WORD];
	uint64_t letter_before =
		doublet_edge_before(word, at->carry->word >> 1) &
		~doublet_edge_before(digit, at->carry->digit) &
		~(word << 2 | at->carry->word);
	uint64_t letter_behind =
		doublet_edge_behind(word, next_word, 1) &
		~doublet_edge_behind(digit, at->next->of[DOUBLET_EDGE_DIGIT],
	                             1) &
		~doublet_edge_behind(word, next_word, 2);

	return stops_of(at->text, at->here->of[DOUBLET_EDGE_POINT] &
	                                  letter_before & letter_behind);
}

/* Adds what few blocks have: initials, apostrophes, what is left to the scan.
 */
void doublet_edge_understand_more(struct doublet_edge_block *block,
                                  const struct doublet_edge_surroundings *at)
{
	uint64_t word = at->here->of[DOUBLET_EDGE_WORD];
	uint64_t look = at->here->of[DOUBLET_EDGE_LOOK];
	uint64_t next_look = at->next->of[DOUBLET_EDGE_LOOK];
	uint64_t after_word = doublet_edge_before(word, at->carry->word >> 1);
	uint64_t joiners = at->here->of[DOUBLET_EDGE_JOINER] |
	                   at->here->of[DOUBLET_EDGE_POINT];
	uint64_t curly = at->here->curly & after_word;
	uint64_t joined =
		curly &
		doublet_edge_behind(word, at->next->of[DOUBLET_EDGE_WORD], 3);
	uint64_t initials = find_initials(at);

	block->words |= joined | joined << 1 | joined << 2 | at->carry->curly |
	                initials;
	block->marks |= at->here->curly & ~joined;
	block->look &= ~initials;
	block->look |= look |
	               (joiners & after_word &
	                doublet_edge_behind(look, next_look, 1)) |
	               (curly & doublet_edge_behind(look, next_look, 3));
	block->carry.curly = joined >> (DOUBLET_EDGE_LAST - 1) >> 1 |
	                     joined >> (DOUBLET_EDGE_LAST - 1);
}

bool doublet_edges_make_room(struct doublet_draft *draft, size_t edge_count)
{
	size_t words = edge_count / 2 + DOUBLET_EDGE_ROOM;
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
void doublet_edges_add_mark(struct doublet_draft *draft, size_t at, size_t word)
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

/*
 * Where what the scan has to look at begins: the start of the word that ends
 * there, if one does.
 */
static size_t stop_before(struct doublet_edges *edges,
                          const struct doublet_edge_block *block, uint64_t open)
{
	struct doublet_draft *draft = edges->draft;
	unsigned look = lowest(block->look);
	uint64_t others = ~block->words & below(look);
	unsigned begin = others == 0 ? 0 : highest(others) + 1;

	edges->look = edges->base + look;
	if (begin == 0 && open != 0)
		return (&draft->words->start)[--edges->count];
	doublet_edges_put_marks(edges, block, below(begin));
	edges->count +=
		draft->kernel->write(&draft->words->start + edges->count,
	                             (uint32_t)edges->base,
	                             block->edges & below(begin));
	return edges->base + begin;
}

bool doublet_edges_take(struct doublet_edges *edges, size_t *at)
{
	struct doublet_draft *draft = edges->draft;
	struct doublet_edge_block block = {.look = 0};

	edges->count = draft->word_count * 2;
	begin_at(edges, *at);
	uint64_t open = draft->kernel->walk(edges, &block);
	if (draft->arena->failed)
		return false;
	*at = draft->length;
	if (block.look != 0) {
		*at = stop_before(edges, &block, open);
	} else {
		edges->look = draft->length;
		if (open != 0)
			(&draft->words->start)[edges->count++] =
				(uint32_t)draft->length;
	}
	draft->word_count = edges->count / 2;
	return true;
}

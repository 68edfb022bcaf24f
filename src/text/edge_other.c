/* SPDX-License-Identifier: MIT */
/*
 * Goes over what is not ASCII in a block, a run of letters at a time, and over
 * strokes. What may join words, extends them, is a word by itself or part of an
 * address is left to the scan.
 */
#include "text/edge_other.h"

#include "text/character.h"
#include "text/edge.h"
#include "text/pair.h"
#include "text/utf8.h"

enum { EN_DASH = 0x2013, CURLY_APOSTROPHE = 0x2019 };

struct text {
	const char *bytes;
	size_t length;
};

/* The end of the letters that begin in a block, both offsets from its start. */
static unsigned skip_letters(const struct text *text, size_t base, unsigned bit)
{
	const char *bytes = text->bytes + base;
	size_t rest = text->length - base;
	unsigned limit =
		rest < DOUBLET_EDGE_BLOCK ? (unsigned)rest : DOUBLET_EDGE_BLOCK;
	/* Where two bytes stand. */
	unsigned two = rest > limit ? limit : limit - 1;

	for (;;) {
		while (bit < two &&
		       doublet_pair_is_letter((unsigned char)bytes[bit],
		                              (unsigned char)bytes[bit + 1]))
			bit += 2;
		if (bit >= limit || (unsigned char)bytes[bit] < 0xE0)
			return bit;
		size_t size;
		uint32_t point =
			doublet_utf8_read(bytes + bit, rest - bit, &size);
		if ((doublet_character_value(point) &
		     DOUBLET_CHARACTER_CLASS) != DOUBLET_CHARACTER_LETTER)
			return bit;
		bit += (unsigned)size;
	}
}

/* Whether a stroke is one of an address, as the scan knows them. */
static bool follows_colon(const struct text *text, size_t at)
{
	return at > 0 && text->bytes[at - 1] == ':';
}

/* Whether a digit may begin at an offset; only the scan knows all of them. */
static bool may_be_digit(const struct text *text, size_t at)
{
	if (at >= text->length)
		return false;
	unsigned char byte = (unsigned char)text->bytes[at];
	return byte >= 0x80 || (byte >= '0' && byte <= '9');
}

/* Whether the scan has to look at a character, which is no letter. */
static bool is_for_scan(const struct text *text, size_t at,
                        struct doublet_character found)
{
	switch (found.class) {
	case DOUBLET_CHARACTER_UNASSIGNED:
	case DOUBLET_CHARACTER_OTHER:
		/* The rest of a character begins no other. */
		return found.code_point == DOUBLET_REPLACEMENT;
	case DOUBLET_CHARACTER_DASH:
		/* It may join figures. */
		return found.code_point == EN_DASH &&
		       may_be_digit(text, at + found.size);
	case DOUBLET_CHARACTER_APOSTROPHE:
		return found.code_point != CURLY_APOSTROPHE;
	case DOUBLET_CHARACTER_BLANK:
	case DOUBLET_CHARACTER_END:
	case DOUBLET_CHARACTER_FULL_END:
	case DOUBLET_CHARACTER_QUOTE:
	case DOUBLET_CHARACTER_OPEN:
	case DOUBLET_CHARACTER_CLOSE:
		return false;
	default:
		return true;
	}
}

/* Adds a character that the scan need not look at. */
static void add(struct doublet_edge_others *others, unsigned bit,
                struct doublet_character found)
{
	uint64_t first = UINT64_C(1) << bit;

	switch (found.class) {
	case DOUBLET_CHARACTER_APOSTROPHE:
		others->curly |= first;
		break;
	case DOUBLET_CHARACTER_END:
	case DOUBLET_CHARACTER_FULL_END:
	case DOUBLET_CHARACTER_QUOTE:
		others->marks |= first;
		break;
	default:
		break;
	}
}

/* The bits from one up to another, which may be behind the last one. */
static uint64_t between(unsigned from, unsigned to)
{
	uint64_t up = to < DOUBLET_EDGE_BLOCK ? (UINT64_C(1) << to) - 1
	                                      : ~UINT64_C(0);

	return up & ~UINT64_C(0) << from;
}

/* Knows the character that begins at a bit, if it may be; returns its end. */
static unsigned know(struct doublet_edge_others *others,
                     const struct text *text, size_t base, unsigned bit)
{
	/* Few letters, but most typographic marks begin with this byte. */
	bool may_be_letter = text->bytes[base + bit] != '\xE2';
	unsigned end = may_be_letter ? skip_letters(text, base, bit) : bit;
	bool is_letter = end > bit;

	if (is_letter) {
		others->letters |= between(bit, end);
	} else {
		struct doublet_character found =
			doublet_character_decode(text->bytes, base + bit,
		                                 text->length);
		end = bit + found.size;
		if (is_for_scan(text, base + bit, found))
			return end;
		add(others, bit, found);
	}
	others->look &= ~between(bit, end);
	if (end > DOUBLET_EDGE_BLOCK) {
		others->spill = end - DOUBLET_EDGE_BLOCK;
		others->spill_letter = is_letter;
	}
	return end;
}

void doublet_edge_others_know(struct doublet_edge_others *others,
                              const char *bytes, size_t length, size_t base)
{
	const struct text text = {bytes, length};
	size_t rest = length - base;
	uint64_t all =
		between(0, rest < DOUBLET_EDGE_BLOCK ? (unsigned)rest
	                                             : DOUBLET_EDGE_BLOCK);
	uint64_t spilled = between(0, others->spill);
	uint64_t left = others->look & all & ~spilled;

	others->letters = others->spill_letter ? spilled : 0;
	others->marks = 0;
	others->curly = 0;
	others->spill = 0;
	others->spill_letter = false;
	/* Without a blank of ASCII there is little that the scan is spared. */
	others->look = left;
	if ((left | spilled) == all)
		left = 0;
	while (left != 0) {
		unsigned bit = (unsigned)__builtin_ctzll(left);
		unsigned end = bit + 1;
		if ((unsigned char)bytes[base + bit] >= 0x80)
			end = know(others, &text, base, bit);
		else if (bytes[base + bit] == '/' &&
		         !follows_colon(&text, base + bit))
			others->look &= ~between(bit, end);
		left &= ~between(bit, end);
	}
}

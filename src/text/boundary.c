/* SPDX-License-Identifier: MIT */
/*
 * The rules of UAX #29, each under its label. Both functions go forward from
 * a boundary; what a rule has to know of the text before lies behind that
 * boundary, so nothing but a few states is kept. Rules that look ahead do so
 * once for each place, over text where no other does.
 */
#include "text/boundary.h"

#include <stdbool.h>
#include <stdint.h>

#include "text/tables/character.h"
#include "text/utf8.h"

/* In the order of WORD_BREAKS in tables/generate.py. */
enum word_break {
	WORD_OTHER,
	WORD_CR,
	WORD_LF,
	WORD_NEWLINE,
	WORD_EXTEND,
	WORD_ZWJ,
	WORD_FORMAT,
	WORD_REGIONAL_INDICATOR,
	WORD_KATAKANA,
	WORD_HEBREW_LETTER,
	WORD_ALETTER,
	WORD_SINGLE_QUOTE,
	WORD_DOUBLE_QUOTE,
	WORD_MID_NUM_LET,
	WORD_MID_LETTER,
	WORD_MID_NUM,
	WORD_NUMERIC,
	WORD_EXTEND_NUM_LET,
	WORD_SEG_SPACE,
	/* A bit besides: Extended_Pictographic. */
	WORD_PICTOGRAM = 0x80
};

/* In the order of SENTENCE_BREAKS there. */
enum sentence_break {
	SENTENCE_OTHER,
	SENTENCE_CR,
	SENTENCE_LF,
	SENTENCE_SEP,
	SENTENCE_EXTEND,
	SENTENCE_FORMAT,
	SENTENCE_SP,
	SENTENCE_LOWER,
	SENTENCE_UPPER,
	SENTENCE_OLETTER,
	SENTENCE_NUMERIC,
	SENTENCE_ATERM,
	SENTENCE_STERM,
	SENTENCE_CLOSE,
	SENTENCE_SCONTINUE
};

struct text {
	const char *bytes;
	size_t length;
};

/* A set of properties, to be asked for several at once. */
static bool is_one_of(unsigned property, uint32_t set)
{
	return (set >> property & 1) != 0;
}

static uint32_t set_of(unsigned property)
{
	return (uint32_t)1 << property;
}

/* Which pair of properties the code point at `at` has, and its bytes. */
static unsigned break_at(const struct text *text, size_t at, size_t *size)
{
	uint32_t point =
		doublet_utf8_decode(text->bytes + at, text->length - at, size);
	size_t block = doublet_character_index[point / 256];

	return doublet_character_breaks[block * 256 + point % 256];
}

/* --- Words -----------------------------------------------------------------
 */

static unsigned word_break_at(const struct text *text, size_t at, size_t *size)
{
	return doublet_character_word_breaks[break_at(text, at, size)];
}

static bool is_ignored_in_word(unsigned property)
{
	return is_one_of(property, set_of(WORD_EXTEND) | set_of(WORD_ZWJ) |
	                                   set_of(WORD_FORMAT));
}

static bool is_newline(unsigned property)
{
	return is_one_of(property, set_of(WORD_CR) | set_of(WORD_LF) |
	                                   set_of(WORD_NEWLINE));
}

/* AHLetter */
static bool is_letter(unsigned property)
{
	return property == WORD_ALETTER || property == WORD_HEBREW_LETTER;
}

/* MidNumLetQ, with others. */
static bool is_middle(unsigned property, unsigned others)
{
	return is_one_of(property, set_of(WORD_MID_NUM_LET) |
	                                   set_of(WORD_SINGLE_QUOTE) |
	                                   set_of(others));
}

/* The property of the first that is not ignored; WORD_OTHER at the end. */
static unsigned word_break_ahead(const struct text *text, size_t at)
{
	size_t size;

	while (at < text->length) {
		unsigned property =
			word_break_at(text, at, &size) & ~WORD_PICTOGRAM;
		if (!is_ignored_in_word(property))
			return property;
		at += size;
	}
	return WORD_OTHER;
}

/* What is before the place that is looked at. */
struct word_state {
	/* The last two that are not ignored, and the last of all. */
	unsigned before;
	unsigned last;
	unsigned last_of_all;
	/* So many regional indicators end here. */
	unsigned indicators;
};

/* Whether the rules that look ahead join `next`, a mark, to what is before. */
static bool joins_by_what_follows(const struct text *text, unsigned last,
                                  unsigned next, size_t behind)
{
	/* WB6 */
	if (is_letter(last) && is_middle(next, WORD_MID_LETTER) &&
	    is_letter(word_break_ahead(text, behind)))
		return true;
	/* WB7b */
	if (last == WORD_HEBREW_LETTER && next == WORD_DOUBLE_QUOTE)
		return word_break_ahead(text, behind) == WORD_HEBREW_LETTER;
	/* WB12 */
	return last == WORD_NUMERIC && is_middle(next, WORD_MID_NUM) &&
	       word_break_ahead(text, behind) == WORD_NUMERIC;
}

/* WB5 to WB7c: letters, and marks between two of them. */
static bool joins_letters(const struct word_state *state, unsigned next)
{
	unsigned before = state->before;
	unsigned last = state->last;

	/* WB5 */
	if (is_letter(last) && is_letter(next))
		return true;
	/* WB7 */
	if (is_letter(before) && is_middle(last, WORD_MID_LETTER) &&
	    is_letter(next))
		return true;
	/* WB7a */
	if (last == WORD_HEBREW_LETTER && next == WORD_SINGLE_QUOTE)
		return true;
	/* WB7c */
	return before == WORD_HEBREW_LETTER && last == WORD_DOUBLE_QUOTE &&
	       next == WORD_HEBREW_LETTER;
}

/* WB8 to WB13b: figures, Katakana, and what extends both and letters. */
static bool joins_others(const struct word_state *state, unsigned next)
{
	const uint32_t joinable = set_of(WORD_ALETTER) |
	                          set_of(WORD_HEBREW_LETTER) |
	                          set_of(WORD_NUMERIC) | set_of(WORD_KATAKANA);
	unsigned last = state->last;

	/* WB8, WB9 */
	if (next == WORD_NUMERIC && (last == WORD_NUMERIC || is_letter(last)))
		return true;
	/* WB10 */
	if (last == WORD_NUMERIC && is_letter(next))
		return true;
	/* WB11 */
	if (state->before == WORD_NUMERIC && is_middle(last, WORD_MID_NUM) &&
	    next == WORD_NUMERIC)
		return true;
	/* WB13 */
	if (last == WORD_KATAKANA && next == WORD_KATAKANA)
		return true;
	/* WB13a */
	if (next == WORD_EXTEND_NUM_LET)
		return is_one_of(last, joinable | set_of(WORD_EXTEND_NUM_LET));
	/* WB13b */
	return last == WORD_EXTEND_NUM_LET && is_one_of(next, joinable);
}

/* Whether there is no boundary before `next`, which ends at `behind`. */
static bool is_word_going_on(const struct text *text,
                             const struct word_state *state, unsigned next,
                             size_t behind)
{
	unsigned property = next & ~WORD_PICTOGRAM;

	/* WB3 */
	if (state->last_of_all == WORD_CR && property == WORD_LF)
		return true;
	/* WB3a, WB3b */
	if (is_newline(state->last_of_all) || is_newline(property))
		return false;
	/* WB3c */
	if (state->last_of_all == WORD_ZWJ && (next & WORD_PICTOGRAM) != 0)
		return true;
	/* WB3d */
	if (state->last_of_all == WORD_SEG_SPACE && property == WORD_SEG_SPACE)
		return true;
	/* WB4 */
	if (is_ignored_in_word(property))
		return true;
	/* WB15, WB16 */
	if (property == WORD_REGIONAL_INDICATOR)
		return state->indicators % 2 == 1;
	return joins_letters(state, property) ||
	       joins_others(state, property) ||
	       joins_by_what_follows(text, state->last, property, behind);
}

static void step_over(struct word_state *state, unsigned property)
{
	property &= ~WORD_PICTOGRAM;
	state->last_of_all = property;
	/* WB4 */
	if (is_ignored_in_word(property))
		return;
	state->before = state->last;
	state->last = property;
	if (property == WORD_REGIONAL_INDICATOR)
		state->indicators++;
	else
		state->indicators = 0;
}

size_t doublet_boundary_word(const char *text, size_t length, size_t at)
{
	const struct text whole = {text, length};
	struct word_state state = {0};
	size_t size;

	/* WB1, WB2: at the ends there is one. */
	step_over(&state, word_break_at(&whole, at, &size));
	for (at += size; at < length; at += size) {
		unsigned next = word_break_at(&whole, at, &size);
		/* WB999 */
		if (!is_word_going_on(&whole, &state, next, at + size))
			break;
		step_over(&state, next);
	}
	return at;
}

/* --- Sentences -------------------------------------------------------------
 */

static unsigned sentence_break_at(const struct text *text, size_t at,
                                  size_t *size)
{
	return doublet_character_sentence_breaks[break_at(text, at, size)];
}

static bool is_ignored_in_sentence(unsigned property)
{
	return property == SENTENCE_EXTEND || property == SENTENCE_FORMAT;
}

/* ParaSep */
static bool is_separator(unsigned property)
{
	return is_one_of(property, set_of(SENTENCE_SEP) | set_of(SENTENCE_CR) |
	                                   set_of(SENTENCE_LF));
}

/* SATerm */
static bool is_term(unsigned property)
{
	return property == SENTENCE_ATERM || property == SENTENCE_STERM;
}

/* How far SATerm Close* Sp* ParaSep has been read. */
enum sentence_stage { STAGE_NONE, STAGE_TERM, STAGE_CLOSE, STAGE_SPACE };

struct sentence_state {
	enum sentence_stage stage;
	/* The term is a full stop (ATerm); what was before it. */
	bool is_stop;
	unsigned before;
	unsigned last;
	unsigned last_of_all;
	/* What SB8 found ahead, once it has looked; it stays true up to there.
	 */
	bool has_looked;
	bool leads_on;
};

/* The property of the first from `at` on that SB8 does not skip. */
static unsigned sentence_break_ahead(const struct text *text, size_t at)
{
	const uint32_t wanted = set_of(SENTENCE_OLETTER) |
	                        set_of(SENTENCE_UPPER) |
	                        set_of(SENTENCE_LOWER) | set_of(SENTENCE_SEP) |
	                        set_of(SENTENCE_CR) | set_of(SENTENCE_LF) |
	                        set_of(SENTENCE_ATERM) | set_of(SENTENCE_STERM);
	size_t size;

	while (at < text->length) {
		unsigned property = sentence_break_at(text, at, &size);
		if (is_one_of(property, wanted))
			return property;
		at += size;
	}
	return SENTENCE_OTHER;
}

/* SB8: what is not a letter, then a small one, leads on after a full stop. */
static bool leads_on(const struct text *text, struct sentence_state *state,
                     size_t at)
{
	if (!state->is_stop)
		return false;
	if (!state->has_looked)
		state->leads_on =
			sentence_break_ahead(text, at) == SENTENCE_LOWER;
	state->has_looked = true;
	return state->leads_on;
}

/* Whether no boundary stands before `next`, at `at`, behind a term. */
static bool is_sentence_going_on(const struct text *text,
                                 struct sentence_state *state, unsigned next,
                                 size_t at)
{
	bool direct = state->stage == STAGE_TERM;

	/* SB6 */
	if (direct && state->is_stop && next == SENTENCE_NUMERIC)
		return true;
	/* SB7 */
	if (direct && state->is_stop && next == SENTENCE_UPPER &&
	    (state->before == SENTENCE_UPPER ||
	     state->before == SENTENCE_LOWER))
		return true;
	/* SB8 */
	if (leads_on(text, state, at))
		return true;
	/* SB8a */
	if (next == SENTENCE_SCONTINUE || is_term(next))
		return true;
	/* SB9 */
	if (state->stage != STAGE_SPACE && next == SENTENCE_CLOSE)
		return true;
	/* SB9, SB10; SB11 otherwise */
	return next == SENTENCE_SP || is_separator(next);
}

static void step_into(struct sentence_state *state, unsigned property)
{
	state->last_of_all = property;
	/* SB5 */
	if (is_ignored_in_sentence(property))
		return;
	if (is_term(property)) {
		*state = (struct sentence_state){
			.stage = STAGE_TERM,
			.is_stop = property == SENTENCE_ATERM,
			.before = state->last,
			.last_of_all = property,
		};
	} else if (state->stage != STAGE_NONE && property == SENTENCE_SP) {
		state->stage = STAGE_SPACE;
	} else if (state->stage != STAGE_NONE && state->stage != STAGE_SPACE &&
	           property == SENTENCE_CLOSE) {
		state->stage = STAGE_CLOSE;
	} else {
		state->stage = STAGE_NONE;
	}
	state->last = property;
}

size_t doublet_boundary_sentence(const char *text, size_t length, size_t at)
{
	const struct text whole = {text, length};
	struct sentence_state state = {0};
	size_t size;

	/* SB1, SB2: at the ends there is one. */
	step_into(&state, sentence_break_at(&whole, at, &size));
	for (at += size; at < length; at += size) {
		unsigned next = sentence_break_at(&whole, at, &size);
		/* SB3, SB4 */
		bool cr_lf =
			state.last_of_all == SENTENCE_CR && next == SENTENCE_LF;
		if (!cr_lf && is_separator(state.last_of_all))
			break;
		/* SB5, SB998 */
		if (!cr_lf && !is_ignored_in_sentence(next) &&
		    state.stage != STAGE_NONE &&
		    !is_sentence_going_on(&whole, &state, next, at))
			break;
		step_into(&state, next);
	}
	return at;
}

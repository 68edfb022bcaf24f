/* SPDX-License-Identifier: MIT */
/* Reads the word before a stop and the word behind it. */
#include "text/stop.h"

#include <string.h>

#include "text/fold.h"

struct piece {
	const char *bytes;
	size_t length;
};

static struct piece piece_of(const struct doublet_draft *draft, size_t word)
{
	struct doublet_span span = draft->words[word];

	return (struct piece){draft->text + span.start, span.end - span.start};
}

/* What stands behind the last hyphen: "R-Calif", "mid-Sept". */
static struct piece last_piece(const struct doublet_draft *draft, size_t word)
{
	struct piece piece = piece_of(draft, word);
	const char *hyphen = memrchr(piece.bytes, '-', piece.length);

	if (hyphen != NULL) {
		piece.length -= (size_t)(hyphen + 1 - piece.bytes);
		piece.bytes = hyphen + 1;
	}
	return piece;
}

/* Whether a list has a word in capitals as "Word" or "word". */
static bool has_in_small(const struct doublet_list *list, struct piece piece)
{
	enum { LONGEST = 24 };
	char small[LONGEST * 11];
	size_t first;

	if (piece.length == 0 || piece.length > LONGEST)
		return false;
	size_t length = doublet_fold_word(piece.bytes, piece.length, small);
	if (doublet_list_has(list, small, length))
		return true;
	first = doublet_character_at(piece.bytes, 0, piece.length).size;
	size_t folded = doublet_character_at(small, 0, length).size;
	if (folded != first)
		return false;
	memcpy(small, piece.bytes, first);
	return doublet_list_has(list, small, length);
}

static bool is_listed(const struct doublet_reading *reading, struct piece piece,
                      enum doublet_list_kind kind)
{
	const struct doublet_list *list =
		&reading->draft->language->lists[kind];

	return doublet_list_has(list, piece.bytes, piece.length) ||
	       (reading->capitals && has_in_small(list, piece));
}

bool doublet_stop_is_listed(const struct doublet_reading *reading, size_t word,
                            enum doublet_list_kind kind)
{
	return is_listed(reading, piece_of(reading->draft, word), kind);
}

bool doublet_stop_is_starter(const struct doublet_reading *reading, size_t word)
{
	struct piece piece = piece_of(reading->draft, word);
	const char *apostrophe = memchr(piece.bytes, '\'', piece.length);

	/* "It's", "We’ll" */
	if (apostrophe == NULL)
		apostrophe = memchr(piece.bytes, '\xE2', piece.length);
	if (apostrophe != NULL)
		piece.length = (size_t)(apostrophe - piece.bytes);
	/* Among capitals a preposition says nothing. */
	return is_listed(reading, piece,
	                 reading->capitals ? DOUBLET_LIST_STARTER_IN_CAPITALS
	                                   : DOUBLET_LIST_STARTER);
}

static struct doublet_character first_of(const struct doublet_reading *reading,
                                         size_t word)
{
	return doublet_gap_look(reading->draft, reading->paragraph,
	                        reading->draft->words[word].start);
}

static bool is_number(struct piece piece)
{
	for (size_t i = 0; i < piece.length; i++)
		if (piece.bytes[i] < '0' || piece.bytes[i] > '9')
			return false;
	return true;
}

/* A number, in figures or Roman. */
static bool is_numeral(struct piece piece)
{
	size_t i = 0;

	while (i < piece.length && strchr("IVXLC", piece.bytes[i]) != NULL)
		i++;
	return i == piece.length || is_number(piece);
}

/* One letter, and its case if it has one. */
static bool is_letter(struct piece piece, struct doublet_character *letter)
{
	*letter = doublet_character_at(piece.bytes, 0, piece.length);
	return letter->class == DOUBLET_CHARACTER_LETTER &&
	       letter->size == piece.length;
}

/* "U.S", "Ph.D", "S.p.A": short parts with stops between them. */
static bool is_initialism(struct piece piece)
{
	enum { LONGEST_PART = 6 };
	size_t part = 0;
	bool stop = false;

	for (size_t i = 0; i < piece.length; i++) {
		unsigned char byte = (unsigned char)piece.bytes[i];
		bool letter =
			byte >= 0x80 || (unsigned)(byte | 0x20) - 'a' < 26u;
		if (byte != '.' && !letter)
			return false;
		stop |= byte == '.';
		part = byte == '.' ? 0 : part + 1;
		if (part > LONGEST_PART || (part > 3 && byte < 0x80))
			return false;
	}
	return stop;
}

bool doublet_stop_is_doubtful(const struct doublet_reading *reading,
                              size_t word)
{
	struct piece piece = last_piece(reading->draft, word);
	struct doublet_character letter;

	return is_letter(piece, &letter) || is_initialism(piece) ||
	       is_listed(reading, piece, DOUBLET_LIST_ABBREVIATION) ||
	       is_listed(reading, piece, DOUBLET_LIST_ABBREVIATION_MAYBE) ||
	       is_listed(reading, piece, DOUBLET_LIST_ABBREVIATION_ENDING) ||
	       is_listed(reading, piece,
	                 DOUBLET_LIST_ABBREVIATION_BEFORE_NUMBER);
}

/* Whether a language writes ordinal numbers with a stop: "3. Oktober". */
static bool has_ordinal_stops(const struct doublet_reading *reading)
{
	static const char in_capitals[] = "da no fi pl cs";
	const char *tag = reading->draft->language->tag;

	/* Elsewhere what follows is small, unless all is in capitals. */
	return strcmp(tag, "de") == 0 ||
	       (reading->capitals && strstr(in_capitals, tag) != NULL);
}

static bool ends_after_number(const struct doublet_reading *reading,
                              size_t word, size_t next)
{
	size_t length = piece_of(reading->draft, word).length;

	/* "1. The first item": the number opens its sentence. */
	if (word == reading->first_word && length <= 3)
		return false;
	if (length <= 2 && has_ordinal_stops(reading))
		return doublet_stop_is_starter(reading, next);
	return true;
}

/* Whether the next word is an initial or the like: "J. A. Smith", "z. B.". */
static bool is_before_letter(const struct doublet_reading *reading, size_t next)
{
	struct doublet_character letter;
	size_t end = reading->draft->words[next].end;

	return is_letter(piece_of(reading->draft, next), &letter) &&
	       doublet_gap_look(reading->draft, reading->paragraph, end).class
	               == DOUBLET_CHARACTER_STOP;
}

/* Whether a letter goes with what stands before it: "400 m", "т. п". */
static bool is_unit(const struct doublet_reading *reading, size_t word)
{
	struct piece before = piece_of(reading->draft, word - 1);
	struct doublet_character letter;

	return is_numeral(before) ||
	       (is_letter(before, &letter) &&
	        doublet_stop_is_listed(reading, word,
	                               DOUBLET_LIST_ABBREVIATION_ENDING));
}

static bool ends_after_letter(const struct doublet_reading *reading,
                              struct doublet_character letter, size_t word,
                              size_t next)
{
	/* "P. -- ": who asks in an interview; "a. The first item". */
	if (word == reading->first_word || is_before_letter(reading, next))
		return false;
	if (letter.lower) {
		if (first_of(reading, next).class == DOUBLET_CHARACTER_DIGIT)
			return false;
		/* A unit, or the end of "т. п." */
		if (!reading->capitals && word > reading->first_word &&
		    is_unit(reading, word))
			return true;
	}
	return doublet_stop_is_starter(reading, next);
}

/* "Boston, Mass. The": a capital right behind opens a sentence. */
static bool ends_after_place(const struct doublet_reading *reading,
                             struct piece piece, size_t next)
{
	const char *text = reading->draft->text;
	size_t start = (size_t)(piece.bytes - text);

	return start >= reading->paragraph->span.start + 2 &&
	       text[start - 1] == ' ' && text[start - 2] == ',' &&
	       is_listed(reading, piece, DOUBLET_LIST_ABBREVIATION_PLACE) &&
	       first_of(reading, next).class != DOUBLET_CHARACTER_DIGIT &&
	       !reading->capitals;
}

/* Whether the next word is a figure, or Roman: "vol. 3", "vol. IV". */
static bool is_before_number(const struct doublet_reading *reading, size_t next)
{
	struct piece piece = piece_of(reading->draft, next);

	if (first_of(reading, next).class == DOUBLET_CHARACTER_DIGIT)
		return true;
	return is_numeral(piece) && (piece.length > 1 || *piece.bytes != 'I');
}

bool doublet_stop_ends(const struct doublet_reading *reading,
                       const struct doublet_gap *gap)
{
	size_t word = gap->previous - 1;
	struct piece piece = last_piece(reading->draft, word);
	struct doublet_character letter;

	if (is_number(piece_of(reading->draft, word)))
		return ends_after_number(reading, word, gap->next);
	/* "(Bolt Mfg.) The": a bracket or a quotation ends with it. */
	if (is_listed(reading, piece, DOUBLET_LIST_ABBREVIATION))
		return (gap->bracket || gap->quote) &&
		       doublet_stop_is_starter(reading, gap->next);
	if (is_listed(reading, piece,
	              DOUBLET_LIST_ABBREVIATION_BEFORE_NUMBER) &&
	    is_before_number(reading, gap->next))
		return false;
	if (is_letter(piece_of(reading->draft, word), &letter))
		return ends_after_letter(reading, letter, word, gap->next);
	if (is_listed(reading, piece, DOUBLET_LIST_ABBREVIATION_ENDING))
		return !reading->capitals ||
		       doublet_stop_is_starter(reading, gap->next);
	if (is_initialism(piece) ||
	    is_listed(reading, piece, DOUBLET_LIST_ABBREVIATION_MAYBE))
		return doublet_stop_is_starter(reading, gap->next) ||
		       ends_after_place(reading, piece, gap->next);
	return true;
}

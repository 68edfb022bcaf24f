/* SPDX-License-Identifier: MIT */
/* Reads the word before a stop and the word behind it. */
#include "text/stop.h"

#include <string.h>

#include "text/fold.h"

struct piece {
	const char *bytes;
	size_t length;
	/* It opens a sentence, so that its capital says nothing. */
	bool first;
};

static struct piece piece_of(const struct doublet_draft *draft, size_t word)
{
	struct doublet_span span = draft->words[word];

	return (struct piece){.bytes = draft->text + span.start,
	                      .length = span.end - span.start};
}

/* Cuts off what stands before `length` bytes of a piece. */
static void shorten(struct piece *piece, size_t length)
{
	piece->bytes += length;
	piece->length -= length;
}

/* The bytes of an article that is elided, as in "l'on", "dell’art"; or 0. */
static size_t elision(struct piece piece, const char *tag)
{
	const char *mark = memchr(piece.bytes, '\'', piece.length);
	size_t size = 1;

	if (strcmp(tag, "it") != 0 && strcmp(tag, "fr") != 0)
		return 0;
	if (mark == NULL) {
		mark = memmem(piece.bytes, piece.length, "\u2019", 3);
		size = 3;
	}
	return mark != NULL ? (size_t)(mark - piece.bytes) + size : 0;
}

/* What stands behind the last hyphen, or an article: "R-Calif", "l'art". */
static struct piece last_piece(const struct doublet_draft *draft, size_t word)
{
	struct piece piece = piece_of(draft, word);
	const char *hyphen = memrchr(piece.bytes, '-', piece.length);

	if (hyphen != NULL)
		shorten(&piece, (size_t)(hyphen + 1 - piece.bytes));
	shorten(&piece, elision(piece, draft->language->tag));
	return piece;
}

/* The lists that have a word in capitals as "Word" or "word". */
static unsigned lists_in_small(const struct doublet_language *language,
                               struct piece piece)
{
	enum { LONGEST = 24 };
	char small[LONGEST * 11];

	if (piece.length == 0 || piece.length > LONGEST)
		return 0;
	size_t length = doublet_fold_word(piece.bytes, piece.length, small);
	unsigned lists = doublet_language_lists(language, small, length);
	size_t first = doublet_character_at(piece.bytes, 0, piece.length).size;
	if (doublet_character_at(small, 0, length).size == first) {
		memcpy(small, piece.bytes, first);
		lists |= doublet_language_lists(language, small, length);
	}
	return lists;
}

/* Whether letters are followed by marks (U+0300 to U+036F): no NFC. */
static bool is_decomposed(struct piece piece)
{
	for (size_t i = 0; i < piece.length; i++) {
		unsigned char byte = (unsigned char)piece.bytes[i];
		if (byte == 0xCC || byte == 0xCD)
			return true;
	}
	return false;
}

/* Bit i: in the list of kind i. */
static unsigned lists_of(const struct doublet_reading *reading,
                         struct piece piece)
{
	enum { LONGEST = 64, GROWTH = DOUBLET_FOLD_MAX / DOUBLET_WORD_MAX };
	const struct doublet_language *language = reading->draft->language;
	char normal[LONGEST * GROWTH];

	/* The lists are in NFC. */
	if (piece.length <= LONGEST && is_decomposed(piece)) {
		piece.length = doublet_fold_normalise(piece.bytes, piece.length,
		                                      normal);
		piece.bytes = normal;
	}
	unsigned lists =
		doublet_language_lists(language, piece.bytes, piece.length);

	if (reading->capitals || piece.first)
		lists |= lists_in_small(language, piece);
	return lists;
}

static bool has(unsigned lists, enum doublet_list_kind kind)
{
	return (lists >> kind & 1) != 0;
}

bool doublet_stop_is_listed(const struct doublet_reading *reading, size_t word,
                            enum doublet_list_kind kind)
{
	return has(lists_of(reading, piece_of(reading->draft, word)), kind);
}

/* A word without what an apostrophe adds: "It's", "We’ll". */
static struct piece stem_of(const struct doublet_draft *draft, size_t word)
{
	struct piece piece = piece_of(draft, word);
	const char *apostrophe = memchr(piece.bytes, '\'', piece.length);

	if (apostrophe == NULL)
		apostrophe = memchr(piece.bytes, '\xE2', piece.length);
	if (apostrophe != NULL)
		piece.length = (size_t)(apostrophe - piece.bytes);
	return piece;
}

bool doublet_stop_is_starter(const struct doublet_reading *reading, size_t word)
{
	struct piece piece = stem_of(reading->draft, word);

	/* Among capitals a preposition says nothing. */
	return has(lists_of(reading, piece),
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

static bool is_roman(struct piece piece)
{
	for (size_t i = 0; i < piece.length; i++)
		if (memchr("IVXLCDM", piece.bytes[i], 7) == NULL)
			return false;
	return true;
}

bool doublet_stop_is_roman(const struct doublet_reading *reading, size_t word)
{
	struct piece piece = piece_of(reading->draft, word);

	return piece.length > 1 && is_roman(piece);
}

static bool is_numeral(struct piece piece)
{
	return is_number(piece) || is_roman(piece);
}

/* One letter, with its marks, and its case if it has one. */
static bool is_letter(struct piece piece, struct doublet_character *letter)
{
	*letter = doublet_character_at(piece.bytes, 0, piece.length);
	if (letter->class != DOUBLET_CHARACTER_LETTER)
		return false;
	size_t at = letter->size;
	while (at < piece.length) {
		struct doublet_character mark =
			doublet_character_at(piece.bytes, at, piece.length);
		if (mark.class != DOUBLET_CHARACTER_EXTEND)
			return false;
		at += mark.size;
	}
	return true;
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
	enum {
		ABBREVIATIONS = 1 << DOUBLET_LIST_ABBREVIATION |
		                1 << DOUBLET_LIST_ABBREVIATION_BEFORE_NUMBER |
		                1 << DOUBLET_LIST_ABBREVIATION_MAYBE |
		                1 << DOUBLET_LIST_ABBREVIATION_ENDING
	};
	struct piece piece = last_piece(reading->draft, word);
	struct doublet_character letter;

	return is_letter(piece, &letter) || is_initialism(piece) ||
	       (lists_of(reading, piece) & ABBREVIATIONS) != 0;
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

/* "W latach 90. Polska": a decade. */
static bool is_decade(const struct doublet_reading *reading, size_t word)
{
	if (word == reading->first_word ||
	    strcmp(reading->draft->language->tag, "pl") != 0)
		return false;
	struct piece before = piece_of(reading->draft, word - 1);

	return before.length >= 3 && before.length <= 6 &&
	       (before.bytes[0] | 0x20) == 'l' && before.bytes[1] == 'a' &&
	       before.bytes[2] == 't';
}

static bool ends_after_number(const struct doublet_reading *reading,
                              size_t word, size_t next)
{
	size_t length = piece_of(reading->draft, word).length;

	/* "1. The first item": the number opens its sentence. */
	if (word == reading->first_word && length <= 3)
		return false;
	if (length <= 2 &&
	    (has_ordinal_stops(reading) || is_decade(reading, word)))
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

static bool is_hour(const struct doublet_reading *reading, struct piece piece,
                    size_t word)
{
	/* Not "Dr. A.M. Roe". */
	if (word == 0 ||
	    first_of(reading, word - 1).class != DOUBLET_CHARACTER_DIGIT)
		return false;
	return piece.length == 3 && piece.bytes[1] == '.' &&
	       (piece.bytes[2] | 0x20) == 'm' &&
	       ((piece.bytes[0] | 0x20) == 'a' ||
	        (piece.bytes[0] | 0x20) == 'p');
}

/* After "5 p.m." a sentence goes on with a day or a zone, if it does. */
static bool ends_after_hour(const struct doublet_reading *reading, size_t word,
                            const struct doublet_gap *gap)
{
	/* "At 5 a.m. Mr. Smith": the sentence has hardly begun. */
	if (word <= reading->first_word + 2 &&
	    doublet_draft_has(reading->draft, reading->first_word,
	                      DOUBLET_LIST_FUNCTION))
		return false;
	if (reading->capitals || !first_of(reading, gap->next).upper)
		return doublet_stop_is_starter(reading, gap->next);
	return !doublet_stop_is_listed(reading, gap->next,
	                               DOUBLET_LIST_AFTER_HOUR);
}

/* "v. Chr." */
static bool is_before_abbreviation(const struct doublet_reading *reading,
                                   size_t next)
{
	size_t end = reading->draft->words[next].end;

	return doublet_gap_look(reading->draft, reading->paragraph, end).class
	               == DOUBLET_CHARACTER_STOP &&
	       (doublet_stop_is_listed(reading, next,
	                               DOUBLET_LIST_ABBREVIATION) ||
	        doublet_stop_is_listed(reading, next,
	                               DOUBLET_LIST_ABBREVIATION_MAYBE));
}

/* "W 1999 r. Polska": a sentence that has hardly begun. */
static bool is_early(const struct doublet_reading *reading, size_t word)
{
	return word <= reading->first_word + 3;
}

static bool is_before_name(const struct doublet_reading *reading, size_t next)
{
	return !reading->capitals &&
	       doublet_stop_is_listed(reading, next, DOUBLET_LIST_NAME);
}

static bool ends_after_letter(const struct doublet_reading *reading,
                              struct doublet_character letter, size_t word,
                              size_t next)
{
	/* "P. -- ": who asks in an interview; "a. The first item". */
	if (word == reading->first_word || is_before_letter(reading, next))
		return false;
	if (letter.lower) {
		if (first_of(reading, next).class == DOUBLET_CHARACTER_DIGIT ||
		    is_before_abbreviation(reading, next))
			return false;
		/* A unit, or the end of "т. п." */
		if (!reading->capitals && !is_early(reading, word) &&
		    is_unit(reading, word))
			return true;
	}
	/* "John L. May" */
	if (letter.upper && is_before_name(reading, next))
		return false;
	return doublet_stop_is_starter(reading, next);
}

/* Whether a comma and blanks stand before: "Cresskill, N.J.". */
static bool is_behind_comma(const struct doublet_reading *reading, size_t at)
{
	const char *text = reading->draft->text;
	size_t from = reading->paragraph->span.start;
	bool blank = false;

	while (at > from) {
		struct doublet_character before =
			doublet_character_before(text, from, at);
		if (!doublet_character_is_blank(before))
			return blank && before.code_point == ',';
		blank = true;
		at -= before.size;
	}
	return false;
}

/* Whether a capital is next, or a quotation that begins with one. */
static bool is_before_capital(const struct doublet_reading *reading,
                              const struct doublet_gap *gap)
{
	size_t start = reading->draft->words[gap->next].start;

	/* Not "Mass. (AP)", "D.C. 20036". */
	if (reading->capitals || !first_of(reading, gap->next).upper)
		return false;
	return gap->resume == start ||
	       reading->draft->text[gap->resume] == '`' ||
	       doublet_gap_look(reading->draft, reading->paragraph, gap->resume)
	                       .class
	               == DOUBLET_CHARACTER_QUOTE;
}

/* "Boston, Mass. Rain": a capital right behind opens a sentence. */
static bool ends_after_place(const struct doublet_reading *reading,
                             unsigned lists, size_t word,
                             const struct doublet_gap *gap)
{
	/* Also after "Rep. Ann Roe, D-Ohio." */
	return has(lists, DOUBLET_LIST_ABBREVIATION_PLACE) &&
	       is_before_capital(reading, gap) &&
	       is_behind_comma(reading, reading->draft->words[word].start);
}

/* "Oak Inc. Analysts" ends, "Oak Inc. President Ed Low" goes on. */
static bool ends_after_firm(const struct doublet_reading *reading,
                            unsigned lists, size_t word,
                            const struct doublet_gap *gap)
{
	if (!has(lists, DOUBLET_LIST_ABBREVIATION_FIRM) ||
	    is_early(reading, word) || first_of(reading, word - 1).lower ||
	    !is_before_capital(reading, gap))
		return false;
	return !has(lists_of(reading, stem_of(reading->draft, gap->next)),
	            DOUBLET_LIST_AFTER_FIRM);
}

/* Whether the next word is a figure, or Roman: "vol. 3", "vol. IV". */
static bool is_before_number(const struct doublet_reading *reading, size_t next)
{
	struct piece piece = piece_of(reading->draft, next);

	if (first_of(reading, next).class == DOUBLET_CHARACTER_DIGIT)
		return true;
	/* "Fig. S1" */
	if (piece.length > 1 && piece.length < 5 && piece.bytes[1] >= '0' &&
	    piece.bytes[1] <= '9')
		return true;
	return is_numeral(piece) && (piece.length > 1 || *piece.bytes != 'I');
}

/* "BOSTON, Mass. -- The" */
static bool is_before_dash(const struct doublet_reading *reading,
                           const struct doublet_gap *gap)
{
	return doublet_gap_look(reading->draft, reading->paragraph, gap->resume)
	                       .class
	               == DOUBLET_CHARACTER_DASH ||
	       (gap->resume < reading->draft->length &&
	        memchr("-_", reading->draft->text[gap->resume], 2) != NULL);
}

/* "Hauptstr. 5": what may stand behind the name of a street. */
static unsigned lists_of_street(const struct doublet_reading *reading,
                                struct piece piece)
{
	if (strcmp(reading->draft->language->tag, "de") != 0 ||
	    piece.length < 4 ||
	    memcmp(piece.bytes + piece.length - 3, "str", 3) != 0)
		return 0;
	return 1 << DOUBLET_LIST_ABBREVIATION_BEFORE_NUMBER;
}

/* After an abbreviation that may end a sentence: the next word decides. */
static bool ends_after_maybe(const struct doublet_reading *reading,
                             unsigned lists, size_t word,
                             const struct doublet_gap *gap)
{
	/* "J.P. De Boer", but "in the U.S. May" */
	if (!has(lists, DOUBLET_LIST_ABBREVIATION_MAYBE) &&
	    is_before_name(reading, gap->next))
		return false;
	return doublet_stop_is_starter(reading, gap->next) ||
	       ends_after_place(reading, lists, word, gap) ||
	       ends_after_firm(reading, lists, word, gap);
}

/* After what is no number and no single letter. */
static bool ends_after_word(const struct doublet_reading *reading,
                            struct piece piece, size_t word,
                            const struct doublet_gap *gap)
{
	const struct doublet_language *language = reading->draft->language;
	unsigned lists =
		lists_of(reading, piece) | lists_of_street(reading, piece);
	bool initialism = is_initialism(piece);

	if (lists == 0 && !initialism)
		return true;
	/* "(Bolt Mfg.) The": a bracket or a quotation ends with it. */
	if (has(lists, DOUBLET_LIST_ABBREVIATION))
		return (gap->bracket || gap->quote) &&
		       doublet_stop_is_starter(reading, gap->next);
	if (has(lists, DOUBLET_LIST_ABBREVIATION_BEFORE_NUMBER) &&
	    is_before_number(reading, gap->next))
		return false;
	if (is_before_dash(reading, gap) &&
	    doublet_stop_is_doubtful(reading, word))
		return false;
	if (has(lists, DOUBLET_LIST_ABBREVIATION_ENDING))
		return (!reading->capitals && !is_early(reading, word)) ||
		       doublet_stop_is_starter(reading, gap->next);
	if (is_hour(reading, piece, word) &&
	    language->lists[DOUBLET_LIST_AFTER_HOUR].count > 0)
		return ends_after_hour(reading, word, gap);
	if (initialism || has(lists, DOUBLET_LIST_ABBREVIATION_MAYBE))
		return ends_after_maybe(reading, lists, word, gap);
	return true;
}

bool doublet_stop_ends(const struct doublet_reading *reading,
                       const struct doublet_gap *gap)
{
	size_t word = gap->previous - 1;
	struct piece whole = piece_of(reading->draft, word);
	struct piece piece = last_piece(reading->draft, word);
	struct doublet_character letter;

	piece.first = word == reading->first_word;
	if (is_number(whole))
		return ends_after_number(reading, word, gap->next);
	if (!is_letter(whole, &letter))
		return ends_after_word(reading, piece, word, gap);
	unsigned lists = lists_of(reading, piece);
	if (has(lists, DOUBLET_LIST_ABBREVIATION) ||
	    (has(lists, DOUBLET_LIST_ABBREVIATION_BEFORE_NUMBER) &&
	     is_before_number(reading, gap->next)) ||
	    is_before_dash(reading, gap))
		return false;
	return ends_after_letter(reading, letter, word, gap->next);
}

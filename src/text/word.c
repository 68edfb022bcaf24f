/* SPDX-License-Identifier: MIT */
/*
 * Words and marks in one pass over the bytes. A byte of ASCII is looked up in
 * a table, any other is decoded; a word is a run of letters, digits and what
 * extends them, with single joiners between two such runs: the rules of
 * Unicode Standard Annex #29 with hyphens, and without : and /, as joiners.
 */
#include <string.h>

#include "text/address.h"
#include "text/character.h"
#include "text/draft.h"
#include "text/fold.h"
#include "text/pair.h"
#include "text/utf8.h"

/* Where the pass stands. */
struct scan {
	struct doublet_draft *draft;
	const char *text;
	size_t length;
	size_t at;
	/* No address begins before it. */
	size_t looked;
};

static bool is_alphanumeric(unsigned class)
{
	return class == DOUBLET_CHARACTER_LETTER ||
	       class == DOUBLET_CHARACTER_DIGIT;
}

/* The class of a byte; DOUBLET_CHARACTER_CLASS = it is not ASCII. */
static unsigned byte_class(const struct scan *scan, size_t at)
{
	return doublet_character_bytes[(unsigned char)scan->text[at]] &
	       DOUBLET_CHARACTER_CLASS;
}

/* The class at an offset and its bytes; BLANK behind the end. */
static unsigned class_at(const struct scan *scan, size_t at, size_t *size)
{
	*size = 1;
	if (at >= scan->length)
		return DOUBLET_CHARACTER_BLANK;
	unsigned class = byte_class(scan, at);
	if (class != DOUBLET_CHARACTER_CLASS)
		return class;
	return doublet_character_value(doublet_utf8_read(scan->text + at,
	                                                 scan->length - at,
	                                                 size)) &
	       DOUBLET_CHARACTER_CLASS;
}

/* Moves over what extends the character before. */
static size_t skip_extend(const struct scan *scan, size_t at)
{
	size_t size;

	while (class_at(scan, at, &size) == DOUBLET_CHARACTER_EXTEND)
		at += size;
	return at;
}

static bool add_word(struct scan *scan, size_t start, size_t end)
{
	struct doublet_draft *draft = scan->draft;

	if (draft->word_count == draft->word_capacity &&
	    !doublet_arena_grow(draft->arena, &draft->words,
	                        &draft->word_capacity, draft->word_count + 1,
	                        sizeof(*draft->words)))
		return false;
	draft->words[draft->word_count++] =
		(struct doublet_span){(uint32_t)start, (uint32_t)end};
	return true;
}

static bool add_mark(struct scan *scan, struct doublet_character character)
{
	struct doublet_draft *draft = scan->draft;

	if (draft->words_only)
		return true;
	if (draft->mark_count == draft->mark_capacity &&
	    !doublet_arena_grow(draft->arena, &draft->marks,
	                        &draft->mark_capacity, draft->mark_count + 1,
	                        sizeof(*draft->marks)))
		return false;
	draft->marks[draft->mark_count++] = (struct doublet_mark){
		.offset = (uint32_t)scan->at,
		.word = (uint32_t)draft->word_count,
		.code_point = character.code_point,
		.class = character.class,
		.size = character.size,
	};
	return true;
}

/* A word that is being read: where its parts begin. */
struct word {
	size_t start;
	/* The class of the last letter or digit since the last joiner. */
	unsigned last;
	/* There is but one letter, as in "U.S". */
	bool single;
};

/* Moves over letters and digits of ASCII. */
static size_t skip_ascii(const struct scan *scan, size_t at)
{
	while (at < scan->length &&
	       (doublet_character_bytes[(unsigned char)scan->text[at]] &
	        DOUBLET_CHARACTER_ALPHANUMERIC) != 0)
		at++;
	return at;
}

/* Moves over letters of two bytes: most of what Greek and Cyrillic have. */
static size_t skip_letters(const struct scan *scan, size_t at)
{
	const unsigned char *text = (const unsigned char *)scan->text;

	while (scan->length - at >= 2 &&
	       doublet_pair_is_letter(text[at], text[at + 1]))
		at += 2;
	return at;
}

/* The end of the run of letters and digits that begins at `at`. */
static size_t read_run(const struct scan *scan, size_t at, struct word *word)
{
	size_t characters = 0;

	while (at < scan->length) {
		size_t letters = skip_letters(scan, at);
		if (letters > at) {
			word->last = DOUBLET_CHARACTER_LETTER;
			characters += (letters - at) / 2;
			at = letters;
			continue;
		}
		size_t size;
		unsigned class = class_at(scan, at, &size);
		if (is_alphanumeric(class)) {
			word->last = class;
			characters++;
		} else if (class != DOUBLET_CHARACTER_EXTEND) {
			break;
		}
		at += size;
		size_t end = skip_ascii(scan, at);
		if (end > at) {
			word->last = byte_class(scan, end - 1);
			characters += end - at;
			at = end;
		}
	}
	word->single =
		characters == 1 && word->last == DOUBLET_CHARACTER_LETTER;
	return at;
}

/* Whether what stands at `at` is one letter and no more: the S of "U.S". */
static bool is_single_letter(const struct scan *scan, size_t at)
{
	size_t size;

	if (class_at(scan, at, &size) != DOUBLET_CHARACTER_LETTER)
		return false;
	at = skip_extend(scan, at + size);
	return !is_alphanumeric(class_at(scan, at, &size));
}

/* The hyphen of those who take typography seriously: "2023–24". */
static bool is_en_dash(const struct scan *scan, size_t at)
{
	return scan->length - at >= 3 &&
	       memcmp(scan->text + at, "\xE2\x80\x93", 3) == 0;
}

/* Where the next run begins when a joiner at `at` leads to it, else `at`. */
static size_t join(const struct scan *scan, size_t at, const struct word *word)
{
	size_t size;
	size_t next_size;
	unsigned joiner = class_at(scan, at, &size);

	if ((joiner < DOUBLET_CHARACTER_APOSTROPHE ||
	     joiner > DOUBLET_CHARACTER_CURRENCY) &&
	    !is_en_dash(scan, at))
		return at;
	/* WB4 */
	size_t behind = skip_extend(scan, at + size);
	unsigned next = class_at(scan, behind, &next_size);
	if (!is_alphanumeric(next))
		return at;
	bool digit = next == DOUBLET_CHARACTER_DIGIT;
	bool digits = digit && word->last == DOUBLET_CHARACTER_DIGIT;
	switch (joiner) {
	case DOUBLET_CHARACTER_STOP:
		if (!digits &&
		    !(word->single && is_single_letter(scan, behind)))
			return at;
		break;
	case DOUBLET_CHARACTER_COMMA:
	case DOUBLET_CHARACTER_COLON:
	case DOUBLET_CHARACTER_DASH:
		if (!digits)
			return at;
		break;
	case DOUBLET_CHARACTER_CURRENCY:
		/* "US$5" */
		if (!digit || word->last == DOUBLET_CHARACTER_DIGIT)
			return at;
		break;
	default:
		break;
	}
	return behind;
}

/* Moves over the sign behind a figure: "5%", "5€"; not the first of "5$6". */
static size_t skip_unit(const struct scan *scan, size_t at,
                        const struct word *word)
{
	size_t size;
	size_t next_size;
	unsigned class = class_at(scan, at, &size);

	if (word->last != DOUBLET_CHARACTER_DIGIT)
		return at;
	if (class == DOUBLET_CHARACTER_PERCENT ||
	    (class == DOUBLET_CHARACTER_CURRENCY &&
	     !is_alphanumeric(class_at(scan, at + size, &next_size))))
		return at + size;
	return at;
}

/* The sign in front of a word, of `size` bytes: "$5", "@name", "#tag". */
static bool is_sign_of_word(const struct scan *scan, unsigned class,
                            size_t size)
{
	const struct doublet_draft *draft = scan->draft;
	size_t next_size;
	size_t at = scan->at + size;
	unsigned next = class_at(scan, at, &next_size);

	if (class == DOUBLET_CHARACTER_CURRENCY)
		return next == DOUBLET_CHARACTER_DIGIT;
	if (draft->word_count > 0 &&
	    draft->words[draft->word_count - 1].end == scan->at)
		return false;
	if (next == DOUBLET_CHARACTER_CONNECTOR)
		next = class_at(scan, at + next_size, &next_size);
	return is_alphanumeric(next);
}

/* Adds a word, in pieces when it is too long. */
static bool cut_word(struct scan *scan, size_t start, size_t end)
{
	while (end - start > DOUBLET_WORD_MAX) {
		size_t cut = start;
		size_t size = 0;
		while (cut + size <= start + DOUBLET_WORD_MAX) {
			cut += size;
			class_at(scan, cut, &size);
		}
		if (!add_word(scan, start, cut))
			return false;
		/* A piece may not begin with what extends, or joins. */
		start = cut;
		while (start < end) {
			unsigned class = class_at(scan, start, &size);
			if (is_alphanumeric(class) ||
			    class == DOUBLET_CHARACTER_SINGLE)
				break;
			start += size;
		}
	}
	return start == end || add_word(scan, start, end);
}

/* Reads the word that begins here, or behind a sign of `sign` bytes here. */
static bool read_word(struct scan *scan, size_t sign)
{
	struct word word = {.start = scan->at};
	size_t end;
	size_t next = scan->at + sign;

	do {
		end = read_run(scan, next, &word);
		end = skip_unit(scan, end, &word);
		next = join(scan, end, &word);
	} while (next > end);
	if (word.start >= scan->looked)
		end = doublet_address_end(scan->text, scan->length, word.start,
		                          end, &scan->looked);
	scan->at = end;
	if (end - word.start <= DOUBLET_WORD_MAX)
		return add_word(scan, word.start, end);
	return cut_word(scan, word.start, end);
}

/* Letters of scripts without blanks, each with its marks, in a row. */
static bool read_singles(struct scan *scan, size_t size)
{
	unsigned next;

	do {
		size_t start = scan->at;
		size_t end = start + size;
		next = class_at(scan, end, &size);
		if (next == DOUBLET_CHARACTER_EXTEND) {
			end = skip_extend(scan, end);
			next = class_at(scan, end, &size);
		}
		scan->at = end;
		if (end - start <= DOUBLET_WORD_MAX
		            ? !add_word(scan, start, end)
		            : !cut_word(scan, start, end))
			return false;
	} while (next == DOUBLET_CHARACTER_SINGLE);
	return true;
}

/* Reads what begins with a character that is neither blank nor ASCII word. */
static bool read_other(struct scan *scan)
{
	struct doublet_character found =
		doublet_character_at(scan->text, scan->at, scan->length);

	switch (found.class) {
	case DOUBLET_CHARACTER_LETTER:
	case DOUBLET_CHARACTER_DIGIT:
		return read_word(scan, 0);
	case DOUBLET_CHARACTER_CURRENCY:
	case DOUBLET_CHARACTER_TAG:
		if (is_sign_of_word(scan, found.class, found.size))
			return read_word(scan, found.size);
		scan->at += found.size;
		return true;
	case DOUBLET_CHARACTER_SINGLE:
		return read_singles(scan, found.size);
	case DOUBLET_CHARACTER_BREAK:
		if (found.code_point == '\r' && scan->at + 1 < scan->length &&
		    scan->text[scan->at + 1] == '\n')
			found.size = 2;
		break;
	case DOUBLET_CHARACTER_APOSTROPHE:
	case DOUBLET_CHARACTER_STOP:
	case DOUBLET_CHARACTER_END:
	case DOUBLET_CHARACTER_FULL_END:
	case DOUBLET_CHARACTER_QUOTE:
		break;
	default:
		scan->at += found.size;
		return true;
	}
	if (!add_mark(scan, found))
		return false;
	scan->at += found.size;
	return true;
}

/* Reads what begins here: a blank, a word, a mark, something else. */
static bool read_next(struct scan *scan)
{
	unsigned class = byte_class(scan, scan->at);

	if (class == DOUBLET_CHARACTER_BLANK) {
		scan->at++;
		return true;
	}
	return is_alphanumeric(class) ? read_word(scan, 0) : read_other(scan);
}

bool doublet_words_find(struct doublet_draft *draft)
{
	/* As English news has them; other texts grow. */
	enum { BYTES_PER_WORD = 5, BYTES_PER_MARK = 40 };
	struct scan scan = {.draft = draft,
	                    .text = draft->text,
	                    .length = draft->length};
	struct doublet_edges edges;

	draft->word_capacity =
		draft->length / BYTES_PER_WORD + DOUBLET_EDGE_BLOCK;
	draft->mark_capacity =
		draft->length / BYTES_PER_MARK + DOUBLET_EDGE_BLOCK;
	draft->words = doublet_arena_array(draft->arena, draft->word_capacity,
	                                   sizeof(*draft->words));
	draft->marks = doublet_arena_array(draft->arena, draft->mark_capacity,
	                                   sizeof(*draft->marks));
	if (draft->words == NULL || draft->marks == NULL)
		return false;
	doublet_edges_begin(&edges, draft);
	while (doublet_edges_take(&edges, &scan.at)) {
		if (scan.at == scan.length)
			return true;
		while (scan.at <= edges.look)
			if (!read_next(&scan))
				return false;
	}
	return false;
}

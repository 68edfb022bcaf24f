/* SPDX-License-Identifier: MIT */
/*
 * Lines as labels are sought in them: tokens, what stands between two, and
 * the entries of version.txt that they are.
 */
#include "judge/label.h"

#include <stdlib.h>
#include <string.h>

#include "judge/version_words.h"
#include "text/character.h"
#include "text/fold.h"

enum { PHRASE = 96 };

static bool is_blank(struct doublet_character found)
{
	return doublet_character_is_blank(found);
}

unsigned doublet_label_gap(struct doublet_character found)
{
	switch (found.class) {
	case DOUBLET_CHARACTER_BREAK:
		return DOUBLET_GAP_BREAK | DOUBLET_GAP_BLANK;
	case DOUBLET_CHARACTER_BLANK:
		return DOUBLET_GAP_BLANK;
	case DOUBLET_CHARACTER_HYPHEN:
		return DOUBLET_GAP_HYPHEN;
	case DOUBLET_CHARACTER_COMMA:
		return DOUBLET_GAP_COMMA;
	case DOUBLET_CHARACTER_STOP:
		return DOUBLET_GAP_STOP;
	case DOUBLET_CHARACTER_COLON:
	case DOUBLET_CHARACTER_DASH:
		return DOUBLET_GAP_MARK;
	case DOUBLET_CHARACTER_OPEN:
		return DOUBLET_GAP_OPEN;
	case DOUBLET_CHARACTER_CLOSE:
		return DOUBLET_GAP_CLOSE;
	default:
		return found.code_point < 0x80 &&
		                       strchr("/|=*+;", (int)found.code_point)
		               ? DOUBLET_GAP_MARK
		               : DOUBLET_GAP_OTHER;
	}
}

/* Reads up to the next token; *at is then where it begins, or the end. */
static uint16_t read_gap(struct doublet_view text, size_t *at)
{
	unsigned gap = 0;
	unsigned hyphens = 0;
	bool apart = false;
	bool blank = *at == 0;

	while (*at < text.length) {
		struct doublet_character found =
			doublet_character_at(text.data, *at, text.length);
		if (doublet_character_is_word(found))
			break;
		unsigned bit = doublet_label_gap(found);
		hyphens += bit == DOUBLET_GAP_HYPHEN;
		apart |= hyphens > 0 && (blank || is_blank(found));
		blank = is_blank(found);
		gap |= bit;
		*at += found.size;
	}
	if (hyphens > 1)
		gap |= DOUBLET_GAP_DASHES;
	if (hyphens > 1 || apart || (hyphens > 0 && *at == text.length))
		gap |= DOUBLET_GAP_MARK;
	return (uint16_t)gap;
}

/* Reads a run of letters, or of digits, that begins at text.data[at]. */
static void read_token(struct doublet_view text, size_t at,
                       struct doublet_label_token *token)
{
	struct doublet_character found =
		doublet_character_at(text.data, at, text.length);
	bool digits = found.class == DOUBLET_CHARACTER_DIGIT;
	bool small = false;

	token->start = (uint32_t)at;
	token->title = !found.lower;
	while (at < text.length) {
		found = doublet_character_at(text.data, at, text.length);
		if ((!doublet_character_is_word(found) &&
		     found.class != DOUBLET_CHARACTER_EXTEND) ||
		    (found.class == DOUBLET_CHARACTER_DIGIT) != digits)
			break;
		small |= found.lower;
		at += found.size;
	}
	token->end = (uint32_t)at;
	token->capitals = !digits && !small;
}

/* Folds a token; digits become a number. */
static void fold(struct doublet_view text, struct doublet_label_token *token)
{
	char folded[DOUBLET_LABEL_WORD * 11];
	size_t length = token->end - token->start;

	if (length > DOUBLET_LABEL_WORD)
		return;
	length = doublet_fold_word(text.data + token->start, length, folded);
	if (length > DOUBLET_LABEL_WORD)
		return;
	memcpy(token->folded, folded, length);
	token->folded[length] = '\0';
	if (length > 0 && length < 9 &&
	    strspn(token->folded, "0123456789") == length)
		token->number = (uint32_t)strtoul(token->folded, NULL, 10);
}

/* "2nd", "1stLd": the ending belongs to the number; false = all of it does. */
static bool split_ordinal(struct doublet_label_token *number,
                          struct doublet_label_token *token)
{
	static const char endings[][4] = {"st", "nd", "rd", "th",  "er",
	                                  "e",  "re", "o",  "eme", "a"};

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		size_t length = strlen(endings[i]);
		if (strncmp(token->folded, endings[i], length) != 0)
			continue;
		bool whole = token->folded[length] == '\0';
		if (!whole && i > 3)
			continue;
		number->ordinal = true;
		number->end += (uint32_t)length;
		token->start += (uint32_t)length;
		memmove(token->folded, token->folded + length,
		        strlen(token->folded + length) + 1);
		return !whole;
	}
	return true;
}

void doublet_label_read(struct doublet_view text,
                        struct doublet_label_line *line)
{
	size_t at = 0;

	*line = (struct doublet_label_line){.text = text, .capitals = true};
	uint16_t gap = read_gap(text, &at);
	while (at < text.length && line->count < DOUBLET_LABEL_TOKENS) {
		struct doublet_label_token *token = &line->tokens[line->count];
		*token = (struct doublet_label_token){.gap = gap};
		read_token(text, at, token);
		at = token->end;
		fold(text, token);
		bool kept = true;
		if (gap == 0 && line->count > 0 && token[-1].number > 0 &&
		    token[-1].number <= DOUBLET_LABEL_NUMBER)
			kept = split_ordinal(token - 1, token);
		if (token->number > 0)
			token->folded[0] = '\0';
		else
			line->capitals &= !kept || token->capitals;
		line->count += kept;
		gap = read_gap(text, &at);
	}
	line->gap = at < text.length ? 0 : gap;
}

/* The first row that is not before a phrase. */
static size_t find_row(const char *phrase)
{
	size_t low = 0;
	size_t high = doublet_version_word_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(doublet_version_words[middle].words, phrase) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Adds what the rows of a phrase say; false = no entry goes on from it. */
static bool look_up(const char *phrase, unsigned uses, unsigned *claims,
                    unsigned *found)
{
	size_t length = strlen(phrase);
	size_t row = find_row(phrase);

	*claims = 0;
	*found = 0;
	for (; row < doublet_version_word_count; row++) {
		const struct doublet_version_word *word =
			&doublet_version_words[row];
		if (strcmp(word->words, phrase) != 0)
			break;
		if ((word->uses & uses) != 0) {
			*claims |= word->claims;
			*found |= word->uses;
		}
	}
	return row < doublet_version_word_count &&
	       strncmp(doublet_version_words[row].words, phrase, length) == 0;
}

size_t doublet_label_find(const struct doublet_label_line *line, size_t token,
                          unsigned uses, unsigned *claims, unsigned *found_uses)
{
	char phrase[PHRASE];
	size_t length = 0;
	size_t taken = 0;

	for (size_t i = token; i < line->count; i++) {
		const char *folded = line->tokens[i].folded;
		unsigned gap = i == token ? 0 : line->tokens[i].gap;
		unsigned here;
		unsigned found;
		size_t size = strlen(folded);
		if (size == 0 || length + size + 2 > PHRASE ||
		    (i > token && gap == 0) ||
		    (gap & ~(unsigned)(DOUBLET_GAP_BLANK | DOUBLET_GAP_HYPHEN |
		                       DOUBLET_GAP_BREAK)) != 0)
			break;
		if (i > token)
			phrase[length++] = ' ';
		memcpy(phrase + length, folded, size + 1);
		length += size;
		bool more = look_up(phrase, uses, &here, &found);
		if (found != 0) {
			taken = i + 1 - token;
			*claims = here;
			*found_uses = found;
		}
		if (!more)
			break;
	}
	return taken;
}

/* SPDX-License-Identifier: MIT */
/*
 * Lines as labels are sought in them: tokens, what stands between two, and
 * the entries of version.txt that they are.
 */
#include "judge/label.h"

#include <string.h>

#include "judge/version_words.h"
#include "text/character.h"
#include "text/fold.h"

enum { PHRASE = 96 };

/* A folded word. */
struct folded_word {
	char bytes[DOUBLET_LABEL_WORD * 11 + 1];
};

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

/* Of ASCII. */
static bool is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Reads up to the next token; *at is then where it begins, or the end. */
static uint16_t read_gap(struct doublet_view text, size_t *at)
{
	unsigned gap = 0;
	unsigned hyphens = 0;
	bool apart = false;
	bool blank = *at == 0;

	/* Most gaps are one blank. */
	if (*at > 0 && text.length - *at > 1 && text.data[*at] == ' ' &&
	    is_letter(text.data[*at + 1])) {
		++*at;
		return DOUBLET_GAP_BLANK;
	}
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

/* Folds a token; NULL = it is too long for that. */
static const char *fold(struct doublet_view text,
                        const struct doublet_label_token *token,
                        struct folded_word *word)
{
	size_t length = token->end - token->start;

	if (length > DOUBLET_LABEL_WORD)
		return NULL;
	length = doublet_fold_word(text.data + token->start, length,
	                           word->bytes);
	word->bytes[length] = '\0';
	return word->bytes;
}

static void read_number(struct doublet_view text,
                        struct doublet_label_token *token)
{
	enum { MOST_DIGITS = 8 };
	struct folded_word word;
	const char *digits = fold(text, token, &word);

	if (digits == NULL || strlen(digits) > MOST_DIGITS ||
	    strspn(digits, "0123456789") != strlen(digits))
		return;
	for (; *digits != '\0'; digits++)
		token->number = token->number * 10 + (uint32_t)(*digits - '0');
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
		if (!digits && is_letter(text.data[at])) {
			small |= text.data[at++] >= 'a';
			continue;
		}
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
	if (digits)
		read_number(text, token);
}

/* "2nd", "1stLd": the ending belongs to the number; false = all of it does. */
static bool split_ordinal(struct doublet_view text,
                          struct doublet_label_token *number,
                          struct doublet_label_token *token)
{
	static const char endings[][4] = {"st", "nd", "rd", "th",  "er",
	                                  "e",  "re", "o",  "eme", "a"};
	struct folded_word word;
	const char *folded = fold(text, token, &word);

	for (size_t i = 0;
	     folded != NULL && i < sizeof(endings) / sizeof(*endings); i++) {
		size_t length = strlen(endings[i]);
		if (strncmp(folded, endings[i], length) != 0)
			continue;
		bool whole = folded[length] == '\0';
		/* Of words, only ASCII is as long as its folded form. */
		if (!whole &&
		    (i > 3 || token->end - token->start != strlen(folded)))
			continue;
		number->ordinal = true;
		number->end =
			whole ? token->end : number->end + (uint32_t)length;
		token->start = number->end;
		return !whole;
	}
	return true;
}

void doublet_label_read(struct doublet_view text,
                        struct doublet_label_line *line)
{
	size_t at = 0;

	line->text = text;
	line->count = 0;
	line->capitals = true;
	uint16_t gap = read_gap(text, &at);
	while (at < text.length && line->count < DOUBLET_LABEL_TOKENS) {
		struct doublet_label_token *token = &line->tokens[line->count];
		*token = (struct doublet_label_token){.gap = gap};
		read_token(text, at, token);
		at = token->end;
		bool kept = true;
		if (gap == 0 && line->count > 0 && token[-1].number > 0 &&
		    token[-1].number <= DOUBLET_LABEL_NUMBER)
			kept = split_ordinal(text, token - 1, token);
		if (kept && token->number == 0)
			line->capitals &= token->capitals;
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

bool doublet_label_may(const char *word, size_t length, unsigned uses)
{
	unsigned char first = (unsigned char)word[0];
	unsigned char second = length > 1 ? (unsigned char)word[1] : 0;
	unsigned char last = (unsigned char)word[length - 1];
	uint32_t kind = first % 32U | second % 32U << 5 | last % 32U << 10 |
	                (uint32_t)(length % 16) << 15;

	/* What is not ASCII may fold to other bytes. */
	return ((first | second | last) & 0x80) != 0 ||
	       (doublet_version_starts[kind * 0x9E3779B1U >> 19] & uses) != 0;
}

size_t doublet_label_find(const struct doublet_label_line *line, size_t token,
                          unsigned uses, unsigned *claims, unsigned *found_uses)
{
	char phrase[PHRASE];
	size_t length = 0;
	size_t taken = 0;

	if (token >= line->count)
		return 0;
	const struct doublet_label_token *start = &line->tokens[token];
	if (!doublet_label_may(line->text.data + start->start,
	                       start->end - start->start, uses))
		return 0;
	for (size_t i = token; i < line->count; i++) {
		struct folded_word word;
		const char *folded = fold(line->text, &line->tokens[i], &word);
		unsigned gap = i == token ? 0 : line->tokens[i].gap;
		unsigned here;
		unsigned found;
		size_t size = folded == NULL ? 0 : strlen(folded);
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

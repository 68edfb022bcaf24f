/* SPDX-License-Identifier: MIT */
/* One pass over the characters; the last blank is where it may be cut. */
#include "judge/wording.h"

#include <string.h>

#include "base/sequence.h"
#include "text/character.h"
#include "text/fold.h"
#include "text/language.h"

static const char dots[] = "...";

enum { LONGEST_UNIT = 20 };

/* Marks that turn the direction of what follows, and the byte order mark. */
static bool is_direction(uint32_t code_point)
{
	return (code_point >= 0x202A && code_point <= 0x202E) ||
	       (code_point >= 0x2066 && code_point <= 0x2069) ||
	       code_point == 0x200E || code_point == 0x200F ||
	       code_point == 0xFEFF;
}

/* What a character is written as: its own bytes or others; "" = nothing.
 * Control characters are blanks. */
static struct doublet_view written_as(struct doublet_view words, size_t at,
                                      struct doublet_character found)
{
	bool valid;

	doublet_sequence_size(words.data + at, words.length - at, &valid);
	if (!valid)
		return (struct doublet_view){"\xEF\xBF\xBD", 3};
	if (doublet_character_is_blank(found))
		return (struct doublet_view){" ", 1};
	if (found.code_point == '"')
		return (struct doublet_view){"'", 1};
	if (is_direction(found.code_point))
		return (struct doublet_view){"", 0};
	return (struct doublet_view){words.data + at, found.size};
}

bool doublet_wording_write(struct doublet_view words, char *to, size_t size)
{
	size_t room = size - sizeof(dots);
	size_t length = 0;
	size_t word = 0; /* where the last whole word ended */
	size_t at = 0;
	bool fits = true;

	while (at < words.length) {
		struct doublet_character found =
			doublet_character_at(words.data, at, words.length);
		struct doublet_view piece = written_as(words, at, found);
		bool blank = piece.length == 1 && *piece.data == ' ';
		at += found.size;
		if (blank && (length == 0 || to[length - 1] == ' '))
			continue;
		fits = length + piece.length <= room;
		if (!fits)
			break;
		if (blank)
			word = length;
		memcpy(to + length, piece.data, piece.length);
		length += piece.length;
	}
	if (!fits && word > 0)
		length = word;
	while (length > 0 && to[length - 1] == ' ')
		length--;
	strcpy(to + length, fits ? "" : dots);
	return fits;
}

static struct doublet_view view_of(const struct doublet_story *story,
                                   struct doublet_span span)
{
	size_t end = span.end < story->length ? span.end : story->length;
	size_t start = span.start < end ? span.start : end;

	return (struct doublet_view){story->text + start, end - start};
}

/* Whether a word binds others ("to", "und"), in any language. */
static bool is_binding(const char *word, size_t length)
{
	char folded[LONGEST_UNIT * 11];
	const char *tag;

	length = doublet_fold_word(word, length, folded);
	for (size_t i = 0; (tag = doublet_language_at(i)) != NULL; i++) {
		struct doublet_view view = {tag, strlen(tag)};
		const struct doublet_language *language =
			doublet_language_find(view);
		if (doublet_list_has(&language->lists[DOUBLET_LIST_FUNCTION],
		                     folded, length))
			return true;
	}
	return false;
}

/* The bytes of a blank and the word that a figure counts; 0 = there is none. */
static size_t read_unit(const struct doublet_story *story, size_t at)
{
	size_t start = at + 1;

	if (start >= story->length ||
	    (story->text[at] != ' ' && story->text[at] != '\n'))
		return 0;
	for (at = start; at < story->length;) {
		struct doublet_character found =
			doublet_character_at(story->text, at, story->length);
		if (found.class != DOUBLET_CHARACTER_LETTER)
			break;
		at += found.size;
	}
	size_t length = at - start;
	if (length == 0 || length > LONGEST_UNIT ||
	    is_binding(story->text + start, length))
		return 0;
	return length + 1;
}

void doublet_wording_differ(const struct doublet_story *a,
                            const struct doublet_story *b,
                            const struct doublet_difference *difference,
                            struct doublet_wording_pair *pair)
{
	struct doublet_view from = view_of(a, difference->a);
	struct doublet_view to = view_of(b, difference->b);

	if (difference->kind == DOUBLET_DIFFERENCE_NUMBER && from.length > 0 &&
	    to.length > 0) {
		size_t more_a = read_unit(a, difference->a.end);
		size_t more_b = read_unit(b, difference->b.end);
		/* Behind the blank, which may be the end of a line. */
		if (more_a == more_b && more_a > 0 &&
		    memcmp(from.data + from.length + 1, to.data + to.length + 1,
		           more_a - 1) == 0) {
			from.length += more_a;
			to.length += more_b;
		}
	}
	doublet_wording_write(from, pair->a, sizeof(pair->a));
	doublet_wording_write(to, pair->b, sizeof(pair->b));
}

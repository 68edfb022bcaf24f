/* SPDX-License-Identifier: MIT */
/*
 * A label is one or more entries of version.txt, with numbers, between marks:
 * what says something in brackets, or in capitals before a dash, is a common
 * word elsewhere.
 */
#include "judge/label.h"

#include <string.h>

#include "judge/version.h"
#include "judge/version_words.h"

enum {
	/* A label at the end of a line has no more tokens. */
	MOST_TAIL = 10,
	BETWEEN = DOUBLET_GAP_BLANK | DOUBLET_GAP_HYPHEN | DOUBLET_GAP_COMMA |
	          DOUBLET_GAP_MARK | DOUBLET_GAP_DASHES | DOUBLET_GAP_BREAK
};

/* What stands behind a token. */
static unsigned gap_behind(const struct doublet_label_line *line, size_t end)
{
	return end < line->count ? line->tokens[end].gap : line->gap;
}

/* One entry of a label with its number. */
struct item {
	size_t first;
	size_t end;
	unsigned claims;
	unsigned uses;
	uint32_t number;
	bool ordinal;
};

static bool take_item(const struct doublet_label_line *line, size_t at,
                      struct item *item)
{
	const struct doublet_label_token *token = &line->tokens[at];

	*item = (struct item){.first = at};
	if (at < line->count && token->number > 0) {
		bool stop = at + 1 < line->count &&
		            (token[1].gap & DOUBLET_GAP_STOP) != 0;
		if (token->number > DOUBLET_LABEL_NUMBER ||
		    (!token->ordinal && !stop))
			return false;
		item->ordinal = true;
		item->number = token->number;
		at++;
	}
	size_t taken = doublet_label_find(line, at, DOUBLET_USE_LABEL,
	                                  &item->claims, &item->uses);
	if (taken == 0)
		return false;
	item->end = at + taken;
	token = &line->tokens[item->end];
	if (item->number == 0 && item->end < line->count && token->number > 0 &&
	    !token->ordinal &&
	    (token->gap &
	     ~(unsigned)(DOUBLET_GAP_BLANK | DOUBLET_GAP_HYPHEN)) == 0) {
		item->number = token->number <= DOUBLET_LABEL_NUMBER
		                       ? token->number
		                       : 0;
		item->end++;
	}
	return true;
}

static bool has_capitals(const struct doublet_label_line *line,
                         const struct item *item)
{
	for (size_t i = item->first; i < item->end; i++)
		if (!line->tokens[i].capitals && line->tokens[i].number == 0)
			return false;
	return true;
}

/* "KILL KILL": two tokens alike. */
static bool is_same(const struct doublet_label_line *line, size_t token,
                    size_t next)
{
	const struct doublet_label_token *a = &line->tokens[token];
	const struct doublet_label_token *b = &line->tokens[next];

	return next < line->count && a->end - a->start == b->end - b->start &&
	       memcmp(line->text.data + a->start, line->text.data + b->start,
	              a->end - a->start) == 0;
}

/* Whether an entry that may be a common word is none here. */
static bool is_said(const struct doublet_label_line *line,
                    const struct item *item, bool bracket)
{
	size_t word = item->first + item->ordinal;

	if ((item->uses & DOUBLET_USE_COMMON) == 0 || item->ordinal)
		return true;
	if (bracket)
		return line->tokens[word].title;
	if (is_same(line, word, word + 1) ||
	    (word > 0 && is_same(line, word - 1, word)))
		return true;
	return has_capitals(line, item) && !line->capitals;
}

static void say(struct doublet_label_claims *said, const struct item *item)
{
	said->claims |= item->claims;
	/* The first wrap-up is no later version of anything. */
	if ((item->claims & DOUBLET_CLAIM_ROUNDUP) != 0 && item->number > 1)
		said->claims |= DOUBLET_CLAIM_UPDATE;
	if (said->ordinal == 0 && (item->uses & DOUBLET_USE_LABEL) != 0)
		said->ordinal = item->number;
}

/* Whether what stands behind an entry ends the label. */
static bool is_closed(const struct doublet_label_line *line,
                      const struct item *item, unsigned gap)
{
	/* UPDATE 1-"No deal", says ... */
	unsigned tight =
		DOUBLET_GAP_HYPHEN | DOUBLET_GAP_OPEN | DOUBLET_GAP_OTHER;

	if ((gap & DOUBLET_GAP_MARK) != 0)
		return true;
	if (item->end == line->count)
		return (gap & DOUBLET_GAP_OTHER) == 0 && item->first == 0 &&
		       (line->tokens[0].title || item->number > 0);
	if ((gap & DOUBLET_GAP_HYPHEN) == 0 || (gap & ~tight) != 0 ||
	    (item->uses & DOUBLET_USE_COMMON) != 0)
		return false;
	return item->number > 0 || ((item->uses & DOUBLET_USE_TIGHT) != 0 &&
	                            has_capitals(line, item));
}

/* Takes a label at a token; returns the token behind it, or the same. */
static size_t take_head(const struct doublet_label_line *line, size_t first,
                        struct doublet_label_claims *said)
{
	struct doublet_label_claims found = *said;
	bool bracket = (line->tokens[first].gap & DOUBLET_GAP_OPEN) != 0;
	struct item item;

	for (size_t at = first; take_item(line, at, &item); at = item.end) {
		unsigned gap = gap_behind(line, item.end);
		if (!is_said(line, &item, bracket))
			return first;
		say(&found, &item);
		if (bracket ? (gap & DOUBLET_GAP_CLOSE) != 0
		            : is_closed(line, &item, gap)) {
			*said = found;
			return item.end;
		}
		if ((gap & ~(unsigned)BETWEEN) != 0)
			return first;
	}
	return first;
}

/* Whether an item may stand in a label that opens so, at a line's end. */
static bool is_tail(const struct doublet_label_line *line,
                    const struct item *item, unsigned opening,
                    enum doublet_label_place place)
{
	bool bracket = (opening & DOUBLET_GAP_OPEN) != 0;

	if (place == DOUBLET_LABEL_SLUG && (opening & DOUBLET_GAP_COMMA) != 0)
		return true;
	if (!is_said(line, item, bracket))
		return false;
	return bracket || place == DOUBLET_LABEL_SLUG || item->ordinal ||
	       (opening & DOUBLET_GAP_MARK) != 0 ||
	       line->tokens[item->first].title;
}

/* Whether labels only stand from a token to another; adds what they say. */
static bool take_all(const struct doublet_label_line *line,
                     struct doublet_word_range tokens,
                     enum doublet_label_place place,
                     struct doublet_label_claims *said)
{
	struct doublet_label_claims found = *said;
	unsigned opening = line->tokens[tokens.first].gap;
	struct item item;

	for (size_t at = tokens.first; at < tokens.end; at = item.end) {
		if (!take_item(line, at, &item) || item.end > tokens.end ||
		    !is_tail(line, &item, opening, place))
			return false;
		if (item.end < tokens.end &&
		    (gap_behind(line, item.end) & ~(unsigned)BETWEEN) != 0)
			return false;
		say(&found, &item);
	}
	if ((opening & DOUBLET_GAP_OPEN) != 0 &&
	    (gap_behind(line, tokens.end) & DOUBLET_GAP_CLOSE) == 0)
		return false;
	*said = found;
	return true;
}

/* "=2", behind the keyword of a later take. */
static bool is_take(const struct doublet_label_line *line, size_t token)
{
	const struct doublet_label_token *found = &line->tokens[token];

	return found->number > 1 && found->number <= DOUBLET_LABEL_NUMBER &&
	       found->start > 1 && line->text.data[found->start - 1] == '=' &&
	       line->text.data[found->start - 2] == ' ';
}

/* Takes a label off the end; returns the new end, or the same. */
static size_t take_tail(const struct doublet_label_line *line, size_t first,
                        size_t end, enum doublet_label_place place,
                        struct doublet_label_claims *said)
{
	unsigned before =
		DOUBLET_GAP_MARK | DOUBLET_GAP_COMMA | DOUBLET_GAP_OPEN;

	if (place == DOUBLET_LABEL_SLUG)
		before |= DOUBLET_GAP_HYPHEN | DOUBLET_GAP_BLANK;
	/* The longest that is one: "1st Ld-Writethru", not "Writethru". */
	size_t at = end - first > MOST_TAIL ? end - MOST_TAIL : first + 1;
	for (; at < end; at++) {
		if (is_take(line, at)) {
			said->claims |= DOUBLET_CLAIM_FRAGMENT;
			return at;
		}
		struct doublet_word_range tail = {(uint32_t)at, (uint32_t)end};
		if ((line->tokens[at].gap & before) != 0 &&
		    take_all(line, tail, place, said))
			return at;
	}
	return end;
}

/* Where the proper line begins, behind the marks of a label. */
static uint32_t start_of(const struct doublet_label_line *line, size_t first)
{
	uint32_t at = first == 0 ? 0 : line->tokens[first - 1].end;
	uint32_t start = at;

	while (at < line->text.length &&
	       (first == line->count || at < line->tokens[first].start)) {
		struct doublet_character found =
			doublet_character_at(line->text.data, at,
		                             line->text.length);
		unsigned bit = doublet_label_gap(found);
		at += found.size;
		if ((bit & (DOUBLET_GAP_OTHER | DOUBLET_GAP_OPEN)) != 0)
			break;
		start = at;
	}
	return start;
}

/* Where it ends, before the marks of one. */
static uint32_t end_of(const struct doublet_label_line *line, size_t end,
                       uint32_t start)
{
	uint32_t at = line->tokens[end].start;

	while (at > start) {
		struct doublet_character found =
			doublet_character_before(line->text.data, start, at);
		if ((doublet_label_gap(found) &
		     (DOUBLET_GAP_OTHER | DOUBLET_GAP_CLOSE |
		      DOUBLET_GAP_STOP)) != 0 ||
		    doublet_character_is_word(found) ||
		    found.class == DOUBLET_CHARACTER_EXTEND)
			break;
		at -= found.size;
	}
	return at;
}

struct doublet_span doublet_label_strip(const struct doublet_label_line *line,
                                        enum doublet_label_place place,
                                        struct doublet_label_claims *said)
{
	size_t first = 0;
	size_t end = line->count;

	if (line->count == 0)
		return (struct doublet_span){0, (uint32_t)line->text.length};
	for (size_t next; first < end; first = next) {
		next = take_head(line, first, said);
		if (next == first)
			break;
	}
	/* Of a longer line the end is not known. */
	bool whole = line->count < DOUBLET_LABEL_TOKENS;
	for (size_t next = end; whole && first < end; end = next) {
		next = take_tail(line, first, end, place, said);
		if (next == end)
			break;
	}
	uint32_t start = first == 0 ? 0 : start_of(line, first);
	uint32_t stop = end == line->count ? (uint32_t)line->text.length
	                                   : end_of(line, end, start);
	return (struct doublet_span){start, stop > start ? stop : start};
}

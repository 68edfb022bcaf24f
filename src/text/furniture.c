/* SPDX-License-Identifier: MIT */
/*
 * Finds what frames the copy. Only the beginning and the end of a paragraph
 * are looked at, and the rest of it when it is short: a dateline, a paragraph
 * that is furniture as a whole (form.c), a credit or sign-off at the end.
 */
#include <string.h>

#include "text/character.h"
#include "text/dateline.h"
#include "text/draft.h"
#include "text/form.h"

struct finder {
	struct doublet_draft *draft;
	size_t capacity;
	struct doublet_line line;
};

static bool add(struct finder *finder, enum doublet_furniture_kind kind,
                struct doublet_span span, struct doublet_word_range words)
{
	struct doublet_draft *draft = finder->draft;

	if (!doublet_arena_grow(draft->arena, &draft->furniture,
	                        &finder->capacity, draft->furniture_count + 1,
	                        sizeof(*draft->furniture)))
		return false;
	draft->furniture[draft->furniture_count++] = (struct doublet_furniture){
		.span = span,
		.words = words,
		.paragraph =
			(uint32_t)(finder->line.paragraph - draft->paragraphs),
		.kind = kind,
	};
	return true;
}

static bool add_whole(struct finder *finder, enum doublet_furniture_kind kind)
{
	return add(finder, kind, finder->line.paragraph->span,
	           finder->line.paragraph->words);
}

/* Adds what stands from an offset of the text to the paragraph's end. */
static bool add_tail(struct finder *finder, enum doublet_furniture_kind kind,
                     size_t start, size_t word)
{
	return add(finder, kind,
	           (struct doublet_span){(uint32_t)start,
	                                 finder->line.paragraph->span.end},
	           (struct doublet_word_range){(uint32_t)word,
	                                       (uint32_t)finder->line.end});
}

/* Adds all of the paragraph but its dateline. */
static bool add_rest(struct finder *finder, enum doublet_furniture_kind kind)
{
	size_t first = finder->line.first;

	if (first == finder->line.paragraph->words.first)
		return add_whole(finder, kind);
	return add_tail(finder, kind, finder->draft->words[first].start, first);
}

/* Whether a mark that ends a sentence stands before an offset, and a blank. */
static bool is_behind_end(const struct finder *finder, size_t at)
{
	const char *text = finder->draft->text;
	size_t start = finder->line.paragraph->span.start;
	bool blank = false;

	while (at > start) {
		struct doublet_character before =
			doublet_character_before(text, start, at);
		if (doublet_character_is_end(before))
			return blank;
		if (doublet_character_is_blank(before))
			blank = true;
		else if (before.class != DOUBLET_CHARACTER_QUOTE &&
		         before.class != DOUBLET_CHARACTER_APOSTROPHE &&
		         before.class != DOUBLET_CHARACTER_CLOSE)
			return false;
		at -= before.size;
	}
	return false;
}

/* "... he said. (Reporting by Ann Roe)", "... sagte er. (dpa)". */
static bool find_bracket(struct finder *finder)
{
	enum { LONGEST_BRACKET = 400, MOST_AGENCY_WORDS = 4 };
	const char *from = finder->line.text;
	size_t length = finder->line.length - 1;

	if (length > LONGEST_BRACKET) {
		from += length - LONGEST_BRACKET;
		length = LONGEST_BRACKET;
	}
	const char *open = memrchr(from, '(', length);
	if (open == NULL || open == finder->line.text)
		return true;
	size_t start = (size_t)(open - finder->draft->text);
	size_t word = finder->line.end;
	while (word > finder->line.first &&
	       finder->draft->words[word - 1].start > start)
		word--;
	if (word == finder->line.end || !is_behind_end(finder, start))
		return true;
	size_t agency =
		doublet_phrase_match(finder->draft, DOUBLET_FURNITURE_AGENCY,
	                             word, finder->line.end);
	bool signed_off = agency > 0 &&
	                  finder->line.end - word <= MOST_AGENCY_WORDS &&
	                  finder->draft->words[word].start == start + 1;
	if (doublet_phrase_match(finder->draft, DOUBLET_FURNITURE_CREDIT, word,
	                         finder->line.end) > 1 ||
	    signed_off)
		return add_tail(finder, DOUBLET_FURNITURE_TRAILER, start, word);
	if (doublet_phrase_match(finder->draft, DOUBLET_FURNITURE_MORE, word,
	                         finder->line.end) == finder->line.end - word)
		return add_tail(finder, DOUBLET_FURNITURE_CONTINUATION, start,
		                word);
	return true;
}

/*
 * "... a barrel. REUTER", "Revs 3 mln vs 2 mln\n Reuter": in capitals behind
 * the end of a sentence, or on a line of its own.
 */
static bool find_last_word(struct finder *finder)
{
	const struct doublet_line *line = &finder->line;
	const char *text = finder->draft->text;
	size_t word = line->end - 1;
	struct doublet_span span = finder->draft->words[word];
	uint32_t before = finder->draft->words[word - 1].end;
	bool alone = memchr(text + before, '\n', span.start - before) != NULL;
	bool more =
		doublet_phrase_has(finder->draft, DOUBLET_FURNITURE_MORE, word);
	bool closed = false;

	if (!more && !doublet_phrase_has(finder->draft,
	                                 DOUBLET_FURNITURE_SIGN_OFF, word))
		return true;
	for (size_t at = span.end; at < line->paragraph->span.end; at++) {
		if (memchr(" .\t\r\n", text[at], 5) == NULL)
			return true;
		closed |= text[at] == '.';
	}
	bool capitals =
		text[span.start + 1] >= 'A' && text[span.start + 1] <= 'Z';
	bool behind_end = is_behind_end(finder, span.start);
	if (!(behind_end && (alone || capitals)) &&
	    !(alone && !more && !closed))
		return true;
	return add_tail(finder,
	                more ? DOUBLET_FURNITURE_CONTINUATION
	                     : DOUBLET_FURNITURE_TRAILER,
	                span.start, word);
}

static bool find_tail(struct finder *finder)
{
	if (finder->line.count < 2)
		return true;
	if (finder->line.text[finder->line.length - 1] == ')')
		return find_bracket(finder);
	finder->line.closes =
		doublet_phrase_lists(finder->draft, DOUBLET_FURNITURE_CLOSING,
	                             finder->line.end - 1);
	if (finder->line.closes == 0)
		return true;
	if (doublet_form_is_thanks(&finder->line))
		return add_rest(finder, DOUBLET_FURNITURE_TRAILER);
	return find_last_word(finder);
}

/* Finds the dateline; what follows may still have a tail. */
static bool find_dateline(struct finder *finder)
{
	struct doublet_dateline dateline;
	const struct doublet_paragraph *paragraph = finder->line.paragraph;

	if (!doublet_dateline_read(finder->draft, paragraph, &dateline))
		return true;
	if (!add(finder, DOUBLET_FURNITURE_DATELINE,
	         (struct doublet_span){paragraph->span.start,
	                               (uint32_t)dateline.end},
	         (struct doublet_word_range){paragraph->words.first,
	                                     (uint32_t)dateline.end_word}))
		return false;
	finder->line.first = dateline.end_word;
	finder->line.opens = 0;
	finder->line.count = finder->line.end - finder->line.first;
	finder->line.text = finder->draft->text + dateline.end;
	finder->line.length = paragraph->span.end - dateline.end;
	return true;
}

static bool look_at(struct finder *finder,
                    const struct doublet_paragraph *paragraph)
{
	enum doublet_furniture_kind kind;

	finder->line = (struct doublet_line){
		.draft = finder->draft,
		.paragraph = paragraph,
		.first = paragraph->words.first,
		.end = paragraph->words.end,
		.count = paragraph->words.end - paragraph->words.first,
		.text = finder->draft->text + paragraph->span.start,
		.length = paragraph->span.end - paragraph->span.start,
	};
	if (finder->line.count > 0)
		finder->line.opens =
			doublet_phrase_lists(finder->draft,
		                             DOUBLET_FURNITURE_OPENING,
		                             finder->line.first);
	if (doublet_form_find(&finder->line, &kind))
		return add_whole(finder, kind);
	return finder->line.count == 0 ||
	       (find_dateline(finder) && find_tail(finder));
}

bool doublet_furniture_find(struct doublet_draft *draft)
{
	struct finder finder = {.draft = draft};

	for (size_t i = 0; i < draft->paragraph_count; i++)
		if (!look_at(&finder, &draft->paragraphs[i]))
			return false;
	return true;
}

/* The first piece with words that ends behind a word. */
static uint32_t find_piece(const struct doublet_segments *segments,
                           uint32_t word)
{
	uint32_t low = 0;
	uint32_t high = segments->furniture_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (segments->furniture[middle].words.end <= word)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct doublet_word_range doublet_segments_body(
	const struct doublet_segments *segments,
	struct doublet_word_range range)
{
	uint32_t count = segments->furniture_count;
	uint32_t at = find_piece(segments, range.first);

	/* Mostly there is none in it. */
	if (range.first < range.end &&
	    (at == count || segments->furniture[at].words.first >= range.end))
		return range;
	for (; at < count && range.first < range.end &&
	       segments->furniture[at].words.first <= range.first;
	     at++)
		if (segments->furniture[at].words.end > range.first)
			range.first = segments->furniture[at].words.end;
	if (range.first >= range.end)
		return (struct doublet_word_range){range.end, range.end};
	for (at = find_piece(segments, range.end - 1);
	     at < count && segments->furniture[at].words.first < range.end &&
	     range.first < range.end;
	     at--) {
		range.end = segments->furniture[at].words.first;
		if (at == 0 ||
		    segments->furniture[at - 1].words.end < range.end)
			break;
	}
	return range;
}

const char *doublet_furniture_text(enum doublet_furniture_kind kind)
{
	static const char *const names[] = {
		[DOUBLET_FURNITURE_DATELINE] = "dateline",
		[DOUBLET_FURNITURE_BYLINE] = "byline",
		[DOUBLET_FURNITURE_SLUG] = "slug",
		[DOUBLET_FURNITURE_NOTE] = "note",
		[DOUBLET_FURNITURE_TRAILER] = "trailer",
		[DOUBLET_FURNITURE_CONTINUATION] = "continuation",
		[DOUBLET_FURNITURE_COPYRIGHT] = "copyright",
		[DOUBLET_FURNITURE_END_MARK] = "end-mark",
	};

	return (size_t)kind < sizeof(names) / sizeof(*names) ? names[kind]
	                                                     : "none";
}

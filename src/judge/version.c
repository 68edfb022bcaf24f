/* SPDX-License-Identifier: MIT */
/*
 * Asks one place after the other: status and signals, headline and slug, the
 * note, and of the text its first lines, its furniture on top and its last
 * paragraphs. Labels count anywhere, verbs only where nothing but editors'
 * notes can stand.
 */
#include "judge/version.h"

#include <string.h>

#include "judge/label.h"
#include "judge/version_words.h"

enum {
	/* Beyond these bytes nothing is read: labels and notes are short. */
	LONGEST_LINE = 400,
	LONGEST_HEAD = 200,
	/* Lines that may be slugs, on top of a text without a headline. */
	TOP_LINES = 3,
	/* Paragraphs that may hold furniture, on top, and last words, below. */
	TOP = 6,
	FIRST = 2,
	LAST = 4,
	SHORT_LINE = 160,
	SHORT_WORDS = 24,
	/* A notice is short. */
	NOTICE_WORDS = 200,
	NOTICE_BYTES = 600
};

struct reading {
	const struct doublet_story *story;
	const struct doublet_segments *segments;
	struct doublet_label_claims said;
	struct doublet_label_line line;
};

static struct doublet_view cut(struct doublet_view view, size_t most)
{
	if (view.length > most)
		view.length = most;
	return view;
}

/* The bytes of a span of the text, at most so many of its end. */
static struct doublet_view last_of(const struct reading *reading,
                                   struct doublet_span span, uint32_t most)
{
	uint32_t length = span.end - span.start;

	if (length > most)
		span.start = span.end - most;
	return (struct doublet_view){reading->story->text + span.start,
	                             span.end - span.start};
}

static struct doublet_view first_of(const struct reading *reading,
                                    struct doublet_span span, uint32_t most)
{
	return cut((struct doublet_view){reading->story->text + span.start,
	                                 span.end - span.start},
	           most);
}

/* Adds what entries of a use say, wherever they stand in a line. */
static unsigned find_anywhere(struct reading *reading, unsigned use)
{
	unsigned claims = 0;
	unsigned found = 0;
	unsigned uses;

	for (size_t i = 0; i < reading->line.count; i++)
		if (doublet_label_find(&reading->line, i, use, &claims, &uses) >
		    0)
			found |= claims;
	return found;
}

/* "sig:correction sig:update", "stat:canceled". */
static void read_machine(struct reading *reading, struct doublet_view view)
{
	struct doublet_label_line *line = &reading->line;
	unsigned claims;
	unsigned uses;

	if (view.length == 0)
		return;
	doublet_label_read(view, line);
	for (size_t i = 0; i < line->count; i++)
		if (doublet_label_find(line, i, DOUBLET_USE_MACHINE, &claims,
		                       &uses) > 0)
			reading->said.claims |= claims;
}

/* The headline and what is written like one. */
static struct doublet_span read_labels(struct reading *reading,
                                       struct doublet_view view,
                                       enum doublet_label_place place)
{
	if (view.length == 0)
		return (struct doublet_span){0, 0};
	doublet_label_read(view, &reading->line);
	reading->said.claims |= find_anywhere(reading, DOUBLET_USE_WITHIN);
	return doublet_label_strip(&reading->line, place, &reading->said);
}

/*
 * The headline; of one with more tokens than a line holds the end is read by
 * itself.
 */
static struct doublet_span read_headline(struct reading *reading,
                                         struct doublet_view headline)
{
	enum { END = 120 };

	struct doublet_span proper =
		read_labels(reading, headline, DOUBLET_LABEL_HEADLINE);
	if (headline.length == 0 || reading->line.count < DOUBLET_LABEL_TOKENS)
		return proper;
	size_t from = headline.length - END;
	while (from < headline.length && headline.data[from] != ' ')
		from++;
	struct doublet_view end = {headline.data + from,
	                           headline.length - from};
	struct doublet_label_claims said = reading->said;
	struct doublet_span rest =
		read_labels(reading, end, DOUBLET_LABEL_HEADLINE);
	/* What looks like a label at its start is none. */
	if (rest.start > 0 || rest.end == end.length) {
		reading->said = said;
		return proper;
	}
	proper.end = (uint32_t)from + rest.end;
	return proper;
}

/* Whether a clause begins at a token: behind a mark, or in capitals. */
static bool opens_clause(const struct doublet_label_line *line, size_t token)
{
	enum { SHORTEST = 3 };
	const struct doublet_label_token *found = &line->tokens[token];
	unsigned within = DOUBLET_GAP_BLANK | DOUBLET_GAP_BREAK;

	if (token == 0 || (found->gap & ~within) != 0)
		return true;
	return found->capitals && !line->capitals &&
	       found->end - found->start >= SHORTEST;
}

/* "(Adds mayor's comment)", "Eds: CORRECTS name in 3rd graf". */
static void read_note(struct reading *reading, struct doublet_view view)
{
	struct doublet_label_line *line = &reading->line;
	unsigned claims;
	unsigned uses;

	if (view.length == 0)
		return;
	doublet_label_read(cut(view, LONGEST_LINE), line);
	for (size_t i = 0; i < line->count;) {
		size_t taken = doublet_label_find(line, i,
		                                  DOUBLET_USE_CLAUSE |
		                                          DOUBLET_USE_NOTE,
		                                  &claims, &uses);
		if (taken > 0 &&
		    ((uses & DOUBLET_USE_NOTE) != 0 || opens_clause(line, i)))
			reading->said.claims |= claims;
		i += taken > 0 ? taken : 1;
	}
}

/* The next line of the text that is not empty, from *at. */
static bool next_line(const struct doublet_story *story, size_t *at,
                      struct doublet_view *line)
{
	while (*at < story->length && strchr("\r\n \t", story->text[*at]))
		++*at;
	if (*at == story->length)
		return false;
	line->data = story->text + *at;
	const char *end = memchr(line->data, '\n', story->length - *at);
	line->length =
		end == NULL ? story->length - *at : (size_t)(end - line->data);
	*at += line->length;
	return true;
}

static bool is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Whether the letters a line begins with may be a label. */
static bool may_begin_label(struct doublet_view line)
{
	size_t end = 0;

	while (end < line.length && is_letter(line.data[end]))
		end++;
	return end > 0 ? doublet_label_may(line.data, end, DOUBLET_USE_LABEL)
	               : (line.data[0] & 0x80) != 0;
}

/* Whether a line may have labels at either end. */
static bool may_have_labels(struct doublet_view line)
{
	size_t start = line.length;
	char last = line.data[line.length - 1];

	while (start > 0 && is_letter(line.data[start - 1]))
		start--;
	return strchr("([*0123456789", line.data[0]) != NULL || last == ')' ||
	       last == ']' || memchr(line.data, '=', line.length) != NULL ||
	       may_begin_label(line) ||
	       (start < line.length &&
	        doublet_label_may(line.data + start, line.length - start,
	                          DOUBLET_USE_LABEL));
}

/* "CORRECTION - HARBOUR BANK ISSUES BONDS" on top of a text. */
static void read_top_lines(struct reading *reading)
{
	struct doublet_view line;
	size_t at = 0;

	for (int i = 0; i < TOP_LINES; i++) {
		if (!next_line(reading->story, &at, &line) ||
		    line.length > LONGEST_HEAD)
			return;
		if (!may_have_labels(line))
			continue;
		struct doublet_label_claims said = reading->said;
		read_labels(reading, line, DOUBLET_LABEL_HEADLINE);
		/* Below the first line copy may have begun. */
		if (i > 0 && !reading->line.capitals)
			reading->said = said;
		reading->said.claims |=
			find_anywhere(reading, DOUBLET_USE_TEXT);
	}
}

static void read_furniture(struct reading *reading)
{
	const struct doublet_segments *segments = reading->segments;

	for (uint32_t i = 0; i < segments->furniture_count &&
	                     segments->furniture[i].paragraph < TOP;
	     i++) {
		const struct doublet_furniture *piece = &segments->furniture[i];
		struct doublet_view view =
			first_of(reading, piece->span, LONGEST_LINE);
		if (piece->kind == DOUBLET_FURNITURE_NOTE)
			read_note(reading, view);
		else if (piece->kind == DOUBLET_FURNITURE_SLUG)
			read_labels(reading, view, DOUBLET_LABEL_SLUG);
	}
}

/*
 * Whether a note may open at a token behind the copy: "-- Corrects name of
 * buyer", "(Adds title, first paragraph)", or on a line of its own.
 */
static bool may_open_note(const struct doublet_label_line *line, size_t token)
{
	unsigned gap = line->tokens[token].gap;
	unsigned opening = DOUBLET_GAP_OPEN | DOUBLET_GAP_DASHES |
	                   DOUBLET_GAP_MARK | DOUBLET_GAP_BREAK;

	return token == 0 || (gap & opening) != 0;
}

static bool is_last_note(const struct doublet_label_line *line, size_t token,
                         unsigned claims, unsigned uses)
{
	enum { SHORT = 3 };
	const struct doublet_label_token *found = &line->tokens[token];
	unsigned plain = DOUBLET_CLAIM_UPDATE | DOUBLET_CLAIM_CORRECTION;
	bool verb = (uses & DOUBLET_USE_NOTE) != 0 &&
	            (claims & DOUBLET_CLAIM_CORRECTION) != 0;

	/* Not "(Repeat)" of a song, nor "(Add salt)" of a recipe. */
	if ((found->gap & DOUBLET_GAP_OPEN) != 0)
		return found->title && !found->capitals &&
		       found->end - found->start > SHORT &&
		       (claims & plain) == claims;
	if ((found->gap & DOUBLET_GAP_DASHES) != 0)
		return verb;
	return verb && found->title && (uses & DOUBLET_USE_TIGHT) != 0 &&
	       (token == 0 || (found->gap & DOUBLET_GAP_OTHER) == 0);
}

static void read_last_words(struct reading *reading)
{
	const struct doublet_label_line *line = &reading->line;
	unsigned claims;
	unsigned uses;

	for (size_t i = 0; i < line->count; i++)
		if (may_open_note(line, i) &&
		    doublet_label_find(line, i, DOUBLET_USE_CLAUSE, &claims,
		                       &uses) > 0 &&
		    is_last_note(line, i, claims, uses))
			reading->said.claims |= claims;
}

/* What words of a paragraph may begin, or tell: the uses of a set. */
static unsigned look_at(const struct reading *reading,
                        struct doublet_word_range words)
{
	const struct doublet_segments *segments = reading->segments;
	const char *text = reading->story->text;
	unsigned found = 0;

	for (uint32_t i = words.first; i < words.end; i++) {
		struct doublet_span word = segments->words[i];
		const char *start = text + word.start;
		size_t length = word.end - word.start;
		bool opens = (*start >= 'A' && *start <= 'Z') ||
		             (*start & 0x80) != 0 ||
		             (word.start > 1 &&
		              (start[-1] == '-' || start[-2] == '-'));
		if (opens &&
		    doublet_label_may(start, length, DOUBLET_USE_CLAUSE))
			found |= DOUBLET_USE_CLAUSE;
		if (doublet_label_may(start, length, DOUBLET_USE_TELLING))
			found |= DOUBLET_USE_TEXT;
	}
	return found;
}

/* One of the paragraphs below, or the first, where a desk says what it did. */
static void read_paragraph(struct reading *reading, uint32_t paragraph)
{
	const struct doublet_segments *segments = reading->segments;
	struct doublet_span span = segments->paragraphs[paragraph].span;
	struct doublet_word_range words = segments->paragraphs[paragraph].words;
	struct doublet_word_range first = words;
	struct doublet_word_range last = words;

	if (words.end - words.first > SHORT_WORDS) {
		first.end = words.first + SHORT_WORDS;
		last.first = words.end - SHORT_WORDS;
	}
	bool below =
		paragraph > 0 && paragraph + LAST >= segments->paragraph_count;
	unsigned uses = look_at(reading, first);
	bool label =
		below && may_begin_label(first_of(reading, span, SHORT_LINE));
	if (label || uses != 0) {
		doublet_label_read(first_of(reading, span, SHORT_LINE),
		                   &reading->line);
		reading->said.claims |=
			find_anywhere(reading, DOUBLET_USE_TEXT);
	}
	if (!below)
		return;
	if (label) {
		struct doublet_label_claims said = {0, 0};
		doublet_label_strip(&reading->line, DOUBLET_LABEL_HEADLINE,
		                    &said);
		reading->said.claims |= said.claims & DOUBLET_CLAIM_CORRECTION;
	}
	if ((uses & DOUBLET_USE_CLAUSE) != 0)
		read_last_words(reading);
	if (words.end - words.first > SHORT_WORDS &&
	    (look_at(reading, last) & DOUBLET_USE_CLAUSE) != 0) {
		doublet_label_read(last_of(reading, span, SHORT_LINE),
		                   &reading->line);
		read_last_words(reading);
	}
}

static void read_paragraphs(struct reading *reading)
{
	uint32_t count = reading->segments->paragraph_count;

	for (uint32_t i = 0; i < count; i++) {
		if (i >= FIRST && i + LAST < count)
			i = count - LAST;
		read_paragraph(reading, i);
	}
}

/* "In Budapest item "BUDAPEST BANK ISSUES BONDS" please read ..." */
static void read_notice(struct reading *reading,
                        struct doublet_version *version)
{
	const struct doublet_segments *segments = reading->segments;
	const struct doublet_story *story = reading->story;
	unsigned known = DOUBLET_CLAIM_CORRECTION | DOUBLET_CLAIM_WITHDRAWAL;

	if (segments->word_count > NOTICE_WORDS ||
	    (reading->said.claims & known) == 0)
		return;
	struct doublet_view text = {story->text, story->length};
	doublet_label_read(cut(text, NOTICE_BYTES), &reading->line);
	unsigned claims = find_anywhere(reading, DOUBLET_USE_NOTICE);
	if (claims == 0)
		return;
	reading->said.claims |= claims | DOUBLET_CLAIM_NOTICE;
	const struct doublet_quote *quote = segments->quotes;
	if (segments->quote_count == 0 ||
	    quote->words.first == quote->words.end ||
	    quote->span.start >= NOTICE_BYTES)
		return;
	/* The sign before a word is no part of it: "<ROVER GROUP> REPORTS". */
	version->about = (struct doublet_span){
		quote->span.start + doublet_character_at(story->text,
	                                                 quote->span.start,
	                                                 story->length)
					    .size,
		segments->words[quote->words.end - 1].end};
}

void doublet_version_read(const struct doublet_story *story,
                          const struct doublet_segments *segments,
                          struct doublet_version *version)
{
	struct reading reading = {.story = story, .segments = segments};
	struct doublet_span about = {0, 0};
	struct doublet_version read = {.about = about};

	read.headline = read_headline(&reading, story->headline);
	read_labels(&reading, cut(story->slug, LONGEST_LINE),
	            DOUBLET_LABEL_SLUG);
	read_labels(&reading, cut(story->version, LONGEST_LINE),
	            DOUBLET_LABEL_SLUG);
	read_machine(&reading, cut(story->status, LONGEST_LINE));
	read_machine(&reading, cut(story->signals, LONGEST_LINE));
	read_note(&reading, story->note);
	if (story->replaces.length > 0)
		reading.said.claims |= DOUBLET_CLAIM_UPDATE;
	if (segments != NULL && story->length > 0) {
		read_top_lines(&reading);
		read_furniture(&reading);
		read_paragraphs(&reading);
		read_notice(&reading, &read);
	}
	read.claims = reading.said.claims;
	read.ordinal = reading.said.ordinal;
	*version = read;
}

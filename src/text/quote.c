/* SPDX-License-Identifier: MIT */
/*
 * Quotations. Each mark opens, closes or means nothing, by what stands beside
 * it and by what is open: the same mark opens in one language and closes in
 * another. What is open stands on a stack that ends with the paragraph; a
 * quotation that goes on in the next one is opened there again. Single marks
 * that are never closed were apostrophes.
 */
#include <string.h>
#include <strings.h>

#include "text/character.h"
#include "text/draft.h"

enum {
	/* Quotations in quotations; deeper ones are not told. */
	MOST_OPEN = 16,
	/* ``so'' or ‘‘so’’ in older wires: two marks that count as one. */
	TWICE = 0x200000,
	BACK_DOUBLE = '`' | TWICE,
	APOSTROPHE_DOUBLE = '\'' | TWICE,
	LEFT_DOUBLE = 0x201C,
	RIGHT_DOUBLE = 0x201D,
	LOW_DOUBLE = 0x201E,
	LEFT_SINGLE = 0x2018,
	RIGHT_SINGLE = 0x2019,
	LOW_SINGLE = 0x201A,
	LEFT_ANGLE = 0xAB,
	RIGHT_ANGLE = 0xBB,
	LEFT_SMALL_ANGLE = 0x2039,
	RIGHT_SMALL_ANGLE = 0x203A
};

struct open {
	uint32_t code_point;
	size_t quote;
};

struct finder {
	struct doublet_draft *draft;
	const struct doublet_paragraph *paragraph;
	size_t quote_capacity;
	struct open open[MOST_OPEN];
	size_t open_count;
	/* Where the last mark that opened a quotation ended. */
	size_t opened_at;
};

/* A mark and what is beside it. */
struct place {
	const struct doublet_mark *mark;
	uint32_t code_point;
	/* Nothing that could be quoted on its left. */
	bool free_left;
	bool comma_left;
	/* A letter of a script without blanks on one side. */
	bool unspaced;
	/* Something that could be quoted on its right; that is a word. */
	bool solid_right;
	bool word_right;
};

/* Full-width and other shapes to their usual mark. */
static uint32_t usual_mark(uint32_t code_point)
{
	switch (code_point) {
	case 0xFF02:
		return '"';
	case 0xFF07:
		return '\'';
	case 0xFF62:
		return 0x300C;
	case 0xFF63:
		return 0x300D;
	case 0x201F:
		return LEFT_DOUBLE;
	case 0x201B:
		return LEFT_SINGLE;
	default:
		return code_point;
	}
}

/* What two of a mark make, or 0. */
static uint32_t doubled(uint32_t code_point)
{
	switch (code_point) {
	case '`':
	case LEFT_SINGLE:
		return BACK_DOUBLE;
	case '\'':
	case RIGHT_SINGLE:
		return APOSTROPHE_DOUBLE;
	default:
		return 0;
	}
}

static bool is_open_double(const struct finder *finder, size_t index)
{
	switch (finder->open[index].code_point) {
	case BACK_DOUBLE:
	case APOSTROPHE_DOUBLE:
	case LEFT_DOUBLE:
	case LOW_DOUBLE:
		return true;
	default:
		return false;
	}
}

/* Whether two apostrophes at `at` are one mark, not two that close. */
static bool is_double_apostrophe(const struct finder *finder, uint32_t at)
{
	const char *text = finder->draft->text;
	struct doublet_span span = finder->paragraph->span;
	size_t count = finder->open_count;

	if (count == 0)
		return at == span.start ||
		       doublet_character_is_blank(
			       doublet_character_before(text, span.start, at));
	if (is_open_double(finder, count - 1))
		return true;
	/*
	 * Of three in a row the first closes what the innermost ` opened; if
	 * there are but two, that was forgotten.
	 */
	return count > 1 && is_open_double(finder, count - 2) &&
	       text[at] == '\'' && (at + 2 >= span.end || text[at + 2] != '\'');
}

/* A mark, or two of ` or ' side by side as one. */
static struct doublet_mark whole_mark(const struct finder *finder, size_t index)
{
	const struct doublet_draft *draft = finder->draft;
	struct doublet_mark mark = draft->marks[index];
	uint32_t twice = doubled(mark.code_point);

	if (twice == 0 || index + 1 == draft->mark_count ||
	    draft->marks[index + 1].code_point != mark.code_point ||
	    draft->marks[index + 1].offset != mark.offset + mark.size)
		return mark;
	if (twice == APOSTROPHE_DOUBLE &&
	    !is_double_apostrophe(finder, mark.offset))
		return mark;
	mark.code_point = twice;
	mark.size = (uint8_t)(mark.size * 2);
	return mark;
}

/* Whether a stop with a blank behind it is next: 'un " mot ".' */
static bool is_last_stop(const char *text, uint32_t at, uint32_t end)
{
	return text[at] == '.' &&
	       (at + 1 >= end ||
	        doublet_character_is_blank(
			doublet_character_at(text, at + 1, end)));
}

static struct place place_of(const struct finder *finder,
                             const struct doublet_mark *mark)
{
	const char *text = finder->draft->text;
	struct doublet_span span = finder->paragraph->span;
	uint32_t end = mark->offset + mark->size;
	struct place place = {.mark = mark,
	                      .code_point = usual_mark(mark->code_point),
	                      .free_left = true};

	if (mark->offset > span.start) {
		struct doublet_character left =
			doublet_character_before(text, span.start,
		                                 mark->offset);
		place.free_left = doublet_character_is_blank(left) ||
		                  left.class == DOUBLET_CHARACTER_OPEN ||
		                  left.class == DOUBLET_CHARACTER_DASH ||
		                  left.class == DOUBLET_CHARACTER_HYPHEN ||
		                  left.code_point == ':' ||
		                  finder->opened_at == mark->offset;
		place.comma_left = left.code_point == ',';
		place.unspaced = left.class == DOUBLET_CHARACTER_SINGLE;
	}
	if (end < span.end) {
		struct doublet_character right =
			doublet_character_at(text, end, span.end);
		place.solid_right = !doublet_character_is_blank(right) &&
		                    right.class != DOUBLET_CHARACTER_COMMA &&
		                    right.class != DOUBLET_CHARACTER_CLOSE &&
		                    !is_last_stop(text, end, span.end);
		place.word_right = doublet_character_is_word(right);
		place.unspaced |= right.class == DOUBLET_CHARACTER_SINGLE;
	}
	return place;
}

/* Which marks close which: an opener, and a closer, a row a pair. */
static const uint32_t pairs[][2] = {
	{'"', '"'},
	{LEFT_DOUBLE, '"'},
	{LOW_DOUBLE, '"'},
	{BACK_DOUBLE, '"'},
	{LEFT_DOUBLE, RIGHT_DOUBLE},
	{LOW_DOUBLE, RIGHT_DOUBLE},
	{RIGHT_DOUBLE, RIGHT_DOUBLE},
	{'"', RIGHT_DOUBLE},
	{LOW_DOUBLE, LEFT_DOUBLE},
	{BACK_DOUBLE, APOSTROPHE_DOUBLE},
	{APOSTROPHE_DOUBLE, APOSTROPHE_DOUBLE},
	{LEFT_DOUBLE, APOSTROPHE_DOUBLE},
	{LOW_DOUBLE, APOSTROPHE_DOUBLE},
	{BACK_DOUBLE, RIGHT_DOUBLE},
	{'\'', '\''},
	{'`', '\''},
	{'`', RIGHT_SINGLE},
	{LEFT_SINGLE, RIGHT_SINGLE},
	{LEFT_SINGLE, '\''},
	{LOW_SINGLE, RIGHT_SINGLE},
	{LOW_SINGLE, LEFT_SINGLE},
	{LEFT_ANGLE, RIGHT_ANGLE},
	{RIGHT_ANGLE, RIGHT_ANGLE},
	{RIGHT_ANGLE, LEFT_ANGLE},
	{LEFT_SMALL_ANGLE, RIGHT_SMALL_ANGLE},
	{RIGHT_SMALL_ANGLE, RIGHT_SMALL_ANGLE},
	{RIGHT_SMALL_ANGLE, LEFT_SMALL_ANGLE},
	{0x300C, 0x300D},
	{0x300E, 0x300F},
	{0x301D, 0x301E},
	{0x301D, 0x301F},
};

/* Whether a mark, where it closes, closes what another opened. */
static bool matches(uint32_t opener, uint32_t closer)
{
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		if (pairs[i][0] == opener && pairs[i][1] == closer)
			return true;
	}
	return false;
}

/* The innermost open quotation that a mark may close; MOST_OPEN = none. */
static size_t find_open(const struct finder *finder, uint32_t closer)
{
	for (size_t i = finder->open_count; i > 0; i--)
		if (matches(finder->open[i - 1].code_point, closer))
			return i - 1;
	return MOST_OPEN;
}

static bool is_single(uint32_t code_point)
{
	return code_point == '\'' || code_point == LEFT_SINGLE ||
	       code_point == '`';
}

/* "'90s", "'em", "'til": an apostrophe for what was left out. */
static bool is_elision(const struct finder *finder,
                       const struct doublet_mark *mark)
{
	static const char *const elided[] = {"em", "til",   "tis",  "twas",
	                                     "n",  "cause", "bout", "round"};
	const struct doublet_draft *draft = finder->draft;

	if (mark->word >= finder->paragraph->words.end)
		return false;
	struct doublet_span span = draft->words[mark->word];
	const char *word = draft->text + span.start;
	size_t length = span.end - span.start;
	if (length >= 2 && word[0] >= '0' && word[0] <= '9')
		return length == 2 || (word[length - 1] | 0x20) == 's';
	for (size_t i = 0; i < sizeof(elided) / sizeof(elided[0]); i++)
		if (strlen(elided[i]) == length &&
		    strncasecmp(elided[i], word, length) == 0)
			return true;
	return false;
}

static bool may_open(const struct finder *finder, const struct place *place)
{
	bool between = place->free_left && place->solid_right;

	switch (place->code_point) {
	case 0x300C:
	case 0x300E:
	case 0x301D:
	case LOW_DOUBLE:
	case LOW_SINGLE:
	case BACK_DOUBLE:
		return true;
	case LEFT_DOUBLE:
		return place->free_left || place->solid_right;
	case LEFT_ANGLE:
	case LEFT_SMALL_ANGLE:
		return true;
	case '"':
		/* Blanks on both sides: copy with its marks set apart. */
		return place->free_left || place->unspaced ||
		       /* said,"Look" */
		       (place->comma_left && place->word_right);
	case APOSTROPHE_DOUBLE:
	case RIGHT_DOUBLE:
	case RIGHT_ANGLE:
	case RIGHT_SMALL_ANGLE:
		return between;
	case '`':
	case LEFT_SINGLE:
		return place->solid_right && !is_elision(finder, place->mark);
	case '\'':
		return between && place->word_right &&
		       !is_elision(finder, place->mark);
	default:
		return false;
	}
}

/* Whether a mark that could close an open quotation does so here. */
static bool does_close(const struct place *place)
{
	switch (place->code_point) {
	case '\'':
	case RIGHT_SINGLE:
		return !place->free_left && !place->word_right;
	case '"':
	case APOSTROPHE_DOUBLE:
	case LEFT_DOUBLE:
	case LEFT_SINGLE:
	case LEFT_ANGLE:
	case LEFT_SMALL_ANGLE:
		return !(place->free_left && place->solid_right);
	default:
		return true;
	}
}

static bool open_quote(struct finder *finder, const struct place *place)
{
	struct doublet_draft *draft = finder->draft;
	const struct doublet_mark *mark = place->mark;

	finder->opened_at = mark->offset + mark->size;
	if (finder->open_count == MOST_OPEN)
		return true;
	if (!doublet_arena_grow(draft->arena, &draft->quotes,
	                        &finder->quote_capacity, draft->quote_count + 1,
	                        sizeof(*draft->quotes)))
		return false;
	finder->open[finder->open_count++] =
		(struct open){place->code_point, draft->quote_count};
	/* Its end is 0, and it is dropped, until it is closed. */
	draft->quotes[draft->quote_count++] = (struct doublet_quote){
		.span = {mark->offset, 0},
		.words = {mark->word, mark->word},
	};
	return true;
}

static void close_quote(struct finder *finder, size_t index,
                        const struct doublet_mark *mark)
{
	struct doublet_quote *quote =
		&finder->draft->quotes[finder->open[index].quote];

	quote->span.end = mark->offset + mark->size;
	quote->words.end = mark->word;
	finder->open_count = index;
}

/*
 * Two marks of the same opening kind in a row: the quotation was opened again
 * in a new paragraph, and the copy has lost the break between the two.
 */
static void end_part(struct finder *finder, const struct doublet_mark *mark)
{
	const char *text = finder->draft->text;
	struct open open = finder->open[--finder->open_count];
	struct doublet_quote *quote = &finder->draft->quotes[open.quote];
	uint32_t end = mark->offset;

	while (end > quote->span.start) {
		struct doublet_character last =
			doublet_character_before(text, quote->span.start, end);
		if (!doublet_character_is_blank(last))
			break;
		end -= last.size;
	}
	quote->span.end = end;
	quote->words.end = mark->word;
}

/* Whether a sentence ends before a mark, or a quotation in it does. */
static bool is_behind_sentence(const struct finder *finder,
                               const struct doublet_mark *mark)
{
	const char *text = finder->draft->text;
	uint32_t start = finder->paragraph->span.start;
	uint32_t at = mark->offset;

	while (at > start) {
		struct doublet_character before =
			doublet_character_before(text, start, at);
		bool closed = at < mark->offset &&
		              before.class == DOUBLET_CHARACTER_APOSTROPHE;
		if (!doublet_character_is_blank(before) && !closed)
			return doublet_character_is_end(before);
		at -= before.size;
	}
	return false;
}

/* Whether a mark opens what is open already anew, not one within it. */
static bool is_opened_again(const struct finder *finder,
                            const struct place *place)
{
	uint32_t code_point = place->code_point;

	return (code_point == LEFT_DOUBLE || code_point == BACK_DOUBLE ||
	        code_point == '"') &&
	       finder->open_count > 0 &&
	       finder->open[finder->open_count - 1].code_point == code_point &&
	       is_behind_sentence(finder, place->mark);
}

static bool read_mark(struct finder *finder, const struct doublet_mark *mark)
{
	struct place place = place_of(finder, mark);
	size_t index = find_open(finder, place.code_point);

	if (index < MOST_OPEN && does_close(&place)) {
		close_quote(finder, index, mark);
		return true;
	}
	if (!may_open(finder, &place))
		return true;
	if (is_opened_again(finder, &place))
		end_part(finder, mark);
	return open_quote(finder, &place);
}

/* Whether the next paragraph begins with the same mark again. */
static bool is_continued(const struct finder *finder, uint32_t code_point)
{
	const struct doublet_draft *draft = finder->draft;
	const struct doublet_paragraph *next = finder->paragraph + 1;

	if (next == draft->paragraphs + draft->paragraph_count)
		return false;
	struct doublet_character first =
		doublet_character_at(draft->text, next->span.start,
	                             next->span.end);
	uint32_t mark = usual_mark(first.code_point);
	if ((code_point & TWICE) != 0)
		return doubled(mark) == code_point;
	return mark == code_point;
}

static void end_paragraph(struct finder *finder)
{
	const struct doublet_paragraph *paragraph = finder->paragraph;

	for (size_t i = 0; i < finder->open_count; i++) {
		struct open open = finder->open[i];
		struct doublet_quote *quote =
			&finder->draft->quotes[open.quote];
		bool continued = is_continued(finder, open.code_point);
		if (is_single(open.code_point) && !continued)
			continue;
		quote->span.end = paragraph->span.end;
		quote->words.end = paragraph->words.end;
		quote->unclosed = !continued;
	}
	finder->open_count = 0;
}

/* Leaves out the dropped and the empty, and counts how deep each lies. */
static void settle(struct doublet_draft *draft)
{
	uint32_t ends[MOST_OPEN];
	uint32_t depth = 0;
	size_t kept = 0;

	for (size_t i = 0; i < draft->quote_count; i++) {
		struct doublet_quote quote = draft->quotes[i];
		if (quote.span.end == 0 || quote.words.first == quote.words.end)
			continue;
		while (depth > 0 && ends[depth - 1] <= quote.span.start)
			depth--;
		quote.depth = depth;
		ends[depth++] = quote.span.end;
		draft->quotes[kept++] = quote;
	}
	draft->quote_count = kept;
}

static bool is_quote(const struct doublet_mark *mark)
{
	const unsigned classes = 1u << DOUBLET_CHARACTER_QUOTE |
	                         1u << DOUBLET_CHARACTER_APOSTROPHE;

	return (classes >> mark->class & 1) != 0;
}

/* The first quotation mark from a mark on, or the number of all marks. */
static size_t next_quote(const struct doublet_draft *draft, size_t mark)
{
	while (mark < draft->mark_count && !is_quote(&draft->marks[mark]))
		mark++;
	return mark;
}

/* Goes on to the paragraph that an offset is in; false = it is behind all. */
static bool go_to(struct finder *finder, uint32_t offset)
{
	const struct doublet_draft *draft = finder->draft;
	const struct doublet_paragraph *end =
		draft->paragraphs + draft->paragraph_count;

	while (finder->paragraph < end &&
	       finder->paragraph->span.end <= offset) {
		end_paragraph(finder);
		finder->paragraph++;
	}
	return finder->paragraph < end;
}

bool doublet_quotes_find(struct doublet_draft *draft)
{
	size_t mark = next_quote(draft, 0);

	/* Many stories have none. */
	if (mark == draft->mark_count)
		return true;
	struct finder finder = {
		.draft = draft,
		.paragraph = draft->paragraphs,
		.opened_at = SIZE_MAX,
	};
	for (; mark < draft->mark_count; mark = next_quote(draft, mark + 1)) {
		if (!go_to(&finder, draft->marks[mark].offset))
			break;
		struct doublet_mark whole = whole_mark(&finder, mark);
		if (!read_mark(&finder, &whole))
			return false;
		mark += (whole.code_point & TWICE) != 0;
	}
	go_to(&finder, UINT32_MAX);
	settle(draft);
	return true;
}

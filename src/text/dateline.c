/* SPDX-License-Identifier: MIT */
/*
 * Reads a dateline word by word, and what stands between the words as a short
 * string of signs. An agency in brackets with a dash behind it is enough; a
 * date, a country or a well-known city will do where the place is in capitals.
 */
#include "text/dateline.h"

#include <string.h>

#include "text/character.h"
#include "text/few.h"
#include "text/phrase.h"

enum {
	MOST_WORDS = 14,
	LONGEST = 160,
	MOST_SIGNS = 12,
	/* More in capitals are a headline: "SAO JOSE DOS CAMPOS" has four. */
	MOST_PLACE_WORDS = 5
};

/*
 * What stands between two words, a letter a sign: blanks ' ', hyphens '-',
 * dashes 'n' and 'm', quotation marks '"', brackets '(' and ')'.
 */
struct between {
	char signs[MOST_SIGNS + 1];
	/* Where each begins, and the last one ends. */
	size_t at[MOST_SIGNS + 1];
	size_t count;
};

struct reader {
	const struct doublet_draft *draft;
	const struct doublet_paragraph *paragraph;
	size_t first;
	/* The word at hand, and how many words the name of the place has. */
	size_t word;
	size_t place_words;
	bool place_ended;
	bool capitals;
	bool number;
	bool date;
	bool region;
	bool agency;
	bool agency_bare;
	/* Behind the agency's bracket. */
	size_t closed;
};

static bool has(const struct reader *reader, enum doublet_furniture_list list)
{
	return doublet_phrase_has(reader->draft, list, reader->word);
}

static struct doublet_character first_of(const struct reader *reader,
                                         size_t word)
{
	return doublet_character_at(reader->draft->text,
	                            reader->draft->words[word].start,
	                            reader->paragraph->span.end);
}

static char sign_of(struct doublet_character found)
{
	switch (found.class) {
	case DOUBLET_CHARACTER_BLANK:
	case DOUBLET_CHARACTER_BREAK:
		return ' ';
	case DOUBLET_CHARACTER_HYPHEN:
		return '-';
	case DOUBLET_CHARACTER_DASH:
		return found.code_point == 0x2013 ? 'n' : 'm';
	case DOUBLET_CHARACTER_OPEN:
		return '(';
	case DOUBLET_CHARACTER_CLOSE:
		return ')';
	case DOUBLET_CHARACTER_QUOTE:
	case DOUBLET_CHARACTER_APOSTROPHE:
		return '"';
	default:
		return found.code_point < 0x80 ? (char)found.code_point : '?';
	}
}

/* Reads what stands from `at` to a word, or to the paragraph's end. */
static struct between read_between(const struct reader *reader, size_t at,
                                   size_t word)
{
	struct between found = {.count = 0};
	size_t end = word < reader->paragraph->words.end
	                     ? reader->draft->words[word].start
	                     : reader->paragraph->span.end;

	while (at < end && found.count < MOST_SIGNS) {
		struct doublet_character next =
			doublet_character_at(reader->draft->text, at, end);
		char sign = sign_of(next);
		if (sign != ' ' || found.count == 0 ||
		    found.signs[found.count - 1] != ' ') {
			found.signs[found.count] = sign;
			found.at[found.count++] = at;
		}
		at += next.size;
	}
	found.signs[found.count] = '\0';
	found.at[found.count] = at;
	return found;
}

static struct between behind(const struct reader *reader)
{
	return read_between(reader, reader->draft->words[reader->word].end,
	                    reader->word + 1);
}

/*
 * Behind the dash among some signs, or 0: " - ", " -- ", ").- ", "m" and the
 * like, but no hyphen that joins.
 */
static size_t find_dash(const struct between *signs)
{
	for (size_t i = 0; i < signs->count; i++) {
		char sign = signs->signs[i];
		bool apart = i > 0 && strchr(" )./", signs->signs[i - 1]);
		char next = signs->signs[i + 1];

		/* "–-" has been seen as well. */
		if ((sign == '-' || sign == 'n') && next == '-')
			return signs->at[i + 2];
		if (sign == 'm' || (apart && sign == 'n') ||
		    (apart && (sign == '-' || sign == '_') &&
		     (next == ' ' || next == '\0')))
			return signs->at[i + 1];
		if (strchr(" ).,/", sign) == NULL)
			return 0;
	}
	return 0;
}

/* Whether text goes on as a sentence begins: with no small letter. */
static bool opens_sentence(const struct reader *reader, size_t at)
{
	size_t end = reader->paragraph->span.end;

	while (at < end) {
		struct doublet_character found =
			doublet_character_at(reader->draft->text, at, end);
		if (doublet_character_is_word(found))
			return !found.lower;
		if (!doublet_character_is_blank(found) &&
		    found.class != DOUBLET_CHARACTER_QUOTE &&
		    found.class != DOUBLET_CHARACTER_APOSTROPHE &&
		    found.code_point != '`')
			return false;
		at += found.size;
	}
	return false;
}

static bool is_number(const struct reader *reader)
{
	enum { LONGEST_NUMBER = 4 };
	struct doublet_span span = reader->draft->words[reader->word];

	return span.end - span.start <= LONGEST_NUMBER &&
	       first_of(reader, reader->word).class == DOUBLET_CHARACTER_DIGIT;
}

/* Whether a word has no small letter. */
static bool is_capital(const struct reader *reader, size_t word)
{
	struct doublet_span span = reader->draft->words[word];

	for (size_t at = span.start; at < span.end;) {
		struct doublet_character found =
			doublet_character_at(reader->draft->text, at, span.end);
		if (found.lower)
			return false;
		at += found.size;
	}
	return first_of(reader, word).upper;
}

/* Takes words of a list; returns whether there are any. */
static bool take(struct reader *reader, enum doublet_furniture_list list)
{
	size_t words = doublet_phrase_match(reader->draft, list, reader->word,
	                                    reader->paragraph->words.end);

	if (words > 0)
		reader->word += words - 1;
	return words > 0;
}

/* Takes the word at hand as part of a dateline. */
static bool take_word(struct reader *reader)
{
	if (reader->place_ended && !reader->date &&
	    take(reader, DOUBLET_FURNITURE_REGION)) {
		reader->region = true;
		return true;
	}
	if (is_number(reader)) {
		reader->place_ended = true;
		reader->number = true;
		return true;
	}
	bool may_date = reader->place_ended || reader->word == reader->first;
	if (may_date && has(reader, DOUBLET_FURNITURE_MONTH)) {
		reader->date = true;
		reader->place_ended = true;
		return true;
	}
	if (reader->place_ended && has(reader, DOUBLET_FURNITURE_WEEKDAY))
		return true;
	if (reader->date && take(reader, DOUBLET_FURNITURE_AGENCY)) {
		reader->agency = true;
		return true;
	}
	struct doublet_character first = first_of(reader, reader->word);
	bool particle = first.lower && has(reader, DOUBLET_FURNITURE_PARTICLE);
	/* Nor does a name follow a day: "GIVEN 451 MLN" is a headline's. */
	if ((first.lower || first.class != DOUBLET_CHARACTER_LETTER ||
	     (reader->number && !reader->date)) &&
	    !particle)
		return false;
	if (!reader->place_ended) {
		reader->place_words++;
		reader->capitals &= is_capital(reader, reader->word);
	}
	return true;
}

/*
 * Takes an agency and what stands with it up to its closing bracket or slash:
 * "Reuters)", "ats afp)", "dpa/lno)", "TASS/".
 */
static bool take_agency(struct reader *reader, char close)
{
	enum { MOST_AGENCY_WORDS = 6 };
	size_t end = reader->paragraph->words.end;
	size_t limit = reader->word + MOST_AGENCY_WORDS;
	bool found = false;

	for (; reader->word < end && reader->word < limit; reader->word++) {
		size_t bare =
			doublet_phrase_match(reader->draft,
		                             DOUBLET_FURNITURE_AGENCY_BARE,
		                             reader->word, end);
		bool small = first_of(reader, reader->word).lower;
		reader->agency_bare |= bare > 0 && small;
		reader->agency_bare |= bare > 0 && reader->place_words == 0;
		if (take(reader, DOUBLET_FURNITURE_AGENCY))
			found = true;
		struct between signs = behind(reader);
		if (signs.signs[0] == close) {
			reader->closed = signs.at[1];
			return found;
		}
		if (signs.count != 1 || strchr(" /-&", signs.signs[0]) == NULL)
			return false;
	}
	return false;
}

/* Ends the dateline behind an agency: at a dash, a stop or the bracket. */
static size_t end_behind_agency(const struct reader *reader)
{
	struct between signs =
		read_between(reader, reader->closed, reader->word + 1);
	size_t dash = find_dash(&signs);

	/* "(AP)--", with nothing to part them. */
	if (dash == 0 && signs.signs[0] == '-' && signs.signs[1] == ' ')
		dash = signs.at[1];
	if (dash == 0 && signs.signs[0] == 'n')
		dash = signs.at[1];
	/* "Harbour Holding (AP) - a firm" has a dash as well. */
	if (dash > 0)
		return reader->capitals || reader->date ||
		                       opens_sentence(reader, dash)
		               ? dash
		               : 0;
	size_t colon = signs.signs[0] == ' ';
	if (signs.signs[colon] == ':' ||
	    (signs.signs[0] == '.' && signs.signs[1] == ' '))
		return signs.at[colon + 1];
	return reader->agency_bare && opens_sentence(reader, reader->closed)
	               ? reader->closed
	               : 0;
}

/* Whether the place is a well-known city, so that it needs no date. */
static bool is_city(const struct reader *reader)
{
	return doublet_phrase_match(reader->draft, DOUBLET_FURNITURE_PLACE,
	                            reader->first,
	                            reader->first + reader->place_words) ==
	       reader->place_words;
}

/* "- РИА Новости.": an agency behind the dash; returns its end, or 0. */
static size_t skip_agency(struct reader *reader)
{
	if (!reader->date || ++reader->word >= reader->paragraph->words.end ||
	    !take(reader, DOUBLET_FURNITURE_AGENCY))
		return 0;
	struct between signs = behind(reader);
	return signs.signs[0] == '.' ? signs.at[1] : 0;
}

/* Ends a dateline at a dash with no agency in brackets before it. */
static size_t end_at_dash(struct reader *reader, size_t dash)
{
	if (!opens_sentence(reader, dash))
		/* It may stand by itself. */
		return reader->word + 1 == reader->paragraph->words.end &&
		                       reader->date && reader->capitals
		               ? dash
		               : 0;
	if (reader->place_words == 0 || reader->place_words > MOST_PLACE_WORDS)
		return 0;
	bool dated = reader->date && (reader->capitals || reader->agency);
	if (!dated &&
	    !(reader->capitals && (reader->region || is_city(reader))))
		return 0;
	struct reader next = *reader;
	size_t behind_agency = skip_agency(&next);
	return behind_agency > 0 ? behind_agency : dash;
}

/*
 * Reads a dateline from the reader's word on; returns where it ends, or 0.
 */
static size_t read_place(struct reader *reader)
{
	size_t end = reader->paragraph->words.end;
	size_t limit = reader->first + MOST_WORDS;

	for (; reader->word < end && reader->word < limit; reader->word++) {
		if (!take_word(reader))
			return 0;
		struct between signs = behind(reader);
		const char *open = strpbrk(signs.signs, "(/");
		bool bracket = open != NULL && *open == '(';
		bool slash = open != NULL && *open == '/' &&
		             open > signs.signs && open[-1] == ' ';
		if (bracket || slash) {
			struct reader inner = *reader;
			inner.word++;
			if (!take_agency(&inner, bracket ? ')' : '/'))
				return 0;
			return end_behind_agency(&inner);
		}
		size_t dash = find_dash(&signs);
		if (dash > 0)
			return end_at_dash(reader, dash);
		if (strspn(signs.signs, " .,/") != signs.count)
			return 0;
		reader->place_ended |= strchr(signs.signs, ',') != NULL;
	}
	return 0;
}

/* "(ANSA) - ROMA, 3 NOV -", "(CNN) The": the agency comes first. */
static size_t read_agency(struct reader *reader)
{
	if (!take_agency(reader, ')'))
		return 0;
	size_t end = end_behind_agency(reader);
	if (end <= reader->closed)
		return end;
	struct reader place = {
		.draft = reader->draft,
		.paragraph = reader->paragraph,
		.first = reader->word + 1,
		.word = reader->word + 1,
		.capitals = true,
	};
	size_t further = read_place(&place);
	return further > 0 && place.date ? further : end;
}

static bool holds(const char *text, size_t length, const char *what)
{
	return memmem(text, length, what, strlen(what)) != NULL;
}

/* Whether some text holds the name of an agency of the East; if `at_start`,
 * whether it begins with it. */
static bool names_agency(const char *text, size_t length, bool at_start)
{
	const struct doublet_list *list =
		&doublet_furniture_lists[DOUBLET_FURNITURE_AGENCY_UNSPACED];

	for (size_t i = 0; i < list->count; i++) {
		size_t size = strlen(list->items[i]);
		if (at_start ? size <= length &&
		                       memcmp(text, list->items[i], size) == 0
		             : holds(text, length, list->items[i]))
			return true;
	}
	return false;
}

/* Behind the bracket that closes within some bytes, or 0. */
static size_t find_close(const struct reader *reader, size_t at, size_t limit)
{
	size_t end = reader->paragraph->span.end;

	if (end > at + limit)
		end = at + limit;
	while (at < end) {
		struct doublet_character found =
			doublet_character_at(reader->draft->text, at,
		                             reader->paragraph->span.end);
		at += found.size;
		if (found.class == DOUBLET_CHARACTER_CLOSE)
			return at;
		if (doublet_character_is_end(found) && found.size > 1)
			return 0;
	}
	return 0;
}

/* Whether all of some text is ASCII. */
static bool is_ascii(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] >= 0x80)
			return false;
	return true;
}

/* 【ワシントン共同】, （新華社北京3日電）, (서울=연합뉴스) 홍길동 기자 = */
static size_t read_bracketed(const struct reader *reader, size_t start)
{
	enum { LONGEST_BRACKET = 90, LONGEST_NAME = 60 };
	const char *text = reader->draft->text;
	size_t close = find_close(reader, start, LONGEST_BRACKET);
	size_t length = close > 0 ? close - start : 0;

	if (close == 0 || is_ascii(text + start, length))
		return 0;
	bool lenticular = memcmp(text + start, "【", 3) == 0;
	bool joined = holds(text + start, length, "=") ||
	              holds(text + start, length, "＝");
	if (!names_agency(text + start, length, false) &&
	    !(lenticular && joined))
		return 0;
	size_t left = reader->paragraph->span.end - close;
	if (left > LONGEST_NAME)
		left = LONGEST_NAME;
	const char *writer = memmem(text + close, left, "기자", 6);
	if (writer == NULL)
		return close;
	const char *sign =
		memchr(writer, '=', (size_t)(text + close + left - writer));
	return sign != NULL ? (size_t)(sign - text) + 1 : close;
}

/* 新华社北京11月3日电（记者 ...） */
static size_t read_cable(const struct reader *reader, size_t start)
{
	enum { LONGEST_CABLE = 80, LONGEST_NAMES = 120 };
	const char *text = reader->draft->text + start;
	size_t length = reader->paragraph->span.end - start;

	if (!names_agency(text, length, true))
		return 0;
	size_t near = length < LONGEST_CABLE ? length : LONGEST_CABLE;
	const char *cable = memmem(text, near, "电", 3);
	if (cable == NULL)
		cable = memmem(text, near, "電", 3);
	if (cable == NULL || !holds(text, (size_t)(cable - text), "日") ||
	    holds(text, (size_t)(cable - text), "。"))
		return 0;
	size_t end = (size_t)(cable - reader->draft->text) + 3;
	size_t at = end;
	while (at < reader->paragraph->span.end &&
	       reader->draft->text[at] == ' ')
		at++;
	struct doublet_character next =
		doublet_character_at(reader->draft->text, at,
	                             reader->paragraph->span.end);
	size_t close = at < reader->paragraph->span.end &&
	                               next.class == DOUBLET_CHARACTER_OPEN
	                       ? find_close(reader, at, LONGEST_NAMES)
	                       : 0;
	return close > 0 && (holds(reader->draft->text + at, close - at,
	                           "记者") ||
	                     holds(reader->draft->text + at, close - at,
	                           "記者"))
	               ? close
	               : end;
}

/* The same of copy in scripts of the East; returns the end, or 0. */
static size_t read_unspaced(const struct reader *reader)
{
	size_t start = reader->paragraph->span.start;
	struct doublet_character first =
		doublet_character_at(reader->draft->text, start,
	                             reader->paragraph->span.end);

	if (first.class == DOUBLET_CHARACTER_OPEN)
		return read_bracketed(reader, start);
	return first.class == DOUBLET_CHARACTER_SINGLE
	               ? read_cable(reader, start)
	               : 0;
}

static size_t read_spaced(struct reader *reader)
{
	struct between lead =
		read_between(reader, reader->paragraph->span.start,
	                     reader->first);

	if (lead.count > 0 && lead.signs[lead.count - 1] == '(' &&
	    strspn(lead.signs, "\"( ") == lead.count)
		return read_agency(reader);
	if (strspn(lead.signs, "\" <") != lead.count)
		return 0;
	return read_place(reader);
}

/*
 * What the first bytes show, at little cost: capitals and then a dash, or a
 * bracket. (E2 is the first byte of all long dashes.)
 */
static bool may_be(const struct doublet_draft *draft,
                   const struct doublet_paragraph *paragraph)
{
	enum { SOON = 80 };
	static const char curly[] = "\xE2\x80";
	const char *text = draft->text + paragraph->span.start;
	size_t length = paragraph->span.end - paragraph->span.start;

	if (length < 2 || paragraph->words.first == paragraph->words.end)
		return false;
	if ((unsigned char)text[0] >= 0x80)
		return memcmp(text, curly, 2) != 0;
	if (text[0] == '(' || text[0] == '[')
		return true;
	if (text[0] < 'A' || text[0] > 'Z')
		return false;
	if (length > SOON)
		length = SOON;
	if (text[1] >= 'a' && text[1] <= 'z')
		return memchr(text, '(', length) != NULL;
	return doublet_few_has(text, length, "(-/\xE2_");
}

bool doublet_dateline_read(const struct doublet_draft *draft,
                           const struct doublet_paragraph *paragraph,
                           struct doublet_dateline *found)
{
	if (!may_be(draft, paragraph))
		return false;
	struct reader reader = {
		.draft = draft,
		.paragraph = paragraph,
		.first = paragraph->words.first,
		.word = paragraph->words.first,
		.capitals = true,
	};
	struct doublet_dateline dateline;
	dateline.end = read_unspaced(&reader);
	if (dateline.end == 0)
		dateline.end = read_spaced(&reader);
	if (dateline.end == 0 || dateline.end - paragraph->span.start > LONGEST)
		return false;
	dateline.end_word = paragraph->words.first;
	while (dateline.end_word < paragraph->words.end &&
	       draft->words[dateline.end_word].start < dateline.end)
		dateline.end_word++;
	*found = dateline;
	return true;
}

/* SPDX-License-Identifier: MIT */
/*
 * A form a function. The first word tells of nearly all paragraphs that none
 * fits; the forms without a word of their own are tried on short ones.
 */
#include "text/form.h"

#include <string.h>

#include "text/character.h"
#include "text/dateline.h"
#include "text/few.h"
#include "text/slug.h"

enum {
	/* Marks of the end, of more to come and of an agency are short. */
	MARK_WORDS = 4,
	/* A paragraph of so many words may be a line of furniture. */
	SHORT_WORDS = 14,
	SHORT_BYTES = 160,
	/* Longer ones have no credits, thanks or rights only. */
	LONG_WORDS = 80,
	/* Paragraphs that may hold notes and bylines on top of a story. */
	TOP = 4
};

static bool is_on_top(const struct doublet_line *line)
{
	return line->paragraph < line->draft->paragraphs + TOP;
}

/* Whether the paragraph before is furniture. */
static bool is_behind_furniture(const struct doublet_line *line)
{
	const struct doublet_draft *draft = line->draft;
	size_t paragraph = (size_t)(line->paragraph - draft->paragraphs);

	return draft->furniture_count > 0 &&
	       draft->furniture[draft->furniture_count - 1].paragraph + 1 ==
	               paragraph;
}

static bool has_list(uint32_t lists, enum doublet_furniture_list list)
{
	return (lists >> list & 1) != 0;
}

/* The words of the entry that the line begins with. */
static size_t match(const struct doublet_line *line,
                    enum doublet_furniture_list list)
{
	if (line->opens != 0 && !has_list(line->opens, list))
		return 0;
	/* No entry is longer. */
	if (line->opens != 0 &&
	    !has_list(line->opens, DOUBLET_FURNITURE_PREFIX))
		return 1;
	return doublet_phrase_match(line->draft, list, line->first, line->end);
}

static struct doublet_character first_of(const struct doublet_line *line,
                                         size_t word)
{
	return doublet_character_at(line->draft->text,
	                            line->draft->words[word].start,
	                            line->paragraph->span.end);
}

/* The bytes before the first word, and those behind the last. */
static size_t lead(const struct doublet_line *line)
{
	return line->draft->words[line->first].start -
	       line->paragraph->span.start;
}

/* Whether only these bytes stand in a stretch of the text. */
static bool has_only(const struct doublet_line *line, size_t from, size_t to,
                     const char *bytes)
{
	const char *text = line->draft->text;

	for (; from < to; from++)
		if (text[from] == '\0' || strchr(bytes, text[from]) == NULL)
			return false;
	return true;
}

/* Whether what frames the paragraph's words are only such marks. */
static bool is_framed_by(const struct doublet_line *line, const char *marks)
{
	const struct doublet_span *words = line->draft->words;

	return has_only(line, line->paragraph->span.start,
	                words[line->first].start, marks) &&
	       has_only(line, words[line->end - 1].end,
	                line->paragraph->span.end, marks);
}

/* "###", "* * *", "____": one mark, three times or more, and blanks. */
static bool is_rule(const struct doublet_line *line)
{
	enum { FEWEST = 3 };
	uint32_t mark = 0;
	unsigned count = 0;

	for (size_t at = 0; at < line->length;) {
		struct doublet_character found =
			doublet_character_at(line->text, at, line->length);
		at += found.size;
		if (doublet_character_is_blank(found))
			continue;
		if (count > 0 && found.code_point != mark)
			return false;
		mark = found.code_point;
		count++;
	}
	return count >= FEWEST &&
	       ((mark < 0x80 && strchr("#*_-=~+", (int)mark) != NULL) ||
	        mark == 0x2014 || mark == 0x2013 || mark == 0x2022);
}

static bool is_in_capitals(const struct doublet_line *line)
{
	for (size_t at = 0; at < line->length;) {
		struct doublet_character found =
			doublet_character_at(line->text, at, line->length);
		if (found.lower)
			return false;
		at += found.size;
	}
	return true;
}

/* "-30-", "ENDS", "-Ends-", "=END=": framed by marks, or in capitals. */
static bool is_end_mark(const struct doublet_line *line)
{
	static const char marks[] = "-=*#()[]/ .\t\r\n";
	static const char strong[] = "-=*#([/";
	bool number =
		first_of(line, line->first).class == DOUBLET_CHARACTER_DIGIT;
	bool framed = lead(line) > 0 && strchr(strong, line->text[0]) != NULL &&
	              line->length > 0 &&
	              strchr("-=*#)]/", line->text[line->length - 1]) != NULL;

	if (line->count > MARK_WORDS ||
	    match(line, DOUBLET_FURNITURE_END) != line->count ||
	    !is_framed_by(line, marks))
		return false;
	return framed || (!number && is_in_capitals(line));
}

/* The bytes of U+FF08 and U+FF09. */
#define WIDE_BRACKETS "\xEF\xBC\x88\x89"

/* "(MORE)", "-more-", "MORE": the same, or one word that stands alone. */
static bool is_continuation(const struct doublet_line *line)
{
	static const char marks[] = "-=*()[]/ .\t\r\n_" WIDE_BRACKETS;

	if (line->count > MARK_WORDS ||
	    match(line, DOUBLET_FURNITURE_MORE) != line->count ||
	    !is_framed_by(line, marks))
		return false;
	return lead(line) > 0 || line->count > 1 ||
	       line->draft->words[line->first].end -
	                       line->draft->words[line->first].start ==
	               4;
}

/* "(SDA/sj)": an agency in brackets, maybe with initials. */
static bool is_signed(const struct doublet_line *line)
{
	enum { MOST_WORDS = 3, LONGEST_INITIALS = 4 };
	size_t agency = match(line, DOUBLET_FURNITURE_AGENCY);
	size_t last = line->end - 1;

	return agency > 0 && line->count <= MOST_WORDS && lead(line) == 1 &&
	       line->text[0] == '(' && line->text[line->length - 1] == ')' &&
	       (agency == line->count ||
	        line->draft->words[last].end - line->draft->words[last].start <=
	                LONGEST_INITIALS);
}

/* "Reuter", "REUTER...", "==Kyodo", "(SDA/sj)". */
static bool is_sign_off(const struct doublet_line *line)
{
	static const char marks[] = "-=()[] .\t\r\n^M";

	if (line->count > MARK_WORDS ||
	    line->paragraph == line->draft->paragraphs)
		return false;
	if (is_signed(line) ||
	    match(line, DOUBLET_FURNITURE_SIGN_OFF) == line->count)
		return true;
	return is_framed_by(line, marks) && lead(line) > 0 &&
	       match(line, DOUBLET_FURNITURE_AGENCY) == line->count;
}

/* "asl/tib/pid": initials, small or not, with slashes and nothing else. */
static bool is_initials(const struct doublet_line *line)
{
	enum { SHORTEST = 5, LONGEST = 40, FEWEST = 2, MOST = 8 };
	unsigned part = 0;
	unsigned parts = 1;
	if (line->length < SHORTEST || line->length > LONGEST)
		return false;
	for (size_t i = 0; i < line->length; i++) {
		char byte = line->text[i];
		if (byte == '/' || byte == '-') {
			if (part < 2)
				return false;
			parts += byte == '/';
			part = 0;
		} else if (byte >= 'a' && byte <= 'z' && ++part <= 4) {
			continue;
		} else {
			return false;
		}
	}
	if (part < 2 || parts < FEWEST || parts > MOST)
		return false;
	/* "and/or" */
	doublet_draft_know_language(line->draft);
	return !doublet_draft_has(line->draft, line->first,
	                          DOUBLET_LIST_FUNCTION);
}

/* "dpa tt xx n1": an agency in small letters, and initials. */
static bool is_agency_initials(const struct doublet_line *line)
{
	enum { FEWEST = 3, MOST = 8, LONGEST_INITIALS = 3 };
	if (line->count < FEWEST || line->count > MOST || lead(line) > 0 ||
	    first_of(line, line->first).upper || doublet_line_is_closed(line))
		return false;
	size_t agency = match(line, DOUBLET_FURNITURE_AGENCY);
	if (agency == 0)
		return false;
	for (size_t i = line->first; i < line->end; i++) {
		struct doublet_span word = line->draft->words[i];
		if (first_of(line, i).upper ||
		    (i >= line->first + agency &&
		     word.end - word.start > LONGEST_INITIALS))
			return false;
	}
	return true;
}

/* "((Chicago newsdesk 312-555-0100))", "-- Oslo newsroom, 47 2200 0000". */
static bool is_contact(const struct doublet_line *line)
{
	enum { FEWEST_DIGITS = 6 };
	unsigned digits = 0;

	if (line->length < 4)
		return false;
	for (size_t i = 0; i < line->length; i++)
		digits += line->text[i] >= '0' && line->text[i] <= '9';
	if (memcmp(line->text, "((", 2) == 0 &&
	    memcmp(line->text + line->length - 2, "))", 2) == 0 &&
	    (digits >= FEWEST_DIGITS ||
	     memchr(line->text, ' ', line->length) != NULL))
		return true;
	/* Most lines with so many are rows of tables. */
	if (digits < FEWEST_DIGITS || doublet_line_is_closed(line) ||
	    first_of(line, line->first).lower ||
	    (memchr(line->text, '-', line->length) == NULL &&
	     memchr(line->text, '+', line->length) == NULL))
		return false;
	for (size_t i = line->first; i < line->end; i++)
		if (doublet_phrase_has(line->draft, DOUBLET_FURNITURE_DESK, i))
			return true;
	return false;
}

/* Whether a word behind a credit's formula may be a name. */
static bool is_named(const struct doublet_line *line, size_t word)
{
	return word < line->end && !first_of(line, word).lower;
}

static bool ends_with(const struct doublet_line *line,
                      enum doublet_furniture_list list)
{
	enum { LONGEST_ENDING = 5 };
	size_t from = line->count > LONGEST_ENDING ? line->end - LONGEST_ENDING
	                                           : line->first;

	for (size_t i = from; i < line->end; i++)
		if (doublet_phrase_match(line->draft, list, i, line->end) ==
		    line->end - i)
			return true;
	return false;
}

/* "Ann Roe in Oslo contributed to this report." */
bool doublet_form_is_thanks(const struct doublet_line *line)
{
	bool writer = match(line, DOUBLET_FURNITURE_CONTRIBUTOR) > 0;
	bool helped = false;

	if (line->count > LONG_WORDS || first_of(line, line->first).lower)
		return false;
	for (size_t i = line->first; writer && i < line->end; i++)
		helped |= doublet_phrase_has(line->draft,
		                             DOUBLET_FURNITURE_CONTRIBUTED, i);
	if (helped)
		return true;
	if (!has_list(line->closes, DOUBLET_FURNITURE_CONTRIBUTED))
		return false;
	doublet_draft_know_language(line->draft);
	/* The closing formula, which is longer than its last word. */
	return ends_with(line, DOUBLET_FURNITURE_CONTRIBUTED) &&
	       !doublet_phrase_has(line->draft, DOUBLET_FURNITURE_CONTRIBUTED,
	                           line->end - 1) &&
	       doublet_sentences_count(line->draft, line->paragraph) <= 2;
}

/* "Reporting by Ann Roe; editing by Tom Low", with no brackets. */
static bool is_credit(const struct doublet_line *line)
{
	size_t words = match(line, DOUBLET_FURNITURE_CREDIT);

	if (words == 0 || line->count > LONG_WORDS || lead(line) > 1)
		return false;
	if (line->text[0] == '(')
		return words > 1 && line->text[line->length - 1] == ')';
	char next = line->text[line->draft->words[line->first + words - 1].end -
	                       line->paragraph->span.start];
	if (next == ':')
		return line->count <= SHORT_WORDS * 2;
	return words > 1 && next == ' ' && !doublet_line_is_closed(line) &&
	       is_named(line, line->first + words);
}

/* "(c) 2026 ...", "Copyright 2026 ...", "All rights reserved." */
static bool is_copyright(const struct doublet_line *line)
{
	static const char sign[] = "\xC2\xA9";
	size_t words = match(line, DOUBLET_FURNITURE_RIGHTS_WORD);
	size_t next = line->first + words;

	if (line->count > LONG_WORDS)
		return false;
	if (match(line, DOUBLET_FURNITURE_RIGHTS) > 0)
		return true;
	bool sign_first = line->length > 2 && memcmp(line->text, sign, 2) == 0;
	if (words == 0 && !sign_first)
		return false;
	if (line->text[0] != '(' && words > 0 &&
	    line->draft->words[line->first].end -
	                    line->draft->words[line->first].start ==
	            1)
		return false;
	for (size_t i = next; i < line->end && i < next + 3; i++) {
		struct doublet_span word = line->draft->words[i];
		if (word.end - word.start >= 4 &&
		    first_of(line, i).class == DOUBLET_CHARACTER_DIGIT)
			return true;
	}
	if (sign_first)
		return line->count <= SHORT_WORDS;
	for (size_t i = next; i < line->end; i++)
		if (doublet_phrase_match(line->draft, DOUBLET_FURNITURE_RIGHTS,
		                         i, line->end) > 0)
			return true;
	return false;
}

/* "Eds: ...", "(Adds quotes)", "-- corrects year in item of Monday". */
static bool is_note(const struct doublet_line *line)
{
	size_t words = match(line, DOUBLET_FURNITURE_NOTE_WORD);
	char opening = line->text[0];

	if (line->count > LONG_WORDS)
		return false;
	if (words > 0 && lead(line) <= 2) {
		size_t end = line->draft->words[line->first + words - 1].end -
		             line->paragraph->span.start;
		while (end < line->length && line->text[end] == '.')
			end++;
		if (end == line->length)
			return words > 1 && is_on_top(line);
		if (line->text[end] == ':')
			return true;
	}
	if (match(line, DOUBLET_FURNITURE_NOTE_VERB) == 0)
		return false;
	if (opening == '(')
		return line->text[line->length - 1] == ')' && lead(line) == 1 &&
		       line->text[line->length - 2] != '.' &&
		       (is_on_top(line) || is_behind_furniture(line));
	return line->length > 2 && memcmp(line->text, "--", 2) == 0 &&
	       first_of(line, line->first).lower;
}

/* Whether the words of a byline from `word` on are names, and their number. */
static bool are_names(const struct doublet_line *line, size_t word)
{
	enum { FEWEST = 2 };
	unsigned names = 0;
	bool told = false;

	for (size_t i = word; i < line->end; i++) {
		struct doublet_character first = first_of(line, i);
		told |= doublet_phrase_has(line->draft,
		                           DOUBLET_FURNITURE_AGENCY, i) ||
		        doublet_phrase_has(line->draft, DOUBLET_FURNITURE_ROLE,
		                           i);
		if (first.class == DOUBLET_CHARACTER_DIGIT ||
		    doublet_phrase_has(line->draft, DOUBLET_FURNITURE_WEEKDAY,
		                       i) ||
		    (i == word &&
		     doublet_draft_has(line->draft, i, DOUBLET_LIST_FUNCTION)))
			return false;
		if (!first.lower)
			names++;
		else if (!told &&
		         !doublet_phrase_has(line->draft,
		                             DOUBLET_FURNITURE_NAME_JOINT, i))
			return false;
	}
	return names >= FEWEST || (told && names > 0);
}

/* Whether the next paragraph, or the one behind it, begins a story. */
static bool is_before_dateline(const struct doublet_line *line)
{
	const struct doublet_draft *draft = line->draft;
	const struct doublet_paragraph *end =
		draft->paragraphs + draft->paragraph_count;
	struct doublet_dateline dateline;

	for (int i = 1; i <= 2 && line->paragraph + i < end; i++)
		if (doublet_dateline_read(draft, line->paragraph + i,
		                          &dateline))
			return true;
	return false;
}

/* Whether one of the first pieces of furniture is a byline. */
static bool has_byline(const struct doublet_draft *draft)
{
	for (size_t i = 0; i < draft->furniture_count && i < TOP; i++)
		if (draft->furniture[i].kind == DOUBLET_FURNITURE_BYLINE)
			return true;
	return false;
}

/* "By Jane Doe and John Roe", with nothing else in the paragraph. */
static bool is_byline(const struct doublet_line *line)
{
	enum { MOST_WORDS = 12 };
	const struct doublet_draft *draft = line->draft;
	struct doublet_span by = draft->words[line->first];

	if (line->count > MOST_WORDS || line->count < 2 || lead(line) > 0 ||
	    line->length > SHORT_BYTES / 2 ||
	    first_of(line, line->first).lower ||
	    !doublet_phrase_has(draft, DOUBLET_FURNITURE_BYLINE_WORD,
	                        line->first) ||
	    line->paragraph + 1 == draft->paragraphs + draft->paragraph_count)
		return false;
	doublet_draft_know_language(line->draft);
	/* Elsewhere "by" is no other word; "Par", "Di" may be names. */
	if (strcmp(draft->language->tag, "en") == 0 && by.end - by.start != 2)
		return false;
	if (strchr(".!?", line->text[line->length - 1]) != NULL ||
	    memchr(line->text, ':', line->length) != NULL ||
	    memchr(line->text, '"', line->length) != NULL)
		return false;
	return are_names(line, line->first + 1) &&
	       (is_on_top(line) || is_behind_furniture(line) ||
	        is_before_dateline(line) || has_byline(draft));
}

/* "2ND", "3rd": short, and no figure of a table. */
static bool is_ordinal(const struct doublet_line *line, size_t word)
{
	enum { SHORTEST = 3, LONGEST = 4 };
	struct doublet_span span = line->draft->words[word];

	return first_of(line, word).class == DOUBLET_CHARACTER_DIGIT &&
	       span.end - span.start >= SHORTEST &&
	       span.end - span.start <= LONGEST &&
	       doublet_character_at(line->draft->text, span.end - 1, span.end)
	                       .class
	               == DOUBLET_CHARACTER_LETTER;
}

/* "2ND LEAD", "3rd Ld-Writethru", "EIL": version words and no other. */
static bool is_take(const struct doublet_line *line)
{
	enum { MOST_WORDS = 4 };
	size_t takes = 0;
	bool ordinal = false;

	if (line->count > MOST_WORDS ||
	    !(has_list(line->opens, DOUBLET_FURNITURE_TAKE) ||
	      is_ordinal(line, line->first)) ||
	    !is_framed_by(line, " *.\t\r"))
		return false;
	for (size_t i = line->first; i < line->end; i++) {
		size_t words = doublet_phrase_match(line->draft,
		                                    DOUBLET_FURNITURE_TAKE, i,
		                                    line->end);
		if (words == 0 && !is_ordinal(line, i))
			return false;
		ordinal |= words == 0;
		takes += words;
		i += words > 0 ? words - 1 : 0;
	}
	return takes > 0 && (ordinal || is_in_capitals(line));
}

struct form {
	bool (*is)(const struct doublet_line *line);
	enum doublet_furniture_kind kind;
	/* One of these has its first word. */
	int lists;
};

/* The sets of lists. */
enum {
	IN_AGENCY = 1 << DOUBLET_FURNITURE_AGENCY,
	IN_SIGN_OFF = IN_AGENCY | 1 << DOUBLET_FURNITURE_SIGN_OFF,
	IN_END = 1 << DOUBLET_FURNITURE_END,
	IN_MORE = 1 << DOUBLET_FURNITURE_MORE,
	IN_CREDIT = 1 << DOUBLET_FURNITURE_CREDIT,
	IN_BYLINE = 1 << DOUBLET_FURNITURE_BYLINE_WORD,
	IN_RIGHTS = 1 << DOUBLET_FURNITURE_RIGHTS |
	            1 << DOUBLET_FURNITURE_RIGHTS_WORD,
	IN_NOTE = 1 << DOUBLET_FURNITURE_NOTE_WORD |
	          1 << DOUBLET_FURNITURE_NOTE_VERB,
	IN_ANY = ~0
};

/* Forms of whole paragraphs; the first that fits is taken. */
static const struct form opening_forms[] = {
	{is_end_mark, DOUBLET_FURNITURE_END_MARK, IN_END},
	{is_continuation, DOUBLET_FURNITURE_CONTINUATION, IN_MORE},
	{is_sign_off, DOUBLET_FURNITURE_TRAILER, IN_SIGN_OFF},
	{is_agency_initials, DOUBLET_FURNITURE_TRAILER, IN_AGENCY},
	{is_credit, DOUBLET_FURNITURE_TRAILER, IN_CREDIT},
	{is_copyright, DOUBLET_FURNITURE_COPYRIGHT, IN_RIGHTS},
	{is_byline, DOUBLET_FURNITURE_BYLINE, IN_BYLINE},
	{is_note, DOUBLET_FURNITURE_NOTE, IN_NOTE},
};

static const struct form short_forms[] = {
	{is_initials, DOUBLET_FURNITURE_TRAILER, IN_ANY},
	{doublet_slug_is_keyword, DOUBLET_FURNITURE_SLUG, IN_ANY},
	{is_take, DOUBLET_FURNITURE_SLUG, IN_ANY},
	{is_contact, DOUBLET_FURNITURE_TRAILER, IN_ANY},
};

static bool try_forms(const struct doublet_line *line, uint32_t lists,
                      const struct form *forms, size_t count,
                      enum doublet_furniture_kind *kind)
{
	for (size_t i = 0; i < count; i++) {
		if (((uint32_t)forms[i].lists & lists) != 0 &&
		    forms[i].is(line)) {
			*kind = forms[i].kind;
			return true;
		}
	}
	return false;
}

/* Whether a short line may have one of the short forms: by its signs. */
static bool may_be_short_form(const struct doublet_line *line)
{
	return line->text[0] == '(' ||
	       has_list(line->opens, DOUBLET_FURNITURE_TAKE) ||
	       first_of(line, line->first).class == DOUBLET_CHARACTER_DIGIT ||
	       doublet_few_has(line->text, line->length, "/-+/-");
}

bool doublet_form_find(const struct doublet_line *line,
                       enum doublet_furniture_kind *kind)
{
	if (line->count == 0) {
		*kind = DOUBLET_FURNITURE_END_MARK;
		return is_rule(line);
	}
	/* The first byte of a sign of copyright. */
	bool sign = (unsigned char)line->text[0] == 0xC2;
	if ((line->opens != 0 || sign) &&
	    try_forms(line, sign ? (uint32_t)IN_ANY : line->opens,
	              opening_forms,
	              sizeof(opening_forms) / sizeof(*opening_forms), kind))
		return true;
	return line->count <= SHORT_WORDS && line->length <= SHORT_BYTES &&
	       may_be_short_form(line) &&
	       try_forms(line, (uint32_t)IN_ANY, short_forms,
	                 sizeof(short_forms) / sizeof(*short_forms), kind);
}

/* SPDX-License-Identifier: MIT */
/*
 * Sentences, after the shape of the Moses splitter: an end mark, closing
 * marks, a blank, opening marks, and a word that may open a sentence. Whether
 * a stop belongs to an abbreviation is asked of the language's lists; the next
 * word decides where an abbreviation may end a sentence. Quotations are cut up
 * like other text, but not from the clause that says who speaks.
 */
#include <string.h>

#include "text/gap.h"

struct cutter {
	struct doublet_draft *draft;
	const struct doublet_paragraph *paragraph;
	size_t sentence_capacity;
	/* The paragraph has no small letters. */
	bool capitals;
	/* The sentence being read. */
	size_t start;
	size_t first_word;
};

static struct doublet_character look(const struct cutter *cutter, size_t at)
{
	return doublet_gap_look(cutter->draft, cutter->paragraph, at);
}

static size_t word_length(const struct doublet_draft *draft, size_t word)
{
	return draft->words[word].end - draft->words[word].start;
}

/* Whether a list has a word of ASCII written as "Word" or "word". */
static bool has_in_small(const struct doublet_list *list, const char *word,
                         size_t length)
{
	enum { LONGEST = 24 };
	char small[LONGEST];

	if (length == 0 || length > LONGEST)
		return false;
	for (size_t i = 0; i < length; i++)
		small[i] =
			(char)(word[i] >= 'A' && word[i] <= 'Z' ? word[i] | 0x20
		                                                : word[i]);
	if (doublet_list_has(list, small, length))
		return true;
	small[0] = word[0];
	return doublet_list_has(list, small, length);
}

static bool is_listed(const struct cutter *cutter, const char *bytes,
                      size_t length, enum doublet_list_kind kind)
{
	const struct doublet_list *list = &cutter->draft->language->lists[kind];

	return doublet_list_has(list, bytes, length) ||
	       (cutter->capitals && has_in_small(list, bytes, length));
}

static bool is_in(const struct cutter *cutter, size_t word,
                  enum doublet_list_kind kind)
{
	const struct doublet_draft *draft = cutter->draft;

	return is_listed(cutter, draft->text + draft->words[word].start,
	                 word_length(draft, word), kind);
}

/* The same for what stands behind the last hyphen: "R-Calif", "mid-Sept". */
static bool is_abbreviation(const struct cutter *cutter, size_t word,
                            enum doublet_list_kind kind)
{
	const struct doublet_draft *draft = cutter->draft;
	const char *bytes = draft->text + draft->words[word].start;
	size_t length = word_length(draft, word);
	const char *hyphen = memrchr(bytes, '-', length);

	if (hyphen != NULL) {
		length -= (size_t)(hyphen + 1 - bytes);
		bytes = hyphen + 1;
	}
	return is_listed(cutter, bytes, length, kind);
}

/* Whether the next word, up to an apostrophe in it, is a sentence starter. */
static bool is_starter(const struct cutter *cutter, size_t word)
{
	const struct doublet_draft *draft = cutter->draft;
	const char *bytes = draft->text + draft->words[word].start;
	size_t length = word_length(draft, word);
	const char *apostrophe = memchr(bytes, '\'', length);

	if (apostrophe == NULL)
		apostrophe = memchr(bytes, '\xE2', length);
	if (apostrophe != NULL)
		length = (size_t)(apostrophe - bytes);
	return is_listed(cutter, bytes, length, DOUBLET_LIST_STARTER);
}

/* Whether one of the next few words is a verb of saying: `?" Mr. X asks`. */
static bool is_attributed(const struct cutter *cutter, size_t word)
{
	enum { WORDS = 4 };
	size_t end = cutter->paragraph->words.end;

	/* `!" She said` begins anew; only a name has a capital of its own. */
	if (is_starter(cutter, word) &&
	    !is_in(cutter, word, DOUBLET_LIST_ABBREVIATION))
		return false;
	for (size_t i = word; i < end && i < word + WORDS; i++)
		if (doublet_draft_has(cutter->draft, i, DOUBLET_LIST_SAYING))
			return true;
	return false;
}

static struct doublet_character first_of(const struct cutter *cutter,
                                         size_t word)
{
	return look(cutter, cutter->draft->words[word].start);
}

static bool is_number(const struct cutter *cutter, size_t word)
{
	const struct doublet_span *span = &cutter->draft->words[word];

	for (uint32_t i = span->start; i < span->end; i++)
		if (cutter->draft->text[i] < '0' ||
		    cutter->draft->text[i] > '9')
			return false;
	return true;
}

/* Whether a language writes ordinal numbers with a stop: "3. Oktober". */
static bool has_ordinal_stops(const struct doublet_language *language)
{
	return strcmp(language->tag, "de") == 0;
}

/* A single stop after a word: whether it ends a sentence before `next`. */
static bool ends_at_stop(const struct cutter *cutter,
                         const struct doublet_gap *gap)
{
	const struct doublet_draft *draft = cutter->draft;
	size_t word = gap->previous - 1;
	size_t length = word_length(draft, word);
	const char *bytes = draft->text + draft->words[word].start;
	struct doublet_character first = first_of(cutter, word);

	if (is_abbreviation(cutter, word, DOUBLET_LIST_ABBREVIATION))
		return false;
	if (is_abbreviation(cutter, word,
	                    DOUBLET_LIST_ABBREVIATION_BEFORE_NUMBER) &&
	    first_of(cutter, gap->next).class == DOUBLET_CHARACTER_DIGIT)
		return false;
	if (is_number(cutter, word)) {
		/* "1. The first item": the number opens its sentence. */
		if (word == cutter->first_word && length <= 3)
			return false;
		if (length <= 2 && has_ordinal_stops(draft->language))
			return is_starter(cutter, gap->next);
		return true;
	}
	/* "P. -- ": who asks in an interview. */
	if (first.size == length && first.upper && word == cutter->first_word)
		return false;
	if ((first.size == length && first.upper) ||
	    memchr(bytes, '.', length) != NULL ||
	    is_abbreviation(cutter, word, DOUBLET_LIST_ABBREVIATION_MAYBE))
		return is_starter(cutter, gap->next);
	return true;
}

/* Whether a word is written in small letters only, and is `least` bytes. */
static bool is_small(const struct cutter *cutter, size_t word, size_t least)
{
	struct doublet_span span = cutter->draft->words[word];

	if (span.end - span.start < least)
		return false;
	for (size_t at = span.start; at < span.end;) {
		struct doublet_character found = look(cutter, at);
		if (!found.lower)
			return false;
		at += found.size;
	}
	return true;
}

/*
 * Whether the next word may open a sentence although it is small: "iPhone",
 * or in careless copy, after a word that is surely no abbreviation.
 */
static bool may_open_small(const struct cutter *cutter,
                           const struct doublet_gap *gap)
{
	enum { SHORTEST = 5 };
	const struct doublet_draft *draft = cutter->draft;
	size_t start = draft->words[gap->next].start;
	size_t previous = gap->previous - 1;

	if (look(cutter, start + look(cutter, start).size).upper)
		return true;
	if (gap->end != gap->mark + 1 ||
	    gap->previous <= cutter->paragraph->words.first ||
	    draft->words[previous].end != gap->mark ||
	    gap->resume != draft->words[gap->next].start)
		return false;
	if (gap->hard)
		return draft->text[gap->mark] == '?' &&
		       is_small(cutter, previous, 2) &&
		       !is_attributed(cutter, gap->next);
	return draft->language->lists[DOUBLET_LIST_STARTER].count > 0 &&
	       is_small(cutter, previous, SHORTEST) &&
	       !is_in(cutter, previous, DOUBLET_LIST_ABBREVIATION) &&
	       !is_in(cutter, previous, DOUBLET_LIST_ABBREVIATION_MAYBE);
}

/* A blank is missing: "said.The next". */
static bool ends_without_blank(const struct cutter *cutter,
                               const struct doublet_gap *gap)
{
	enum { SHORTEST = 3 };
	const struct doublet_draft *draft = cutter->draft;
	size_t previous = gap->previous - 1;
	struct doublet_character next = first_of(cutter, gap->next);

	if (gap->stops != 1 || gap->hard || gap->quote || !next.upper ||
	    gap->previous <= cutter->paragraph->words.first ||
	    draft->words[previous].end != gap->mark ||
	    draft->words[gap->next].start != gap->end ||
	    !is_small(cutter, previous, SHORTEST))
		return false;
	return look(cutter, gap->end + next.size).lower;
}

static bool ends_at_full(const struct cutter *cutter,
                         const struct doublet_gap *gap)
{
	struct doublet_character next = look(cutter, gap->resume);

	/* The quotation goes on with a particle, as in 」と述べた. */
	if (gap->corner)
		return next.code_point < 0x3041 || next.code_point > 0x3096;
	return next.class != DOUBLET_CHARACTER_COMMA &&
	       next.code_point != 0x3001;
}

/* "Yahoo! Inc." and `"Why?" Mr. X asks` go on. */
static bool ends_at_hard(const struct cutter *cutter,
                         const struct doublet_gap *gap)
{
	const struct doublet_draft *draft = cutter->draft;
	uint32_t end = draft->words[gap->next].end;

	if (gap->quote)
		return !is_attributed(cutter, gap->next);
	return gap->next + 1 >= cutter->paragraph->words.end ||
	       !is_in(cutter, gap->next, DOUBLET_LIST_ABBREVIATION_MAYBE) ||
	       look(cutter, end).class != DOUBLET_CHARACTER_STOP;
}

/* "(...)": what was left out does not end a sentence. */
static bool is_omission(const struct cutter *cutter,
                        const struct doublet_gap *gap)
{
	size_t start = cutter->paragraph->span.start;

	return gap->stops > 1 && gap->mark > start &&
	       doublet_character_before(cutter->draft->text, start, gap->mark)
	                       .class
	               == DOUBLET_CHARACTER_OPEN;
}

static bool ends(const struct cutter *cutter, const struct doublet_gap *gap)
{
	const struct doublet_draft *draft = cutter->draft;

	if (gap->next >= cutter->paragraph->words.end)
		return false;
	struct doublet_character next = look(cutter, gap->resume);
	if (gap->full || (gap->hard && !gap->blank &&
	                  next.class == DOUBLET_CHARACTER_SINGLE))
		return ends_at_full(cutter, gap);
	if (!gap->blank)
		return ends_without_blank(cutter, gap);
	if (first_of(cutter, gap->next).lower && !may_open_small(cutter, gap))
		return false;
	if (next.class == DOUBLET_CHARACTER_COMMA || is_omission(cutter, gap))
		return false;
	if (gap->hard)
		return ends_at_hard(cutter, gap);
	if (gap->stops > 1 || gap->previous <= cutter->paragraph->words.first ||
	    draft->words[gap->previous - 1].end != gap->mark)
		return true;
	return ends_at_stop(cutter, gap);
}

static bool add_sentence(struct cutter *cutter, size_t end, size_t end_word)
{
	struct doublet_draft *draft = cutter->draft;

	if (!doublet_arena_grow(draft->arena, &draft->sentences,
	                        &cutter->sentence_capacity,
	                        draft->sentence_count + 1,
	                        sizeof(*draft->sentences)))
		return false;
	draft->sentences[draft->sentence_count++] = (struct doublet_sentence){
		.span = {(uint32_t)cutter->start, (uint32_t)end},
		.words = {(uint32_t)cutter->first_word, (uint32_t)end_word},
		.paragraph = (uint32_t)(cutter->paragraph - draft->paragraphs),
	};
	return true;
}

/* Whether copy is in capitals, by its first letters. */
static bool is_in_capitals(const struct doublet_draft *draft,
                           const struct doublet_paragraph *paragraph)
{
	enum { ENOUGH_SMALL = 20, ENOUGH = 200 };
	unsigned small = 0;
	unsigned capital = 0;

	for (size_t i = paragraph->span.start; i < paragraph->span.end;) {
		struct doublet_character found =
			doublet_character_at(draft->text, i,
		                             paragraph->span.end);
		small += found.lower;
		capital += found.upper;
		if (small >= ENOUGH_SMALL || capital >= ENOUGH)
			break;
		i += found.size;
	}
	return small * 10 < capital;
}

/* Cuts a paragraph; *mark is the first mark at or behind its start. */
static bool cut_paragraph(struct cutter *cutter, size_t *mark)
{
	const struct doublet_draft *draft = cutter->draft;
	const struct doublet_paragraph *paragraph = cutter->paragraph;
	size_t passed = 0;

	cutter->capitals = is_in_capitals(draft, paragraph);
	cutter->start = paragraph->span.start;
	cutter->first_word = paragraph->words.first;
	for (; *mark < draft->mark_count; (*mark)++) {
		const struct doublet_mark *here = &draft->marks[*mark];
		if (here->offset >= paragraph->span.end)
			break;
		if (here->offset < passed ||
		    here->class == DOUBLET_CHARACTER_BREAK ||
		    here->class == DOUBLET_CHARACTER_QUOTE ||
		    here->class == DOUBLET_CHARACTER_APOSTROPHE)
			continue;
		struct doublet_gap gap =
			doublet_gap_read(draft, paragraph, here);
		passed = gap.end;
		if (!ends(cutter, &gap))
			continue;
		if (!add_sentence(cutter, gap.end, gap.next))
			return false;
		cutter->start = gap.resume;
		cutter->first_word = gap.next;
	}
	return add_sentence(cutter, paragraph->span.end, paragraph->words.end);
}

bool doublet_sentences_find(struct doublet_draft *draft)
{
	struct cutter cutter = {.draft = draft};
	size_t mark = 0;

	for (size_t i = 0; i < draft->paragraph_count; i++) {
		struct doublet_paragraph *paragraph = &draft->paragraphs[i];
		cutter.paragraph = paragraph;
		paragraph->first_sentence = (uint32_t)draft->sentence_count;
		if (!cut_paragraph(&cutter, &mark))
			return false;
		paragraph->end_sentence = (uint32_t)draft->sentence_count;
	}
	return true;
}

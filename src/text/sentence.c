/* SPDX-License-Identifier: MIT */
/*
 * Sentences, after the shape of the Moses splitter: an end mark, closing
 * marks, a blank, opening marks, and a word that may open a sentence. Whether
 * a stop belongs to an abbreviation is asked of the language's lists; the next
 * word decides where an abbreviation may end a sentence. Quotations are cut up
 * like other text, but not from the clause that says who speaks.
 */
#include <string.h>

#include "text/capital.h"
#include "text/enumeration.h"
#include "text/gap.h"
#include "text/mark.h"
#include "text/stop.h"

struct cutter {
	const struct doublet_draft *draft;
	const struct doublet_paragraph *paragraph;
	/* Where sentences go; NULL = they are only counted. */
	struct doublet_draft *filled;
	size_t sentence_capacity;
	size_t count;
	/* The sentence being read. */
	size_t start;
	struct doublet_reading reading;
	struct doublet_enumeration list;
};

static struct doublet_character look(const struct cutter *cutter, size_t at)
{
	return doublet_gap_look(cutter->draft, cutter->paragraph, at);
}

static struct doublet_character first_of(const struct cutter *cutter,
                                         size_t word)
{
	return look(cutter, cutter->draft->words[word].start);
}

static bool is_starter(const struct cutter *cutter, size_t word)
{
	return doublet_stop_is_starter(&cutter->reading, word);
}

static bool is_english(const struct cutter *cutter)
{
	return strcmp(cutter->draft->language->tag, "en") == 0;
}

static size_t word_length(const struct cutter *cutter, size_t word)
{
	const struct doublet_span *words = cutter->draft->words;

	return words[word].end - words[word].start;
}

/* The last character before a word that is not blank. */
static struct doublet_character before_word(const struct cutter *cutter,
                                            size_t word)
{
	const struct doublet_draft *draft = cutter->draft;
	size_t start = draft->words[word - 1].end - 1;
	size_t at = draft->words[word].start;
	struct doublet_character before;

	do {
		before = doublet_character_before(draft->text, start, at);
		at -= before.size;
	} while (at > start && doublet_character_is_blank(before));
	return before;
}

/* Whether a verb of saying has a subject of its own: "Mr. X said the man". */
static bool begins_anew(const struct cutter *cutter, size_t verb)
{
	const struct doublet_draft *draft = cutter->draft;
	uint32_t end = draft->words[verb].end;

	if (look(cutter, end).code_point == ':')
		return true;
	return verb + 1 < cutter->paragraph->words.end &&
	       doublet_character_is_word(before_word(cutter, verb + 1)) &&
	       doublet_draft_has(draft, verb + 1, DOUBLET_LIST_OBJECT) &&
	       !doublet_draft_has(draft, verb, DOUBLET_LIST_TELLING);
}

/* Whether an insertion and a verb of saying end it: "Mr. X, a lawyer, asks." */
static bool is_attributed_late(const struct cutter *cutter, size_t word)
{
	enum { WORDS = 24 };
	const struct doublet_draft *draft = cutter->draft;
	size_t end = cutter->paragraph->words.end;

	for (size_t i = word + 2; i < end && i < word + WORDS; i++) {
		if (before_word(cutter, i).class != DOUBLET_CHARACTER_COMMA ||
		    !doublet_draft_has(draft, i, DOUBLET_LIST_SAYING))
			continue;
		struct doublet_character mark =
			look(cutter, draft->words[i].end);
		return mark.class == DOUBLET_CHARACTER_STOP ||
		       mark.class == DOUBLET_CHARACTER_COMMA;
	}
	return false;
}

/* Whether an end mark behind a word surely ends the sentence. */
static bool is_last(const struct cutter *cutter, size_t word)
{
	struct doublet_character mark =
		look(cutter, cutter->draft->words[word].end);

	return doublet_character_is_end(mark) &&
	       (mark.class != DOUBLET_CHARACTER_STOP ||
	        !doublet_stop_is_doubtful(&cutter->reading, word));
}

/*
 * Whether one of the next few words is a verb of saying: `?" Mr. X asks`; not
 * `?" Mr. X had told him`, `?" Mr. X said the plan`, `?" Mr. X added: "`.
 */
static bool is_attributed(const struct cutter *cutter, size_t word)
{
	enum { WORDS = 4, PRONOUN = 2 };
	const struct doublet_draft *draft = cutter->draft;
	size_t end = cutter->paragraph->words.end;
	size_t words = WORDS;

	/*
	 * `!" She said` begins anew; only a name has a capital of its own,
	 * or "I", and among capitals nothing is known.
	 */
	if (is_starter(cutter, word)) {
		if (cutter->reading.capitals || word_length(cutter, word) == 1)
			words = PRONOUN;
		else if (!doublet_stop_is_listed(&cutter->reading, word,
		                                 DOUBLET_LIST_ABBREVIATION))
			return false;
	}
	bool capital = first_of(cutter, word).upper;
	for (size_t i = word; i < end && i < word + words; i++) {
		if (doublet_draft_has(draft, i, DOUBLET_LIST_SAYING))
			return i == word || !capital || !begins_anew(cutter, i);
		if (is_last(cutter, i))
			return false;
		if (!capital)
			continue;
		/* "Mr. J. P. Ash says": short words are not counted. */
		if (words < 2 * WORDS &&
		    look(cutter, draft->words[i].end).code_point == '.')
			words++;
		if (doublet_draft_has(draft, i, DOUBLET_LIST_AUXILIARY))
			return false;
		if (look(cutter, draft->words[i].end).code_point == ',')
			return is_attributed_late(cutter, i);
	}
	return false;
}

/* Whether a word is written in small letters only, and is `least` bytes. */
static bool is_small(const struct cutter *cutter, size_t word, size_t least)
{
	struct doublet_span span = cutter->draft->words[word];

	if (span.end - span.start < least)
		return false;
	for (size_t at = span.start; at < span.end;) {
		struct doublet_character found = look(cutter, at);
		if (!found.lower && found.class != DOUBLET_CHARACTER_EXTEND)
			return false;
		at += found.size;
	}
	return true;
}

/* Whether an end mark stands right behind a word of the sentence. */
static bool is_behind_word(const struct cutter *cutter,
                           const struct doublet_gap *gap)
{
	return gap->previous > cutter->reading.first_word &&
	       cutter->draft->words[gap->previous - 1].end == gap->mark;
}

/* Whether this sentence began small, as in copy that has no capitals. */
static bool is_careless(const struct cutter *cutter)
{
	return first_of(cutter, cutter->reading.first_word).lower;
}

/* Whether a small word would open a sentence had it a capital: "i", "they". */
static bool is_small_starter(const struct cutter *cutter, size_t word)
{
	enum { LONGEST = 16 };
	const struct doublet_draft *draft = cutter->draft;
	size_t length = word_length(cutter, word);
	char capital[LONGEST];

	if (!is_english(cutter) || length > LONGEST)
		return false;
	memcpy(capital, draft->text + draft->words[word].start, length);
	capital[0] = (char)(capital[0] & ~0x20);
	return doublet_list_has(
		&draft->language->lists[DOUBLET_LIST_STARTER_IN_CAPITALS],
		capital, length);
}

/* "'s Avonds", "'t Was": the capital is that of the word behind. */
static bool is_clipped(const struct cutter *cutter, size_t word)
{
	uint32_t start = cutter->draft->words[word].start;

	return word_length(cutter, word) == 1 &&
	       word + 1 < cutter->paragraph->words.end &&
	       first_of(cutter, word + 1).upper &&
	       start > cutter->paragraph->span.start &&
	       doublet_character_before(cutter->draft->text,
	                                cutter->paragraph->span.start, start)
	                       .class
	               == DOUBLET_CHARACTER_APOSTROPHE;
}

static bool is_third_person(const struct cutter *cutter, size_t word)
{
	const char *text =
		cutter->draft->text + cutter->draft->words[word].start;
	size_t length = word_length(cutter, word);

	return (length == 2 && memcmp(text, "he", 2) == 0) ||
	       (length == 3 && memcmp(text, "she", 3) == 0);
}

/* After "?" and "!"; "Oh no! he thought" goes on. */
static bool may_open_after_hard(const struct cutter *cutter,
                                const struct doublet_gap *gap)
{
	if (is_attributed(cutter, gap->next))
		return false;
	if (is_careless(cutter))
		return true;
	if (is_small_starter(cutter, gap->next))
		return !is_third_person(cutter, gap->next);
	return cutter->draft->text[gap->mark] == '?' &&
	       is_small(cutter, gap->previous - 1, 2);
}

static bool may_open_after_stop(const struct cutter *cutter,
                                const struct doublet_gap *gap)
{
	enum { SHORTEST = 5, SHORTEST_CARELESS = 2, SHORTEST_GREEK = 14 };
	size_t previous = gap->previous - 1;

	if (!is_behind_word(cutter, gap) ||
	    doublet_stop_is_doubtful(&cutter->reading, previous))
		return false;
	if (is_careless(cutter))
		return word_length(cutter, previous) >= SHORTEST_CARELESS;
	/* Greek: seven letters of two bytes. */
	if (strcmp(cutter->draft->language->tag, "el") == 0)
		return is_small(cutter, previous, SHORTEST_GREEK);
	return is_english(cutter) &&
	       is_small(cutter, previous,
	                is_small_starter(cutter, gap->next) ? SHORTEST_CARELESS
	                                                    : SHORTEST);
}

/*
 * Whether the next word may open a sentence although it is small: "iPhone",
 * or in careless copy, after a word that is surely no abbreviation.
 */
static bool may_open_small(const struct cutter *cutter,
                           const struct doublet_gap *gap)
{
	size_t start = cutter->draft->words[gap->next].start;

	if (gap->leader || is_clipped(cutter, gap->next) ||
	    look(cutter, start + look(cutter, start).size).upper)
		return true;
	if (gap->quote || gap->bracket || gap->stops > 1 ||
	    gap->resume != start)
		return false;
	return gap->hard ? may_open_after_hard(cutter, gap)
	                 : may_open_after_stop(cutter, gap);
}

/* Whether a word has two more small letters at its end, and a blank behind. */
static bool is_plain_name(const struct cutter *cutter,
                          const struct doublet_gap *gap)
{
	const struct doublet_span *words = cutter->draft->words;
	size_t previous = gap->previous - 1;
	uint32_t end = words[previous].end;

	/* Not "Jane.Doe@example.com". */
	return end >= words[previous].start + 3 &&
	       look(cutter, end - 1).lower && look(cutter, end - 2).lower &&
	       !doublet_stop_is_doubtful(&cutter->reading, previous) &&
	       doublet_character_is_blank(look(cutter, words[gap->next].end));
}

/* A blank is missing: "said.The next", "an hour...Then". */
static bool ends_without_blank(const struct cutter *cutter,
                               const struct doublet_gap *gap)
{
	enum { SHORTEST = 3 };
	const struct doublet_draft *draft = cutter->draft;
	struct doublet_character next = first_of(cutter, gap->next);

	if (gap->quote || !next.upper || !is_behind_word(cutter, gap) ||
	    draft->words[gap->next].start != gap->end ||
	    (!is_small(cutter, gap->previous - 1, SHORTEST) &&
	     !is_plain_name(cutter, gap)))
		return false;
	if (!look(cutter, gap->end + next.size).lower &&
	    !doublet_stop_is_roman(&cutter->reading, gap->next))
		return false;
	return gap->stops < 2 || (gap->stops > 2 && is_english(cutter));
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
	if (gap->bracket && cutter->reading.capitals)
		return is_starter(cutter, gap->next);
	return gap->next + 1 >= cutter->paragraph->words.end ||
	       !doublet_stop_is_listed(&cutter->reading, gap->next,
	                               DOUBLET_LIST_ABBREVIATION_MAYBE) ||
	       look(cutter, end).class != DOUBLET_CHARACTER_STOP;
}

/* What opens right before an end mark, as in "(...)" and "[.]"; or 0. */
static uint32_t opening_of(const struct cutter *cutter,
                           const struct doublet_gap *gap)
{
	size_t start = cutter->paragraph->span.start;

	if (gap->mark == start)
		return 0;
	struct doublet_character before =
		doublet_character_before(cutter->draft->text, start, gap->mark);
	return before.class == DOUBLET_CHARACTER_OPEN ? before.code_point : 0;
}

/* "(...)": what was left out does not end a sentence, unless one begins. */
static bool is_omission(const struct cutter *cutter,
                        const struct doublet_gap *gap)
{
	uint32_t opening = opening_of(cutter, gap);

	if ((!cutter->reading.capitals || opening == '[') &&
	    is_starter(cutter, gap->next))
		return false;
	return gap->stops > 1 && !gap->outer && opening != 0;
}

/* "well ... I mean": a capital that is always one says nothing. */
static bool ends_at_ellipsis(const struct cutter *cutter,
                             const struct doublet_gap *gap)
{
	struct doublet_span next = cutter->draft->words[gap->next];
	const char *text = cutter->draft->text;

	if (cutter->reading.capitals && gap->stops == 2)
		return is_behind_word(cutter, gap);
	if (cutter->reading.capitals)
		return (gap->quote ||
		        (!is_english(cutter) && is_behind_word(cutter, gap))) &&
		       is_starter(cutter, gap->next);
	return (!is_english(cutter) && !gap->spaced) ||
	       text[next.start] != 'I' ||
	       (next.end > next.start + 1 && text[next.start + 1] != '\'' &&
	        text[next.start + 1] != '\xE2');
}

/* "N°. 1026", "2012. № 5": a number goes with what stands before it. */
static bool is_numbering(const struct cutter *cutter,
                         const struct doublet_gap *gap)
{
	size_t start = cutter->paragraph->span.start;

	if (look(cutter, gap->resume).code_point == 0x2116)
		return true;
	return first_of(cutter, gap->next).class == DOUBLET_CHARACTER_DIGIT &&
	       gap->mark > start &&
	       doublet_character_before(cutter->draft->text, start, gap->mark)
	                       .code_point == 0xB0;
}

static bool ends_at_stop(const struct cutter *cutter,
                         const struct doublet_gap *gap)
{
	/* What an editor put there: "[.]", "[...] The". */
	if (cutter->reading.capitals && opening_of(cutter, gap) == '[')
		return gap->stops == 1 || is_starter(cutter, gap->next);
	if (gap->stops > 1)
		return ends_at_ellipsis(cutter, gap);
	if (is_numbering(cutter, gap))
		return false;
	if (gap->bracket && cutter->reading.capitals)
		return is_starter(cutter, gap->next);
	if (!is_behind_word(cutter, gap))
		return true;
	return doublet_stop_ends(&cutter->reading, gap);
}

/* Whether no blank is needed at an end mark, as in Chinese. */
static bool is_unspaced(const struct cutter *cutter,
                        const struct doublet_gap *gap)
{
	size_t start = cutter->paragraph->span.start;

	if (gap->full)
		return true;
	if (!gap->hard || gap->blank)
		return false;
	for (size_t at = gap->mark; at > start;) {
		struct doublet_character before =
			doublet_character_before(cutter->draft->text, start,
		                                 at);
		if (before.class != DOUBLET_CHARACTER_EXTEND)
			return before.class == DOUBLET_CHARACTER_SINGLE;
		at -= before.size;
	}
	return false;
}

static bool ends(const struct cutter *cutter, const struct doublet_gap *gap)
{
	/* No word since the last end: the marks open the sentence. */
	if (gap->next >= cutter->paragraph->words.end ||
	    gap->previous <= cutter->reading.first_word)
		return false;
	if (is_unspaced(cutter, gap))
		return ends_at_full(cutter, gap);
	if (!gap->blank)
		return ends_without_blank(cutter, gap);
	if (first_of(cutter, gap->next).lower && !may_open_small(cutter, gap))
		return false;
	if (look(cutter, gap->resume).class == DOUBLET_CHARACTER_COMMA ||
	    is_omission(cutter, gap))
		return false;
	return gap->hard ? ends_at_hard(cutter, gap)
	                 : ends_at_stop(cutter, gap);
}

static bool add_sentence(struct cutter *cutter, size_t end, size_t end_word)
{
	struct doublet_draft *draft = cutter->filled;

	cutter->count++;
	if (draft == NULL)
		return true;
	if (!doublet_arena_grow(draft->arena, &draft->sentences,
	                        &cutter->sentence_capacity,
	                        draft->sentence_count + 1,
	                        sizeof(*draft->sentences)))
		return false;
	draft->sentences[draft->sentence_count++] = (struct doublet_sentence){
		.span = {(uint32_t)cutter->start, (uint32_t)end},
		.words = {(uint32_t)cutter->reading.first_word,
	                  (uint32_t)end_word},
		.paragraph = (uint32_t)(cutter->paragraph - draft->paragraphs),
	};
	return true;
}

static bool cut(struct cutter *cutter, size_t end, size_t resume, size_t next)
{
	if (!add_sentence(cutter, end, next))
		return false;
	cutter->start = resume;
	cutter->reading.first_word = next;
	return true;
}

/* Cuts before the items of a list that begin before `limit`. */
static bool cut_items(struct cutter *cutter, size_t limit)
{
	const char *text = cutter->draft->text;

	while (cutter->list.start < limit) {
		size_t start = cutter->list.start;
		size_t end = start;
		size_t word = cutter->list.word;

		while (end > cutter->start) {
			struct doublet_character before =
				doublet_character_before(text, cutter->start,
			                                 end);
			if (!doublet_character_is_blank(before))
				break;
			end -= before.size;
		}
		doublet_enumeration_advance(&cutter->list);
		if (start > cutter->start && !cut(cutter, end, start, word))
			return false;
	}
	return true;
}

static void begin_paragraph(struct cutter *cutter)
{
	const struct doublet_paragraph *paragraph = cutter->paragraph;

	cutter->start = paragraph->span.start;
	cutter->reading = (struct doublet_reading){
		.draft = cutter->draft,
		.paragraph = paragraph,
		.capitals = doublet_capitals_prevail(cutter->draft,
	                                             paragraph->span),
		.first_word = paragraph->words.first,
	};
	doublet_enumeration_begin(&cutter->list, cutter->draft, paragraph);
}

/* Whether a mark is none of those that never end a sentence; one branch. */
static bool may_end(const struct doublet_mark *mark)
{
	const unsigned others = 1u << DOUBLET_CHARACTER_BREAK |
	                        1u << DOUBLET_CHARACTER_QUOTE |
	                        1u << DOUBLET_CHARACTER_APOSTROPHE;

	return (others >> mark->class & 1) == 0;
}

/* Cuts a paragraph; *mark is the first mark at or behind its start. */
static bool cut_paragraph(struct cutter *cutter, size_t *mark)
{
	const struct doublet_draft *draft = cutter->draft;
	const struct doublet_paragraph *paragraph = cutter->paragraph;
	size_t passed = 0;

	begin_paragraph(cutter);
	for (; *mark < draft->mark_count; (*mark)++) {
		const struct doublet_mark *here = &draft->marks[*mark];
		if (here->offset >= paragraph->span.end)
			break;
		if ((here->offset < passed) | !may_end(here))
			continue;
		if (cutter->list.start < here->offset &&
		    !cut_items(cutter, here->offset))
			return false;
		struct doublet_gap gap =
			doublet_gap_read(draft, paragraph, here);
		passed = gap.end;
		if (ends(cutter, &gap) &&
		    !cut(cutter, gap.end, gap.resume, gap.next))
			return false;
	}
	return cut_items(cutter, paragraph->span.end) &&
	       add_sentence(cutter, paragraph->span.end, paragraph->words.end);
}

bool doublet_sentences_find(struct doublet_draft *draft)
{
	struct cutter cutter = {.draft = draft, .filled = draft};
	size_t mark = 0;

	if (!doublet_marks_complete(draft))
		return false;
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

size_t doublet_sentences_count(const struct doublet_draft *draft,
                               const struct doublet_paragraph *paragraph)
{
	struct cutter cutter = {.draft = draft, .paragraph = paragraph};
	size_t mark = doublet_marks_find(draft, paragraph->span.start);

	cut_paragraph(&cutter, &mark);
	return cutter.count;
}

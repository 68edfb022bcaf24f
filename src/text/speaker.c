/* SPDX-License-Identifier: MIT */
/*
 * Who says it: the clause with a verb of saying beside a quotation, in the
 * same sentence. After the quotation it runs up to the verb and what follows
 * it ("the official told reporters"), or from the verb on ("said Mr. Smith");
 * before it, from the subject of the last such verb. The speaker is the clause
 * without verb, insertions and adverbs.
 */
#include <string.h>

#include "text/character.h"
#include "text/draft.h"
#include "text/saying.h"

/* No clause of attribution is sought further from its quotation; bytes. */
enum { REACH_WORDS = 40, WIDE_GAP = 80, MOST_SPEAKER_WORDS = 12 };

struct range {
	size_t first;
	size_t end;
};

/* Whether a list of the language has a word, folded. */
static bool lists(enum doublet_list_kind kind,
                  const struct doublet_draft *draft, size_t word)
{
	return doublet_draft_has(draft, word, kind);
}

/*
 * Whether punctuation stands before a word; the stop of an abbreviation, as in
 * "Mr. Smith", is none. A wide gap parts words whatever stands in it.
 */
static bool is_parted(const struct doublet_draft *draft, size_t word)
{
	uint32_t at = word == 0 ? 0 : draft->words[word - 1].end;
	uint32_t end = draft->words[word].start;

	if (end - at > WIDE_GAP)
		return true;
	while (at < end) {
		struct doublet_character found =
			doublet_character_at(draft->text, at, end);
		if (!doublet_character_is_blank(found) &&
		    found.class != DOUBLET_CHARACTER_STOP &&
		    found.class != DOUBLET_CHARACTER_APOSTROPHE)
			return true;
		at += found.size;
	}
	return false;
}

/* The end of the piece without punctuation that begins at `word`. */
static size_t piece_end(const struct doublet_draft *draft, size_t word,
                        size_t limit)
{
	size_t end = word + 1;

	while (end < limit && !is_parted(draft, end))
		end++;
	return end < limit ? end : limit;
}

static size_t piece_start(const struct doublet_draft *draft, size_t word,
                          size_t limit)
{
	while (word > limit && !is_parted(draft, word))
		word--;
	return word;
}

static bool has_capital(const struct doublet_draft *draft, size_t word)
{
	struct doublet_span span = draft->words[word];

	return doublet_character_at(draft->text, span.start, span.end).upper;
}

/* "quickly": in English most adverbs are known by their end. */
static bool is_adverb(const struct doublet_draft *draft, size_t word)
{
	struct doublet_span span = draft->words[word];

	return doublet_saying_is_english(draft) && span.end - span.start > 4 &&
	       memcmp(draft->text + span.end - 2, "ly", 2) == 0 &&
	       !has_capital(draft, word) &&
	       !lists(DOUBLET_LIST_SEEMING, draft, word);
}

/* Drops fillers and adverbs from both ends. */
static struct range strip(const struct doublet_draft *draft, struct range range)
{
	while (range.end > range.first &&
	       (lists(DOUBLET_LIST_FILLER, draft, range.end - 1) ||
	        is_adverb(draft, range.end - 1)))
		range.end--;
	while (range.end > range.first &&
	       lists(DOUBLET_LIST_FILLER, draft, range.first))
		range.first++;
	return range;
}

/*
 * The subject itself in the words before a verb: a pronoun right before it, or
 * a name behind "during the speech".
 */
static struct range narrow(const struct doublet_draft *draft,
                           struct range subject)
{
	if (subject.end > subject.first &&
	    lists(DOUBLET_LIST_PRONOUN, draft, subject.end - 1)) {
		subject.first = subject.end - 1;
		return subject;
	}
	for (size_t i = subject.first + 1; i + 1 < subject.end; i++)
		if (lists(DOUBLET_LIST_JOINING, draft, i))
			subject.first = i + 1;
	if (subject.end > subject.first &&
	    lists(DOUBLET_LIST_ENDER, draft, subject.first)) {
		size_t name = subject.end;
		while (name > subject.first && has_capital(draft, name - 1) &&
		       !lists(DOUBLET_LIST_ENDER, draft, name - 1))
			name--;
		/* "on Twitter he", but "and on Twitter said" */
		if (name == subject.first + 1 && name + 1 == subject.end &&
		    doublet_saying_is_among(" on via in at from ", draft,
		                            subject.first))
			name = subject.end;
		subject.first = name;
	}
	return subject;
}

/* Whether it is a clause, and nobody's name. */
static bool holds_verb(const struct doublet_draft *draft, struct range subject)
{
	for (size_t i = subject.first; i < subject.end; i++)
		if (lists(DOUBLET_LIST_CLAUSE, draft, i))
			return true;
	return false;
}

/* "Roe toured", but not "the tired Roe": a verb behind a name. */
static bool is_past(const struct doublet_draft *draft, size_t word,
                    size_t first)
{
	struct doublet_span span = draft->words[word];

	return doublet_saying_is_english(draft) && word > first &&
	       span.end - span.start > 4 &&
	       memcmp(draft->text + span.end - 2, "ed", 2) == 0 &&
	       !has_capital(draft, word) && has_capital(draft, word - 1);
}

/* The subject of another verb: "the council has a plan that urges". */
static struct range first_name(const struct doublet_draft *draft,
                               struct range clause)
{
	size_t end = clause.first;

	while (end < clause.end && !lists(DOUBLET_LIST_CLAUSE, draft, end) &&
	       !is_past(draft, end, clause.first))
		end++;
	if (end == clause.end)
		return clause;
	clause = strip(draft, (struct range){clause.first, end});
	if (clause.end == clause.first || !has_capital(draft, clause.first) ||
	    doublet_saying_is_among(" it there this that what ", draft,
	                            clause.end - 1))
		clause.end = clause.first;
	return clause;
}

/* The name right before the verb: "a plan that was old Mr. Roe said". */
static struct range last_name(const struct doublet_draft *draft,
                              struct range clause)
{
	size_t first = clause.end;

	while (first > clause.first && has_capital(draft, first - 1))
		first--;
	return first == clause.end ? first_name(draft, clause)
	                           : (struct range){first, clause.end};
}

/* The subject before a verb; start is where its clause begins. */
static struct range subject_before(const struct doublet_draft *draft,
                                   size_t limit, size_t verb, size_t *start)
{
	size_t first = piece_start(draft, verb, limit);
	size_t end =
		doublet_saying_is_went_on(draft, verb, limit) ? verb - 3 : verb;
	struct range subject =
		strip(draft, (struct range){first < end ? first : end, end});

	*start = first;
	subject = narrow(draft, subject);
	if (subject.first < subject.end || first == limit)
		return holds_verb(draft, subject) ? last_name(draft, subject)
		                                  : subject;
	/* The verb follows an insertion: "X, head of Y, said". */
	size_t insertion = piece_start(draft, first - 1, limit);
	*start = insertion;
	subject = (struct range){insertion, first};
	if (insertion > limit) {
		*start = piece_start(draft, insertion - 1, limit);
		subject = (struct range){*start, insertion};
	}
	/* And another of one word: "X, R-Ill., the party's leader, said". */
	while (*start > limit && subject.end - *start == 1) {
		subject.end = *start;
		*start = piece_start(draft, *start - 1, limit);
		subject.first = *start;
	}
	/* Not "it" in "Roe has it, but said". */
	struct range clause = strip(draft, subject);
	subject = first_name(draft, clause);
	return subject.end < clause.end ? subject : narrow(draft, subject);
}

/* "disse ao PÚBLICO João Roe", "a déclaré à l'AFP Paul Roe": whom it is told.
 */
static size_t skip_object(const struct doublet_draft *draft, size_t word,
                          size_t end)
{
	if (doublet_saying_is_english(draft))
		return doublet_saying_is_among(" to ", draft, word) ? word + 1
		                                                    : word;
	if (!doublet_saying_is_among(" à ao aos a al ", draft, word))
		return word;
	return word + 2 < end && has_capital(draft, word + 2) &&
	                       !lists(DOUBLET_LIST_ENDER, draft, word + 1)
	               ? word + 2
	               : word;
}

/* The subject after a verb: "said Mr. Smith, head of ...". */
static struct range subject_after(const struct doublet_draft *draft,
                                  size_t verb, size_t limit)
{
	struct range subject = {verb + 1, verb + 1};

	/* "dit-il" */
	if (doublet_saying_has_subject(draft, verb))
		return (struct range){verb, verb + 1};
	if (verb + 1 >= limit || is_parted(draft, verb + 1))
		return subject;
	size_t end = piece_end(draft, verb + 1, limit);
	subject.first = skip_object(draft, subject.first, end);
	subject.first = doublet_saying_skip_day(draft, subject.first, end);
	subject.end = subject.first;
	if (subject.first >= end ||
	    lists(DOUBLET_LIST_ENDER, draft, subject.first) ||
	    doublet_saying_is_among(" him her them me us it ", draft,
	                            subject.first))
		return subject;
	subject.end = subject.first + 1;
	while (subject.end < end &&
	       !lists(DOUBLET_LIST_ENDER, draft, subject.end) &&
	       (doublet_saying_is_english(draft) ||
	        !lists(DOUBLET_LIST_CLAUSE, draft, subject.end)))
		subject.end++;
	/* "räumte Rau ein" */
	if (subject.end > subject.first + 1 &&
	    strcmp(draft->language->tag, "de") == 0 &&
	    doublet_saying_is_among(" ein an aus fest hinzu zu das ", draft,
	                            subject.end - 1))
		subject.end--;
	return strip(draft, subject);
}

/* Takes an insertion behind the verb in: "he said, speaking on ...". */
static size_t with_formula(const struct doublet_draft *draft, size_t end,
                           size_t limit)
{
	if (end < limit && doublet_saying_is_formula(draft, end, limit))
		return piece_end(draft, end, limit);
	return end;
}

static void set(struct doublet_quote *quote, struct range clause,
                struct range speaker)
{
	quote->attribution.first = (uint32_t)clause.first;
	quote->attribution.end = (uint32_t)clause.end;
	/* A whole clause is nobody's name. */
	if (speaker.end - speaker.first > MOST_SPEAKER_WORDS)
		speaker.end = speaker.first;
	quote->speaker.first = (uint32_t)speaker.first;
	quote->speaker.end = (uint32_t)speaker.end;
}

/* "according": who speaks stands behind it, never before. */
static bool is_according(const struct doublet_draft *draft, size_t verb)
{
	return lists(DOUBLET_LIST_ACCORDING, draft, verb);
}

/* Whether who speaks may stand behind the verb, before what is said. */
static bool may_invert(const struct doublet_draft *draft, size_t verb,
                       size_t first)
{
	return verb == first || !doublet_saying_is_english(draft) ||
	       has_capital(draft, verb) || is_according(draft, verb);
}

/* Whether a clause of its own leads to a verb: 'the "X" after he asked'. */
static bool begins_clause(const struct doublet_draft *draft, size_t limit,
                          size_t verb)
{
	size_t word = piece_start(draft, verb, limit);

	return word < verb &&
	       doublet_saying_is_among(" after before because and until ",
	                               draft, word);
}

/* The clause in the words after a quotation. */
static bool find_after(const struct doublet_draft *draft,
                       struct doublet_quote *quote, struct range region,
                       bool set_off)
{
	size_t verb = region.first;

	while (verb < region.end &&
	       !doublet_saying_is_verb(draft, verb, region.first, region.end))
		verb++;
	/* German: '"...", so der Minister.' */
	if (verb == region.end && set_off && verb > region.first + 1 &&
	    strcmp(draft->language->tag, "de") == 0 &&
	    doublet_saying_is_among(" so ", draft, region.first))
		verb = region.first;
	if (verb == region.end ||
	    (!set_off && begins_clause(draft, region.first, verb)))
		return false;
	struct range clause = {region.first,
	                       piece_end(draft, verb, region.end)};
	struct range speaker = strip(draft, (struct range){region.first, verb});
	if (speaker.first == speaker.end || is_according(draft, verb)) {
		if (!set_off && !may_invert(draft, verb, region.first))
			return false;
		speaker = subject_after(draft, verb, region.end);
		clause.end =
			speaker.end > clause.end ? speaker.end : clause.end;
	} else {
		speaker = subject_before(draft, region.first, verb,
		                         &clause.first);
		size_t end = piece_end(draft, region.first, verb);
		/* "James Roe, president of the club in Erie, Pa., said" */
		if (set_off && end < verb && is_parted(draft, end) &&
		    has_capital(draft, region.first)) {
			clause.first = region.first;
			speaker =
				strip(draft, (struct range){region.first, end});
		}
	}
	clause.end = with_formula(draft, clause.end, region.end);
	set(quote, clause, speaker);
	return true;
}

/* Whether a colon or a comma stands before a quotation. */
static bool is_introduced(const struct doublet_draft *draft,
                          const struct doublet_quote *quote)
{
	uint32_t at = draft->words[quote->words.first - 1].end;

	while (at < quote->span.start) {
		struct doublet_character found =
			doublet_character_at(draft->text, at,
		                             quote->span.start);
		if (!doublet_character_is_blank(found))
			return found.code_point == ':' ||
			       found.code_point == ',';
		at += found.size;
	}
	return false;
}

/* The first verb of saying in the piece of the one given. */
static size_t first_verb(const struct doublet_draft *draft, struct range region,
                         size_t verb)
{
	size_t first = piece_start(draft, verb, region.first);

	while (!doublet_saying_is_verb(draft, first, region.first, region.end))
		first++;
	return first;
}

/* The clause in the words before a quotation. */
static bool find_before(const struct doublet_draft *draft,
                        struct doublet_quote *quote, struct range region)
{
	size_t verb = region.end;

	while (verb > region.first &&
	       !doublet_saying_is_verb(draft, verb - 1, region.first,
	                               region.end))
		verb--;
	if (verb == region.first)
		return false;
	verb = first_verb(draft, region, verb - 1);
	struct range clause = {verb, verb + 1};
	struct range speaker = {verb, verb};
	if (!is_according(draft, verb))
		speaker = subject_before(draft, region.first, verb,
		                         &clause.first);
	if (speaker.first == speaker.end &&
	    may_invert(draft, verb, region.first)) {
		speaker = subject_after(draft, verb, region.end);
		if (holds_verb(draft, speaker))
			speaker.end = speaker.first;
		if (speaker.end > clause.end)
			clause.end = speaker.end;
	}
	/* "told reporters in Washington:" */
	size_t end = piece_end(draft, verb, region.end);
	if (end == region.end && is_introduced(draft, quote))
		clause.end = end;
	set(quote, clause, speaker);
	return true;
}

/* Whether a quotation is set off from what follows it, or comes first. */
static bool is_set_off(const struct doublet_draft *draft,
                       const struct doublet_quote *quote,
                       const struct doublet_sentence *sentence)
{
	const char *text = draft->text;
	uint32_t last = draft->words[quote->words.end - 1].end;

	if (quote->words.first == sentence->words.first)
		return true;
	while (last < quote->span.end) {
		struct doublet_character found =
			doublet_character_at(text, last, quote->span.end);
		if (found.class == DOUBLET_CHARACTER_COMMA ||
		    doublet_character_is_end(found))
			return true;
		last += found.size;
	}
	return last < draft->length && text[last] == ',';
}

/* The quotation before it that ends in the same sentence, or NULL. */
static const struct doublet_quote *previous_in(
	const struct doublet_draft *draft, const struct doublet_quote *quote,
	const struct doublet_sentence *sentence)
{
	const struct doublet_quote *previous = quote;

	while (previous > draft->quotes) {
		previous--;
		if (previous->depth == 0)
			return previous->span.end > sentence->span.start
			               ? previous
			               : NULL;
	}
	return NULL;
}

/* The tag that a mark has parted: '"Go?" he asked.', '"It ends." Roe said.' */
static bool find_next(const struct doublet_draft *draft,
                      struct doublet_quote *quote,
                      const struct doublet_sentence *sentence)
{
	enum { LONGEST_TAG = 6 };
	const struct doublet_sentence *next = sentence + 1;

	if (next == draft->sentences + draft->sentence_count ||
	    next->paragraph != sentence->paragraph ||
	    quote->span.end != sentence->span.end ||
	    next->words.end - next->words.first > LONGEST_TAG ||
	    next->words.end - next->words.first < 2 ||
	    !doublet_draft_has(draft, next->words.end - 1,
	                       DOUBLET_LIST_SAYING) ||
	    draft->text[next->span.end - 1] != '.' ||
	    piece_end(draft, next->words.first, next->words.end) <
	            next->words.end)
		return false;
	return find_after(draft, quote,
	                  (struct range){next->words.first, next->words.end},
	                  true);
}

/*
 * A quotation that opens its sentence, and of which none is said to speak, may
 * go on with what the sentence before has: '"So be it," he said. "We go."'
 */
static void set_going_on(const struct doublet_draft *draft,
                         struct doublet_quote *quote,
                         const struct doublet_sentence *sentence)
{
	const struct doublet_quote *previous = quote;

	if (quote->words.first != sentence->words.first ||
	    sentence == draft->sentences ||
	    sentence[-1].paragraph != sentence->paragraph)
		return;
	while (previous > draft->quotes && previous[-1].depth > 0)
		previous--;
	if (previous == draft->quotes)
		return;
	previous--;
	/* The speaker is named behind it: "he said. "We go."" */
	if (previous->speaker.first >= previous->words.end &&
	    previous->speaker.first >= sentence[-1].words.first &&
	    previous->speaker.first < previous->speaker.end)
		quote->speaker = previous->speaker;
}

/* Attributes a quotation that lies in the sentences first to last. */
static void attribute(const struct doublet_draft *draft,
                      struct doublet_quote *quote,
                      const struct doublet_sentence *first,
                      const struct doublet_sentence *last)
{
	struct range before = {first->words.first, quote->words.first};
	struct range after = {quote->words.end, last->words.end};
	const struct doublet_quote *end = draft->quotes + draft->quote_count;

	/* Clauses belong to the gap between two quotations. */
	for (const struct doublet_quote *next = quote + 1;
	     next < end && next->span.start < last->span.end; next++)
		if (next->depth == 0) {
			after.end = next->words.first;
			break;
		}
	const struct doublet_quote *previous = previous_in(draft, quote, first);
	if (previous != NULL && previous->words.end > before.first)
		before.first = previous->words.end;
	if (after.end - after.first > REACH_WORDS && after.end > after.first)
		after.end = after.first + REACH_WORDS;
	if (before.end - before.first > REACH_WORDS)
		before.first = before.end - REACH_WORDS;
	if (is_set_off(draft, quote, last) &&
	    find_after(draft, quote, after, true))
		return;
	if (find_before(draft, quote, before) ||
	    find_after(draft, quote, after, false))
		return;
	/* "He called it "grave" and said it "may last"": the same speaker. */
	if (previous != NULL) {
		quote->attribution = previous->attribution;
		quote->speaker = previous->speaker;
	} else if (!find_next(draft, quote, last)) {
		set_going_on(draft, quote, first);
	}
}

void doublet_speakers_find(struct doublet_draft *draft)
{
	size_t sentence = 0;

	if (draft->language->lists[DOUBLET_LIST_FILLER].count == 0)
		return;
	for (size_t i = 0; i < draft->quote_count; i++) {
		struct doublet_quote *quote = &draft->quotes[i];
		while (draft->sentences[sentence].span.end <= quote->span.start)
			sentence++;
		size_t last = sentence;
		while (draft->sentences[last].span.end < quote->span.end)
			last++;
		if (quote->depth == 0)
			attribute(draft, quote, &draft->sentences[sentence],
			          &draft->sentences[last]);
	}
}

/* SPDX-License-Identifier: MIT */
/*
 * A relation has a head ("y keeps 131 of x's 135 words"), to which some add
 * what changed, as parts joined by commas and an "and". A sentence is short:
 * it is made on the stack and cut, should it ever not fit.
 */
#include "judge/reason.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "judge/wording.h"

enum { NAME = 40, PART = 240, MOST_PARTS = 8 };

struct sentence {
	const struct doublet_reason *reason;
	const struct doublet_comparison *comparison;
	struct doublet_reason_facts facts;
	char a[NAME];
	char b[NAME];
	char head[PART];
	char parts[MOST_PARTS][PART];
	size_t part_count;
};

__attribute__((format(printf, 2, 3))) static void begin(
	struct sentence *sentence, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(sentence->head, PART, format, arguments);
	va_end(arguments);
}

__attribute__((format(printf, 2, 3))) static void add(struct sentence *sentence,
                                                      const char *format, ...)
{
	va_list arguments;

	if (sentence->part_count == MOST_PARTS)
		return;
	va_start(arguments, format);
	vsnprintf(sentence->parts[sentence->part_count++], PART, format,
	          arguments);
	va_end(arguments);
}

static const char *plural(uint32_t count)
{
	return count == 1 ? "" : "s";
}

/* What to call a story, if that is short and tells it from the other. */
static void name(char *to, struct doublet_view given,
                 const struct doublet_story *story, const char *otherwise)
{
	if (given.length == 0 && story != NULL)
		given = story->id;
	if (given.length == 0 && story != NULL && story->path != NULL)
		given = (struct doublet_view){story->path, strlen(story->path)};
	if (given.length == 0 || given.length >= NAME ||
	    !doublet_wording_write(given, to, NAME) || *to == '\0')
		snprintf(to, NAME, "%s", otherwise);
}

static void name_both(struct sentence *sentence)
{
	const struct doublet_reason *reason = sentence->reason;
	static const char first[] = "the first story";
	static const char second[] = "the second story";

	name(sentence->a, sentence->facts.name_a, reason->a, first);
	name(sentence->b, sentence->facts.name_b, reason->b, second);
	if (strcmp(sentence->a, sentence->b) == 0) {
		snprintf(sentence->a, NAME, "%s", first);
		snprintf(sentence->b, NAME, "%s", second);
	}
}

/* Fills in from the comparison what its facts do not tell. */
static void complete_facts(struct sentence *sentence)
{
	const struct doublet_comparison *comparison = sentence->comparison;
	struct doublet_reason_facts *facts = &sentence->facts;

	if (facts->numbers + facts->names + facts->words == 0)
		for (uint32_t i = 0; i < comparison->difference_count; i++) {
			enum doublet_difference_kind kind =
				comparison->differences[i].kind;
			facts->numbers += kind == DOUBLET_DIFFERENCE_NUMBER;
			facts->names += kind == DOUBLET_DIFFERENCE_NAME;
			facts->words += kind == DOUBLET_DIFFERENCE_WORDS;
		}
	uint32_t words = 0;
	uint32_t longest = 0;
	for (uint32_t i = 0; i < comparison->passage_count; i++) {
		uint32_t here = comparison->passages[i].words;
		words += here;
		longest = here > longest ? here : longest;
	}
	if (facts->longest == 0)
		facts->longest = longest;
	if (facts->kept_a == 0)
		facts->kept_a = words < comparison->words_a
		                        ? words
		                        : comparison->words_a;
	if (facts->kept_b == 0)
		facts->kept_b = words < comparison->words_b
		                        ? words
		                        : comparison->words_b;
}

/* The first difference of a kind, or NULL. */
static const struct doublet_difference *find_change(
	const struct sentence *sentence, enum doublet_difference_kind kind)
{
	const struct doublet_comparison *comparison = sentence->comparison;

	if (sentence->reason->a == NULL || sentence->reason->b == NULL)
		return NULL;
	for (uint32_t i = 0; i < comparison->difference_count; i++)
		if (comparison->differences[i].kind == kind)
			return &comparison->differences[i];
	return NULL;
}

/*
 * Adds the changes of a kind; the first is quoted where the texts are given.
 * `noun` is what one is called, `nouns` more of them.
 */
static void add_changes(struct sentence *sentence,
                        enum doublet_difference_kind kind, uint32_t count,
                        const char *noun, const char *nouns)
{
	struct doublet_wording_pair pair;
	const struct doublet_difference *change = find_change(sentence, kind);

	if (count == 0)
		return;
	if (change == NULL) {
		add(sentence, "changes %u %s", count,
		    count == 1 ? noun : nouns);
		return;
	}
	doublet_wording_differ(sentence->reason->a, sentence->reason->b, change,
	                       &pair);
	if (count == 1)
		add(sentence, "changes \"%s\" to \"%s\"", pair.a, pair.b);
	else
		add(sentence, "changes %u %s (first \"%s\" to \"%s\")", count,
		    nouns, pair.a, pair.b);
}

/* "adds 2 paragraphs", "drops 1 sentence". */
static void add_pieces(struct sentence *sentence, const char *verb,
                       uint32_t paragraphs, uint32_t sentences)
{
	if (paragraphs > 0)
		add(sentence, "%s %u paragraph%s", verb, paragraphs,
		    plural(paragraphs));
	if (sentences > 0)
		add(sentence, "%s %u sentence%s", verb, sentences,
		    plural(sentences));
}

static void add_what_changed(struct sentence *sentence)
{
	const struct doublet_comparison *comparison = sentence->comparison;
	const struct doublet_reason_facts *facts = &sentence->facts;
	uint32_t a = comparison->words_a;
	uint32_t b = comparison->words_b;

	add_pieces(sentence, "adds", facts->added_paragraphs,
	           facts->added_sentences);
	add_pieces(sentence, "drops", facts->dropped_paragraphs,
	           facts->dropped_sentences);
	add_changes(sentence, DOUBLET_DIFFERENCE_NUMBER, facts->numbers,
	            "figure", "figures");
	add_changes(sentence, DOUBLET_DIFFERENCE_NAME, facts->names, "name",
	            "names");
	if (facts->numbers + facts->names == 0)
		add_changes(sentence, DOUBLET_DIFFERENCE_WORDS, facts->words,
		            "wording", "wordings");
	if (sentence->part_count == 0 && a != b)
		add(sentence, "is %u word%s %s", a > b ? a - b : b - a,
		    plural(a > b ? a - b : b - a),
		    a > b ? "shorter" : "longer");
	if (facts->other_headline)
		add(sentence, "has another headline");
}

/* What b says of itself, or NULL. */
static const char *claim_of(const struct sentence *sentence)
{
	unsigned marks = sentence->comparison->marks;

	if ((marks & DOUBLET_MARK_SAYS_CORRECTION) != 0)
		return "says that it is a correction";
	if ((marks & DOUBLET_MARK_SAYS_UPDATE) != 0)
		return "says that it is an update";
	if ((marks & DOUBLET_MARK_SAYS_REPEAT) != 0)
		return "says that it is a repeat";
	return NULL;
}

/* "y keeps 131 of x's 135 words" */
static void begin_kept(struct sentence *sentence)
{
	uint32_t kept = sentence->facts.kept_a;
	uint32_t words = sentence->comparison->words_a;

	if (kept < words)
		begin(sentence, "%s keeps %u of %s's %u words", sentence->b,
		      kept, sentence->a, words);
	else if (words == 1)
		begin(sentence, "%s keeps %s's only word", sentence->b,
		      sentence->a);
	else
		begin(sentence, "%s keeps all %u words of %s", sentence->b,
		      words, sentence->a);
}

static void write_new(struct sentence *sentence)
{
	if (sentence->facts.longest > 0)
		begin(sentence, "no more than %u words in a row stand in both",
		      sentence->facts.longest);
	else
		begin(sentence, "the two have nothing to speak of in common");
}

/* "the same 210 words", and what is to be said of them. */
static void begin_same(struct sentence *sentence, const char *more)
{
	uint32_t words = sentence->comparison->words_b;

	if (words == 0)
		begin(sentence, "neither has a text%s", more);
	else
		begin(sentence, "the same %u word%s%s", words, plural(words),
		      more);
}

static void write_identical(struct sentence *sentence)
{
	unsigned marks = sentence->comparison->marks;

	if ((marks & DOUBLET_MARK_RESEND) != 0)
		begin_same(sentence, ", sent again under the same id");
	else if ((marks & DOUBLET_MARK_REPEAT) != 0)
		begin_same(sentence, ", sent under another id");
	else
		begin_same(sentence, "");
}

/* Whether each word of either stands in the other. */
static bool is_same(const struct sentence *sentence)
{
	const struct doublet_comparison *comparison = sentence->comparison;

	return comparison->words_a == comparison->words_b &&
	       sentence->facts.kept_a == comparison->words_a &&
	       comparison->difference_count == 0;
}

/* Of the same words: whether they stand in another order. */
static bool is_moved(const struct sentence *sentence)
{
	return sentence->comparison->resemblance < 1 &&
	       sentence->comparison->passage_count > 1;
}

/* Whether b tells of a rather than telling what a tells. */
static bool is_notice(const struct sentence *sentence)
{
	const struct doublet_comparison *comparison = sentence->comparison;

	return comparison->relation == DOUBLET_CORRECTION &&
	       (comparison->marks & DOUBLET_MARK_SAYS_CORRECTION) != 0 &&
	       sentence->facts.kept_b < comparison->words_b / 2;
}

static void write_version(struct sentence *sentence)
{
	const char *claim = claim_of(sentence);

	if (is_notice(sentence)) {
		begin(sentence, "%s is a notice that corrects %s", sentence->b,
		      sentence->a);
	} else if (is_same(sentence)) {
		begin_same(sentence, is_moved(sentence) ? " in another order"
		                     : sentence->facts.other_headline
		                             ? "; only the headline differs"
		                             : "");
	} else {
		begin_kept(sentence);
		add_what_changed(sentence);
		if (claim != NULL)
			add(sentence, "%s", claim);
	}
}

/* "nearly all of its 62 words stand in x (410 words)" */
static void write_part(struct sentence *sentence, bool excerpt)
{
	const struct doublet_comparison *comparison = sentence->comparison;
	const char *part = excerpt ? sentence->b : sentence->a;
	const char *whole = excerpt ? sentence->a : sentence->b;
	uint32_t words = excerpt ? comparison->words_b : comparison->words_a;
	uint32_t of = excerpt ? comparison->words_a : comparison->words_b;
	uint32_t kept =
		excerpt ? sentence->facts.kept_b : sentence->facts.kept_a;

	if (kept >= words)
		begin(sentence, "all of %s's %u words stand in %s (%u words)",
		      part, words, whole, of);
	else if ((uint64_t)kept * 10 >= (uint64_t)words * 9)
		begin(sentence,
		      "nearly all of %s's %u words stand in %s (%u words)",
		      part, words, whole, of);
	else
		begin(sentence, "%u of %s's %u words stand in %s (%u words)",
		      kept, part, words, whole, of);
}

static void write_quotes(struct sentence *sentence)
{
	const struct doublet_reason_facts *facts = &sentence->facts;

	if (facts->quotes == 0)
		begin(sentence, "quotations in common, in stories written "
		                "apart");
	else
		begin(sentence,
		      "%u quotation%s in common, %u word%s, in stories written "
		      "apart",
		      facts->quotes, plural(facts->quotes), facts->quote_words,
		      plural(facts->quote_words));
}

static void write_passages(struct sentence *sentence)
{
	const struct doublet_comparison *comparison = sentence->comparison;

	begin(sentence,
	      "%u words in a row stand in both, of %u and %u; the rest is "
	      "other news",
	      sentence->facts.longest, comparison->words_a,
	      comparison->words_b);
}

/* "the same form with other figures: 14 of 16 changed" */
static void write_template(struct sentence *sentence)
{
	const struct doublet_reason_facts *facts = &sentence->facts;
	uint32_t names = facts->names;
	char figures[PART / 4];

	if (facts->numbers_all >= facts->numbers && facts->numbers_all > 0)
		snprintf(figures, sizeof(figures), "%u of %u", facts->numbers,
		         facts->numbers_all);
	else
		snprintf(figures, sizeof(figures), "%u", facts->numbers);
	if (facts->numbers > 0 && names > 0)
		begin(sentence,
		      "the same form with other facts: %s figures and %u "
		      "name%s changed",
		      figures, names, plural(names));
	else if (facts->numbers > 0)
		begin(sentence, "the same form with other figures: %s changed",
		      figures);
	else if (names > 0)
		begin(sentence, "the same form with other names: %u changed",
		      names);
	else if (facts->other_headline && is_same(sentence))
		begin(sentence, "the same words under a headline about "
		                "something else");
	else
		begin(sentence, "the same form with other facts");
}

static void write_withdrawal(struct sentence *sentence)
{
	begin(sentence, "%s says that %s is withdrawn", sentence->b,
	      sentence->a);
}

static void write_relation(struct sentence *sentence)
{
	switch (sentence->comparison->relation) {
	case DOUBLET_NEW:
		write_new(sentence);
		break;
	case DOUBLET_IDENTICAL:
		write_identical(sentence);
		break;
	case DOUBLET_NEAR:
	case DOUBLET_CORRECTION:
	case DOUBLET_UPDATE:
		write_version(sentence);
		break;
	case DOUBLET_EXCERPT:
	case DOUBLET_CONTAINS:
		write_part(sentence,
		           sentence->comparison->relation == DOUBLET_EXCERPT);
		break;
	case DOUBLET_SHARED_QUOTES:
		write_quotes(sentence);
		break;
	case DOUBLET_SHARED_PASSAGES:
		write_passages(sentence);
		break;
	case DOUBLET_TEMPLATE:
		write_template(sentence);
		break;
	case DOUBLET_WITHDRAWAL:
		write_withdrawal(sentence);
		break;
	}
}

/* Head and parts as one sentence; NULL = no memory. */
static const char *join(struct doublet_arena *arena,
                        const struct sentence *sentence)
{
	static const char between[] = " and ";
	size_t size = strlen(sentence->head) + 1;

	for (size_t i = 0; i < sentence->part_count; i++)
		size += strlen(sentence->parts[i]) + strlen(between);
	char *text = doublet_arena_take(arena, size);
	if (text == NULL)
		return NULL;
	char *at = stpcpy(text, sentence->head);
	for (size_t i = 0; i < sentence->part_count; i++) {
		bool last = i + 1 == sentence->part_count;
		at = stpcpy(at, last ? between : ", ");
		at = stpcpy(at, sentence->parts[i]);
	}
	return text;
}

const char *doublet_reason_write(struct doublet_arena *arena,
                                 const struct doublet_reason *reason)
{
	struct sentence sentence = {.reason = reason,
	                            .comparison = reason->comparison,
	                            .facts = *reason->facts};

	name_both(&sentence);
	complete_facts(&sentence);
	write_relation(&sentence);
	return join(arena, &sentence);
}

/* SPDX-License-Identifier: MIT */
/* The table of what is let through; a row is a question and its reason. */
#include "check/exempt.h"

#include <string.h>

#include "check/frame.h"
#include "check/occasion.h"
#include "check/worth.h"

/* What the questions look at. */
struct inquiry {
	const struct doublet_evidence *evidence;
	const struct doublet_candidate *candidate;
	struct doublet_frames frames;
	struct doublet_occasion occasion;
	/* The repeat holds the whole of a sentence or more. */
	bool whole;
};

typedef bool exemption_question(struct inquiry *inquiry);

static bool is_table(struct inquiry *inquiry)
{
	return doublet_evidence_is_tabular(inquiry->evidence,
	                                   inquiry->candidate->repeat);
}

static bool is_quoted(const struct inquiry *inquiry)
{
	const uint32_t *quote_of = inquiry->evidence->quote_of;
	struct doublet_word_range first = inquiry->candidate->first;
	struct doublet_word_range again = inquiry->candidate->repeat;

	return quote_of[first.first] != DOUBLET_NO_QUOTE ||
	       quote_of[first.end - 1] != DOUBLET_NO_QUOTE ||
	       quote_of[again.first] != DOUBLET_NO_QUOTE ||
	       quote_of[again.end - 1] != DOUBLET_NO_QUOTE;
}

static bool is_parallel(struct inquiry *inquiry)
{
	/* Words in quotation marks are somebody's, and no frame. */
	return !inquiry->whole && !is_quoted(inquiry) &&
	       doublet_frames_are_parallel(&inquiry->frames,
	                                   inquiry->candidate);
}

static bool is_interview(struct inquiry *inquiry)
{
	const struct doublet_candidate *candidate = inquiry->candidate;
	uint32_t begin = inquiry->occasion.interview;

	if (candidate->repeat.first < begin)
		return false;
	return candidate->first.first < begin ||
	       doublet_occasion_is_question(inquiry->evidence,
	                                    candidate->first.first) ||
	       doublet_occasion_is_question(inquiry->evidence,
	                                    candidate->repeat.first);
}

static bool is_full_text(struct inquiry *inquiry)
{
	const struct doublet_candidate *candidate = inquiry->candidate;
	uint32_t begin = inquiry->occasion.full_text;

	return candidate->first.first < begin &&
	       candidate->repeat.first >= begin;
}

/*
 * Whether nearly all longer words of a range have a capital and small letters
 * behind it: the title of a work, the name of an office or a person.
 */
static bool reads_as_name(const struct doublet_evidence *evidence,
                          struct doublet_word_range range)
{
	/* Shorter words keep their small letters in titles. */
	enum { LONGER = 4, FEWEST = 2 };
	uint32_t capitals = 0;
	uint32_t others = 0;

	for (uint32_t i = range.first; i < range.end; i++) {
		struct doublet_span span = evidence->segments->words[i];
		const char *word = evidence->story->text + span.start;
		if (span.end - span.start < LONGER)
			continue;
		bool is_capital = word[0] >= 'A' && word[0] <= 'Z' &&
		                  !(word[1] >= 'A' && word[1] <= 'Z');
		capitals += is_capital;
		others += !is_capital;
	}
	return capitals >= FEWEST && others * 4 <= capitals;
}

static bool is_title(struct inquiry *inquiry)
{
	enum { LONGEST = 16 };
	const struct doublet_candidate *candidate = inquiry->candidate;

	return doublet_range_length(candidate->repeat) <= LONGEST &&
	       reads_as_name(inquiry->evidence, candidate->first) &&
	       reads_as_name(inquiry->evidence, candidate->repeat);
}

/* "Art. 12", "Section 4": the paragraphs of laws begin so, at both places. */
static bool begins_as_law(const struct doublet_evidence *evidence,
                          uint32_t word)
{
	static const char *const marks[] = {"Art.",      "Article ",
	                                    "Artikel ",  "Artículo ",
	                                    "Artigo ",   "Section ",
	                                    "Sec.",      "§",
	                                    "Paragraph "};
	uint32_t paragraph = doublet_evidence_paragraph(evidence, word);
	struct doublet_span span =
		evidence->segments->paragraphs[paragraph].span;

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		size_t length = strlen(marks[i]);
		if (span.end - span.start > length &&
		    memcmp(evidence->story->text + span.start, marks[i],
		           length) == 0)
			return true;
	}
	return false;
}

static bool is_law(struct inquiry *inquiry)
{
	const struct doublet_candidate *candidate = inquiry->candidate;

	return !inquiry->whole &&
	       begins_as_law(inquiry->evidence, candidate->first.first) &&
	       begins_as_law(inquiry->evidence, candidate->repeat.first);
}

/* A few characters of a script without blanks are a word or two. */
static bool is_short(struct inquiry *inquiry)
{
	struct doublet_word_range range = inquiry->candidate->repeat;
	const struct doublet_evidence *evidence = inquiry->evidence;
	uint32_t words = doublet_worth_words(evidence, range);

	return words < evidence->min_words &&
	       words < doublet_range_length(range);
}

static const struct row {
	struct doublet_exemption exemption;
	exemption_question *holds;
} rows[] = {
	{{"table", "it stands in a table or a form: rows of figures"},
         is_table},
	{{"law", "it is the wording of a law"}, is_law},
	{{"interview",
          "it is a question of an interview, or an answer that was "
          "quoted before"},
         is_interview},
	{{"full-text", "the text is announced, and then given in full"},
         is_full_text},
	{{"title", "it is the title of a work, or a name"}, is_title},
	{{"parallel",
          "the sentences are parallel: only figures or names differ"},
         is_parallel},
	{{"short", "it is a few characters long"}, is_short},
};

const struct doublet_exemption doublet_exemption_refrain =
	{"refrain", "it stands three times or more, at even distances"};

static void examine(struct inquiry *inquiry,
                    struct doublet_candidate *candidate)
{
	const struct doublet_evidence *evidence = inquiry->evidence;
	uint32_t last = evidence->sentence_of[candidate->repeat.end - 1];
	struct doublet_word_range words =
		evidence->segments->sentences[last].words;

	inquiry->candidate = candidate;
	inquiry->whole = doublet_range_holds(candidate->repeat, words);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (!rows[i].holds(inquiry))
			continue;
		candidate->exemption = &rows[i].exemption;
		candidate->level = DOUBLET_LEVEL_NOTE;
		return;
	}
}

enum doublet_status doublet_exempt(const struct doublet_evidence *evidence,
                                   struct doublet_candidates *candidates)
{
	struct inquiry inquiry = {.evidence = evidence};
	bool ready = false;

	for (size_t i = 0; i < candidates->count; i++) {
		struct doublet_candidate *candidate = &candidates->items[i];
		if (candidate->level < DOUBLET_LEVEL_WARNING ||
		    candidate->first.first == candidate->first.end)
			continue;
		if (!ready) {
			enum doublet_status status =
				doublet_frames_gather(&inquiry.frames,
			                              evidence);
			if (status != DOUBLET_OK)
				return status;
			inquiry.occasion = doublet_occasion_of(evidence);
			ready = true;
		}
		examine(&inquiry, candidate);
	}
	return DOUBLET_OK;
}

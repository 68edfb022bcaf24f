/* SPDX-License-Identifier: MIT */
/* The table of what is let through; a row is a question and its reason. */
#include "check/exempt.h"

#include <string.h>

#include "check/chant.h"
#include "check/frame.h"
#include "check/occasion.h"
#include "check/rows.h"
#include "check/source.h"
#include "check/stencil.h"
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
	return doublet_rows_hold(inquiry->evidence, inquiry->candidate);
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
	enum { LONGEST = 20 };
	const struct doublet_candidate *candidate = inquiry->candidate;

	if (doublet_frames_have_slots(&inquiry->frames, candidate))
		return true;
	if (is_quoted(inquiry))
		return false;
	if (doublet_stencil_holds(inquiry->evidence, candidate))
		return true;
	if (inquiry->whole)
		return false;
	if (doublet_range_length(candidate->repeat) > 1 &&
	    doublet_range_length(candidate->repeat) <= LONGEST &&
	    doublet_rows_is_account(inquiry->evidence,
	                            candidate->first.first) &&
	    doublet_rows_is_account(inquiry->evidence, candidate->repeat.first))
		return true;
	/* Words in quotation marks are somebody's, and no frame. */
	return doublet_frames_are_parallel(&inquiry->frames,
	                                   inquiry->candidate);
}

static bool is_interview(struct inquiry *inquiry)
{
	enum { LONGEST_ANSWER = 8, LONGEST_TURN = 17 };
	const struct doublet_candidate *candidate = inquiry->candidate;
	uint32_t begin = inquiry->occasion.interview;

	if (candidate->repeat.first < begin)
		return false;
	/* People stammer, say "yes, I do", and come back to what they said. */
	uint32_t words = doublet_range_length(candidate->repeat);
	if (words <= LONGEST_ANSWER ||
	    (words <= LONGEST_TURN && candidate->edit_count > 0))
		return true;
	return candidate->first.first < begin ||
	       doublet_occasion_is_question(inquiry->evidence,
	                                    candidate->first.first) ||
	       doublet_occasion_is_question(inquiry->evidence,
	                                    candidate->repeat.first);
}

/* It may be announced in the sentence that it begins with. */
static bool is_full_text(struct inquiry *inquiry)
{
	const struct doublet_candidate *candidate = inquiry->candidate;
	struct doublet_word_range again = candidate->repeat;
	uint32_t begin = inquiry->occasion.full_text;

	return candidate->first.first < begin && again.end > begin &&
	       (again.first >= begin ||
	        again.end - begin >= begin - again.first);
}

static bool is_title(struct inquiry *inquiry)
{
	enum { LONGEST = 20 };
	const struct doublet_candidate *candidate = inquiry->candidate;

	if (doublet_range_length(candidate->repeat) > LONGEST)
		return false;
	return doublet_worth_is_compound(inquiry->evidence,
	                                 candidate->repeat) ||
	       (doublet_evidence_is_title(inquiry->evidence,
	                                  candidate->first) &&
	        doublet_evidence_is_title(inquiry->evidence,
	                                  candidate->repeat));
}

/* Whether a stretch begins with one of these marks, and goes on behind it. */
static bool opens_with(const struct doublet_evidence *evidence,
                       struct doublet_span span, const char *const *marks,
                       size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t length = strlen(marks[i]);
		if (span.end - span.start > length &&
		    memcmp(evidence->story->text + span.start, marks[i],
		           length) == 0)
			return true;
	}
	return false;
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

	return opens_with(evidence, span, marks,
	                  sizeof(marks) / sizeof(marks[0]));
}

static bool is_law(struct inquiry *inquiry)
{
	const struct doublet_candidate *candidate = inquiry->candidate;

	return !inquiry->whole &&
	       begins_as_law(inquiry->evidence, candidate->first.first) &&
	       begins_as_law(inquiry->evidence, candidate->repeat.first);
}

/* A part of a quotation that goes on before or behind it. */
static bool is_in_speech(const struct doublet_evidence *evidence,
                         struct doublet_word_range range)
{
	enum { FEWEST = 2 };
	uint32_t quote = evidence->quote_of[range.first];

	return quote != DOUBLET_NO_QUOTE &&
	       doublet_range_length(evidence->segments->quotes[quote].words) >=
	               doublet_range_length(range) + FEWEST;
}

/* Whether two places stand in one quotation. */
static bool is_one_quote(const struct doublet_evidence *evidence,
                         struct doublet_word_range first,
                         struct doublet_word_range again)
{
	const uint32_t *quote_of = evidence->quote_of;

	return quote_of[first.end - 1] != DOUBLET_NO_QUOTE &&
	       quote_of[first.end - 1] == quote_of[again.end - 1];
}

/* "It is a port. No, wait. It is THE port": a few words stand between. */
static bool is_corrected(const struct doublet_evidence *evidence,
                         struct doublet_word_range first,
                         struct doublet_word_range again)
{
	enum { FEW_WORDS = 4 };
	uint32_t sentence = evidence->sentence_of[first.end - 1] + 1;

	return evidence->sentence_of[again.first] == sentence + 1 &&
	       doublet_evidence_paragraph(evidence, first.first) ==
	               doublet_evidence_paragraph(evidence, again.first) &&
	       doublet_range_length(
		       evidence->segments->sentences[sentence].words) <=
	               FEW_WORDS;
}

/*
 * A speaker says the same at the beginning of two sentences that follow each
 * other: "no company may ..., no company may ...".
 */
static bool is_rhetoric(struct inquiry *inquiry)
{
	enum {
		LONGEST = 9,
		LONGEST_NEAR = 20,
		NEAR_SENTENCES = 1,
		NEAR_IN_INTERVIEW = 3
	};
	const struct doublet_evidence *evidence = inquiry->evidence;
	struct doublet_word_range first = inquiry->candidate->first;
	struct doublet_word_range again = inquiry->candidate->repeat;
	uint32_t sentences = evidence->sentence_of[again.first] -
	                     evidence->sentence_of[first.first];
	uint32_t words = doublet_range_length(again);

	bool has_edits = inquiry->candidate->edit_count > 0;
	if (words <= LONGEST_NEAR && (has_edits || !inquiry->whole) &&
	    is_corrected(evidence, first, again))
		return true;
	if (has_edits)
		return words <= LONGEST_NEAR && sentences <= NEAR_SENTENCES &&
		       is_one_quote(evidence, first, again);
	if (inquiry->whole || words > LONGEST || words == 1)
		return false;
	if (first.first >= inquiry->occasion.interview)
		return sentences <= NEAR_IN_INTERVIEW;
	return sentences <= NEAR_SENTENCES && is_in_speech(evidence, first) &&
	       is_in_speech(evidence, again);
}

/* "..., 2014 (year) 7 (month) 18 (day).": a source, and when it appeared. */
static bool is_citation(const struct doublet_evidence *evidence,
                        uint32_t sentence)
{
	static const char day[] = "\xE6\x97\xA5";
	static const char minute[] = "\xE5\x88\x86";
	struct doublet_word_range words =
		evidence->segments->sentences[sentence].words;
	uint32_t last = words.end - 1;
	const struct doublet_span span = evidence->segments->words[last];
	const char *text = evidence->story->text + span.start;

	return doublet_range_length(words) > 1 && span.end - span.start == 3 &&
	       (memcmp(text, day, 3) == 0 || memcmp(text, minute, 3) == 0) &&
	       doublet_evidence_is_figure(evidence, last - 1);
}

/* A source in a list of sources, or the title before it. */
static bool is_cited(const struct doublet_evidence *evidence,
                     struct doublet_word_range range)
{
	enum { LONGEST = 60 };
	uint32_t first = evidence->sentence_of[range.first];
	uint32_t last = evidence->sentence_of[range.end - 1];

	return doublet_range_length(range) <= LONGEST &&
	       (is_citation(evidence, first) || is_citation(evidence, last) ||
	        (last + 1 < evidence->segments->sentence_count &&
	         is_citation(evidence, last + 1)));
}

/* "Photo: ...", "Image courtesy of ...": what a sentence begins with. */
static bool is_credit(struct inquiry *inquiry)
{
	enum { LONGEST = 14 };
	static const char *const marks[] = {"Photo",  "Foto",     "Picture",
	                                    "Image",  "Bild",     "Source",
	                                    "Quelle", "Fuente",   "Fonte",
	                                    "Imagem", "Courtesy", "Credit",
	                                    "Crédit"};
	const struct doublet_evidence *evidence = inquiry->evidence;
	struct doublet_word_range again = inquiry->candidate->repeat;
	const struct doublet_sentence *sentence =
		&evidence->segments
			 ->sentences[evidence->sentence_of[again.end - 1]];

	if (is_cited(evidence, again) &&
	    is_cited(evidence, inquiry->candidate->first))
		return true;
	if (doublet_range_length(sentence->words) > LONGEST ||
	    again.first < sentence->words.first)
		return false;
	return opens_with(evidence, sentence->span, marks,
	                  sizeof(marks) / sizeof(marks[0]));
}

static bool is_introduction(struct inquiry *inquiry)
{
	const struct doublet_candidate *candidate = inquiry->candidate;

	return !inquiry->whole &&
	       doublet_source_is_introduced(inquiry->evidence,
	                                    candidate->first) &&
	       doublet_source_is_introduced(inquiry->evidence,
	                                    candidate->repeat);
}

static bool is_slogan(struct inquiry *inquiry)
{
	const struct doublet_candidate *candidate = inquiry->candidate;

	return doublet_chant_is_slogan(inquiry->evidence, candidate->first) &&
	       doublet_chant_is_slogan(inquiry->evidence, candidate->repeat);
}

static bool is_prayer(struct inquiry *inquiry)
{
	const struct doublet_candidate *candidate = inquiry->candidate;

	return doublet_chant_is_prayer(inquiry->evidence, candidate->first) &&
	       doublet_chant_is_prayer(inquiry->evidence, candidate->repeat);
}

static bool is_boilerplate(struct inquiry *inquiry)
{
	return inquiry->whole &&
	       doublet_chant_is_boilerplate(inquiry->evidence,
	                                    inquiry->candidate->repeat);
}

/* "Best actor: ...", "Best actress: ...": entries that are labelled alike. */
static bool is_list(struct inquiry *inquiry)
{
	enum { LONGEST = 24, FEWEST = 3 };
	const struct doublet_candidate *candidate = inquiry->candidate;
	uint32_t words = doublet_range_length(candidate->repeat);

	if (inquiry->occasion.labels < FEWEST || words > LONGEST ||
	    words == 1 || (inquiry->whole && candidate->edit_count == 0))
		return false;
	return doublet_occasion_is_entry(inquiry->evidence,
	                                 candidate->first.first) &&
	       doublet_occasion_is_entry(inquiry->evidence,
	                                 candidate->repeat.first);
}

static bool is_verse(struct inquiry *inquiry)
{
	const struct doublet_candidate *candidate = inquiry->candidate;

	return doublet_occasion_is_verse(inquiry->evidence,
	                                 candidate->first.first) &&
	       doublet_occasion_is_verse(inquiry->evidence,
	                                 candidate->repeat.first);
}

static bool is_said_again(struct inquiry *inquiry)
{
	return doublet_range_length(inquiry->candidate->repeat) > 1 &&
	       doublet_occasion_is_said_again(inquiry->evidence,
	                                      inquiry->candidate->repeat.first);
}

static bool is_other_case(struct inquiry *inquiry)
{
	return doublet_range_length(inquiry->candidate->repeat) > 1 &&
	       !is_quoted(inquiry) &&
	       doublet_occasion_is_other_case(inquiry->evidence,
	                                      inquiry->candidate);
}

/* "0.2 grams a litre (6 mg)", "6-4, 7-5 in the final": measured twice. */
static bool is_measure(struct inquiry *inquiry)
{
	enum { LONGEST = 10, FEWEST = 2 };
	struct doublet_word_range again = inquiry->candidate->repeat;

	return inquiry->candidate->edit_count == 0 && !inquiry->whole &&
	       !is_quoted(inquiry) && doublet_range_length(again) <= LONGEST &&
	       doublet_evidence_figures(inquiry->evidence, again) >= FEWEST;
}

/* Names and terms that the story uses all along. */
static bool is_subject(struct inquiry *inquiry)
{
	const struct doublet_candidate *candidate = inquiry->candidate;

	if (doublet_range_length(candidate->repeat) == 1 ||
	    (inquiry->whole && candidate->edit_count == 0))
		return false;
	return doublet_worth_is_subject(inquiry->evidence, candidate);
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
          "it is a question of an interview, what its speaker comes back "
          "to, or an answer that was quoted before"},
         is_interview},
	{{"full-text", "the text is announced, and then given in full"},
         is_full_text},
	{{"title", "it is the title of a work, or a name"}, is_title},
	{{"parallel",
          "the sentences are parallel: only figures or names differ"},
         is_parallel},
	{{"rhetoric", "a speaker begins two sentences alike"}, is_rhetoric},
	{{"credit", "it is the credit of a picture or the name of a source"},
         is_credit},
	{{"attribution", "somebody is introduced again, or the source is"},
         is_introduction},
	{{"slogan", "it is a slogan: somebody chants it, or a banner says so"},
         is_slogan},
	{{"prayer", "they are the petitions and responses of a prayer"},
         is_prayer},
	{{"boilerplate",
          "it is what a publisher adds: how to subscribe, where to read on"},
         is_boilerplate},
	{{"measure", "it gives figures that the story gives elsewhere, too"},
         is_measure},
	{{"list", "both places are entries of a list, labelled alike"},
         is_list},
	{{"verse", "it stands in verse, or in a list of short lines"},
         is_verse},
	{{"again", "it is said that it is said again"}, is_said_again},
	{{"other-case",
          "it says the same of a second case: \"also\", \"again\" stand there"},
         is_other_case},
	{{"subject",
          "it names what the story is about, in words it uses all along"},
         is_subject},
	{{"short", "it is a few characters long"}, is_short},
};

const struct doublet_exemption doublet_exemption_refrain =
	{"refrain", "it stands three times or more, at even distances"};

const struct doublet_exemption doublet_exemption_roundup =
	{"roundup",
         "there are several: a round-up of stories, or an interview"};

/* The row of an exemption. */
static const struct doublet_exemption *exemption_of(exemption_question *holds)
{
	size_t i = 0;

	while (rows[i].holds != holds)
		i++;
	return &rows[i].exemption;
}

/* Why near.c has made a note of what stands again with words changed. */
static const struct doublet_exemption *form_of(struct inquiry *inquiry)
{
	const struct doublet_evidence *evidence = inquiry->evidence;
	const struct doublet_candidate *candidate = inquiry->candidate;

	if (is_table(inquiry))
		return exemption_of(is_table);
	if (doublet_occasion_is_question(evidence, candidate->first.first) &&
	    doublet_occasion_is_question(evidence, candidate->repeat.first))
		return exemption_of(is_interview);
	return exemption_of(is_parallel);
}

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
		if (candidate->level == DOUBLET_LEVEL_NOTE &&
		    candidate->edit_count > 0) {
			inquiry.candidate = candidate;
			candidate->exemption = form_of(&inquiry);
		}
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

/* SPDX-License-Identifier: MIT */
/* The the: the same word twice in a row, with nothing but blanks between. */
#include "check/ruleset.h"

#include <string.h>

#include "check/common.h"
#include "check/gap.h"
#include "check/phrasebook.h"
#include "match/echo.h"
#include "text/character.h"

/*
 * Where a capital says nothing, a word is no name if it is a common one: in
 * German, and between words without small letters.
 */
static bool is_common(const struct doublet_evidence *evidence, uint32_t word)
{
	const struct doublet_segments *segments = evidence->segments;
	const struct doublet_common *common =
		doublet_common_find(segments->language);
	const char *text = evidence->story->text;
	struct doublet_span span = segments->words[word];
	bool is_german = strcmp(segments->language, "de") == 0;

	for (uint32_t i = span.start; i < span.end; i++) {
		if (text[i] >= 'a' && text[i] <= 'z' && !is_german)
			return false;
	}
	return common != NULL &&
	       doublet_common_class(common, text + span.start,
	                            span.end - span.start) > 0;
}

static bool is_word(const struct doublet_evidence *evidence, uint32_t word,
                    const char *text)
{
	struct doublet_span span = evidence->segments->words[word];
	size_t length = strlen(text);

	return span.end - span.start == length &&
	       memcmp(evidence->story->text + span.start, text, length) == 0;
}

static bool is_of(const struct doublet_evidence *evidence, uint32_t word,
                  enum doublet_phrase_kind kind)
{
	return (doublet_evidence_kinds(evidence, word) & kind) != 0;
}

/*
 * Whether two clauses meet in a word: "what it is is a tax", "the problem was
 * was ...", "it strikes me as as big a flaw".
 */
static bool is_joint(const struct doublet_evidence *evidence, uint32_t word)
{
	enum { MOST_BEFORE = 10 };
	bool is_as = is_word(evidence, word, "as");
	uint32_t begin = word;

	if (!is_as && !is_word(evidence, word, "is") &&
	    !is_word(evidence, word, "was"))
		return false;
	while (begin > 0 && word - begin < MOST_BEFORE &&
	       evidence->sentence_of[begin - 1] ==
	               evidence->sentence_of[word] &&
	       doublet_gap_is_blank(evidence, begin - 1)) {
		begin--;
		if (is_as && is_of(evidence, begin, DOUBLET_PHRASE_SEEN_AS))
			return true;
	}
	/* "But what", "the thing". */
	return !is_as && begin < word && word - begin < MOST_BEFORE &&
	       (is_of(evidence, begin, DOUBLET_PHRASE_CLEFT) ||
	        is_of(evidence, begin + 1, DOUBLET_PHRASE_CLEFT));
}

/*
 * Whether a word standing twice is a slip: letters, the second one small or
 * common (names double: Pago Pago), and not one that may stand twice (had had).
 * Scripts that write without blanks double characters on purpose.
 */
static bool is_slip(const struct doublet_evidence *evidence, uint32_t word)
{
	struct doublet_span span = evidence->segments->words[word + 1];
	bool is_small = doublet_character_at(evidence->story->text, span.start,
	                                     span.end)
	                        .lower;

	/* Letters spelled out: "s u m m e r". */
	struct doublet_span before = evidence->segments->words[word];
	bool is_letter = before.end - before.start == 1;
	unsigned kinds = doublet_evidence_kinds(evidence, word);

	if (is_letter && (kinds & DOUBLET_PHRASE_FUNCTION) == 0)
		return false;
	return (is_small || is_common(evidence, word + 1)) &&
	       (kinds & DOUBLET_PHRASE_TWICE) == 0 && !is_joint(evidence, word);
}

static void find(const struct doublet_evidence *evidence,
                 struct doublet_candidates *candidates)
{
	const struct doublet_echo sought = {1, 1, 1};
	uint32_t count = evidence->segments->word_count;

	for (uint32_t i = 0; i + 1 < count; i++) {
		i = doublet_echo_next(evidence->hashes, i, count, sought);
		uint32_t end = i + 1;
		while (end < count &&
		       evidence->hashes[end] == evidence->hashes[i] &&
		       doublet_gap_is_blank(evidence, end - 1))
			end++;
		/* Three times and more is a chant; and a heading says what
		 * its text begins with. */
		if (end == i + 2 && is_slip(evidence, i) &&
		    doublet_evidence_paragraph(evidence, i) ==
		            doublet_evidence_paragraph(evidence, i + 1))
			doublet_candidates_add(
				candidates,
				(struct doublet_word_range){i, i + 1},
				(struct doublet_word_range){i + 1, i + 2});
		i = end - 1;
	}
}

static void describe(struct doublet_buffer *message,
                     const struct doublet_telling *telling)
{
	doublet_message_excerpt(message, telling->evidence,
	                        telling->candidate->repeat);
	doublet_buffer_add_text(message, " stands twice in a row");
}

static const char explanation[] =
	"A word stands twice with nothing but blanks or a line break\n"
	"between.\n"
	"\n"
	"    She was elected mayor of the the town in 1998.\n"
	"\n"
	"Let through: names (Pago Pago), figures, words that may stand\n"
	"twice in the language (\"had had\"), a word in which two clauses meet\n"
	"(\"what it is is a tax\"), three and more in a row, and a heading's\n"
	"last word that its text begins with.\n";

const struct doublet_ruleset_row doublet_rule_repeated_word = {
	.rule =
		{
			.id = "repeated-word",
			.level = DOUBLET_LEVEL_WARNING,
			.summary = "the same word twice in a row",
			.explanation = explanation,
		},
	.find = find,
	.describe = describe,
};

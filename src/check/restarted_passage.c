/* SPDX-License-Identifier: MIT */
/*
 * A passage that breaks off and begins again, as lines do on a bad wire: at
 * once ("would be would be"), or after another sentence has begun.
 */
#include "check/ruleset.h"

#include "check/gap.h"
#include "check/leaning.h"
#include "check/phrasebook.h"
#include "match/echo.h"
#include "text/character.h"

enum {
	/* A single word is a rule of its own; longer ones are repeats. */
	SHORTEST_STUTTER = 2,
	LONGEST_STUTTER = DOUBLET_REPEAT_MIN - 1,
	/* Two may be a turn of phrase. */
	SURE_WORDS = 3
};

static struct doublet_character first_letter(
	const struct doublet_evidence *evidence, uint32_t word)
{
	struct doublet_span span = evidence->segments->words[word];

	return doublet_character_at(evidence->story->text, span.start,
	                            span.end);
}

/* Whether words may be a slip of the line, and no name and no idiom. */
static bool is_plain(const struct doublet_evidence *evidence,
                     struct doublet_word_range range)
{
	uint32_t words = doublet_range_length(range);
	uint32_t small = 0;
	uint32_t grammar = 0;

	for (uint32_t i = range.first; i < range.end; i++) {
		if (words <= LONGEST_STUTTER &&
		    (doublet_evidence_is_figure(evidence, i) ||
		     doublet_leaning_joins(evidence, i)))
			return false;
		small += first_letter(evidence, i).lower;
		grammar += (doublet_evidence_kinds(evidence, i) &
		            DOUBLET_PHRASE_FUNCTION) != 0;
	}
	/* "Durand Durand", "try for try": two words have to be grammar. */
	return small > 0 && (words > 2 || grammar == 2);
}

/* Whether words stand in one paragraph with nothing but blanks between. */
static bool is_unbroken(const struct doublet_evidence *evidence,
                        struct doublet_word_range range)
{
	for (uint32_t i = range.first; i + 1 < range.end; i++) {
		if (!doublet_gap_is_blank(evidence, i))
			return false;
	}
	return doublet_evidence_paragraph(evidence, range.first) ==
	       doublet_evidence_paragraph(evidence, range.end - 1);
}

/* Whether `words` words stand twice in a row from `at` on, and no oftener. */
static bool stands_twice(const struct doublet_evidence *evidence, uint32_t at,
                         uint32_t words)
{
	const uint64_t *hashes = evidence->body_hashes;
	uint32_t count = evidence->segments->word_count;
	uint32_t end = at + words;

	if (end >= count || hashes[at] != hashes[end] ||
	    hashes[at] == hashes[at + 1] ||
	    (at > 0 && hashes[at - 1] == hashes[end - 1]))
		return false;
	/* Three times is a chant. */
	while (end < count && end < at + 3 * words &&
	       hashes[end] == hashes[end - words])
		end++;
	return end >= at + 2 * words && end < at + 3 * words;
}

static void find_stutter(const struct doublet_evidence *evidence,
                         struct doublet_candidates *candidates)
{
	const struct doublet_echo sought = {2, SHORTEST_STUTTER,
	                                    LONGEST_STUTTER};
	uint32_t count = evidence->segments->word_count;

	for (uint32_t at = 0; at < count; at++) {
		at = doublet_echo_next(evidence->body_hashes, at, count,
		                       sought);
		for (uint32_t words = LONGEST_STUTTER;
		     words >= SHORTEST_STUTTER; words--) {
			struct doublet_word_range first = {at, at + words};
			struct doublet_word_range again = {at + words,
			                                   at + 2 * words};
			if (!stands_twice(evidence, at, words) ||
			    !is_plain(evidence, again) ||
			    !is_unbroken(evidence, (struct doublet_word_range){
							   at, again.end}))
				continue;
			struct doublet_candidate *added =
				doublet_candidates_add(candidates, first,
			                               again);
			if (words < SURE_WORDS)
				added->level = DOUBLET_LEVEL_NOTE;
			at += 2 * words - 1;
			break;
		}
	}
}

/*
 * Whether a sentence breaks off before a word: "would The bank said". What
 * follows is a capital word that is no name, and nothing stands between.
 */
static bool breaks_off(const struct doublet_evidence *evidence, uint32_t word)
{
	if (word == evidence->segments->word_count)
		return false;
	struct doublet_span span = evidence->segments->words[word];
	/* No "I". */
	return span.end - span.start > 1 &&
	       evidence->story->text[span.start + 1] >= 'a' &&
	       first_letter(evidence, word).upper &&
	       (doublet_evidence_kinds(evidence, word) &
	        DOUBLET_PHRASE_FUNCTION) != 0 &&
	       doublet_gap_is_blank(evidence, word - 1) &&
	       !first_letter(evidence, word - 1).upper &&
	       doublet_evidence_paragraph(evidence, word - 1) ==
	               doublet_evidence_paragraph(evidence, word);
}

static bool goes_on(const struct doublet_evidence *evidence, uint32_t word)
{
	return word < evidence->segments->word_count &&
	       doublet_gap_is_blank(evidence, word - 1) &&
	       first_letter(evidence, word).lower;
}

/* A longer one: two places that follow each other. */
static bool is_stutter(const struct doublet_evidence *evidence,
                       const struct doublet_repeat *repeat)
{
	const uint64_t *hashes = evidence->hashes;
	uint32_t end = repeat->repeat.end;
	struct doublet_word_range both = {repeat->first.first, end};

	/* "ho ho ho", or a chant. */
	if (repeat->first.end != repeat->repeat.first ||
	    hashes[both.first] == hashes[both.first + 1] ||
	    (end < evidence->segments->word_count &&
	     hashes[end] == hashes[both.first]))
		return false;
	return is_plain(evidence, repeat->repeat) &&
	       is_unbroken(evidence, both);
}

static void find_broken(const struct doublet_evidence *evidence,
                        struct doublet_candidates *candidates)
{
	for (uint32_t i = 0; i < evidence->repeats.count; i++) {
		const struct doublet_repeat *repeat =
			&evidence->repeats.items[i];
		if (repeat->unit == DOUBLET_UNIT_WORDS &&
		    (is_stutter(evidence, repeat) ||
		     (breaks_off(evidence, repeat->first.end) &&
		      goes_on(evidence, repeat->repeat.end))))
			doublet_candidates_add(candidates, repeat->first,
			                       repeat->repeat);
	}
}

static void find(const struct doublet_evidence *evidence,
                 struct doublet_candidates *candidates)
{
	find_stutter(evidence, candidates);
	find_broken(evidence, candidates);
}

static void describe(struct doublet_buffer *message,
                     const struct doublet_telling *telling)
{
	const struct doublet_candidate *candidate = telling->candidate;

	doublet_buffer_print(message, "%u words, broken off and begun again,",
	                     doublet_range_length(candidate->repeat));
	doublet_message_end(message, telling);
}

static const char explanation[] =
	"Words stand twice in a row with nothing but blanks between, or a\n"
	"sentence breaks off in its middle and begins again later.\n"
	"\n"
	"    The minister said the talks The minister said the talks would\n"
	"    go on.\n"
	"    He hoped that the new round would The bank is raising its rates.\n"
	"    He hoped that the new round would begin in May.\n"
	"\n"
	"Usual cause: the line was cut and the passage sent again, or the\n"
	"cursor slipped. Cut what was broken off.\n"
	"\n"
	"Two words alone are a note.\n"
	"\n"
	"Let through: names, figures, what stands three times in a row,\n"
	"\"again and again\", and slips of the tongue in an interview.\n";

const struct doublet_ruleset_row doublet_rule_restarted_passage = {
	.rule =
		{
			.id = "restarted-passage",
			.level = DOUBLET_LEVEL_WARNING,
			.summary = "a passage breaks off and begins again",
			.explanation = explanation,
		},
	.find = find,
	.describe = describe,
};

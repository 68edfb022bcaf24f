/* SPDX-License-Identifier: MIT */
/*
 * A part of a quotation that is quoted again. Short parts count when their
 * words are rare: three common words are quoted twice by chance.
 */
#include "check/ruleset.h"

#include "check/phrasebook.h"
#include "check/worth.h"

enum {
	/* From so many quoted words on it is a repeat unless all are common. */
	SURE_WORDS = 6,
	SURE_WORTH = 1,
	/* Below, it has to be worth so much: three or four words, five. */
	RARE_WORTH = 10,
	FIVE_WORDS = 5,
	FIVE_WORTH = 8,
	NOTE_WORTH = 4,
	/* Where only one of the places is in quotation marks: six, more. */
	BARE_WORTH = 7,
	BARE_WORTH_LONGER = 2,
	/* "on both sides of the Atlantic", up to so many words. */
	SETTING_WORDS = 8,
	SETTING_WORTH = 8,
	/* One speaker's turn of phrase is no longer. */
	PHRASE_WORDS = 8
};

static bool is_one_quote(const struct doublet_evidence *evidence,
                         const struct doublet_repeat *repeat)
{
	return evidence->quote_of[repeat->first.first] ==
	       evidence->quote_of[repeat->repeat.first];
}

static uint32_t count_quoted(const struct doublet_evidence *evidence,
                             struct doublet_word_range range)
{
	uint32_t quoted = 0;

	for (uint32_t i = range.first; i < range.end; i++)
		quoted += evidence->quote_of[i] != DOUBLET_NO_QUOTE;
	return quoted;
}

/*
 * Whether the paper took a quotation's words for its own, or the other way
 * round: one place lies in quotation marks, the other does not.
 */
static bool is_half_quoted(const struct doublet_evidence *evidence,
                           const struct doublet_repeat *repeat)
{
	uint32_t words = doublet_range_length(repeat->repeat);
	uint32_t first = count_quoted(evidence, repeat->first);
	uint32_t again = count_quoted(evidence, repeat->repeat);
	uint32_t most = first > again ? first : again;
	uint32_t least = first > again ? again : first;

	return most + 1 >= words && least < words;
}

/* A run that a preposition opens says when or where, and is nobody's. */
static bool is_setting(const struct doublet_evidence *evidence,
                       struct doublet_word_range range, uint32_t words)
{
	unsigned kinds = doublet_evidence_kinds(evidence, range.first);

	return words <= SETTING_WORDS &&
	       (kinds & DOUBLET_PHRASE_PREPOSITION) != 0;
}

/* What a repeat has to be worth when only one place is in quotation marks. */
static uint32_t least_bare_worth(const struct doublet_evidence *evidence,
                                 struct doublet_word_range range,
                                 uint32_t words)
{
	if (is_setting(evidence, range, words))
		return SETTING_WORTH;
	return words > SURE_WORDS ? BARE_WORTH_LONGER : BARE_WORTH;
}

static void find_bare(const struct doublet_evidence *evidence,
                      struct doublet_candidates *candidates)
{
	for (uint32_t i = 0; i < evidence->repeats.count; i++) {
		const struct doublet_repeat *repeat =
			&evidence->repeats.items[i];
		uint32_t words = doublet_worth_words(evidence, repeat->repeat);
		uint32_t least =
			least_bare_worth(evidence, repeat->repeat, words);
		if (words < SURE_WORDS || !is_half_quoted(evidence, repeat) ||
		    doublet_worth(evidence, repeat->repeat) < least)
			continue;
		doublet_candidates_add(candidates, repeat->first,
		                       repeat->repeat);
	}
}

/* Whether a range is all of a quotation. */
static bool is_all(const struct doublet_evidence *evidence,
                   struct doublet_word_range range)
{
	struct doublet_word_range quote =
		evidence->segments->quotes[evidence->quote_of[range.first]]
			.words;

	return quote.first == range.first && quote.end == range.end;
}

/*
 * What it has to be worth when both are: three or four words, five, more; less
 * when it is all that is quoted at one of the places.
 */
static uint32_t least_worth(const struct doublet_evidence *evidence,
                            const struct doublet_repeat *repeat, uint32_t words)
{
	struct doublet_word_range range = repeat->repeat;

	if (words >= FIVE_WORDS &&
	    (is_all(evidence, repeat->first) || is_all(evidence, range)))
		return words < SURE_WORDS ? NOTE_WORTH : 0;
	if (words < SURE_WORDS)
		return words == FIVE_WORDS ? FIVE_WORTH : RARE_WORTH;
	return is_setting(evidence, range, words) ? SETTING_WORTH : SURE_WORTH;
}

/*
 * Whether one quotation was taken apart: another part of it, and no short one,
 * stands in the same sentence again or next to it.
 */
static bool is_taken_apart(const struct doublet_evidence *evidence, uint32_t at)
{
	const struct doublet_repeats *quoted = &evidence->quoted;
	const struct doublet_repeat *part = &quoted->items[at];
	const uint32_t *quote_of = evidence->quote_of;
	uint32_t sentence = evidence->sentence_of[part->repeat.first];
	const struct doublet_repeat *neighbours[] = {
		at > 0 ? part - 1 : NULL,
		at + 1 < quoted->count ? part + 1 : NULL,
	};

	for (int i = 0; i < 2; i++) {
		const struct doublet_repeat *other = neighbours[i];
		if (other != NULL &&
		    doublet_range_length(other->repeat) >= SURE_WORDS &&
		    quote_of[other->first.first] ==
		            quote_of[part->first.first] &&
		    quote_of[other->repeat.first] !=
		            quote_of[part->repeat.first] &&
		    evidence->sentence_of[other->repeat.first] + 1 >=
		            sentence &&
		    evidence->sentence_of[other->repeat.first] <= sentence + 1)
			return true;
	}
	return false;
}

static void find(const struct doublet_evidence *evidence,
                 struct doublet_candidates *candidates)
{
	for (uint32_t i = 0; i < evidence->quoted.count; i++) {
		const struct doublet_repeat *repeat =
			&evidence->quoted.items[i];
		uint32_t words = doublet_worth_words(evidence, repeat->repeat);
		uint32_t worth = doublet_worth(evidence, repeat->repeat);
		if (words <= PHRASE_WORDS && is_one_quote(evidence, repeat))
			continue;
		bool apart = worth > 0 && is_taken_apart(evidence, i);
		if (worth < NOTE_WORTH && words < SURE_WORDS && !apart)
			continue;
		struct doublet_candidate *added =
			doublet_candidates_add(candidates, repeat->first,
		                               repeat->repeat);
		if (!apart && worth < least_worth(evidence, repeat, words))
			added->level = DOUBLET_LEVEL_NOTE;
	}
	if (evidence->segments->quote_count > 0)
		find_bare(evidence, candidates);
}

static bool is_whole(const struct doublet_evidence *evidence,
                     struct doublet_word_range range)
{
	return evidence->quote_of[range.first] != DOUBLET_NO_QUOTE &&
	       evidence->quote_of[range.end - 1] != DOUBLET_NO_QUOTE &&
	       doublet_evidence_is_whole_quote(evidence, range);
}

/* Which of the places is the quotation, or the longer one. */
static const char *manner(const struct doublet_evidence *evidence,
                          const struct doublet_candidate *candidate)
{
	uint32_t words = doublet_range_length(candidate->repeat);
	uint32_t first = count_quoted(evidence, candidate->first);
	uint32_t again = count_quoted(evidence, candidate->repeat);

	if (first == 0)
		return "told in the paper's words and then quoted";
	if (again == 0)
		return "quoted and then told in the paper's words";
	bool first_all = first == words && is_all(evidence, candidate->first);
	bool again_all = again == words && is_all(evidence, candidate->repeat);
	if (first < again || (first_all && !again_all))
		return "quoted in part and then in full";
	if (again < first || (again_all && !first_all))
		return "quoted in full and then in part";
	return "quoted at both places";
}

static void describe(struct doublet_buffer *message,
                     const struct doublet_telling *telling)
{
	const struct doublet_candidate *candidate = telling->candidate;
	const struct doublet_evidence *evidence = telling->evidence;
	uint32_t words = doublet_range_length(candidate->repeat);

	if (is_whole(evidence, candidate->first) &&
	    is_whole(evidence, candidate->repeat))
		doublet_buffer_print(message, "quote of %u words", words);
	else
		doublet_buffer_print(message, "%u words, %s,", words,
		                     manner(evidence, candidate));
	doublet_message_end(message, telling);
}

static const char explanation[] =
	"Words out of a quotation stand in quotation marks a second time.\n"
	"\n"
	"    The talks were \"frank and unusually cordial,\" an aide said.\n"
	"    ... She called them \"frank and unusually cordial.\"\n"
	"\n"
	"It is a warning from 6 quoted words up (5 when that is a whole\n"
	"quotation at one of the places), and from 3 when they are\n"
	"rare: words of meaning that are not among the 3,000 commonest of\n"
	"the language; or when a longer part of the same quotation is\n"
	"quoted next to them. It also speaks when the story uses 6 words\n"
	"and more of a quotation as its own, before or behind it.\n"
	"\n"
	"Let through: the words of one quotation that repeats itself, what\n"
	"a preposition opens (\"on both sides of the Atlantic\"), titles.\n"
	"\n"
	"Usual cause: the lead and the body quote the same words. Quote\n"
	"the whole once, and use other words in the other place.\n";

const struct doublet_ruleset_row doublet_rule_partial_quote = {
	.rule =
		{
			.id = "partial-quote",
			.level = DOUBLET_LEVEL_WARNING,
			.summary = "a part of a quotation is quoted again",
			.explanation = explanation,
		},
	.find = find,
	.describe = describe,
};

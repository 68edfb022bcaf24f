/* SPDX-License-Identifier: MIT */
/*
 * Long runs that cross or cut sentences: a paste that starts in the middle.
 */
#include "check/ruleset.h"

#include <string.h>

#include "check/leaning.h"
#include "check/piece.h"
#include "check/worth.h"

/*
 * From so many words outside set phrases on a run is no accident of style.
 * Measured on stories read by eye: shorter ones are mostly names and forms.
 */
enum {
	OWN_WORDS = 9,
	/* One less when they are rare, in prose; one more when none is. */
	RARE_WORTH = 13,
	LEAST_WORTH = 5,
	/* "not to grow corn, not to grow beans": words that echo in a run as
	 * short as this add nothing to it. */
	ECHO_WORDS = 3,
	LONGEST_ECHO = 16,
	/* What a sentence is worth that stands inside another one. */
	SENTENCE_WORTH = 8
};

/* Words that stand in a run a second time, three and more in a row. */
static uint32_t count_echoes(const struct doublet_evidence *evidence,
                             struct doublet_word_range range)
{
	const uint64_t *hashes = evidence->hashes;
	uint32_t echoes = 0;
	uint32_t told = range.first;

	for (uint32_t i = range.first + ECHO_WORDS; i + ECHO_WORDS <= range.end;
	     i++) {
		uint32_t j = range.first;
		while (j + ECHO_WORDS <= i &&
		       memcmp(hashes + j, hashes + i,
		              ECHO_WORDS * sizeof(*hashes)) != 0)
			j++;
		if (j + ECHO_WORDS > i)
			continue;
		echoes += i + ECHO_WORDS - (told > i ? told : i);
		told = i + ECHO_WORDS;
	}
	return echoes;
}

/* Long enough for no accident, by what a reader takes for words. */
static bool is_long(const struct doublet_evidence *evidence,
                    struct doublet_word_range range)
{
	uint32_t stock = doublet_range_length(range) -
	                 doublet_evidence_own_words(evidence, range);
	uint32_t words = doublet_worth_words(evidence, range);

	if (words < stock + evidence->min_words)
		return false;
	if (doublet_range_length(range) <= LONGEST_ECHO)
		words -= count_echoes(evidence, range);
	if (words > stock + OWN_WORDS)
		return true;
	return words + 1 >= stock + OWN_WORDS &&
	       doublet_worth(evidence, range) >=
	               (words == stock + OWN_WORDS ? LEAST_WORTH : RARE_WORTH);
}

/* Whether it is all of a sentence at one of its places. */
static bool is_sentence(const struct doublet_evidence *evidence,
                        const struct doublet_repeat *repeat)
{
	return (doublet_evidence_fills_sentences(evidence, repeat->first) ||
	        doublet_evidence_fills_sentences(evidence, repeat->repeat)) &&
	       doublet_worth_words(evidence, repeat->repeat) >=
	               evidence->min_words &&
	       doublet_worth(evidence, repeat->repeat) >= SENTENCE_WORTH;
}

/* Whether a range is whole sentences, or all that is quoted of them. */
static bool is_whole(const struct doublet_evidence *evidence,
                     struct doublet_word_range range)
{
	const uint32_t *quote_of = evidence->quote_of;
	uint32_t last = range.end - 1;
	bool is_opened = range.first > 0 &&
	                 quote_of[range.first] != quote_of[range.first - 1];
	bool is_closed = range.end < evidence->segments->word_count &&
	                 quote_of[last] != quote_of[range.end];

	return (is_opened ||
	        doublet_evidence_begins_sentence(evidence, range.first)) &&
	       (is_closed ||
	        doublet_evidence_sentence(evidence, last).end == range.end);
}

/*
 * Cuts off what is neither long alone nor a whole sentence at the ends of a
 * repeat; false = no piece can be told alone.
 */
static bool cut_pieces(const struct doublet_evidence *evidence,
                       struct doublet_repeat *repeat)
{
	const struct doublet_near whole = {.first = repeat->first,
	                                   .again = repeat->repeat};
	struct doublet_near piece = {0};
	struct doublet_near kept = {0};
	bool any_alone = false;

	if (is_sentence(evidence, repeat))
		return true;
	if (!is_long(evidence, repeat->repeat))
		return false;
	while (doublet_piece_next(evidence, &whole, NULL, &piece)) {
		const struct doublet_repeat part = {.first = piece.first,
		                                    .repeat = piece.again};
		bool alone = is_long(evidence, part.repeat) ||
		             is_sentence(evidence, &part);
		any_alone = any_alone || alone;
		if (alone || is_whole(evidence, part.first) ||
		    is_whole(evidence, part.repeat))
			doublet_piece_keep(&kept, &piece, NULL);
	}
	repeat->first = kept.first;
	repeat->repeat = kept.again;
	return any_alone;
}

static void find(const struct doublet_evidence *evidence,
                 struct doublet_candidates *candidates)
{
	for (uint32_t i = 0; i < evidence->repeats.count; i++) {
		struct doublet_repeat repeat = evidence->repeats.items[i];
		if (repeat.unit != DOUBLET_UNIT_WORDS ||
		    !cut_pieces(evidence, &repeat) ||
		    doublet_evidence_is_quotation(evidence, &repeat))
			continue;
		struct doublet_near places = {.first = repeat.first,
		                              .again = repeat.repeat};
		doublet_leaning_cut(evidence, &places, NULL);
		struct doublet_candidate *added =
			doublet_candidates_add(candidates, places.first,
		                               places.again);
		added->what = "passage";
	}
}

static const char explanation[] =
	"Nine words or more, set phrases not counted (eight when they are\n"
	"rare), stand a second time, and they are no whole sentences: they\n"
	"begin or end in the middle of one, at one place or at both. A\n"
	"shorter one is told when it is a whole sentence at one of them.\n"
	"Words at its end that lean on what differs (\"and the\") are counted,\n"
	"but not shown.\n"
	"Where a sentence ends at both places, each piece counts alone.\n"
	"\n"
	"    The harbour board will vote in May on a new quay for the ferries.\n"
	"    ... Before the harbour board will vote in May on a new quay, it\n"
	"    wants to hear the fishermen.\n"
	"\n"
	"Usual cause: a paste that starts in mid-sentence, or a sentence\n"
	"written over by a second hand. Cut or recast one of the two.\n"
	"\n"
	"Let through: shorter runs (see repeated-phrase). Told as notes, and\n"
	"-v says why: rows of figures, parallel sentences with other figures\n"
	"or names, questions of an interview, a text that is announced and\n"
	"given in full, names, paragraphs of a law, credits, entries of a\n"
	"list, verse, and what the story is about, named again in words\n"
	"that it uses all along. --min-words raises the limit.\n";

const struct doublet_ruleset_row doublet_rule_repeated_passage = {
	.rule =
		{
			.id = "repeated-passage",
			.level = DOUBLET_LEVEL_WARNING,
			.summary = "a long run of words that crosses or cuts "
				   "sentences",
			.explanation = explanation,
		},
	.find = find,
	.describe = doublet_message_stood_already,
};

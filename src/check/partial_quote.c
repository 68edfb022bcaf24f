/* SPDX-License-Identifier: MIT */
/*
 * A part of a quotation that is quoted again. Short parts count when their
 * words are rare: three common words are quoted twice by chance.
 */
#include "check/ruleset.h"

#include <string.h>

#include "check/phrasebook.h"
#include "check/tally.h"

enum {
	/* From so many quoted words on it is a repeat whatever they are. */
	SURE_WORDS = 6,
	/* Below, it has to have so many rare words of so many bytes. */
	RARE_WORDS = 2,
	RARE_BYTES = 5,
	/* A rare word stands no more often in the whole story. */
	RARE_COUNT = 2
};

/* Whether few words of the story are like it, and it carries meaning. */
static bool is_rare(const struct doublet_evidence *evidence, uint32_t word)
{
	struct doublet_span span = evidence->segments->words[word];
	uint64_t hash = evidence->hashes[word];

	/* No contractions: "there's", "don't". */
	return span.end - span.start >= RARE_BYTES &&
	       memchr(evidence->story->text + span.start, '\'',
	              span.end - span.start) == NULL &&
	       (doublet_phrasebook_word(evidence->phrases, hash) &
	        DOUBLET_PHRASE_FUNCTION) == 0 &&
	       doublet_tally_count(evidence->tally, hash) <= RARE_COUNT;
}

static bool is_one_quote(const struct doublet_evidence *evidence,
                         const struct doublet_repeat *repeat)
{
	return evidence->quote_of[repeat->first.first] ==
	       evidence->quote_of[repeat->repeat.first];
}

static uint32_t count_rare(const struct doublet_evidence *evidence,
                           struct doublet_word_range range)
{
	uint32_t rare = 0;

	for (uint32_t i = range.first; i < range.end; i++)
		rare += is_rare(evidence, i);
	return rare;
}

static void find(const struct doublet_evidence *evidence,
                 struct doublet_candidates *candidates)
{
	for (uint32_t i = 0; i < evidence->quoted.count; i++) {
		const struct doublet_repeat *repeat =
			&evidence->quoted.items[i];
		bool sure = doublet_range_length(repeat->repeat) >= SURE_WORDS;
		uint32_t rare = count_rare(evidence, repeat->repeat);
		/* A speaker's turn of phrase: nobody quoted anything again. */
		if (!sure && (rare == 0 || is_one_quote(evidence, repeat)))
			continue;
		struct doublet_candidate *added =
			doublet_candidates_add(candidates, repeat->first,
		                               repeat->repeat);
		if ((!sure && rare < RARE_WORDS) ||
		    doublet_evidence_is_title(evidence, repeat->repeat))
			added->level = DOUBLET_LEVEL_NOTE;
	}
}

static void describe(struct doublet_buffer *message,
                     const struct doublet_telling *telling)
{
	const struct doublet_candidate *candidate = telling->candidate;
	uint32_t words = doublet_range_length(candidate->repeat);

	if (doublet_evidence_is_whole_quote(telling->evidence,
	                                    candidate->first) &&
	    doublet_evidence_is_whole_quote(telling->evidence,
	                                    candidate->repeat))
		doublet_buffer_print(message, "quote of %u words", words);
	else
		doublet_buffer_print(message, "%u words out of a quote", words);
	doublet_message_end(message, telling);
}

static const char explanation[] =
	"Words out of a quotation stand in quotation marks a second time.\n"
	"\n"
	"    The talks were \"frank and unusually cordial,\" an aide said.\n"
	"    ... She called them \"frank and unusually cordial.\"\n"
	"\n"
	"It is a warning from 6 quoted words up, and from 3 when two of\n"
	"them are rare: words of meaning that the story hardly uses\n"
	"elsewhere. With one rare word it is a note; with none, nothing.\n"
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

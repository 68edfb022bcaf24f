/* SPDX-License-Identifier: MIT */
/*
 * One quotation in two wordings: of each alignment what lies in one quotation
 * at the first place and in one at the second.
 */
#include "check/likeness.h"
#include "check/respelled.h"
#include "check/ruleset.h"
#include "check/speaker_name.h"

/* From so many words on, and so many per cent of them, it is one quotation. */
static const struct doublet_likeness_limits limits = {8, 4, 75};
/* Of more words fewer have to carry meaning. */
static const struct doublet_likeness_limits longer = {10, 2, 75};
/* Where words were only left out, and none put in their place. */
static const struct doublet_likeness_limits shortened = {9, 4, 55};
/* Per cent of the quotation, or of its sentence, that are alike. */
enum { COVER = 60 };

struct search {
	const struct doublet_evidence *evidence;
	struct doublet_candidates *candidates;
	/* Two quotations, and what of them is alike up to here. */
	uint32_t first_quote;
	uint32_t quote;
	struct doublet_near pair;
	const struct doublet_edit *edits;
};

/* Whether a range is most of its quotation, or of a sentence in that. */
static bool covers(const struct doublet_evidence *evidence,
                   struct doublet_word_range range, uint32_t quote)
{
	const struct doublet_segments *segments = evidence->segments;
	struct doublet_word_range whole = segments->quotes[quote].words;
	uint32_t from = evidence->sentence_of[range.first];
	uint32_t last = evidence->sentence_of[range.end - 1];

	if (segments->sentences[from].words.first > whole.first)
		whole.first = segments->sentences[from].words.first;
	if (segments->sentences[last].words.end < whole.end)
		whole.end = segments->sentences[last].words.end;
	return (uint64_t)doublet_range_length(range) * 100 >=
	       (uint64_t)doublet_range_length(whole) * COVER;
}

/* Whether all that one place says stands at the other, in the same order. */
static bool is_shortened(const struct doublet_near *pair)
{
	return pair->equal_words == doublet_range_length(pair->first) ||
	       pair->equal_words == doublet_range_length(pair->again);
}

/* Whether it is one quotation by the words that are equal. */
static bool is_one(const struct search *search)
{
	const struct doublet_evidence *evidence = search->evidence;
	const struct doublet_near *pair = &search->pair;

	return doublet_likeness_meets(evidence, pair, search->edits, &limits) ||
	       doublet_likeness_meets(evidence, pair, search->edits, &longer) ||
	       (is_shortened(pair) &&
	        doublet_likeness_meets(evidence, pair, search->edits,
	                               &shortened));
}

/* Whether only hyphens differ, which nobody says. */
static bool is_respelled(const struct search *search)
{
	for (size_t i = 0; i < search->pair.edit_count; i++) {
		if (!doublet_respelled(search->evidence, &search->edits[i]))
			return false;
	}
	return true;
}

static void end_pair(struct search *search)
{
	const struct doublet_evidence *evidence = search->evidence;
	const struct doublet_near *pair = &search->pair;

	if (search->quote == DOUBLET_NO_QUOTE || pair->edit_count == 0 ||
	    is_respelled(search) || !is_one(search) ||
	    !covers(evidence, pair->first, search->first_quote) ||
	    !covers(evidence, pair->again, search->quote) ||
	    doublet_near_is_parallel(evidence, pair, search->edits) ||
	    doublet_evidence_is_title(evidence, pair->first) ||
	    doublet_evidence_is_title(evidence, pair->again) ||
	    doublet_speakers_differ(evidence, search->first_quote,
	                            search->quote))
		return;
	struct doublet_candidate *added =
		doublet_candidates_add(search->candidates, pair->first,
	                               pair->again);
	added->equal_words = pair->equal_words;
	added->edits = search->edits;
	added->edit_count = pair->edit_count;
}

/* Equal words, the first of two places, behind `edits` edits. */
static void look_at(struct search *search, uint32_t first, uint32_t again,
                    const struct doublet_edit *edits)
{
	struct doublet_near *pair = &search->pair;
	uint32_t first_quote = search->evidence->quote_of[first];
	uint32_t quote = search->evidence->quote_of[again];

	if (first_quote == DOUBLET_NO_QUOTE)
		quote = DOUBLET_NO_QUOTE;
	if (quote != search->quote || first_quote != search->first_quote) {
		end_pair(search);
		search->first_quote = first_quote;
		search->quote = quote;
		search->edits = edits;
		*pair = (struct doublet_near){
			.first = {first, first},
			.again = {again, again},
		};
	}
	pair->first.end = first + 1;
	pair->again.end = again + 1;
	pair->equal_words++;
	pair->edit_count = (size_t)(edits - search->edits);
}

static void find_in(struct search *search,
                    const struct doublet_alignment *alignment)
{
	const struct doublet_edit *edits =
		search->evidence->alignments.edits + alignment->first_edit;
	uint32_t first = alignment->first.first;
	uint32_t again = alignment->again.first;

	search->quote = search->first_quote = DOUBLET_NO_QUOTE;
	for (uint32_t e = 0; e <= alignment->edit_count; e++) {
		uint32_t end = e < alignment->edit_count ? edits[e].again.first
		                                         : alignment->again.end;
		for (; again < end; first++, again++)
			look_at(search, first, again, edits + e);
		if (e == alignment->edit_count)
			break;
		first = edits[e].first.end;
		again = edits[e].again.end;
	}
	end_pair(search);
}

static void find(const struct doublet_evidence *evidence,
                 struct doublet_candidates *candidates)
{
	struct search search = {.evidence = evidence, .candidates = candidates};

	if (evidence->segments->quote_count == 0)
		return;
	for (uint32_t i = 0; i < evidence->alignments.count; i++) {
		if (evidence->alignments.items[i].edit_count > 0)
			find_in(&search, &evidence->alignments.items[i]);
	}
}

static void describe(struct doublet_buffer *message,
                     const struct doublet_telling *telling)
{
	doublet_buffer_print(message, "quote of %u words in another wording",
	                     doublet_range_length(telling->candidate->repeat));
	doublet_message_end(message, telling);
}

static const char explanation[] =
	"The same quotation stands twice with other words inside the\n"
	"quotation marks: at least 8 words equal, three in four; or words\n"
	"were left out of it unmarked, and 9 and more than half are left.\n"
	"\n"
	"    \"We will rebuild the old pier by spring,\" the mayor said.\n"
	"    ... As the mayor put it: \"We will rebuild the pier by early\n"
	"    spring.\"\n"
	"\n"
	"It is an error, as one of the two must be a misquote. Look up\n"
	"what was said, and cut or mend the other.\n"
	"\n"
	"Let through: quotations of two speakers who are both named, and\n"
	"words left out where the quotation is closed and opened again.\n";

const struct doublet_ruleset_row doublet_rule_altered_quote = {
	.rule =
		{
			.id = "altered-quote",
			.level = DOUBLET_LEVEL_ERROR,
			.summary = "the same quotation stands with other words "
				   "in it",
			.explanation = explanation,
		},
	.find = find,
	.describe = describe,
};

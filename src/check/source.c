/* SPDX-License-Identifier: MIT */
/*
 * An introduction is known by a formula, or by the word for an office near its
 * beginning, where no verb of a clause of its own follows and a mark closes it.
 */
#include "check/source.h"

#include <string.h>

#include "check/gap.h"
#include "check/phrasebook.h"
#include "check/worth.h"

enum {
	LONGEST = 22,
	/* A name and an article may stand before the office. */
	OFFICE_WITHIN = 7,
	FORMULA_WITHIN = 8,
	/* Words of the sentence to which a formula is put. */
	FEWEST_BEFORE = 5
};

/* Behind a range a mark stands, or its sentence ends with it. */
static bool is_closed(const struct doublet_evidence *evidence,
                      struct doublet_word_range range)
{
	return range.end == evidence->segments->word_count ||
	       evidence->sentence_of[range.end] !=
	               evidence->sentence_of[range.end - 1] ||
	       doublet_gap_has_mark(evidence, range.end - 1);
}

static bool has_formula(const struct doublet_evidence *evidence,
                        struct doublet_word_range range)
{
	struct doublet_word_range before = {range.first, range.first};

	while (before.end < range.end) {
		uint8_t kinds = evidence->phrase_of[before.end++];
		if ((kinds & DOUBLET_PHRASE_ATTRIBUTION) != 0)
			return doublet_worth_words(evidence, before) <=
			       FORMULA_WITHIN;
	}
	return false;
}

static bool has_office(const struct doublet_evidence *evidence,
                       struct doublet_word_range range)
{
	uint32_t end = range.first + OFFICE_WITHIN;
	bool office = false;

	for (uint32_t i = range.first; i < range.end; i++) {
		unsigned kinds = doublet_evidence_kinds(evidence, i);
		if ((kinds & DOUBLET_PHRASE_CLAUSE) != 0)
			return false;
		office |= i < end && (kinds & DOUBLET_PHRASE_OFFICE) != 0;
	}
	return office;
}

/* Whether a range ends with these bytes. */
static bool ends_with(const struct doublet_evidence *evidence,
                      struct doublet_word_range range, const char *ending)
{
	struct doublet_span span = doublet_evidence_span(evidence, range);
	size_t length = strlen(ending);

	return span.end - span.start > length &&
	       memcmp(evidence->story->text + span.end - length, ending,
	              length) == 0;
}

/*
 * "...院の...長の...氏", "...新聞によると": in Japanese a name with its office
 * has none of the particles and endings that a clause has.
 */
static bool is_named(const struct doublet_evidence *evidence,
                     struct doublet_word_range range)
{
	static const char *const clause[] = {"は", "が", "を", "で",
	                                     "た", "だ", "も"};
	const char *text = evidence->story->text;
	const struct doublet_span *words = evidence->segments->words;

	if (!ends_with(evidence, range, "氏") &&
	    !ends_with(evidence, range, "によると") &&
	    !ends_with(evidence, range, "によれば"))
		return false;
	for (uint32_t i = range.first; i < range.end; i++)
		for (size_t k = 0; k < sizeof(clause) / sizeof(*clause); k++)
			if (words[i].end - words[i].start == 3 &&
			    memcmp(text + words[i].start, clause[k], 3) == 0)
				return false;
	return true;
}

bool doublet_source_is_introduced(const struct doublet_evidence *evidence,
                                  struct doublet_word_range range)
{
	if (doublet_worth_words(evidence, range) > LONGEST ||
	    evidence->quote_of[range.first] != DOUBLET_NO_QUOTE ||
	    evidence->sentence_of[range.first] !=
	            evidence->sentence_of[range.end - 1])
		return false;
	/* "Both officials spoke on condition of anonymity": a sentence. */
	uint32_t before =
		range.first -
		doublet_evidence_sentence(evidence, range.first).first;
	if (is_named(evidence, range))
		return true;
	return (before >= FEWEST_BEFORE && has_formula(evidence, range)) ||
	       (is_closed(evidence, range) && has_office(evidence, range));
}

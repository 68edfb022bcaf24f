/* SPDX-License-Identifier: MIT */
/*
 * What kind of copy a story is, or a place in it, as far as that excuses
 * repetition: an interview with its questions, a text that is announced and
 * then given in full, a list of labelled entries, verse, "we repeat".
 */
#ifndef DOUBLET_CHECK_OCCASION_H
#define DOUBLET_CHECK_OCCASION_H

#include "check/evidence.h"

struct doublet_candidate;

struct doublet_occasion {
	/* The first word of an interview: its first labelled paragraph. */
	uint32_t interview;
	/* The first word of a text given in full. */
	uint32_t full_text;
	/* Paragraphs that begin with a label. */
	uint32_t labels;
};

/* No such place in the story. */
#define DOUBLET_OCCASION_NONE UINT32_MAX

struct doublet_occasion doublet_occasion_of(
	const struct doublet_evidence *evidence);

/* Whether the sentence of a word ends with a question mark. */
bool doublet_occasion_is_question(const struct doublet_evidence *evidence,
                                  uint32_t word);

/* Whether the paragraph of a word begins with a label ("Best actor: "). */
bool doublet_occasion_is_entry(const struct doublet_evidence *evidence,
                               uint32_t word);

/* Whether a word stands in verse: short lines that begin with capitals. */
bool doublet_occasion_is_verse(const struct doublet_evidence *evidence,
                               uint32_t word);

/* Whether the sentence of a word begins with "We repeat:" or the like. */
bool doublet_occasion_is_said_again(const struct doublet_evidence *evidence,
                                    uint32_t word);

/*
 * Whether the second place of a candidate says "also", "again" or the like
 * (the list "other-case") of what it repeats, in it or in the words before it,
 * and the first does not: "South Lane was also closed until noon". "She also
 * said" is no such word: there the same is said twice.
 */
bool doublet_occasion_is_other_case(const struct doublet_evidence *evidence,
                                    const struct doublet_candidate *candidate);

#endif

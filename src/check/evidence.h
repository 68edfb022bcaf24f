/* SPDX-License-Identifier: MIT */
/*
 * What the rules look at: a story cut up, its words as hashes, and all that
 * it repeats, each repeat with the largest unit it fills.
 *
 *	story -segment-> words -hash-> hashes -runs-> repeats
 *	                                         `--> quoted (in quote marks)
 */
#ifndef DOUBLET_CHECK_EVIDENCE_H
#define DOUBLET_CHECK_EVIDENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "check/near.h"
#include "check/range.h"
#include "check/repeat.h"
#include "doublet/segment.h"
#include "doublet/story.h"
#include "match/align.h"

struct doublet_phrasebook;
struct doublet_tally;

/* No quotation: the value of quote_of outside quotation marks. */
#define DOUBLET_NO_QUOTE UINT32_MAX

struct doublet_evidence {
	struct doublet_arena *arena;
	const struct doublet_story *story;
	const struct doublet_segments *segments;
	const struct doublet_phrasebook *phrases;
	const uint64_t *hashes;
	/* The same, but with furniture like nothing else. */
	const uint64_t *body_hashes;
	/* What may stand twice in it, for all searches. */
	struct doublet_windows windows;
	uint32_t min_words;
	/* Of each word: its sentence, its outermost quotation, and whether it
	 * stands in a set phrase (enum doublet_phrase_kind bits). */
	const uint32_t *sentence_of;
	const uint32_t *quote_of;
	const uint8_t *phrase_of;
	/* Of each sentence its words but for furniture. */
	const struct doublet_word_range *bodies;
	struct doublet_repeats repeats;
	struct doublet_repeats quoted;
	struct doublet_alignments alignments;
	struct doublet_nears nears;
	/* How often each word stands. */
	struct doublet_tally *tally;
};

/*
 * Gathers the evidence about a story that is already cut up. All of it lives
 * in evidence->arena. The members arena, story, segments, phrases and
 * min_words are set by the caller. DOUBLET_NO_MEMORY.
 */
DOUBLET_NODISCARD enum doublet_status doublet_evidence_gather(
	struct doublet_evidence *evidence);

/* How many words of a range stand in no set phrase. */
uint32_t doublet_evidence_own_words(const struct doublet_evidence *evidence,
                                    struct doublet_word_range range);

/*
 * Whether a repeat is a quotation's: but for fewer than min_words words it
 * stands in quotation marks at both places. The rules on quotes tell it.
 */
bool doublet_evidence_is_quotation(const struct doublet_evidence *evidence,
                                   const struct doublet_repeat *repeat);

/* The paragraph of a word. */
uint32_t doublet_evidence_paragraph(const struct doublet_evidence *evidence,
                                    uint32_t word);

/* The words of the sentence of a word, but for its furniture. */
struct doublet_word_range doublet_evidence_sentence(
	const struct doublet_evidence *evidence, uint32_t word);

/* Whether a word is the first of those. */
bool doublet_evidence_begins_sentence(const struct doublet_evidence *evidence,
                                      uint32_t word);

/* Whether a range is whole sentences, or paragraphs, but for furniture. */
bool doublet_evidence_fills_sentences(const struct doublet_evidence *evidence,
                                      struct doublet_word_range range);
bool doublet_evidence_fills_paragraphs(const struct doublet_evidence *evidence,
                                       struct doublet_word_range range);

/* How many sentences and paragraphs with words a range touches. */
uint32_t doublet_evidence_count_sentences(
	const struct doublet_evidence *evidence,
	struct doublet_word_range range);
uint32_t doublet_evidence_count_paragraphs(
	const struct doublet_evidence *evidence,
	struct doublet_word_range range);

/* The bytes of a range, from its first word to its last. */
struct doublet_span doublet_evidence_span(
	const struct doublet_evidence *evidence,
	struct doublet_word_range range);

/* What a word is by itself (enum doublet_phrase_kind bits); 0 = nothing. */
unsigned doublet_evidence_kinds(const struct doublet_evidence *evidence,
                                uint32_t word);

/* Whether a word carries meaning: no function word, in no set phrase. */
bool doublet_evidence_is_meaning(const struct doublet_evidence *evidence,
                                 uint32_t word);

/* Figures begin with a digit, or a sign and a digit ("$5"). */
bool doublet_evidence_is_figure(const struct doublet_evidence *evidence,
                                uint32_t word);
uint32_t doublet_evidence_figures(const struct doublet_evidence *evidence,
                                  struct doublet_word_range range);

/* Whether a word is a character of a script without blanks: half a word. */
bool doublet_evidence_is_dense(const struct doublet_evidence *evidence,
                               uint32_t word);

/* Whether a paragraph reads as prose: it closes with a mark that ends one. */
bool doublet_evidence_is_prose(const struct doublet_evidence *evidence,
                               uint32_t paragraph);

/*
 * Whether a range lies in a table or a form: every third word and more is a
 * figure, or, where no prose stands, every fifth; or half of them are short
 * capitals as over columns.
 */
bool doublet_evidence_is_tabular(const struct doublet_evidence *evidence,
                                 struct doublet_word_range range);

/*
 * Whether a range reads as the title of a work or a name: nearly all longer
 * words have a capital and small letters behind it.
 */
bool doublet_evidence_is_title(const struct doublet_evidence *evidence,
                               struct doublet_word_range range);

/*
 * Whether quoted words are a whole: all of a quotation, or whole sentences of
 * one that has several.
 */
bool doublet_evidence_is_whole_quote(const struct doublet_evidence *evidence,
                                     struct doublet_word_range range);

#endif

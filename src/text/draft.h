/* SPDX-License-Identifier: MIT */
/*
 * A story while it is being cut up: what the steps hand to each other.
 *
 *	bytes -word-> words, marks -paragraph-> paragraphs
 *	      |-sentence-> sentences -quote-> quotes -speaker-> attributions
 *	      `-furniture-> furniture
 *
 * Marks are the few characters between the words that the later steps need,
 * so that those never walk over the text again.
 */
#ifndef DOUBLET_TEXT_DRAFT_H
#define DOUBLET_TEXT_DRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "doublet/segment.h"
#include "text/edge.h"
#include "text/language.h"

/* A line break, a mark that may end a sentence, or a quotation mark. */
struct doublet_mark {
	uint32_t offset;
	/* The first word after it. */
	uint32_t word;
	uint32_t code_point;
	/* enum doublet_character_class */
	uint8_t class;
	uint8_t size;
};

struct doublet_draft {
	struct doublet_arena *arena;
	const char *text;
	size_t length;
	/* NULL = nobody has asked for it yet: doublet_draft_know_language. */
	const struct doublet_language *language;
	/* How words are found; never NULL. */
	const struct doublet_edge_kernel *kernel;
	/* Words are all that is wanted: no step after the first will follow. */
	bool words_only;

	struct doublet_span *words;
	size_t word_count;
	size_t word_capacity;
	struct doublet_mark *marks;
	size_t mark_count;
	size_t mark_capacity;
	/* Known once paragraphs are sought; of ASCII also how many blanks
	 * stand behind a blank. */
	bool is_ascii;
	size_t blank_pairs;

	struct doublet_paragraph *paragraphs;
	size_t paragraph_count;
	struct doublet_sentence *sentences;
	size_t sentence_count;
	struct doublet_quote *quotes;
	size_t quote_count;
	struct doublet_furniture *furniture;
	size_t furniture_count;
};

/*
 * A word folded, as the key of a list's item; false: it takes more to fold it,
 * or to look it up, since it is not ASCII or not short.
 */
static inline bool doublet_draft_key(const struct doublet_draft *draft,
                                     size_t word, struct doublet_short *key)
{
	struct doublet_span span = draft->words[word];
	const char *text = draft->text + span.start;
	size_t length = span.end - span.start;

	if (length >= DOUBLET_SHORT_MAX)
		return false;
	*key = draft->length - span.start >= DOUBLET_SHORT_MAX
	               ? doublet_short_fold_ahead(text, length)
	               : doublet_short_lower(doublet_short_load(text, length));
	return doublet_short_is_ascii(*key);
}

/*
 * Guesses the language, if that was not done and none was given. Steps after
 * the first two need it, but furniture, which asks when it comes to that.
 */
void doublet_draft_know_language(struct doublet_draft *draft);

/* Whether a list of the draft's language has a word, folded. */
bool doublet_draft_has(const struct doublet_draft *draft, size_t word,
                       enum doublet_list_kind kind);

/* The steps, in this order. False = no memory. Each is linear. */
bool doublet_words_find(struct doublet_draft *draft);
bool doublet_paragraphs_find(struct doublet_draft *draft);
bool doublet_sentences_find(struct doublet_draft *draft);
bool doublet_quotes_find(struct doublet_draft *draft);
void doublet_speakers_find(struct doublet_draft *draft);
/* Needs no step but the first two, and complete marks (text/mark.h). */
bool doublet_furniture_find(struct doublet_draft *draft);

/*
 * How many sentences a paragraph has, whether or not they were found. Linear
 * in the paragraph. Needs complete marks.
 */
size_t doublet_sentences_count(const struct doublet_draft *draft,
                               const struct doublet_paragraph *paragraph);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * A text cut into paragraphs, sentences, quotations and words, each with its
 * bytes in the text.
 *
 *	text        The call was "useful and short," he said. It ended.\n\nNext
 *	paragraphs  [----------------------------------------------------]  [--]
 *	sentences   [---------------------------------------]  [-------]   [--]
 *	quotes                   [-------------------]
 *	words       [-] [--] [-]  [----] [-] [---]   [] [--]  [] [---]     [--]
 *
 * Sentences and quotations never cross a paragraph: one that goes on in the
 * next is opened again there. Every non-blank byte is
 * in one sentence and one paragraph. All lists are in the order of the text.
 *
 * A word is a run of letters or digits with what joins two of them (- ' _ &,
 * stops between single letters, . , : – between digits), the sign of a figure
 *($5, 5%), a name or tag of a network with its sign, or an address of a page or
 *mailbox. It may not hold a blank. Signs by themselves are no words. Each
 *character, with its marks, of a script without blanks (Han, Hiragana,
 *Katakana, Thai, Lao, Khmer, Myanmar) is a word; doublet/sketch.h says how they
 *are compared, in pairs.
 */
#ifndef DOUBLET_SEGMENT_H
#define DOUBLET_SEGMENT_H

#include <stdbool.h>

#include "doublet/allocator.h"
#include "doublet/status.h"
#include "doublet/story.h"

/* A run of words: words[first] ... words[end - 1]. */
struct doublet_word_range {
	uint32_t first;
	uint32_t end;
};

struct doublet_sentence {
	struct doublet_span span;
	struct doublet_word_range words;
	/* Index of its paragraph. */
	uint32_t paragraph;
};

struct doublet_paragraph {
	struct doublet_span span;
	struct doublet_word_range words;
	/* Its sentences: sentences[first_sentence .. end_sentence - 1]. */
	uint32_t first_sentence;
	uint32_t end_sentence;
};

struct doublet_quote {
	/* From the opening mark to after the closing one. */
	struct doublet_span span;
	/* The words between the marks. */
	struct doublet_word_range words;
	/* Quotations around it: 0 = it stands by itself. */
	uint32_t depth;
	/* Nothing closes it, nor opens it again in what follows: it ends with
	 * its paragraph. */
	bool unclosed;
	/*
	 * The clause that says whose words these are ("the official, speaking
	 * on condition of anonymity, told reporters") in the same sentence, and
	 * in it the speaker ("the official"). Both empty when none is named. A
	 * sentence that opens with a quotation and names nobody may take the
	 * speaker of the one before it, without a clause of its own.
	 */
	struct doublet_word_range attribution;
	struct doublet_word_range speaker;
};

struct doublet_segments {
	const struct doublet_span *words;
	uint32_t word_count;
	const struct doublet_sentence *sentences;
	uint32_t sentence_count;
	const struct doublet_paragraph *paragraphs;
	uint32_t paragraph_count;
	const struct doublet_quote *quotes;
	uint32_t quote_count;
	/* The language whose rules were used: "en"; "und" = no special ones. */
	const char *language;
};

/*
 * Cuts up a story. The caller owns *segments and ends it with _destroy; it
 * holds offsets only, so the story's text need not outlive it.
 * Linear in the length of the text. DOUBLET_NO_MEMORY; DOUBLET_TOO_LARGE: the
 * text is longer than DOUBLET_STORY_MAX.
 *
 * Sources: Unicode Standard Annex #29 (words), the shape of the Moses
 * sentence splitter (sentences), both tailored to news copy.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_segments_create(
	const struct doublet_allocator *allocator,
	const struct doublet_story *story, struct doublet_segments **segments);

/* Frees what _create made, with the allocator given there. NULL is fine. */
DOUBLET_API void doublet_segments_destroy(struct doublet_segments *segments);

#endif

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
 * ($5, 5%), a name or tag of a network with its sign, or an address of a page
 * or mailbox. It may not hold a blank. Signs by themselves are no words. Each
 * character, with its marks, of a script without blanks (Han, Hiragana,
 * Katakana, Thai, Lao, Khmer, Myanmar) is a word; doublet/sketch.h says how
 * they are compared, in pairs.
 */
#ifndef DOUBLET_SEGMENT_H
#define DOUBLET_SEGMENT_H

#include <stdbool.h>
#include <stddef.h>

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

/* What frames the copy and is none of it. */
enum doublet_furniture_kind {
	/* "LONDON, Jan 5 (Reuters) -", the dash included */
	DOUBLET_FURNITURE_DATELINE,
	/* "By Jane Doe" */
	DOUBLET_FURNITURE_BYLINE,
	/* "BC-US--Harbour Strike, 2nd Ld-Writethru", "2ND LEAD" */
	DOUBLET_FURNITURE_SLUG,
	/* "Eds: ...", "(Adds mayor's comment)" */
	DOUBLET_FURNITURE_NOTE,
	/* "(Reporting by ...; Editing by ...)", "asl/tib/pid", "Reuter" */
	DOUBLET_FURNITURE_TRAILER,
	/* "(MORE)" */
	DOUBLET_FURNITURE_CONTINUATION,
	/* "(c) 2026 ... All rights reserved." */
	DOUBLET_FURNITURE_COPYRIGHT,
	/* "###", "-30-", "ENDS", a rule of marks */
	DOUBLET_FURNITURE_END_MARK
};

/*
 * A piece of furniture: a whole paragraph, or words at the beginning (as a
 * dateline) or at the end of one. It stays part of its paragraph and sentence.
 */
struct doublet_furniture {
	struct doublet_span span;
	/* May be empty: "###". */
	struct doublet_word_range words;
	/* Index of its paragraph. */
	uint32_t paragraph;
	enum doublet_furniture_kind kind;
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
	/* In the order of the text, no two overlap. */
	const struct doublet_furniture *furniture;
	uint32_t furniture_count;
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

/*
 * A range of words without the furniture at its two ends: the copy proper of
 * a sentence or paragraph. Empty when all of it is furniture.
 */
DOUBLET_API struct doublet_word_range doublet_segments_body(
	const struct doublet_segments *segments,
	struct doublet_word_range range);

/*
 * The languages that have rules of their own one by one, as "en"; NULL past
 * the end. Static.
 */
DOUBLET_API const char *doublet_language_at(size_t index);

/* The name of a kind: "dateline", ... "end-mark". */
DOUBLET_API const char *doublet_furniture_text(
	enum doublet_furniture_kind kind);

/* Frees what _create made, with the allocator given there. NULL is fine. */
DOUBLET_API void doublet_segments_destroy(struct doublet_segments *segments);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * The reason of a relation, as one sentence in plain words for an editor: "y
 * keeps 131 of x's 135 words, adds 1 paragraph and changes "5 people" to "12
 * people"". A table row a relation; figures come first, then what changed.
 */
#ifndef DOUBLET_JUDGE_REASON_H
#define DOUBLET_JUDGE_REASON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "doublet/compare.h"

/*
 * What a comparison does not hold and the sentence tells of. All zero = not
 * known: then nothing is said of it. The words are those of the bodies.
 */
struct doublet_reason_facts {
	/* What to call a and b; empty = by id or path of the stories, and if
	 * they have none, "the first" and "the second". */
	struct doublet_view name_a;
	struct doublet_view name_b;
	/* Words of a that stand in b, and of b in a, in passages. */
	uint32_t kept_a;
	uint32_t kept_b;
	/* Whole paragraphs only in b, and only in a. */
	uint32_t added_paragraphs;
	uint32_t dropped_paragraphs;
	/* Sentences likewise, outside of such paragraphs. */
	uint32_t added_sentences;
	uint32_t dropped_sentences;
	/* Changes by kind: a figure, name, word for another. */
	uint32_t numbers;
	uint32_t names;
	uint32_t words;
	/* Figures of b, changed or not. */
	uint32_t numbers_all;
	/* Quotations in common, and their words in b. */
	uint32_t quotes;
	uint32_t quote_words;
	/* Words of the longest passage in common. */
	uint32_t longest;
	/* The headlines differ, version words and typography aside. */
	bool other_headline;
};

/* A comparison without its reason, and the stories, or NULL for both. */
struct doublet_reason {
	const struct doublet_comparison *comparison;
	const struct doublet_reason_facts *facts;
	const struct doublet_story *a;
	const struct doublet_story *b;
};

/*
 * Writes the sentence, without a full stop. With the stories the change that
 * matters most is quoted, from the comparison's differences; without them
 * changes are counted. Valid UTF-8 without control characters, one line.
 * NULL = the arena has no memory.
 */
const char *doublet_reason_write(struct doublet_arena *arena,
                                 const struct doublet_reason *reason);

#endif

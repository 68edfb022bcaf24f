/* SPDX-License-Identifier: MIT */
/*
 * What a story repeats word for word: each repeat with its first place and the
 * largest unit it fills.
 */
#ifndef DOUBLET_CHECK_REPEAT_H
#define DOUBLET_CHECK_REPEAT_H

#include <stdint.h>

#include "doublet/segment.h"
#include "doublet/status.h"

struct doublet_evidence;

/* The largest unit that a repeat fills, at both places. */
enum doublet_unit {
	DOUBLET_UNIT_WORDS,
	DOUBLET_UNIT_SENTENCES,
	DOUBLET_UNIT_PARAGRAPHS
};

/* The same words at two places that do not overlap; `first` is earlier. */
struct doublet_repeat {
	struct doublet_word_range first;
	struct doublet_word_range repeat;
	enum doublet_unit unit;
	/* How many of the unit. */
	uint32_t units;
};

struct doublet_repeats {
	const struct doublet_repeat *items; /* by ascending repeat.first */
	uint32_t count;
};

/* The last one whose repeat begins at a word or before it; NULL = none. */
const struct doublet_repeat *doublet_repeats_at(
	const struct doublet_repeats *repeats, uint32_t word);

/*
 * The shortest repeat in `repeats`, but in long texts: attributions are told
 * from 5 words up.
 */
#define DOUBLET_REPEAT_MIN 5
/* The shortest repeat in `quoted`. */
#define DOUBLET_QUOTED_MIN 3

/*
 * The shortest repeat in `repeats` of a text of so many words, where those of
 * min_words are told. From 65,536 words on it has 6: every tenth window of 5
 * words stands twice by chance there.
 */
uint32_t doublet_repeat_min(uint32_t words, uint32_t min_words);

/*
 * Finds evidence->repeats: of all words but furniture. The hashes and the
 * words' sentences and quotations are known by then. DOUBLET_NO_MEMORY.
 */
DOUBLET_NODISCARD enum doublet_status doublet_repeats_find_plain(
	struct doublet_evidence *evidence);

/*
 * Finds evidence->quoted: of words in quotation marks, none across the marks.
 * DOUBLET_NO_MEMORY.
 */
DOUBLET_NODISCARD enum doublet_status doublet_repeats_find_quoted(
	struct doublet_evidence *evidence);

#endif

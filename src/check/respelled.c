/* SPDX-License-Identifier: MIT */
/* Reads both sides letter by letter, without hyphens and blanks. */
#include "check/respelled.h"

enum {
	/* "state-of-the-art" */
	MOST_WORDS = 4,
	AT_END = -1
};

/* The bytes of a stretch that are left to read. */
struct letters {
	const char *text;
	struct doublet_span left;
};

/* Bytes of the hyphen at `at`, U+2010 to U+2013 among them; 0 = none. */
static uint32_t hyphen_size(const struct letters *letters)
{
	const char *at = letters->text + letters->left.start;

	if (at[0] == '-')
		return 1;
	return letters->left.end - letters->left.start >= 3 &&
	                       at[0] == '\xE2' && at[1] == '\x80' &&
	                       at[2] >= '\x90' && at[2] <= '\x93'
	               ? 3
	               : 0;
}

static int next_letter(struct letters *letters)
{
	while (letters->left.start < letters->left.end) {
		uint32_t hyphen = hyphen_size(letters);
		if (hyphen > 0) {
			letters->left.start += hyphen;
			continue;
		}
		unsigned char byte =
			(unsigned char)letters->text[letters->left.start];
		letters->left.start++;
		if (byte == ' ' || byte == '\n' || byte == '\r')
			continue;
		return byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte;
	}
	return AT_END;
}

static int first_letter(const struct doublet_evidence *evidence, uint32_t word)
{
	struct letters letters = {evidence->story->text,
	                          evidence->segments->words[word]};

	return next_letter(&letters);
}

bool doublet_respelled(const struct doublet_evidence *evidence,
                       const struct doublet_edit *edit)
{
	uint32_t first_words = doublet_range_length(edit->first);
	uint32_t again_words = doublet_range_length(edit->again);
	struct letters first = {.text = evidence->story->text};
	struct letters again = first;
	int letter;

	if (first_words == 0 || again_words == 0 || first_words > MOST_WORDS ||
	    again_words > MOST_WORDS)
		return false;
	first.left = doublet_evidence_span(evidence, edit->first);
	again.left = doublet_evidence_span(evidence, edit->again);
	do {
		letter = next_letter(&first);
		if (letter != next_letter(&again))
			return false;
	} while (letter != AT_END);
	return true;
}

struct doublet_edit doublet_respelled_at(
	const struct doublet_evidence *evidence, uint32_t first, uint32_t again)
{
	uint32_t count = evidence->segments->word_count;
	struct doublet_edit none = {{first, first}, {again, again}};

	/* Nearly always the first letters differ. */
	if (first >= again || again >= count ||
	    first_letter(evidence, first) != first_letter(evidence, again))
		return none;
	/* One of the two is a single word, or joins fewer. */
	for (uint32_t a = 1; a <= MOST_WORDS && first + a <= again; a++) {
		for (uint32_t b = 1; b <= MOST_WORDS && again + b <= count;
		     b++) {
			struct doublet_edit edit = {
				{first, first + a},
				{again, again + b},
			};
			if (doublet_respelled(evidence, &edit))
				return edit;
		}
	}
	return none;
}

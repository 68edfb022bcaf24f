/* SPDX-License-Identifier: MIT */
/*
 * Walks both places at once, word by word and edit by edit, and stops where
 * both have come to the first word of a sentence.
 */
#include "check/piece.h"

/* Where a walk has come to. */
struct walk {
	uint32_t first;
	uint32_t again;
	size_t edit;
};

/* Whether a sentence begins with one of the words from `first` to `end`. */
static bool has_begin(const struct doublet_evidence *evidence,
                      struct doublet_word_range range)
{
	const uint32_t *sentence_of = evidence->sentence_of;
	uint32_t before = range.first > 0 ? range.first - 1 : 0;
	uint32_t last = range.end < evidence->segments->word_count
	                        ? range.end
	                        : range.end - 1;

	return sentence_of[before] != sentence_of[last];
}

/* Whether a sentence ends at both places before a word, or in an edit. */
static bool is_parted(const struct doublet_evidence *evidence,
                      struct doublet_edit edit)
{
	return has_begin(evidence, edit.first) &&
	       has_begin(evidence, edit.again);
}

static struct walk begin_walk(const struct doublet_near *whole,
                              const struct doublet_edit *edits,
                              const struct doublet_near *before)
{
	struct walk walk = {whole->first.first, whole->again.first,
	                    whole->first_edit};

	if (before->again.end == 0)
		return walk;
	walk = (struct walk){before->first.end, before->again.end,
	                     before->first_edit + before->edit_count};
	if (walk.edit < whole->first_edit + whole->edit_count &&
	    edits[walk.edit].again.first == walk.again) {
		walk.first = edits[walk.edit].first.end;
		walk.again = edits[walk.edit].again.end;
		walk.edit++;
	}
	return walk;
}

bool doublet_piece_next(const struct doublet_evidence *evidence,
                        const struct doublet_near *whole,
                        const struct doublet_edit *edits,
                        struct doublet_near *piece)
{
	size_t last = whole->first_edit + whole->edit_count;
	struct walk walk = begin_walk(whole, edits, piece);
	const struct walk begin = walk;

	if (walk.again >= whole->again.end)
		return false;
	*piece = (struct doublet_near){.first_edit = walk.edit};
	while (walk.again < whole->again.end) {
		struct doublet_edit step = {{walk.first, walk.first},
		                            {walk.again, walk.again}};
		bool is_edit = walk.edit < last &&
		               edits[walk.edit].again.first == walk.again;
		if (is_edit)
			step = edits[walk.edit];
		if (walk.again > begin.again && is_parted(evidence, step))
			break;
		walk.first = step.first.end + !is_edit;
		walk.again = step.again.end + !is_edit;
		walk.edit += is_edit;
		piece->equal_words += !is_edit;
	}
	piece->first = (struct doublet_word_range){begin.first, walk.first};
	piece->again = (struct doublet_word_range){begin.again, walk.again};
	piece->edit_count = walk.edit - begin.edit;
	return true;
}

void doublet_piece_keep(struct doublet_near *kept,
                        const struct doublet_near *piece,
                        const struct doublet_edit *edits)
{
	if (kept->again.end == 0) {
		*kept = *piece;
		return;
	}
	kept->first.end = piece->first.end;
	kept->again.end = piece->again.end;
	kept->edit_count =
		piece->first_edit + piece->edit_count - kept->first_edit;
	kept->equal_words = doublet_range_length(kept->again);
	for (size_t i = 0; i < kept->edit_count; i++) {
		const struct doublet_edit *edit = &edits[kept->first_edit + i];
		kept->equal_words -= doublet_range_length(edit->again);
	}
}

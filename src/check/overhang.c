/* SPDX-License-Identifier: MIT */
/*
 * Two sentences that are alike are often followed by sentences that begin with
 * the same few words: an edge of a sentence near an end tells where to cut.
 */
#include "check/overhang.h"

#include "check/evidence.h"

enum {
	/* Words over a sentence's edge that are no part of the next one; up to
	 * so many, when they are less than half of it. */
	OVERHANG = 3,
	LONGEST_OVERHANG = 12
};

/*
 * Whether a sentence edge parts `words` words from the rest of both places,
 * and they are too few to be a part of what is next door. `first` and `again`
 * begin with the word at the edge; their `end` is one on its other side.
 */
static bool is_overhang(const struct doublet_evidence *evidence,
                        struct doublet_edit edge, uint32_t words)
{
	bool first =
		doublet_evidence_begins_sentence(evidence, edge.first.first);
	bool again =
		doublet_evidence_begins_sentence(evidence, edge.again.first);

	if (words <= OVERHANG)
		return first || again;
	struct doublet_word_range a =
		doublet_evidence_sentence(evidence, edge.first.end);
	struct doublet_word_range b =
		doublet_evidence_sentence(evidence, edge.again.end);
	return first && again &&
	       (words * 2 < doublet_range_length(a) ||
	        words * 2 < doublet_range_length(b));
}

void doublet_overhang_cut(const struct doublet_evidence *evidence,
                          struct doublet_near *near, uint32_t front,
                          uint32_t back)
{
	struct doublet_edit edge;

	for (uint32_t i = 1; i <= LONGEST_OVERHANG && i < front; i++) {
		edge.first = (struct doublet_word_range){near->first.first + i,
		                                         near->first.first};
		edge.again = (struct doublet_word_range){near->again.first + i,
		                                         near->again.first};
		if (!is_overhang(evidence, edge, i))
			continue;
		near->first.first += i;
		near->again.first += i;
		near->equal_words -= i;
		break;
	}
	for (uint32_t i = 1; i <= LONGEST_OVERHANG && i <= back; i++) {
		edge.first = (struct doublet_word_range){near->first.end - i,
		                                         near->first.end - 1};
		edge.again = (struct doublet_word_range){near->again.end - i,
		                                         near->again.end - 1};
		if (!is_overhang(evidence, edge, i))
			continue;
		near->first.end -= i;
		near->again.end -= i;
		near->equal_words -= i;
		break;
	}
}

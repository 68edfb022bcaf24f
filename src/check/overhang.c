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
 * begin with the word at the edge; their `end` is one on its other side. Where
 * the places do not differ they have to be less than half of both.
 */
static bool is_overhang(const struct doublet_evidence *evidence,
                        struct doublet_edit edge, uint32_t words, bool exact)
{
	bool first =
		doublet_evidence_begins_sentence(evidence, edge.first.first);
	bool again =
		doublet_evidence_begins_sentence(evidence, edge.again.first);

	if (words <= OVERHANG && !exact)
		return first || again;
	struct doublet_word_range a =
		doublet_evidence_sentence(evidence, edge.first.end);
	struct doublet_word_range b =
		doublet_evidence_sentence(evidence, edge.again.end);
	uint32_t a_words = doublet_range_length(a);
	uint32_t b_words = doublet_range_length(b);
	if (exact)
		return first && again && words * 4 < a_words + b_words;
	return first && again && (words * 2 < a_words || words * 2 < b_words);
}

void doublet_overhang_cut(const struct doublet_evidence *evidence,
                          struct doublet_near *near, uint32_t front,
                          uint32_t back)
{
	bool exact = near->edit_count == 0;
	struct doublet_edit edge;

	for (uint32_t i = 1; i <= LONGEST_OVERHANG && i < front; i++) {
		edge.first = (struct doublet_word_range){near->first.first + i,
		                                         near->first.first};
		edge.again = (struct doublet_word_range){near->again.first + i,
		                                         near->again.first};
		if (!is_overhang(evidence, edge, i, exact))
			continue;
		near->first.first += i;
		near->again.first += i;
		near->equal_words -= i;
		break;
	}
	/* Where the places do not differ it may all be cut off but one word. */
	uint32_t rest = doublet_range_length(near->again) - 1;
	back = back < rest ? back : rest;
	for (uint32_t i = 1; i <= LONGEST_OVERHANG && i <= back; i++) {
		edge.first = (struct doublet_word_range){near->first.end - i,
		                                         near->first.end - 1};
		edge.again = (struct doublet_word_range){near->again.end - i,
		                                         near->again.end - 1};
		if (!is_overhang(evidence, edge, i, exact))
			continue;
		near->first.end -= i;
		near->again.end -= i;
		near->equal_words -= i;
		break;
	}
}

/* What lies before an edge in both places; edits before those of the rest. */
struct piece {
	uint32_t first_words;
	uint32_t again_words;
	uint32_t equal;
	size_t edits;
};

/*
 * Whether two words are across from each other, with equal ones beside them
 * or an edit between; and what lies before them.
 */
static bool find_edge(const struct doublet_near *near,
                      const struct doublet_edit *edits, uint32_t first,
                      uint32_t again, struct piece *before)
{
	uint32_t a = near->first.first;
	uint32_t b = near->again.first;

	*before = (struct piece){first - a, again - b, 0, 0};
	for (;; before->edits++) {
		bool is_last = before->edits == near->edit_count;
		const struct doublet_edit *edit = &edits[before->edits];
		uint32_t end = is_last ? near->first.end : edit->first.first;
		if (first >= a && first <= end && again >= b &&
		    first - a == again - b) {
			before->equal += first - a;
			return true;
		}
		if (is_last || edit->first.end > first ||
		    edit->again.end > again)
			return false;
		before->equal += end - a;
		a = edit->first.end;
		b = edit->again.end;
	}
}

/* Figures stay: they may be what tells a form that is filled in twice. */
static bool is_unlike(const struct doublet_evidence *evidence,
                      struct piece piece, uint32_t from)
{
	struct doublet_word_range again = {from, from + piece.again_words};

	return piece.equal * 4 < piece.first_words + piece.again_words &&
	       doublet_evidence_figures(evidence, again) == 0;
}

static bool drop_front(const struct doublet_evidence *evidence,
                       struct doublet_near *near,
                       const struct doublet_edit *edits)
{
	struct piece piece;
	uint32_t first =
		doublet_evidence_sentence(evidence, near->first.first).end;
	uint32_t again =
		doublet_evidence_sentence(evidence, near->again.first).end;

	if (first >= near->first.end || again >= near->again.end ||
	    !find_edge(near, edits, first, again, &piece) ||
	    !is_unlike(evidence, piece, near->again.first))
		return false;
	near->first.first = first;
	near->again.first = again;
	near->first_edit += piece.edits;
	near->edit_count -= piece.edits;
	near->equal_words -= piece.equal;
	return true;
}

static bool drop_back(const struct doublet_evidence *evidence,
                      struct doublet_near *near,
                      const struct doublet_edit *edits)
{
	struct piece rest;
	uint32_t first =
		doublet_evidence_sentence(evidence, near->first.end - 1).first;
	uint32_t again =
		doublet_evidence_sentence(evidence, near->again.end - 1).first;

	if (first <= near->first.first || again <= near->again.first ||
	    !find_edge(near, edits, first, again, &rest))
		return false;
	struct piece piece = {
		near->first.end - first,
		near->again.end - again,
		near->equal_words - rest.equal,
		near->edit_count - rest.edits,
	};
	if (!is_unlike(evidence, piece, again))
		return false;
	near->first.end = first;
	near->again.end = again;
	near->edit_count = rest.edits;
	near->equal_words = rest.equal;
	return true;
}

bool doublet_overhang_drop(const struct doublet_evidence *evidence,
                           struct doublet_near *near,
                           const struct doublet_edit *edits)
{
	bool dropped = drop_back(evidence, near, edits);

	return drop_front(evidence, near, edits) || dropped;
}

/* SPDX-License-Identifier: MIT */
/*
 * An alignment counts when enough of its words are equal and carry meaning.
 * Its ends are moved to those of sentences where little is left over; and
 * what differs tells a form filled in twice from a sentence written twice.
 */
#include "check/near.h"

#include <string.h>

#include "check/candidate.h"
#include "check/leaning.h"
#include "check/likeness.h"
#include "check/overhang.h"
#include "check/piece.h"
#include "check/respelled.h"
#include "check/take.h"

/* Measured on stories read by eye: shorter stretches are mostly names. */
static const struct doublet_likeness_limits whole = {9, 5, 60};
/* Of more words fewer have to carry meaning. */
static const struct doublet_likeness_limits longer_whole = {10, 4, 60};
static const struct doublet_likeness_limits cut = {12, 7, 70};
/* Of those that are quoted at one place at least. */
static const struct doublet_likeness_limits quoted = {8, 5, 60};

enum {
	/* Per cent of a sentence that may turn out to be equal when its ends
	 * are looked into. */
	FOUND_LATER = 10,
	/* Up to so many words so little has to be found before. */
	SHORT_ENOUGH = 36,
	FOUND_AT_LEAST = 25,
	/* Alignments of fewer equal words are not looked at. */
	FEWEST_EQUAL = 6,
	/* Per cent of the equal words that make it quotations. */
	QUOTED = 60,
	/* From so many equal words on a piece is more than an overhang. */
	SHORTEST_PIECE = 8,
	/* And pieces together are none by accident. */
	LONG_PIECES = 16,
	/* From so many equal words on it is a take pasted twice. */
	SHORTEST_TAKE = 25,
	/* So many words that follow each other are more than a form's. */
	LONG_RUN = 12
};

struct search {
	const struct doublet_evidence *evidence;
	struct doublet_near *items;
	uint32_t count;
	/* The edits of all, one behind the other. */
	struct doublet_diff diff;
};

static const struct doublet_edit *edits_of(const struct search *search,
                                           const struct doublet_near *near)
{
	return search->diff.edits + near->first_edit;
}

/* Whether it is worth looking for equal words in what was added. */
static bool may_fit(const struct doublet_near *wide)
{
	uint32_t first = doublet_range_length(wide->first);
	uint32_t again = doublet_range_length(wide->again);
	uint32_t longer = first > again ? first : again;
	uint32_t percent = longer <= SHORT_ENOUGH ? FOUND_AT_LEAST
	                                          : whole.share - FOUND_LATER;

	return (uint64_t)wide->equal_words * 100 >= (uint64_t)longer * percent;
}

/* Of two places that are whole sentences. */
static void count_units(const struct doublet_evidence *evidence,
                        struct doublet_near *near)
{
	near->unit = DOUBLET_UNIT_SENTENCES;
	near->units = doublet_evidence_count_sentences(evidence, near->again);
	if (doublet_evidence_fills_paragraphs(evidence, near->first) &&
	    doublet_evidence_fills_paragraphs(evidence, near->again)) {
		near->unit = DOUBLET_UNIT_PARAGRAPHS;
		near->units = doublet_evidence_count_paragraphs(evidence,
		                                                near->again);
	}
}

/*
 * Widens both places to whole sentences, when the words that this adds leave
 * enough of them equal.
 */
static void fit_sentences(const struct doublet_evidence *evidence,
                          struct doublet_near *near)
{
	struct doublet_near wide = *near;

	wide.first.first =
		doublet_evidence_sentence(evidence, near->first.first).first;
	wide.again.first =
		doublet_evidence_sentence(evidence, near->again.first).first;
	wide.first.end =
		doublet_evidence_sentence(evidence, near->first.end - 1).end;
	wide.again.end =
		doublet_evidence_sentence(evidence, near->again.end - 1).end;
	if (wide.first.end > wide.again.first || !may_fit(&wide))
		return;
	count_units(evidence, &wide);
	*near = wide;
}

/* Goes on behind a word that is spelled otherwise. */
static void widen_over(const struct doublet_evidence *evidence,
                       struct doublet_near *near)
{
	enum { MOST = 12 };
	const uint64_t *hashes = evidence->body_hashes;

	/* What is plainly equal was left out on purpose. */
	if (near->first.end == near->again.first ||
	    near->again.end == evidence->segments->word_count ||
	    hashes[near->first.end] == hashes[near->again.end])
		return;
	struct doublet_edit next =
		doublet_respelled_at(evidence, near->first.end,
	                             near->again.end);
	uint32_t first = next.first.end;
	uint32_t again = next.again.end;
	if (first == near->first.end || first > near->again.first)
		return;
	for (int i = 0; i < MOST && first < near->again.first &&
	                again < evidence->segments->word_count &&
	                hashes[first] == hashes[again];
	     i++) {
		first++;
		again++;
	}
	near->first.end = first;
	near->again.end = again;
}

static void count_respelled(const struct search *search,
                            struct doublet_near *near)
{
	const struct doublet_edit *edits = edits_of(search, near);

	near->respelled = 0;
	for (size_t i = 0; i < near->edit_count; i++) {
		uint32_t first = doublet_range_length(edits[i].first);
		uint32_t again = doublet_range_length(edits[i].again);
		if (doublet_respelled(search->evidence, &edits[i]))
			near->respelled += first > again ? first : again;
	}
}

/* Writes down what differs: before an alignment, in it, and behind it. */
static void add_edits(struct search *search, struct doublet_near *near,
                      const struct doublet_near *inner,
                      const struct doublet_edit *edits)
{
	struct doublet_diff *diff = &search->diff;
	struct doublet_edit front = {
		{near->first.first, inner->first.first},
		{near->again.first, inner->again.first},
	};
	struct doublet_edit back = {
		{inner->first.end, near->first.end},
		{inner->again.end, near->again.end},
	};

	near->first_edit = diff->count;
	near->equal_words += doublet_diff_add(diff, front);
	for (size_t i = 0; i < inner->edit_count; i++)
		near->equal_words += doublet_diff_add(diff, edits[i]);
	near->equal_words += doublet_diff_add(diff, back);
	near->edit_count = diff->count - near->first_edit;
	if (!diff->arena->failed)
		count_respelled(search, near);
}

/* Equal words, and what differs among them, as whole sentences, if it can. */
static struct doublet_near fit(struct search *search,
                               struct doublet_near cut_short,
                               const struct doublet_near *inner,
                               const struct doublet_edit *edits)
{
	struct doublet_near near = cut_short;

	fit_sentences(search->evidence, &near);
	add_edits(search, &near, inner, edits);
	uint32_t first = doublet_range_length(near.first);
	uint32_t again = doublet_range_length(near.again);
	/* Sentences that are less alike may be a form, and their cores none. */
	bool is_sure = near.equal_words * 100 >=
	               whole.share * (first > again ? first : again);
	if (doublet_likeness_is_share(&near, whole.share) &&
	    (is_sure || search->diff.arena->failed ||
	     !doublet_near_is_parallel(search->evidence, &near,
	                               edits_of(search, &near))))
		return near;
	search->diff.count = near.first_edit;
	near = cut_short;
	add_edits(search, &near, inner, edits);
	return near;
}

/* An alignment as whole sentences, if it can be. */
static struct doublet_near fit_alignment(
	struct search *search, const struct doublet_alignment *alignment)
{
	const struct doublet_edit *edits = search->evidence->alignments.edits;
	struct doublet_near inner = {
		.first = alignment->first,
		.again = alignment->again,
		.equal_words = alignment->equal_words,
		.edit_count = alignment->edit_count,
	};

	if (inner.edit_count > 0) {
		edits += alignment->first_edit;
		const struct doublet_edit *last = &edits[inner.edit_count - 1];
		doublet_overhang_cut(search->evidence, &inner,
		                     edits->again.first - inner.again.first,
		                     inner.again.end - last->again.end);
		/* Nothing equal is left behind it: what follows may fit. */
		if (inner.again.end == last->again.end) {
			inner.first.end = last->first.first;
			inner.again.end = last->again.first;
			inner.edit_count--;
		}
	} else {
		uint32_t words = doublet_range_length(inner.again);
		doublet_overhang_cut(search->evidence, &inner, words, words);
	}
	struct doublet_near wide = inner;
	widen_over(search->evidence, &wide);
	return fit(search, wide, &inner, edits);
}

/* Whether a word of the first place and one of the second are quoted. */
static bool both_quoted(const struct doublet_evidence *evidence, uint32_t first,
                        uint32_t again)
{
	return evidence->quote_of[first] != DOUBLET_NO_QUOTE &&
	       evidence->quote_of[again] != DOUBLET_NO_QUOTE;
}

/* Whether an edit lies inside one quotation at each place. */
static bool alters_quote(const struct doublet_evidence *evidence,
                         const struct doublet_near *near,
                         const struct doublet_edit *edit)
{
	const uint32_t *quote_of = evidence->quote_of;

	if (edit->first.first == near->first.first ||
	    edit->first.end == near->first.end)
		return false;
	return both_quoted(evidence, edit->first.end, edit->again.end) &&
	       quote_of[edit->first.end] == quote_of[edit->first.first - 1] &&
	       quote_of[edit->again.end] == quote_of[edit->again.first - 1];
}

/*
 * Whether it is quotations that stand again, unaltered, and little else: the
 * rules on quotes tell them one by one.
 */
static bool is_quotations(const struct search *search,
                          const struct doublet_near *near)
{
	const struct doublet_edit *edits = edits_of(search, near);
	uint32_t first = near->first.first;
	uint32_t again = near->again.first;
	uint32_t marked = 0;

	for (size_t i = 0; i <= near->edit_count; i++) {
		bool is_last = i == near->edit_count;
		uint32_t end = is_last ? near->again.end : edits[i].again.first;
		for (; again < end; first++, again++)
			marked += both_quoted(search->evidence, first, again);
		if (is_last)
			break;
		if (alters_quote(search->evidence, near, &edits[i]))
			return false;
		first = edits[i].first.end;
		again = edits[i].again.end;
	}
	return (uint64_t)marked * 100 >= (uint64_t)near->equal_words * QUOTED;
}

static bool is_quoted(const struct doublet_evidence *evidence,
                      struct doublet_word_range range)
{
	uint32_t quote = evidence->quote_of[range.first];

	return quote != DOUBLET_NO_QUOTE &&
	       quote == evidence->quote_of[range.end - 1];
}

static bool is_alike(const struct search *search,
                     const struct doublet_near *near)
{
	const struct doublet_evidence *evidence = search->evidence;
	const struct doublet_edit *edits = edits_of(search, near);

	if (near->unit != DOUBLET_UNIT_WORDS)
		return doublet_likeness_meets(evidence, near, edits, &whole) ||
		       doublet_likeness_meets(evidence, near, edits,
		                              &longer_whole);
	bool one_quoted = is_quoted(evidence, near->first) ||
	                  is_quoted(evidence, near->again);
	return doublet_likeness_meets(evidence, near, edits,
	                              one_quoted ? &quoted : &cut);
}

/* Whether it is whole sentences at one of its places. */
static bool fills_sentences(const struct doublet_evidence *evidence,
                            const struct doublet_near *near)
{
	return doublet_evidence_fills_sentences(evidence, near->first) ||
	       doublet_evidence_fills_sentences(evidence, near->again);
}

/* Whether a piece is alike enough to be told alone. */
static bool is_alone(const struct search *search, struct doublet_near *piece)
{
	count_respelled(search, piece);
	if (is_alike(search, piece))
		return true;
	if (!fills_sentences(search->evidence, piece))
		return false;
	struct doublet_near sentence = *piece;
	sentence.unit = DOUBLET_UNIT_SENTENCES;
	return is_alike(search, &sentence);
}

static bool has_equal(const struct search *search,
                      const struct doublet_near *near, uint32_t words)
{
	return doublet_likeness_count_equal(search->evidence, near,
	                                    edits_of(search, near)) >= words;
}

/* What was cut as whole sentences, when it is. */
static void fit_again(struct search *search, struct doublet_near *near)
{
	const struct doublet_near inner = *near;

	count_respelled(search, near);
	if (!fills_sentences(search->evidence, near))
		return;
	/* The list is added to while these are read. */
	struct doublet_edit *edits =
		doublet_arena_array(search->diff.arena, inner.edit_count,
	                            sizeof(*edits));
	if (edits == NULL)
		return;
	memcpy(edits, edits_of(search, near),
	       inner.edit_count * sizeof(*edits));
	*near = fit(search, inner, &inner, edits);
}

/*
 * Cuts off short pieces at the ends, when another one can be told alone. Where
 * none can, all of them together have to be long. False = nothing is left, or
 * nothing that differs.
 */
static bool cut_pieces(struct search *search, struct doublet_near *near)
{
	const struct doublet_edit *edits = search->diff.edits;
	struct doublet_near piece = {0};
	struct doublet_near kept = {0};
	bool any_alone = false;
	bool is_kept = true;

	if (near->unit != DOUBLET_UNIT_WORDS)
		return true;
	while (doublet_piece_next(search->evidence, near, edits, &piece)) {
		bool alone = is_alone(search, &piece);
		any_alone = any_alone || alone;
		is_kept = alone || has_equal(search, &piece, SHORTEST_PIECE);
		if (is_kept)
			doublet_piece_keep(&kept, &piece, edits);
	}
	if (!any_alone)
		return has_equal(search, near, LONG_PIECES);
	if (is_kept && kept.again.first == near->again.first)
		return true;
	*near = kept;
	if (near->edit_count == 0)
		return false;
	fit_again(search, near);
	return true;
}

/*
 * Whether the words stood even earlier, as many of them and unchanged: the
 * rules on repeats tell that better.
 */
static bool is_surpassed(const struct doublet_evidence *evidence,
                         const struct doublet_near *near)
{
	const struct doublet_repeat *repeat =
		doublet_repeats_at(&evidence->repeats, near->again.first);

	return near->unit == DOUBLET_UNIT_WORDS && repeat != NULL &&
	       doublet_range_holds(repeat->repeat, near->again) &&
	       doublet_range_length(repeat->repeat) >= near->equal_words;
}

/* What is judged as a whole is told without ends that are hardly alike. */
static void trim(const struct search *search, struct doublet_near *near)
{
	const struct doublet_edit *edits = edits_of(search, near);

	if (near->unit == DOUBLET_UNIT_WORDS)
		doublet_leaning_cut(search->evidence, near, edits);
	else if (doublet_overhang_drop(search->evidence, near, edits))
		count_units(search->evidence, near);
}

static void judge(struct search *search,
                  const struct doublet_alignment *alignment)
{
	size_t edits = search->diff.count;

	struct doublet_repeat exact = {.first = alignment->first,
	                               .repeat = alignment->again};
	/* A quotation is told as such. */
	if (alignment->equal_words < FEWEST_EQUAL ||
	    (alignment->edit_count == 0 &&
	     doublet_evidence_is_quotation(search->evidence, &exact)))
		return;
	struct doublet_near near = fit_alignment(search, alignment);
	if (search->evidence->arena->failed || near.edit_count == 0)
		return;
	if (!cut_pieces(search, &near) || is_quotations(search, &near) ||
	    is_surpassed(search->evidence, &near) || !is_alike(search, &near)) {
		search->diff.count = edits;
		return;
	}
	bool is_form = doublet_near_is_parallel(search->evidence, &near,
	                                        edits_of(search, &near));
	bool is_asked = doublet_near_is_asked(search->evidence, &near);
	/* The rules on repeats tell that better. */
	uint32_t run = doublet_likeness_longest_run(search->evidence, &near,
	                                            edits_of(search, &near));
	if (is_form && !is_asked &&
	    (run >= LONG_RUN || alignment->edit_count == 0)) {
		search->diff.count = edits;
		return;
	}
	near.is_parallel = is_form || is_asked;
	near.is_take = !near.is_parallel && near.equal_words >= SHORTEST_TAKE &&
	               run * 3 < near.equal_words * 2 &&
	               doublet_evidence_count_sentences(search->evidence,
	                                                near.again) > 1;
	trim(search, &near);
	if (near.edit_count > 0)
		search->items[search->count++] = near;
}

enum doublet_status doublet_nears_find(struct doublet_evidence *evidence)
{
	uint32_t count = evidence->alignments.count;
	struct search search = {
		.evidence = evidence,
		.items = doublet_arena_array(evidence->arena, count,
	                                     sizeof(*search.items)),
		.diff = {.arena = evidence->arena, .hashes = evidence->hashes},
	};

	if (search.items == NULL)
		return DOUBLET_NO_MEMORY;
	for (uint32_t i = 0; i < count; i++)
		judge(&search, &evidence->alignments.items[i]);
	if (evidence->arena->failed)
		return DOUBLET_NO_MEMORY;
	evidence->nears = (struct doublet_nears){search.items, search.count,
	                                         search.diff.edits, NULL};
	if (!doublet_takes_mark(evidence->arena, evidence->segments->word_count,
	                        &evidence->nears))
		return DOUBLET_NO_MEMORY;
	return DOUBLET_OK;
}

void doublet_nears_add(struct doublet_candidates *candidates,
                       const struct doublet_evidence *evidence,
                       enum doublet_unit unit, const char *what)
{
	for (uint32_t i = 0; i < evidence->nears.count; i++) {
		const struct doublet_near *near = &evidence->nears.items[i];
		if (near->unit != unit)
			continue;
		struct doublet_candidate *added =
			doublet_candidates_add(candidates, near->first,
		                               near->again);
		added->what = what;
		added->units = near->units;
		added->equal_words = near->equal_words;
		added->edits = evidence->nears.edits + near->first_edit;
		added->edit_count = near->edit_count;
		if (near->is_parallel ||
		    doublet_evidence_is_tabular(evidence, near->again))
			added->level = DOUBLET_LEVEL_NOTE;
	}
}

/* SPDX-License-Identifier: MIT */
/*
 * An alignment counts when enough of its words are equal and carry meaning.
 * Its ends are moved to those of sentences where little is left over; and
 * what differs tells a form filled in twice from a sentence written twice.
 */
#include "check/near.h"

#include <string.h>

#include "check/candidate.h"

/* Measured on stories read by eye: shorter stretches are mostly names. */
static const struct doublet_near_limits whole = {9, 5, 60};
static const struct doublet_near_limits cut = {12, 7, 67};
/* Of those that are quoted at one place at least. */
static const struct doublet_near_limits quoted = {9, 5, 70};

enum {
	/* Words over a sentence's edge that are no part of the next one. */
	OVERHANG = 3,
	/* From so many equal words on copy is no form. */
	NO_FORM = 60,
	/* A form has so many words at most for each figure that differs, and
	 * for each name. */
	WORDS_A_FIGURE = 14,
	WORDS_A_NAME = 16,
	/* So many words that follow each other are more than a form's. */
	LONG_RUN = 12,
	/* Parts of a word; a character that is a word by itself is one. */
	PARTS = 3
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

/* Whether `percent` of the words of the longer place are equal. */
static bool is_share(const struct doublet_near *near, uint32_t percent)
{
	uint32_t first = doublet_range_length(near->first);
	uint32_t again = doublet_range_length(near->again);
	uint32_t longer = first > again ? first : again;

	return (uint64_t)near->equal_words * 100 >= (uint64_t)longer * percent;
}

/* Whether a word is a character of a script without blanks. */
static bool is_character(const struct doublet_evidence *evidence, uint32_t word)
{
	struct doublet_span span = evidence->segments->words[word];
	unsigned char lead = (unsigned char)evidence->story->text[span.start];

	return span.end - span.start == 3 && lead >= 0xE3 && lead <= 0xE9;
}

/* The parts of all equal words, or of those that carry meaning. */
static uint32_t count_parts(const struct doublet_evidence *evidence,
                            const struct doublet_near *near,
                            const struct doublet_edit *edits, bool meaning)
{
	const struct doublet_edit *end = edits + near->edit_count;
	uint32_t parts = 0;

	for (uint32_t i = near->again.first; i < near->again.end; i++) {
		while (edits < end && edits->again.end <= i)
			edits++;
		if (edits < end && i >= edits->again.first)
			continue;
		if (!meaning || doublet_evidence_is_meaning(evidence, i))
			parts += is_character(evidence, i) ? 1 : PARTS;
	}
	return parts;
}

bool doublet_near_meets(const struct doublet_evidence *evidence,
                        const struct doublet_near *near,
                        const struct doublet_edit *edits,
                        const struct doublet_near_limits *limits)
{
	return is_share(near, limits->share) &&
	       count_parts(evidence, near, edits, false) >=
	               limits->equal * PARTS &&
	       count_parts(evidence, near, edits, true) >=
	               limits->meaning * PARTS;
}

/* The most equal words that follow each other. */
static uint32_t longest_run(const struct search *search,
                            const struct doublet_near *near)
{
	const struct doublet_edit *edits = edits_of(search, near);
	uint32_t from = near->again.first;
	uint32_t longest = 0;
	bool is_word = !is_character(search->evidence, from);

	for (size_t i = 0; i <= near->edit_count; i++) {
		bool is_last = i == near->edit_count;
		uint32_t end = is_last ? near->again.end : edits[i].again.first;
		longest = end - from > longest ? end - from : longest;
		from = is_last ? end : edits[i].again.end;
	}
	return is_word ? longest : longest / PARTS;
}

static struct doublet_word_range sentence_around(
	const struct doublet_evidence *evidence, uint32_t word)
{
	uint32_t sentence = evidence->sentence_of[word];

	return doublet_segments_body(evidence->segments,
	                             evidence->segments->sentences[sentence]
	                                     .words);
}

static bool begins_sentence(const struct doublet_evidence *evidence,
                            uint32_t word)
{
	return sentence_around(evidence, word).first == word;
}

/* Equal words at both ends that belong to the sentence next door go. */
static void cut_overhang(const struct search *search, struct doublet_near *near)
{
	const struct doublet_evidence *evidence = search->evidence;
	const struct doublet_edit *edits = edits_of(search, near);
	const struct doublet_edit *last = &edits[near->edit_count - 1];
	uint32_t front = edits->again.first - near->again.first;
	uint32_t back = near->again.end - last->again.end;

	for (uint32_t i = 1; i <= OVERHANG && i < front; i++) {
		if (!begins_sentence(evidence, near->first.first + i) ||
		    !begins_sentence(evidence, near->again.first + i))
			continue;
		near->first.first += i;
		near->again.first += i;
		near->equal_words -= i;
		break;
	}
	for (uint32_t i = 1; i <= OVERHANG && i < back; i++) {
		if (!begins_sentence(evidence, near->first.end - i) ||
		    !begins_sentence(evidence, near->again.end - i))
			continue;
		near->first.end -= i;
		near->again.end -= i;
		near->equal_words -= i;
		break;
	}
}

/* An alignment, with its edits made the last ones of the diff. */
static struct doublet_near take_alignment(
	struct search *search, const struct doublet_alignment *alignment)
{
	struct doublet_near near = {
		.first = alignment->first,
		.again = alignment->again,
		.equal_words = alignment->equal_words,
		.first_edit = search->diff.count,
		.edit_count = alignment->edit_count,
	};
	const struct doublet_edit *edits =
		search->evidence->alignments.edits + alignment->first_edit;

	for (uint32_t i = 0; i < alignment->edit_count; i++)
		doublet_diff_add(&search->diff, edits[i]);
	return near;
}

/* Adds an edit before the edits of `near`, which are the last ones. */
static void put_before(struct search *search, struct doublet_near *near,
                       struct doublet_edit gap)
{
	struct doublet_diff *diff = &search->diff;
	size_t end = diff->count;

	if (gap.first.first == gap.first.end &&
	    gap.again.first == gap.again.end)
		return;
	if (!doublet_arena_grow(diff->arena, &diff->edits, &diff->capacity,
	                        end + 1, sizeof(*diff->edits)))
		return;
	struct doublet_edit *first = diff->edits + near->first_edit;
	memmove(first + 1, first, (end - near->first_edit) * sizeof(*first));
	*first = gap;
	diff->count++;
	near->edit_count++;
}

/*
 * Widens both places to whole sentences, when the words that this adds leave
 * enough of them equal.
 */
static void fit_sentences(struct search *search, struct doublet_near *near)
{
	const struct doublet_evidence *evidence = search->evidence;
	struct doublet_near wide = *near;

	wide.first.first = sentence_around(evidence, near->first.first).first;
	wide.again.first = sentence_around(evidence, near->again.first).first;
	wide.first.end = sentence_around(evidence, near->first.end - 1).end;
	wide.again.end = sentence_around(evidence, near->again.end - 1).end;
	if (wide.first.end > wide.again.first || !is_share(&wide, whole.share))
		return;
	struct doublet_edit front = {
		{wide.first.first, near->first.first},
		{wide.again.first, near->again.first},
	};
	struct doublet_edit back = {
		{near->first.end, wide.first.end},
		{near->again.end, wide.again.end},
	};
	put_before(search, &wide, front);
	wide.equal_words += doublet_diff_add(&search->diff, back);
	wide.edit_count = search->diff.count - wide.first_edit;
	wide.unit = DOUBLET_UNIT_SENTENCES;
	wide.units = doublet_evidence_count_sentences(evidence, wide.again);
	if (doublet_evidence_fills_paragraphs(evidence, wide.first) &&
	    doublet_evidence_fills_paragraphs(evidence, wide.again)) {
		wide.unit = DOUBLET_UNIT_PARAGRAPHS;
		wide.units =
			doublet_evidence_count_paragraphs(evidence, wide.again);
	}
	*near = wide;
}

static bool has_figure(const struct doublet_evidence *evidence,
                       struct doublet_word_range range)
{
	for (uint32_t i = range.first; i < range.end; i++) {
		if (doublet_evidence_is_figure(evidence, i))
			return true;
	}
	return false;
}

/*
 * "Clinton": a capital and a small letter. In German that is any noun, and
 * tells nothing.
 */
static bool has_capital(const struct doublet_evidence *evidence, uint32_t word)
{
	struct doublet_span span = evidence->segments->words[word];
	const char *bytes = evidence->story->text + span.start;

	return span.end - span.start >= 2 && bytes[0] >= 'A' &&
	       bytes[0] <= 'Z' && bytes[1] >= 'a' && bytes[1] <= 'z' &&
	       strcmp(evidence->segments->language, "de") != 0;
}

/* Words that differ. */
struct difference {
	uint32_t words;
	/* Those of a name that is put for a name. */
	uint32_t names;
	/* Edits that put a figure for a figure, or a name for a name. */
	uint32_t figure_edits;
	uint32_t name_edits;
};

static uint32_t count_names(const struct doublet_evidence *evidence,
                            struct doublet_word_range range)
{
	uint32_t names = 0;

	for (uint32_t i = range.first; i < range.end; i++)
		names += has_capital(evidence, i) &&
		         !begins_sentence(evidence, i);
	return names;
}

static void count_edit(const struct doublet_evidence *evidence,
                       const struct doublet_near *near,
                       const struct doublet_edit *edit,
                       struct difference *difference)
{
	uint32_t next = edit->again.end;
	uint32_t first = count_names(evidence, edit->first);
	uint32_t again = count_names(evidence, edit->again);

	difference->words += doublet_range_length(edit->first) +
	                     doublet_range_length(edit->again);
	difference->figure_edits += has_figure(evidence, edit->first) &&
	                            has_figure(evidence, edit->again);
	/* "Mrs." for "Hillary" before "Clinton": one name, told otherwise. */
	if (first == 0 || again == 0 ||
	    (next < near->again.end && has_capital(evidence, next)))
		return;
	difference->names += first + again;
	difference->name_edits++;
}

bool doublet_near_is_parallel(const struct doublet_evidence *evidence,
                              const struct doublet_near *near,
                              const struct doublet_edit *edits)
{
	struct difference difference = {0};

	for (size_t i = 0; i < near->edit_count; i++)
		count_edit(evidence, near, &edits[i], &difference);
	if (count_names(evidence, near->again) * 2 >
	    doublet_range_length(near->again))
		return true;
	uint32_t equal = count_parts(evidence, near, edits, false) / PARTS;
	if (difference.figure_edits * WORDS_A_FIGURE > equal)
		return true;
	return difference.names * 2 >= difference.words &&
	       difference.name_edits * WORDS_A_NAME > equal;
}

/* Whether the sentence of a word is a question. */
static bool is_question(const struct doublet_evidence *evidence, uint32_t word)
{
	const struct doublet_segments *segments = evidence->segments;
	struct doublet_span span =
		segments->sentences[evidence->sentence_of[word]].span;
	struct doublet_word_range words =
		segments->sentences[evidence->sentence_of[word]].words;
	uint32_t from = segments->words[words.end - 1].end;

	return memchr(evidence->story->text + from, '?', span.end - from) !=
	       NULL;
}

/* Whether both places are questions, as in an interview. */
static bool are_questions(const struct search *search,
                          const struct doublet_near *near)
{
	const struct doublet_evidence *evidence = search->evidence;

	return near->equal_words < NO_FORM &&
	       (is_question(evidence, near->first.first) ||
	        is_question(evidence, near->first.end - 1)) &&
	       (is_question(evidence, near->again.first) ||
	        is_question(evidence, near->again.end - 1));
}

static bool is_quoted(const struct doublet_evidence *evidence,
                      struct doublet_word_range range)
{
	uint32_t quote = evidence->quote_of[range.first];

	return quote != DOUBLET_NO_QUOTE &&
	       quote == evidence->quote_of[range.end - 1];
}

static const struct doublet_near_limits *limits_of(
	const struct doublet_evidence *evidence,
	const struct doublet_near *near)
{
	if (near->unit != DOUBLET_UNIT_WORDS)
		return &whole;
	return is_quoted(evidence, near->first) ||
	                       is_quoted(evidence, near->again)
	               ? &quoted
	               : &cut;
}

static void judge(struct search *search,
                  const struct doublet_alignment *alignment)
{
	size_t edits = search->diff.count;

	if (alignment->edit_count == 0 || alignment->equal_words < whole.equal)
		return;
	struct doublet_near near = take_alignment(search, alignment);
	if (search->evidence->arena->failed)
		return;
	cut_overhang(search, &near);
	fit_sentences(search, &near);
	if (search->evidence->arena->failed)
		return;
	if (!doublet_near_meets(search->evidence, &near,
	                        edits_of(search, &near),
	                        limits_of(search->evidence, &near))) {
		search->diff.count = edits;
		return;
	}
	uint32_t run = longest_run(search, &near);
	near.is_parallel = doublet_near_is_parallel(search->evidence, &near,
	                                            edits_of(search, &near)) ||
	                   are_questions(search, &near);
	/* The rules on repeats tell that better. */
	if (near.is_parallel && run >= LONG_RUN) {
		search->diff.count = edits;
		return;
	}
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
	                                         search.diff.edits};
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

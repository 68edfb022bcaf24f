/* SPDX-License-Identifier: MIT */
/*
 * Two sentences are in parallel when the words on both sides of what they
 * share are values and differ, or when figures stand right at it on one side;
 * three or more of one family are when any value stands on either side.
 */
#include "check/frame.h"

#include <string.h>

#include "check/phrasebook.h"
#include "check/worth.h"

enum {
	/* Longer repeats are no frame, whatever stands around them. */
	LONGEST = 30,
	LONGEST_CROSSING = 14,
	LONGEST_ONE_SIDED = 18,
	/* A slot is so near. */
	REACH = 3,
	FAMILY = 3
};

static uint32_t root_of(const struct doublet_frames *frames, uint32_t sentence)
{
	uint32_t *parent = frames->parent;

	while (parent[sentence] != sentence) {
		parent[sentence] = parent[parent[sentence]];
		sentence = parent[sentence];
	}
	return sentence;
}

static void tie(struct doublet_frames *frames, uint32_t a, uint32_t b)
{
	a = root_of(frames, a);
	b = root_of(frames, b);
	if (a == b)
		return;
	if (frames->size[a] < frames->size[b]) {
		uint32_t smaller = a;
		a = b;
		b = smaller;
	}
	frames->parent[b] = a;
	frames->size[a] += frames->size[b];
}

enum doublet_status doublet_frames_gather(
	struct doublet_frames *frames, const struct doublet_evidence *evidence)
{
	uint32_t count = evidence->segments->sentence_count;

	frames->evidence = evidence;
	frames->parent = doublet_arena_array(evidence->arena, count,
	                                     sizeof(*frames->parent));
	frames->size = doublet_arena_array(evidence->arena, count,
	                                   sizeof(*frames->size));
	if (frames->parent == NULL || frames->size == NULL)
		return DOUBLET_NO_MEMORY;
	for (uint32_t s = 0; s < count; s++) {
		frames->parent[s] = s;
		frames->size[s] = 1;
	}
	for (uint32_t i = 0; i < evidence->repeats.count; i++) {
		const struct doublet_repeat *repeat =
			&evidence->repeats.items[i];
		if (repeat->unit == DOUBLET_UNIT_WORDS &&
		    doublet_range_length(repeat->repeat) <= LONGEST)
			tie(frames, evidence->sentence_of[repeat->first.first],
			    evidence->sentence_of[repeat->repeat.first]);
	}
	return DOUBLET_OK;
}

/* Whether a word has no small letter, as far as its first two tell. */
static bool is_in_capitals(const struct doublet_evidence *evidence,
                           uint32_t word)
{
	struct doublet_span span = evidence->segments->words[word];
	const char *text = evidence->story->text + span.start;

	return text[0] >= 'A' && text[0] <= 'Z' &&
	       (span.end - span.start == 1 ||
	        !(text[1] >= 'a' && text[1] <= 'z'));
}

bool doublet_frames_tell_names(const struct doublet_evidence *evidence,
                               uint32_t word)
{
	if (strcmp(evidence->segments->language, "de") == 0)
		return false;
	return !is_in_capitals(evidence, word) || word == 0 ||
	       word + 1 == evidence->segments->word_count ||
	       !is_in_capitals(evidence, word - 1) ||
	       !is_in_capitals(evidence, word + 1);
}

/* A figure, or a word with a capital that does not open its sentence. */
static bool is_value(const struct doublet_evidence *evidence, uint32_t word)
{
	struct doublet_span span = evidence->segments->words[word];
	const char *text = evidence->story->text;
	uint32_t sentence = evidence->sentence_of[word];

	for (uint32_t i = span.start; i < span.end; i++) {
		if (text[i] >= '0' && text[i] <= '9')
			return true;
	}
	return text[span.start] >= 'A' && text[span.start] <= 'Z' &&
	       evidence->segments->sentences[sentence].words.first != word &&
	       doublet_frames_tell_names(evidence, word);
}

/* A word that is none: "no slot". */
#define NO_SLOT UINT32_MAX

/* The nearest value before a word, in the same sentence. */
static uint32_t slot_before(const struct doublet_evidence *evidence,
                            uint32_t word)
{
	uint32_t sentence = evidence->sentence_of[word];

	for (uint32_t i = 1; i <= REACH && i <= word; i++) {
		if (evidence->sentence_of[word - i] != sentence)
			break;
		if (is_value(evidence, word - i))
			return word - i;
	}
	return NO_SLOT;
}

/* The nearest value from a word on, in the sentence of the one before it. */
static uint32_t slot_behind(const struct doublet_evidence *evidence,
                            uint32_t word)
{
	uint32_t count = evidence->segments->word_count;
	uint32_t sentence = evidence->sentence_of[word - 1];

	for (uint32_t i = word; i < count && i < word + REACH; i++) {
		if (evidence->sentence_of[i] != sentence)
			break;
		if (is_value(evidence, i))
			return i;
	}
	return NO_SLOT;
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* In digits or spelled out. */
static bool is_number(const struct doublet_evidence *evidence, uint32_t word)
{
	return doublet_evidence_is_figure(evidence, word) ||
	       (doublet_evidence_kinds(evidence, word) &
	        DOUBLET_PHRASE_NUMBER) != 0;
}

/*
 * Whether two values are two, and not one in two spellings: "15" and "15.4",
 * "50ft" and "50ft-wide", "Australia" and "Australian".
 */
static bool differ(const struct doublet_evidence *evidence, uint32_t a,
                   uint32_t b)
{
	const char *text = evidence->story->text;

	if (a == NO_SLOT || b == NO_SLOT)
		return false;
	struct doublet_span one = evidence->segments->words[a];
	struct doublet_span two = evidence->segments->words[b];
	if (one.end - one.start > two.end - two.start) {
		struct doublet_span longer = one;
		one = two;
		two = longer;
	}
	uint32_t length = one.end - one.start;
	if (memcmp(text + one.start, text + two.start, length) != 0)
		return true;
	/* "5" begins "55", too. */
	return is_digit(text[one.end - 1]) && length < two.end - two.start &&
	       is_digit(text[two.start + length]);
}

/* Two figures right before the two places, or right behind them. */
static bool have_own_figures(const struct doublet_evidence *evidence,
                             struct doublet_word_range first,
                             struct doublet_word_range again)
{
	uint32_t count = evidence->segments->word_count;

	if (first.first > 0 && is_number(evidence, first.first - 1) &&
	    is_number(evidence, again.first - 1) &&
	    differ(evidence, first.first - 1, again.first - 1))
		return true;
	return again.end < count && is_number(evidence, first.end) &&
	       is_number(evidence, again.end) &&
	       differ(evidence, first.end, again.end);
}

/* Whether a sentence begins with a range, or after a few characters of it. */
static bool opens_sentence(const struct doublet_evidence *evidence,
                           struct doublet_word_range range)
{
	enum { OVERHANG = 3 };
	uint32_t sentence = evidence->sentence_of[range.first];
	uint32_t end = range.first + OVERHANG;

	return evidence->segments->sentences[sentence].words.first ==
	               range.first ||
	       (end < range.end && evidence->sentence_of[end] != sentence);
}

bool doublet_frames_are_parallel(struct doublet_frames *frames,
                                 const struct doublet_candidate *candidate)
{
	const struct doublet_evidence *evidence = frames->evidence;
	struct doublet_word_range first = candidate->first;
	struct doublet_word_range again = candidate->repeat;
	uint32_t sentence = evidence->sentence_of[first.first];
	uint32_t last = evidence->sentence_of[again.end - 1];
	bool crosses = last != evidence->sentence_of[again.first];
	uint32_t words = doublet_worth_words(evidence, again);

	if (words > (crosses ? LONGEST_CROSSING : LONGEST))
		return false;
	bool before = differ(evidence, slot_before(evidence, first.first),
	                     slot_before(evidence, again.first));
	bool behind = differ(evidence, slot_behind(evidence, first.end),
	                     slot_behind(evidence, again.end));
	if (before && behind)
		return true;
	if (!crosses && words <= LONGEST_ONE_SIDED &&
	    have_own_figures(evidence, first, again))
		return true;
	if (frames->size[root_of(frames, sentence)] < FAMILY)
		return false;
	/* A script without capitals: its names cannot be told. */
	if (doublet_evidence_is_dense(evidence, again.first))
		return !opens_sentence(evidence, first) ||
		       !opens_sentence(evidence, again);
	return (before || behind) && words <= LONGEST_CROSSING;
}

/* Two words begin alike: "report" and "reports" do, "said" and "says" not. */
static bool begin_alike(const struct doublet_evidence *evidence, uint32_t a,
                        uint32_t b)
{
	enum { ALIKE = 4 };
	const char *text = evidence->story->text;
	struct doublet_span one = evidence->segments->words[a];
	struct doublet_span two = evidence->segments->words[b];

	if (evidence->hashes[a] == evidence->hashes[b])
		return true;
	return one.end - one.start >= ALIKE && two.end - two.start >= ALIKE &&
	       memcmp(text + one.start, text + two.start, ALIKE) == 0;
}

/* Whether other words stand for some, and nothing of them is left. */
static bool is_slot(const struct doublet_evidence *evidence,
                    const struct doublet_edit *edit)
{
	enum { LONGEST_SLOT = 8 };

	if (edit->first.first == edit->first.end ||
	    edit->again.first == edit->again.end ||
	    doublet_range_length(edit->first) > LONGEST_SLOT ||
	    doublet_range_length(edit->again) > LONGEST_SLOT)
		return false;
	for (uint32_t a = edit->first.first; a < edit->first.end; a++) {
		for (uint32_t b = edit->again.first; b < edit->again.end; b++) {
			if (begin_alike(evidence, a, b))
				return false;
		}
	}
	return true;
}

/* A number with its unit, and no more: "an average of five" says more. */
static bool holds_number(const struct doublet_evidence *evidence,
                         struct doublet_word_range range)
{
	enum { LONGEST_NUMBER = 3 };
	bool found = false;

	for (uint32_t i = range.first; i < range.end; i++)
		found = found || is_number(evidence, i);
	return found && (doublet_range_length(range) <= LONGEST_NUMBER ||
	                 doublet_evidence_is_dense(evidence, range.first) ||
	                 doublet_evidence_is_dense(evidence, range.end - 1));
}

static bool has_value(const struct doublet_evidence *evidence,
                      struct doublet_word_range range)
{
	for (uint32_t i = range.first; i < range.end; i++) {
		if (is_value(evidence, i))
			return true;
	}
	return false;
}

/* One of three or more sentences, or right behind the other one. */
static bool is_in_row(struct doublet_frames *frames,
                      const struct doublet_candidate *candidate)
{
	const uint32_t *sentence_of = frames->evidence->sentence_of;
	uint32_t first = sentence_of[candidate->first.end - 1];
	uint32_t again = sentence_of[candidate->repeat.first];

	return again - first <= 1 ||
	       frames->size[root_of(frames, again)] >= FAMILY;
}

/* All sentences from the first place to the second are in one frame. */
static bool is_in_list(struct doublet_frames *frames,
                       const struct doublet_candidate *candidate)
{
	enum { MOST_ROWS = 12 };
	const uint32_t *sentence_of = frames->evidence->sentence_of;
	uint32_t first = sentence_of[candidate->first.first];
	uint32_t last = sentence_of[candidate->repeat.end - 1];
	uint32_t root = root_of(frames, first);

	if (frames->size[root] < FAMILY || last - first > MOST_ROWS)
		return false;
	while (first <= last && root_of(frames, first) == root)
		first++;
	return first > last;
}

bool doublet_frames_have_slots(struct doublet_frames *frames,
                               const struct doublet_candidate *candidate)
{
	const struct doublet_evidence *evidence = frames->evidence;
	/* Measured on stories read by eye: doublings have two at most. */
	enum { LONGEST_CHANGED = 70, MANY = 4, SOME = 2 };
	/* The figure right outside counts like one that was changed. */
	uint32_t figures =
		candidate->edit_count > 0 &&
		have_own_figures(evidence, candidate->first, candidate->repeat);
	uint32_t slots = figures;
	uint32_t names = 0;

	if (doublet_worth_words(evidence, candidate->repeat) > LONGEST_CHANGED)
		return false;
	for (size_t i = 0; i < candidate->edit_count; i++) {
		const struct doublet_edit *edit = &candidate->edits[i];
		if (!is_slot(evidence, edit))
			continue;
		slots++;
		names += has_value(evidence, edit->first) &&
		         has_value(evidence, edit->again);
		figures += holds_number(evidence, edit->first) &&
		           holds_number(evidence, edit->again);
	}
	if (slots >= SOME &&
	    doublet_evidence_is_dense(evidence, candidate->repeat.first) &&
	    is_in_row(frames, candidate))
		return true;
	/* Counts of a verdict, articles of a treaty. */
	if (slots >= SOME && is_in_list(frames, candidate))
		return true;
	return (slots >= MANY && names > 0) || (slots >= SOME && figures > 0);
}

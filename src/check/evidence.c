/* SPDX-License-Identifier: MIT */
/*
 * Gathers what the rules look at. Runs of words (match/runs.h) may overlap
 * themselves, as in "a b a b a b"; here they become repeats that do not: a
 * first place and as many further ones as there is room for.
 */
#include "check/evidence.h"

#include <string.h>

#include "check/phrasebook.h"
#include "check/tally.h"
#include "doublet/sketch.h"
#include "match/runs.h"

uint32_t doublet_range_length(struct doublet_word_range range)
{
	return range.end - range.first;
}

bool doublet_range_holds(struct doublet_word_range outer,
                         struct doublet_word_range inner)
{
	return inner.first >= outer.first && inner.end <= outer.end;
}

uint32_t doublet_evidence_own_words(const struct doublet_evidence *evidence,
                                    struct doublet_word_range range)
{
	uint32_t own = 0;

	for (uint32_t i = range.first; i < range.end; i++)
		own += (evidence->phrase_of[i] & DOUBLET_PHRASE_STOCK) == 0;
	return own;
}

bool doublet_evidence_is_quotation(const struct doublet_evidence *evidence,
                                   const struct doublet_repeat *repeat)
{
	const uint32_t *first = evidence->quote_of + repeat->first.first;
	const uint32_t *again = evidence->quote_of + repeat->repeat.first;
	uint32_t words = doublet_range_length(repeat->repeat);
	uint32_t quoted = 0;

	for (uint32_t i = 0; i < words; i++)
		quoted += first[i] != DOUBLET_NO_QUOTE &&
		          again[i] != DOUBLET_NO_QUOTE;
	return quoted >= DOUBLET_QUOTED_MIN &&
	       words - quoted < evidence->min_words;
}

uint32_t doublet_evidence_paragraph(const struct doublet_evidence *evidence,
                                    uint32_t word)
{
	uint32_t sentence = evidence->sentence_of[word];

	return evidence->segments->sentences[sentence].paragraph;
}

struct doublet_span doublet_evidence_span(
	const struct doublet_evidence *evidence,
	struct doublet_word_range range)
{
	const struct doublet_span *words = evidence->segments->words;

	return (struct doublet_span){words[range.first].start,
	                             words[range.end - 1].end};
}

bool doublet_evidence_is_prose(const struct doublet_evidence *evidence,
                               uint32_t paragraph)
{
	const struct doublet_paragraph *p =
		&evidence->segments->paragraphs[paragraph];

	if (p->words.end == p->words.first)
		return false;
	/* What follows the last word: a stop, maybe closing marks. */
	enum { LOOKED_AT = 16 };
	uint32_t from = evidence->segments->words[p->words.end - 1].end;
	for (uint32_t i = from; i < p->span.end && i < from + LOOKED_AT; i++) {
		unsigned char byte = (unsigned char)evidence->story->text[i];
		/* Else an ellipsis, an ideographic stop, a curly quote. */
		if (byte >= 0x80 ||
		    (byte != '\0' && strchr(".!?\"'", byte) != NULL))
			return true;
	}
	return false;
}

static bool has_digit(const struct doublet_evidence *evidence, uint32_t word)
{
	struct doublet_span span = evidence->segments->words[word];

	for (uint32_t i = span.start; i < span.end; i++) {
		char byte = evidence->story->text[i];
		if (byte >= '0' && byte <= '9')
			return true;
	}
	return false;
}

/* "GF", "PTS": the head of a column. */
static bool is_column_head(const struct doublet_evidence *evidence,
                           uint32_t word)
{
	enum { LONGEST = 3 };
	struct doublet_span span = evidence->segments->words[word];

	for (uint32_t i = span.start; i < span.end; i++) {
		char byte = evidence->story->text[i];
		if (byte < 'A' || byte > 'Z')
			return false;
	}
	return span.end - span.start <= LONGEST;
}

bool doublet_evidence_is_tabular(const struct doublet_evidence *evidence,
                                 struct doublet_word_range range)
{
	enum { SEEN_AT_MOST = 200 }; /* a sample is enough to tell a table */
	uint32_t figures = 0;
	uint32_t heads = 0;
	uint32_t seen = 0;

	for (uint32_t i = range.first; i < range.end && seen < SEEN_AT_MOST;
	     i++) {
		seen++;
		figures += has_digit(evidence, i);
		heads += is_column_head(evidence, i);
	}
	if (figures * 3 >= seen)
		return true;
	uint32_t paragraph = doublet_evidence_paragraph(evidence, range.first);
	return (figures * 6 >= seen || heads * 2 >= seen) &&
	       !doublet_evidence_is_prose(evidence, paragraph);
}

bool doublet_evidence_is_title(const struct doublet_evidence *evidence,
                               struct doublet_word_range range)
{
	/* Shorter words keep their small letters in titles. */
	enum { LONGER = 4, FEWEST = 2 };
	uint32_t capitals = 0;

	for (uint32_t i = range.first; i < range.end; i++) {
		struct doublet_span span = evidence->segments->words[i];
		const char *word = evidence->story->text + span.start;
		if (span.end - span.start < LONGER)
			continue;
		if (word[0] < 'A' || word[0] > 'Z' || word[1] < 'a' ||
		    word[1] > 'z')
			return false;
		capitals++;
	}
	return capitals >= FEWEST;
}

bool doublet_evidence_is_whole_quote(const struct doublet_evidence *evidence,
                                     struct doublet_word_range range)
{
	const struct doublet_segments *segments = evidence->segments;
	struct doublet_word_range quote =
		segments->quotes[evidence->quote_of[range.first]].words;
	struct doublet_word_range opening =
		segments->sentences[evidence->sentence_of[range.first]].words;
	struct doublet_word_range closing =
		segments->sentences[evidence->sentence_of[range.end - 1]].words;

	return (range.first == quote.first || range.first == opening.first) &&
	       (range.end == quote.end || range.end == closing.end);
}

static bool index_words(struct doublet_evidence *evidence)
{
	const struct doublet_segments *segments = evidence->segments;
	uint32_t count = segments->word_count;
	uint32_t *sentence_of =
		doublet_arena_array(evidence->arena, count, sizeof(uint32_t));
	uint32_t *quote_of =
		doublet_arena_array(evidence->arena, count, sizeof(uint32_t));

	if (sentence_of == NULL || quote_of == NULL)
		return false;
	for (uint32_t s = 0; s < segments->sentence_count; s++) {
		struct doublet_word_range words = segments->sentences[s].words;
		for (uint32_t i = words.first; i < words.end; i++)
			sentence_of[i] = s;
	}
	for (uint32_t i = 0; i < count; i++)
		quote_of[i] = DOUBLET_NO_QUOTE;
	for (uint32_t q = 0; q < segments->quote_count; q++) {
		struct doublet_word_range words = segments->quotes[q].words;
		if (segments->quotes[q].depth > 0)
			continue;
		for (uint32_t i = words.first; i < words.end; i++)
			quote_of[i] = q;
	}
	evidence->sentence_of = sentence_of;
	evidence->quote_of = quote_of;
	return true;
}

/* The words of a sentence or paragraph but for its furniture. */
static struct doublet_word_range body(const struct doublet_evidence *evidence,
                                      struct doublet_word_range words)
{
	return doublet_segments_body(evidence->segments, words);
}

static bool fills_sentences(const struct doublet_evidence *evidence,
                            struct doublet_word_range range)
{
	const struct doublet_sentence *sentences =
		evidence->segments->sentences;
	uint32_t from = evidence->sentence_of[range.first];
	uint32_t last = evidence->sentence_of[range.end - 1];

	return body(evidence, sentences[from].words).first == range.first &&
	       body(evidence, sentences[last].words).end == range.end;
}

static bool fills_paragraphs(const struct doublet_evidence *evidence,
                             struct doublet_word_range range)
{
	const struct doublet_paragraph *paragraphs =
		evidence->segments->paragraphs;
	uint32_t from = doublet_evidence_paragraph(evidence, range.first);
	uint32_t last = doublet_evidence_paragraph(evidence, range.end - 1);

	return body(evidence, paragraphs[from].words).first == range.first &&
	       body(evidence, paragraphs[last].words).end == range.end;
}

/* How many sentences with words a range fills. */
static uint32_t count_sentences(const struct doublet_evidence *evidence,
                                struct doublet_word_range range)
{
	const struct doublet_sentence *sentences =
		evidence->segments->sentences;
	uint32_t last = evidence->sentence_of[range.end - 1];
	uint32_t count = 0;

	for (uint32_t s = evidence->sentence_of[range.first]; s <= last; s++)
		count += doublet_range_length(sentences[s].words) > 0;
	return count;
}

static uint32_t count_paragraphs(const struct doublet_evidence *evidence,
                                 struct doublet_word_range range)
{
	const struct doublet_paragraph *paragraphs =
		evidence->segments->paragraphs;
	uint32_t last = doublet_evidence_paragraph(evidence, range.end - 1);
	uint32_t p = doublet_evidence_paragraph(evidence, range.first);
	uint32_t count = 0;

	for (; p <= last; p++)
		count += doublet_range_length(paragraphs[p].words) > 0;
	return count;
}

/*
 * The whole sentences inside a repeat, if they are whole at both places;
 * words left over at its ends are cut off when they are no repeat themselves.
 */
static void fit_units(const struct doublet_evidence *evidence,
                      struct doublet_repeat *repeat)
{
	const struct doublet_sentence *sentences =
		evidence->segments->sentences;
	uint32_t shift = repeat->repeat.first - repeat->first.first;
	uint32_t from = evidence->sentence_of[repeat->repeat.first];
	uint32_t to = evidence->sentence_of[repeat->repeat.end - 1] + 1;

	if (body(evidence, sentences[from].words).first < repeat->repeat.first)
		from++;
	if (body(evidence, sentences[to - 1].words).end > repeat->repeat.end)
		to--;
	if (from >= to)
		return;
	struct doublet_word_range whole =
		{body(evidence, sentences[from].words).first,
	         body(evidence, sentences[to - 1].words).end};
	struct doublet_word_range first = {whole.first - shift,
	                                   whole.end - shift};
	uint32_t words = doublet_range_length(whole);
	uint32_t left = doublet_range_length(repeat->repeat) - words;
	if (words < evidence->min_words || left >= evidence->min_words ||
	    !fills_sentences(evidence, first))
		return;

	repeat->repeat = whole;
	repeat->first = first;
	if (fills_paragraphs(evidence, whole) &&
	    fills_paragraphs(evidence, first)) {
		repeat->unit = DOUBLET_UNIT_PARAGRAPHS;
		repeat->units = count_paragraphs(evidence, whole);
	} else {
		repeat->unit = DOUBLET_UNIT_SENTENCES;
		repeat->units = count_sentences(evidence, whole);
	}
}

struct list {
	struct doublet_repeat *items;
	size_t count;
	size_t capacity;
};

static bool add(const struct doublet_evidence *evidence, struct list *list,
                uint32_t first, uint32_t repeat, uint32_t words)
{
	if (!doublet_arena_grow(evidence->arena, &list->items, &list->capacity,
	                        list->count + 1, sizeof(*list->items)))
		return false;
	struct doublet_repeat *added = &list->items[list->count++];
	*added = (struct doublet_repeat){
		.first = {first, first + words},
		.repeat = {repeat, repeat + words},
		.units = words,
	};
	return true;
}

/*
 * A run as repeats that do not overlap. In a run whose two places overlap the
 * words have a period; the repeats are as many whole periods as make up
 * `min_words`.
 */
static bool add_run(const struct doublet_evidence *evidence, struct list *list,
                    const struct doublet_run *run, uint32_t min_words)
{
	uint32_t period = run->repeat - run->first;

	if (run->words <= period)
		return add(evidence, list, run->first, run->repeat, run->words);
	uint32_t unit = period;
	if (unit < min_words)
		unit *= (min_words + period - 1) / period;
	uint32_t end = run->repeat + run->words;
	for (uint32_t at = run->first + unit; end - at >= unit; at += unit) {
		if (!add(evidence, list, run->first, at, unit))
			return false;
	}
	return true;
}

static enum doublet_status find_repeats(const struct doublet_evidence *evidence,
                                        const uint64_t *hashes,
                                        uint32_t min_words, struct list *list)
{
	struct doublet_runs runs;

	enum doublet_status status =
		doublet_runs_find(evidence->arena, hashes,
	                          evidence->segments->word_count, min_words,
	                          &runs);
	if (status != DOUBLET_OK)
		return status;
	for (uint32_t i = 0; i < runs.count; i++) {
		if (!add_run(evidence, list, &runs.items[i], min_words))
			return DOUBLET_NO_MEMORY;
	}
	return DOUBLET_OK;
}

/* The last of the first `count` repeats that begins at a word or before it. */
static const struct doublet_repeat *find_before(const struct list *list,
                                                size_t count, uint32_t word)
{
	size_t low = 0;
	size_t high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (list->items[middle].repeat.first <= word)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? &list->items[low - 1] : NULL;
}

/*
 * Where a first place is itself a repeat its words stood even earlier: so all
 * copies of the same words get the same first place. The repeats come in order
 * and none lies in another, so the last to begin no later reaches furthest.
 */
static void trace_back(struct list *list)
{
	enum { MOST_STEPS = 8 };

	for (size_t i = 0; i < list->count; i++) {
		struct doublet_word_range *first = &list->items[i].first;
		for (int step = 0; step < MOST_STEPS; step++) {
			const struct doublet_repeat *earlier =
				find_before(list, i, first->first);
			if (earlier == NULL ||
			    !doublet_range_holds(earlier->repeat, *first))
				break;
			uint32_t back =
				earlier->repeat.first - earlier->first.first;
			first->first -= back;
			first->end -= back;
		}
	}
}

/*
 * A hash for a word that is like no other: spread over all bits, as shingles
 * need them.
 */
static uint64_t hash_alone(uint32_t word)
{
	return (word + UINT64_C(1)) * UINT64_C(0x9E3779B97F4A7C15);
}

/*
 * The hashes with furniture made unlike anything else, so that no run has a
 * word of it; the hashes themselves where there is none. NULL = no memory.
 */
static const uint64_t *hash_body(const struct doublet_evidence *evidence)
{
	const struct doublet_segments *segments = evidence->segments;
	uint64_t *hashes;

	if (segments->furniture_count == 0)
		return evidence->hashes;
	hashes = doublet_arena_array(evidence->arena, segments->word_count,
	                             sizeof(*hashes));
	if (hashes == NULL)
		return NULL;
	memcpy(hashes, evidence->hashes,
	       segments->word_count * sizeof(*hashes));
	for (uint32_t f = 0; f < segments->furniture_count; f++) {
		struct doublet_word_range words = segments->furniture[f].words;
		for (uint32_t i = words.first; i < words.end; i++)
			hashes[i] = hash_alone(i);
	}
	return hashes;
}

static enum doublet_status find_plain(struct doublet_evidence *evidence)
{
	struct list list = {0};
	uint32_t shortest = evidence->min_words < DOUBLET_REPEAT_MIN
	                            ? evidence->min_words
	                            : DOUBLET_REPEAT_MIN;

	const uint64_t *hashes = hash_body(evidence);
	if (hashes == NULL)
		return DOUBLET_NO_MEMORY;
	enum doublet_status status =
		find_repeats(evidence, hashes, shortest, &list);
	if (status != DOUBLET_OK)
		return status;
	trace_back(&list);
	for (size_t i = 0; i < list.count; i++)
		fit_units(evidence, &list.items[i]);
	evidence->repeats =
		(struct doublet_repeats){list.items, (uint32_t)list.count};
	return DOUBLET_OK;
}

/*
 * The hashes once more, with all that is no quotation made unlike anything
 * else, so that runs stay inside quotation marks.
 */
static uint64_t *hash_quoted(const struct doublet_evidence *evidence)
{
	uint32_t count = evidence->segments->word_count;
	uint64_t *hashes =
		doublet_arena_array(evidence->arena, count, sizeof(*hashes));

	if (hashes == NULL)
		return NULL;
	for (uint32_t i = 0; i < count; i++) {
		bool quoted = evidence->quote_of[i] != DOUBLET_NO_QUOTE;
		hashes[i] = quoted ? evidence->hashes[i] : hash_alone(i);
	}
	return hashes;
}

/* The first place from `from` on at which either side changes quotation. */
static uint32_t same_quotes(const struct doublet_evidence *evidence,
                            const struct doublet_repeat *repeat, uint32_t from)
{
	const uint32_t *first = evidence->quote_of + repeat->first.first;
	const uint32_t *again = evidence->quote_of + repeat->repeat.first;
	uint32_t words = doublet_range_length(repeat->repeat);
	uint32_t i = from + 1;

	while (i < words && first[i] == first[from] && again[i] == again[from])
		i++;
	return i;
}

/* Repeats of quoted words, cut where a quotation ends and the next begins. */
static enum doublet_status find_quoted(struct doublet_evidence *evidence)
{
	struct list whole = {0};
	struct list cut = {0};

	if (evidence->segments->quote_count < 2)
		return DOUBLET_OK;
	uint64_t *hashes = hash_quoted(evidence);
	if (hashes == NULL)
		return DOUBLET_NO_MEMORY;
	enum doublet_status status =
		find_repeats(evidence, hashes, DOUBLET_QUOTED_MIN, &whole);
	if (status != DOUBLET_OK)
		return status;
	trace_back(&whole);
	for (size_t i = 0; i < whole.count; i++) {
		const struct doublet_repeat *repeat = &whole.items[i];
		uint32_t words = doublet_range_length(repeat->repeat);
		uint32_t to;
		for (uint32_t from = 0; from < words; from = to) {
			to = same_quotes(evidence, repeat, from);
			if (to - from >= DOUBLET_QUOTED_MIN &&
			    !add(evidence, &cut, repeat->first.first + from,
			         repeat->repeat.first + from, to - from))
				return DOUBLET_NO_MEMORY;
		}
	}
	evidence->quoted =
		(struct doublet_repeats){cut.items, (uint32_t)cut.count};
	if (cut.count == 0)
		return DOUBLET_OK;
	return doublet_tally_create(evidence->arena, evidence->hashes,
	                            evidence->segments->word_count,
	                            &evidence->tally);
}

enum doublet_status doublet_evidence_gather(struct doublet_evidence *evidence)
{
	uint32_t count = evidence->segments->word_count;
	uint64_t *hashes =
		doublet_arena_array(evidence->arena, count, sizeof(*hashes));
	uint8_t *phrase_of = doublet_arena_array(evidence->arena, count, 1);

	evidence->repeats = evidence->quoted = (struct doublet_repeats){0};
	if (hashes == NULL || phrase_of == NULL || !index_words(evidence))
		return DOUBLET_NO_MEMORY;
	doublet_hash_words(evidence->story, evidence->segments, hashes);
	doublet_phrasebook_mark(evidence->phrases, hashes, count, phrase_of);
	evidence->hashes = hashes;
	evidence->phrase_of = phrase_of;
	enum doublet_status status = find_plain(evidence);
	if (status != DOUBLET_OK)
		return status;
	return find_quoted(evidence);
}

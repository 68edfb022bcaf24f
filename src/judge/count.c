/* SPDX-License-Identifier: MIT */
/* A byte a word says whether it is kept; all else is sums over these. */
#include "judge/count.h"

#include <string.h>

enum {
	KEPT = 1,
	IN_RUN = 2,
	IN_PHRASE = 4,
	RUN = 8,
	PHRASE = 5,
	LONG_PHRASE = 6,
	SHORTEST_SENTENCE = 6
};

/* What figures and names are to the form. */
static const uint64_t ANY_FIGURE = UINT64_C(0x466967757265);
static const uint64_t ANY_NAME = UINT64_C(0x4E616D65);

static uint32_t count_marks(const uint8_t *marks,
                            struct doublet_word_range range)
{
	uint32_t count = 0;

	for (uint32_t i = range.first; i < range.end; i++)
		count += marks[i] & KEPT;
	return count;
}

static void count_words(const struct doublet_profile *profile,
                        const uint8_t *marks, struct doublet_side *side)
{
	for (uint32_t i = 0; i < profile->words.count; i++) {
		uint8_t trait = profile->words.traits[i];
		uint32_t kept = marks[i] & KEPT;
		if (trait & DOUBLET_TRAIT_RECURRING)
			continue;
		side->words++;
		side->kept += kept;
		side->in_runs += (marks[i] & IN_RUN) != 0;
		if (trait & DOUBLET_TRAIT_FIGURE) {
			side->figures++;
			side->figures_kept += kept;
		}
		side->names += (trait & DOUBLET_TRAIT_NAME) != 0;
		if (trait & DOUBLET_TRAIT_QUOTED) {
			side->quoted++;
			side->quoted_kept += kept;
		}
	}
}

/* Whether hardly a word of a range is kept. */
static bool is_only(const uint8_t *marks, struct doublet_word_range words,
                    uint32_t least)
{
	uint32_t length = words.end - words.first;

	return length >= least && count_marks(marks, words) * 4 <= length;
}

static void count_ranges(const struct doublet_profile *profile,
                         const uint8_t *marks, struct doublet_side *side)
{
	uint32_t sentence = 0;

	for (uint32_t i = 0; i < profile->paragraph_count; i++) {
		struct doublet_word_range words = profile->paragraphs[i];
		bool only = is_only(marks, words, 1);
		side->paragraphs_only += only;
		for (; sentence < profile->sentence_count &&
		       profile->sentences[sentence].first < words.end;
		     sentence++) {
			bool is_lone =
				is_only(marks, profile->sentences[sentence],
			                SHORTEST_SENTENCE);
			side->sentences_only += is_lone;
			side->sentences_lone += is_lone && !only;
		}
	}
}

static void count_lead(const struct doublet_profile *profile,
                       const uint8_t *marks, struct doublet_side *side)
{
	for (uint32_t i = 0; i < profile->sentence_count; i++) {
		struct doublet_word_range words = profile->sentences[i];
		if (words.end - words.first < SHORTEST_SENTENCE)
			continue;
		side->lead = words.end - words.first;
		side->lead_kept = count_marks(marks, words);
		return;
	}
}

static void count_rows(const struct doublet_profile *profile,
                       const uint8_t *marks, struct doublet_side *side)
{
	uint32_t row = 0;

	for (uint32_t i = 0; i < profile->words.count; i++) {
		row = marks[i] & KEPT ? 0 : row + 1;
		side->longest_only =
			row > side->longest_only ? row : side->longest_only;
	}
}

static unsigned traits_of(const struct doublet_words *words,
                          struct doublet_word_range range, unsigned trait)
{
	unsigned count = 0;

	for (uint32_t i = range.first; i < range.end; i++)
		count += (words->traits[i] & trait) != 0;
	return count;
}

/* The next figure from a word on; 0 = none before `end`. */
static uint32_t next_figure(const struct doublet_profile *profile,
                            uint32_t *word, uint32_t end)
{
	while (*word < end) {
		uint32_t figure = profile->figures[(*word)++];
		if (figure != 0)
			return figure;
	}
	return 0;
}

/* Whether the figures of both sides of an edit say the same. */
static bool are_figures_same(const struct doublet_overlap *o,
                             struct doublet_edit edit)
{
	uint32_t figure;

	do {
		figure = next_figure(o->a, &edit.first.first, edit.first.end);
		if (figure !=
		    next_figure(o->b, &edit.again.first, edit.again.end))
			return false;
	} while (figure != 0);
	return true;
}

enum doublet_difference_kind doublet_overlap_kind(
	const struct doublet_overlap *overlap, struct doublet_edit edit)
{
	const struct doublet_words *a = &overlap->a->words;
	const struct doublet_words *b = &overlap->b->words;
	uint32_t first = edit.first.end - edit.first.first;
	uint32_t again = edit.again.end - edit.again.first;

	if (first == 0)
		return DOUBLET_DIFFERENCE_ADDED;
	if (again == 0)
		return DOUBLET_DIFFERENCE_DROPPED;
	if (traits_of(a, edit.first, DOUBLET_TRAIT_FIGURE) * 2 >= first &&
	    traits_of(b, edit.again, DOUBLET_TRAIT_FIGURE) * 2 >= again)
		return are_figures_same(overlap, edit)
		               ? DOUBLET_DIFFERENCE_WORDS
		               : DOUBLET_DIFFERENCE_NUMBER;
	if (traits_of(a, edit.first, DOUBLET_TRAIT_NAME) * 2 >= first &&
	    traits_of(b, edit.again, DOUBLET_TRAIT_NAME) * 2 >= again)
		return DOUBLET_DIFFERENCE_NAME;
	return DOUBLET_DIFFERENCE_WORDS;
}

/* The most words in a row that stand in the other in a phrase. */
static uint32_t longest_phrase(const uint8_t *marks,
                               struct doublet_word_range words)
{
	uint32_t longest = 0;
	uint32_t row = 0;

	for (uint32_t i = words.first; i < words.end; i++) {
		row = marks[i] & IN_PHRASE ? row + 1 : 0;
		longest = row > longest ? row : longest;
	}
	return longest;
}

static void count_quotes(const struct doublet_profile *profile,
                         const uint8_t *marks, struct doublet_side *side)
{
	for (uint32_t i = 0; i < profile->quote_count; i++) {
		struct doublet_word_range words = profile->quotes[i];
		uint32_t row = longest_phrase(marks, words);
		if (row < PHRASE)
			continue;
		side->quotes++;
		side->quotes_long += row >= LONG_PHRASE;
		side->quote_row = row > side->quote_row ? row : side->quote_row;
		side->quote_words += count_marks(marks, words);
	}
}

/* Words of a tile that stand in no sentence that recurs. */
static uint32_t own_words(const struct doublet_profile *b,
                          const struct doublet_tile *tile)
{
	uint32_t words = 0;

	for (uint32_t i = tile->b; i < tile->b + tile->words; i++)
		words += (b->words.traits[i] & DOUBLET_TRAIT_RECURRING) == 0;
	return words;
}

static void count_tiles(struct doublet_overlap *o)
{
	for (uint32_t i = 0; i < o->tiles.count; i++) {
		const struct doublet_tile *tile = &o->tiles.items[i];
		uint32_t words = own_words(o->b, tile);
		o->longest = words > o->longest ? words : o->longest;
	}
}

/* The form of a text: figures and rows of names are each one word. */
static uint64_t *form_of(struct doublet_arena *arena,
                         const struct doublet_words *words, uint32_t *count)
{
	uint64_t *form =
		doublet_arena_array(arena, words->count, sizeof(*form));

	*count = 0;
	if (form == NULL)
		return NULL;
	for (uint32_t i = 0; i < words->count; i++) {
		unsigned trait = words->traits[i];
		uint64_t hash = trait & DOUBLET_TRAIT_FIGURE ? ANY_FIGURE
		                : trait & DOUBLET_TRAIT_NAME ? ANY_NAME
		                                             : words->hashes[i];
		if (hash == ANY_NAME && *count > 0 &&
		    form[*count - 1] == ANY_NAME)
			continue;
		form[(*count)++] = hash;
	}
	return form;
}

static bool count_form(struct doublet_arena *arena, struct doublet_overlap *o)
{
	struct doublet_tiles tiles;
	struct doublet_tile_query query = {.min_words = 4, .min_moved = 6};

	query.a = form_of(arena, &o->a->words, &query.a_count);
	query.b = form_of(arena, &o->b->words, &query.b_count);
	if (arena->failed || !doublet_tiles_find(arena, &query, &tiles))
		return false;
	o->in_a.form = query.a_count;
	o->in_b.form = query.b_count;
	for (uint32_t i = 0; i < tiles.count; i++)
		o->in_a.form_kept += tiles.items[i].words;
	o->in_b.form_kept = o->in_a.form_kept;
	return true;
}

/* Where a word stands in a story: bits of a set. What figures say has places
 * of its own, as a word that no text has. */
enum { IN_BODY = 1, IN_HEADLINE = 2, IS_NAME = 4, IS_FIGURE = 8 };

static uint64_t hash_of_figure(uint32_t figure)
{
	return (uint64_t)figure * UINT64_C(0x9E3779B97F4A7C15) ^ ANY_FIGURE;
}

/* The words of a story, in a table at most two thirds full; 0 = empty. */
struct vocabulary {
	uint64_t *hashes;
	uint8_t *places;
	size_t mask;
};

static size_t slot_of(const struct vocabulary *vocabulary, uint64_t hash)
{
	size_t slot = (size_t)(hash >> 24) & vocabulary->mask;

	while (vocabulary->hashes[slot] != 0 &&
	       vocabulary->hashes[slot] != hash)
		slot = (slot + 1) & vocabulary->mask;
	return slot;
}

/* Where a word stands in the story; 0 = nowhere. */
static unsigned places_of(const struct vocabulary *vocabulary, uint64_t hash)
{
	size_t slot = slot_of(vocabulary, hash);

	return vocabulary->hashes[slot] == 0 ? 0 : vocabulary->places[slot];
}

static void add_words(struct vocabulary *vocabulary,
                      const struct doublet_words *words, unsigned place)
{
	for (uint32_t i = 0; i < words->count; i++) {
		size_t slot = slot_of(vocabulary, words->hashes[i]);
		bool is_name = (words->traits[i] & DOUBLET_TRAIT_NAME) != 0 &&
		               place == IN_BODY;
		vocabulary->hashes[slot] = words->hashes[i];
		vocabulary->places[slot] |=
			(uint8_t)(place | (is_name ? IS_NAME : 0));
	}
}

static void add_figures(struct vocabulary *vocabulary,
                        const struct doublet_profile *profile)
{
	for (uint32_t i = 0; i < profile->words.count; i++) {
		if (profile->figures[i] == 0)
			continue;
		uint64_t hash = hash_of_figure(profile->figures[i]);
		size_t slot = slot_of(vocabulary, hash);
		vocabulary->hashes[slot] = hash;
		vocabulary->places[slot] |= IS_FIGURE;
	}
}

static bool vocabulary_make(struct doublet_arena *arena,
                            const struct doublet_profile *profile,
                            struct vocabulary *made)
{
	size_t words =
		(size_t)profile->words.count * 2 + profile->headline.count;
	size_t size = 16;

	while (size < words * 3 / 2)
		size *= 2;
	made->mask = size - 1;
	made->hashes = doublet_arena_array(arena, size, sizeof(uint64_t));
	made->places = doublet_arena_array(arena, size, 1);
	if (arena->failed)
		return false;
	memset(made->hashes, 0, size * sizeof(uint64_t));
	memset(made->places, 0, size);
	add_words(made, &profile->words, IN_BODY);
	add_words(made, &profile->headline, IN_HEADLINE);
	add_figures(made, profile);
	return true;
}

static void count_known(const struct doublet_profile *profile,
                        const struct vocabulary *other,
                        struct doublet_side *side)
{
	const struct doublet_words *words = &profile->words;
	const unsigned fact = DOUBLET_TRAIT_NAME | DOUBLET_TRAIT_FIGURE;

	for (uint32_t i = 0; i < words->count; i++) {
		unsigned trait = words->traits[i];
		if ((trait & fact) == 0 ||
		    (trait & DOUBLET_TRAIT_RECURRING) != 0)
			continue;
		uint32_t figure = profile->figures[i];
		if (places_of(other, words->hashes[i]) == 0 &&
		    (figure == 0 ||
		     places_of(other, hash_of_figure(figure)) == 0))
			continue;
		side->names_known += (trait & DOUBLET_TRAIT_NAME) != 0;
		side->figures_known += (trait & DOUBLET_TRAIT_FIGURE) != 0;
	}
}

static void count_headline(const struct doublet_profile *profile,
                           const struct vocabulary *own,
                           const struct vocabulary *other,
                           struct doublet_side *side)
{
	const struct doublet_words *words = &profile->headline;

	for (uint32_t i = 0; i < words->count; i++) {
		if (words->traits[i] & DOUBLET_TRAIT_BINDING)
			continue;
		unsigned here = places_of(own, words->hashes[i]);
		unsigned there = places_of(other, words->hashes[i]);
		side->headline++;
		side->headline_own += (here & IN_BODY) != 0;
		side->headline_other += (there & IN_BODY) != 0;
		if (there & IN_HEADLINE) {
			side->headline_kept++;
			continue;
		}
		side->headline_figures +=
			(words->traits[i] & DOUBLET_TRAIT_FIGURE) != 0;
		if (there != 0)
			continue;
		side->headline_only++;
		side->headline_outside += (here & IN_BODY) == 0;
		side->headline_names += (here & IS_NAME) != 0;
	}
	side->about = profile->about.count;
	for (uint32_t i = 0; i < profile->about.count; i++)
		side->about_kept +=
			(places_of(other, profile->about.hashes[i]) &
		         IN_HEADLINE) != 0;
}

static uint32_t lesser(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* Whether the headlines are the same up to two signs: one firm, whose sign is
 * mistyped or that of another exchange. */
static bool is_same_firm(const struct doublet_words *a,
                         const struct doublet_words *b, uint32_t sign_a,
                         uint32_t sign_b)
{
	return a->hashes[sign_a] == b->hashes[sign_b] ||
	       (sign_a == sign_b && sign_a > 0 &&
	        memcmp(a->hashes, b->hashes, sign_a * sizeof(*a->hashes)) == 0);
}

/* Signs of shares stand in front: no more words are looked at. */
static void compare_tickers(struct doublet_overlap *o)
{
	enum { FRONT = 32 };
	const struct doublet_words *a = &o->a->headline;
	const struct doublet_words *b = &o->b->headline;
	uint32_t a_count = lesser(a->count, FRONT);
	uint32_t b_count = lesser(b->count, FRONT);

	for (uint32_t i = 0; i < a_count; i++) {
		for (uint32_t k = 0; k < b_count; k++) {
			if ((a->traits[i] & b->traits[k] &
			     DOUBLET_TRAIT_TICKER) == 0)
				continue;
			o->same_tickers |= is_same_firm(a, b, i, k);
			o->other_tickers = true;
		}
	}
	o->other_tickers = o->other_tickers && !o->same_tickers;
}

static bool count_vocabularies(struct doublet_arena *arena,
                               struct doublet_overlap *o)
{
	struct vocabulary a;
	struct vocabulary b;

	if (!vocabulary_make(arena, o->a, &a) ||
	    !vocabulary_make(arena, o->b, &b))
		return false;
	count_known(o->a, &b, &o->in_a);
	count_known(o->b, &a, &o->in_b);
	count_headline(o->a, &a, &b, &o->in_a);
	count_headline(o->b, &b, &a, &o->in_b);
	compare_tickers(o);
	return true;
}

/* What the edits leave is kept, and what long tiles have is in runs. */
static bool mark_all(struct doublet_arena *arena,
                     const struct doublet_overlap *o, uint8_t **a, uint8_t **b)
{
	uint32_t a_count = o->a->words.count;
	uint32_t b_count = o->b->words.count;

	*a = doublet_arena_array(arena, a_count, 1);
	*b = doublet_arena_array(arena, b_count, 1);
	if (arena->failed)
		return false;
	memset(*a, KEPT, a_count);
	memset(*b, KEPT, b_count);
	for (uint32_t i = 0; i < o->edit_count; i++) {
		struct doublet_word_range first = o->edits[i].first;
		struct doublet_word_range again = o->edits[i].again;
		memset(*a + first.first, 0, first.end - first.first);
		memset(*b + again.first, 0, again.end - again.first);
	}
	for (uint32_t i = 0; i < o->tiles.count; i++) {
		const struct doublet_tile *tile = &o->tiles.items[i];
		if (tile->words < PHRASE)
			continue;
		int mark = KEPT | IN_PHRASE | (tile->words < RUN ? 0 : IN_RUN);
		memset(*a + tile->a, mark, tile->words);
		memset(*b + tile->b, mark, tile->words);
	}
	return true;
}

static void count_side(const struct doublet_profile *profile,
                       const uint8_t *marks, struct doublet_side *side)
{
	count_words(profile, marks, side);
	count_ranges(profile, marks, side);
	count_rows(profile, marks, side);
	count_lead(profile, marks, side);
	count_quotes(profile, marks, side);
}

bool doublet_counts_find(struct doublet_arena *arena, struct doublet_overlap *o)
{
	uint8_t *a;
	uint8_t *b;

	if (!mark_all(arena, o, &a, &b))
		return false;
	o->marks_a = a;
	o->marks_b = b;
	count_side(o->a, a, &o->in_a);
	count_side(o->b, b, &o->in_b);
	for (uint32_t i = 0; i < o->edit_count; i++)
		o->kinds[doublet_overlap_kind(o, o->edits[i])]++;
	count_tiles(o);
	return count_form(arena, o) && count_vocabularies(arena, o);
}

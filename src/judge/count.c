/* SPDX-License-Identifier: MIT */
/* A byte a word says whether it is kept; all else is sums over these. */
#include "judge/count.h"

#include <string.h>

enum {
	KEPT = 1,
	IN_RUN = 2,
	RUN = 8,
	SHORTEST_SENTENCE = 6,
	SHORTEST_QUOTE = 5
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
	side->words = profile->words.count;
	for (uint32_t i = 0; i < profile->words.count; i++) {
		uint8_t trait = profile->words.traits[i];
		uint32_t kept = marks[i] & KEPT;
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
		return DOUBLET_DIFFERENCE_NUMBER;
	if (traits_of(a, edit.first, DOUBLET_TRAIT_NAME) * 2 >= first &&
	    traits_of(b, edit.again, DOUBLET_TRAIT_NAME) * 2 >= again)
		return DOUBLET_DIFFERENCE_NAME;
	return DOUBLET_DIFFERENCE_WORDS;
}

static uint32_t least_of(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* Counts the quotations of b that a tile has words of; *counted is the last
 * one that was counted. */
static void count_quotes(struct doublet_overlap *o,
                         const struct doublet_tile *tile, uint32_t *from,
                         uint32_t *counted)
{
	const struct doublet_profile *b = o->b;
	uint32_t end = tile->b + tile->words;

	while (*from < b->quote_count && b->quotes[*from].end <= tile->b)
		(*from)++;
	for (uint32_t i = *from; i < b->quote_count; i++) {
		struct doublet_word_range words = b->quotes[i];
		if (words.first >= end)
			break;
		uint32_t first = words.first > tile->b ? words.first : tile->b;
		uint32_t length = least_of(words.end, end) - first;
		if (length < SHORTEST_QUOTE)
			continue;
		o->quote_words += length;
		o->quotes += *counted != i;
		*counted = i;
	}
}

static void count_tiles(struct doublet_overlap *o)
{
	uint32_t quote = 0;
	uint32_t counted = UINT32_MAX;

	for (uint32_t i = 0; i < o->tiles.count; i++) {
		const struct doublet_tile *tile = &o->tiles.items[i];
		o->longest =
			tile->words > o->longest ? tile->words : o->longest;
		count_quotes(o, tile, &quote, &counted);
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

/* A set of hashes; 0 = empty. */
struct set {
	uint64_t *slots;
	size_t mask;
};

static size_t slot_of(const struct set *set, uint64_t hash)
{
	size_t slot = (size_t)(hash >> 24) & set->mask;

	while (set->slots[slot] != 0 && set->slots[slot] != hash)
		slot = (slot + 1) & set->mask;
	return slot;
}

static bool set_has(const struct set *set, uint64_t hash)
{
	return set->slots[slot_of(set, hash)] != 0;
}

/* Of the words of a body, its names, and the words of the headline. */
struct vocabulary {
	struct set body;
	struct set names;
	struct set headline;
};

/* A set of all words, or of those with a trait. */
static bool set_make(struct doublet_arena *arena,
                     const struct doublet_words *words, unsigned trait,
                     struct set *set)
{
	size_t size = 16;

	while (size < (size_t)words->count * 2)
		size *= 2;
	set->mask = size - 1;
	set->slots = doublet_arena_array(arena, size, sizeof(uint64_t));
	if (set->slots == NULL)
		return false;
	memset(set->slots, 0, size * sizeof(uint64_t));
	for (uint32_t i = 0; i < words->count; i++) {
		uint64_t hash = words->hashes[i];
		if (trait == 0 || (words->traits[i] & trait) != 0)
			set->slots[slot_of(set, hash)] = hash;
	}
	return true;
}

static bool vocabulary_make(struct doublet_arena *arena,
                            const struct doublet_profile *profile,
                            struct vocabulary *made)
{
	return set_make(arena, &profile->words, 0, &made->body) &&
	       set_make(arena, &profile->words, DOUBLET_TRAIT_NAME,
	                &made->names) &&
	       set_make(arena, &profile->headline, 0, &made->headline);
}

static void count_known(const struct doublet_profile *profile,
                        const struct vocabulary *other,
                        struct doublet_side *side)
{
	const struct doublet_words *words = &profile->words;

	for (uint32_t i = 0; i < words->count; i++) {
		unsigned trait = words->traits[i];
		bool known = set_has(&other->body, words->hashes[i]) ||
		             set_has(&other->headline, words->hashes[i]);
		if (!known)
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
		uint64_t hash = words->hashes[i];
		if (words->traits[i] & DOUBLET_TRAIT_BINDING)
			continue;
		bool is_own = set_has(&own->body, hash);
		bool is_other = set_has(&other->body, hash);
		side->headline++;
		side->headline_own += is_own;
		side->headline_other += is_other;
		if (set_has(&other->headline, hash)) {
			side->headline_kept++;
			continue;
		}
		side->headline_figures +=
			(words->traits[i] & DOUBLET_TRAIT_FIGURE) != 0;
		if (is_other)
			continue;
		side->headline_only++;
		side->headline_outside += !is_own;
		side->headline_names += set_has(&own->names, hash);
	}
	side->about = profile->about.count;
	for (uint32_t i = 0; i < profile->about.count; i++)
		side->about_kept +=
			set_has(&other->headline, profile->about.hashes[i]);
}

static void compare_tickers(struct doublet_overlap *o)
{
	const struct doublet_words *a = &o->a->headline;
	const struct doublet_words *b = &o->b->headline;

	for (uint32_t i = 0; i < a->count; i++) {
		for (uint32_t k = 0; k < b->count; k++) {
			if ((a->traits[i] & b->traits[k] &
			     DOUBLET_TRAIT_TICKER) == 0)
				continue;
			if (a->hashes[i] == b->hashes[k])
				o->same_tickers = true;
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
		if (tile->words < RUN)
			continue;
		memset(*a + tile->a, KEPT | IN_RUN, tile->words);
		memset(*b + tile->b, KEPT | IN_RUN, tile->words);
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
}

bool doublet_counts_find(struct doublet_arena *arena, struct doublet_overlap *o)
{
	uint8_t *a;
	uint8_t *b;

	if (!mark_all(arena, o, &a, &b))
		return false;
	o->marks_b = b;
	count_side(o->a, a, &o->in_a);
	count_side(o->b, b, &o->in_b);
	for (uint32_t i = 0; i < o->edit_count; i++)
		o->kinds[doublet_overlap_kind(o, o->edits[i])]++;
	count_tiles(o);
	return count_form(arena, o) && count_vocabularies(arena, o);
}

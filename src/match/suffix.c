/* SPDX-License-Identifier: MIT */
/*
 * SA-IS. A suffix is of type S when it is smaller than the next one, else of
 * type L; an S behind an L is a "leftmost S" (LMS). The LMS suffixes, at most
 * half of all, are sorted by naming the pieces between them and sorting that
 * shorter text the same way; all others follow by two scans over the array.
 * The shorter text lives in the unused part of the array.
 *
 *	text   b a n a n a      (behind the end: less than every letter)
 *	type   L S L S L L
 *	LMS      *   *
 */
#include "match/suffix.h"

#include <string.h>

#define EMPTY UINT32_MAX

struct level {
	const uint32_t *text;
	uint32_t *sorted;
	uint32_t count;
	uint32_t letter_count;
	/* How often each letter stands in the text. */
	uint32_t *counts;
	/* A place in the bucket of each letter. */
	uint32_t *cursors;
	/* A bit for each LMS place. */
	uint64_t *leftmost;
	uint32_t leftmost_count;
};

static bool is_leftmost(const struct level *level, uint32_t place)
{
	return (level->leftmost[place / 64] >> (place % 64)) & 1;
}

static void set_starts(struct level *level)
{
	uint32_t sum = 0;

	for (uint32_t i = 0; i < level->letter_count; i++) {
		level->cursors[i] = sum;
		sum += level->counts[i];
	}
}

static void set_ends(struct level *level)
{
	uint32_t sum = 0;

	for (uint32_t i = 0; i < level->letter_count; i++) {
		sum += level->counts[i];
		level->cursors[i] = sum;
	}
}

/* Counts letters and finds the LMS places, from the right. */
static void classify(struct level *level)
{
	const uint32_t *text = level->text;
	bool next_is_small = false;

	memset(level->counts, 0, level->letter_count * sizeof(*level->counts));
	memset(level->leftmost, 0,
	       (level->count / 64 + 1) * sizeof(*level->leftmost));
	level->leftmost_count = 0;
	level->counts[text[level->count - 1]]++;
	for (uint32_t i = level->count - 1; i-- > 0;) {
		bool is_small = text[i] < text[i + 1] ||
		                (text[i] == text[i + 1] && next_is_small);

		level->counts[text[i]]++;
		if (next_is_small && !is_small) {
			level->leftmost[(i + 1) / 64] |= (uint64_t)1
			                                 << ((i + 1) % 64);
			level->leftmost_count++;
		}
		next_is_small = is_small;
	}
}

/*
 * With the LMS suffixes at the ends of their buckets in order, and all else
 * EMPTY, puts every suffix in order: the L ones from the left, each behind
 * the smaller ones of its bucket, then the S ones from the right.
 */
static void induce(struct level *level)
{
	const uint32_t *text = level->text;
	uint32_t *sorted = level->sorted;
	uint32_t *cursors = level->cursors;
	uint32_t last = level->count - 1;

	set_starts(level);
	sorted[cursors[text[last]]++] = last;
	for (uint32_t i = 0; i < level->count; i++) {
		uint32_t place = sorted[i];

		if (place != EMPTY && place > 0 &&
		    text[place - 1] >= text[place])
			sorted[cursors[text[place - 1]]++] = place - 1;
	}
	set_ends(level);
	for (uint32_t i = level->count; i-- > 0;) {
		uint32_t place = sorted[i];

		if (place == EMPTY || place == 0)
			continue;
		uint32_t before = text[place - 1];
		uint32_t here = text[place];
		/* Of equal letters both are S, or none: S stand behind L. */
		if (before < here || (before == here && cursors[here] <= i))
			sorted[--cursors[before]] = place - 1;
	}
}

/* Sorts the pieces from each LMS place to the next: these come out first. */
static void sort_pieces(struct level *level)
{
	uint32_t kept = 0;

	memset(level->sorted, 0xFF, level->count * sizeof(*level->sorted));
	set_ends(level);
	for (uint32_t i = level->count; i-- > 1;) {
		if (is_leftmost(level, i))
			level->sorted[--level->cursors[level->text[i]]] = i;
	}
	induce(level);
	for (uint32_t i = 0; i < level->count; i++) {
		if (is_leftmost(level, level->sorted[i]))
			level->sorted[kept++] = level->sorted[i];
	}
}

/*
 * Gives equal pieces equal names, ascending; returns how many names there
 * are. LMS places are two apart at least, so place / 2 finds a slot of its
 * own: first it holds the length of the piece, then its name.
 */
static uint32_t name_pieces(struct level *level)
{
	uint32_t *slots = level->sorted + level->leftmost_count;
	uint32_t names = 0;
	uint32_t before = EMPTY;
	/* The last piece ends with the text and equals no other one. */
	uint32_t next = EMPTY;

	memset(slots, 0xFF,
	       (level->count - level->leftmost_count) * sizeof(*slots));
	for (uint32_t i = level->count; i-- > 1;) {
		if (is_leftmost(level, i)) {
			slots[i / 2] = next == EMPTY ? 0 : next - i + 1;
			next = i;
		}
	}
	uint32_t length_before = 0;
	for (uint32_t i = 0; i < level->leftmost_count; i++) {
		uint32_t place = level->sorted[i];
		uint32_t length = slots[place / 2];

		if (before == EMPTY || length != length_before ||
		    memcmp(level->text + before, level->text + place,
		           length * sizeof(*level->text)) != 0)
			names++;
		before = place;
		length_before = length;
		slots[place / 2] = names - 1;
	}
	return names;
}

static bool sort_level(struct doublet_arena *arena,
                       const struct doublet_letters *text, uint32_t *sorted);

/* From the pieces in order to the LMS suffixes in order. */
static bool sort_leftmost(struct doublet_arena *arena, struct level *level)
{
	uint32_t count = level->leftmost_count;
	uint32_t *sorted = level->sorted;
	uint32_t names = name_pieces(level);
	/* The names in the order of the text, at the end of the array. */
	uint32_t *shorter = sorted + level->count - count;
	uint32_t filled = count;

	for (uint32_t i = level->count; i-- > count;) {
		if (sorted[i] != EMPTY)
			shorter[--filled] = sorted[i];
	}
	if (names < count) {
		struct doublet_letters text = {shorter, count, names};
		if (!sort_level(arena, &text, sorted))
			return false;
	} else {
		for (uint32_t i = 0; i < count; i++)
			sorted[shorter[i]] = i;
	}
	filled = count;
	for (uint32_t i = level->count; i-- > 1;) {
		if (is_leftmost(level, i))
			shorter[--filled] = i;
	}
	for (uint32_t i = 0; i < count; i++)
		sorted[i] = shorter[sorted[i]];
	return true;
}

/* Moves the LMS suffixes, in order, from the front to their buckets. */
static void spread_leftmost(struct level *level)
{
	uint32_t count = level->leftmost_count;

	memset(level->sorted + count, 0xFF,
	       (level->count - count) * sizeof(*level->sorted));
	set_ends(level);
	for (uint32_t i = count; i-- > 0;) {
		uint32_t place = level->sorted[i];

		level->sorted[i] = EMPTY;
		level->sorted[--level->cursors[level->text[place]]] = place;
	}
}

/* Calls itself for a text of at most half the length: 31 deep at most. */
static bool sort_level(struct doublet_arena *arena,
                       const struct doublet_letters *text, uint32_t *sorted)
{
	struct level level = {
		.text = text->items,
		.sorted = sorted,
		.count = text->count,
		.letter_count = text->letter_count,
	};

	if (text->count == 0)
		return true;
	level.counts = doublet_arena_array(arena, text->letter_count,
	                                   sizeof(*level.counts));
	level.cursors = doublet_arena_array(arena, text->letter_count,
	                                    sizeof(*level.cursors));
	level.leftmost = doublet_arena_array(arena, text->count / 64 + 1,
	                                     sizeof(*level.leftmost));
	if (arena->failed)
		return false;
	classify(&level);
	sort_pieces(&level);
	if (!sort_leftmost(arena, &level))
		return false;
	spread_leftmost(&level);
	induce(&level);
	return true;
}

bool doublet_suffix_sort(struct doublet_arena *arena,
                         const struct doublet_letters *text, uint32_t *sorted)
{
	return sort_level(arena, text, sorted);
}

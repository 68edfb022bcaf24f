/* SPDX-License-Identifier: MIT */
/* Hints of one kind are told from those of another by a number mixed in. */
#include "dedup/hints.h"

#include "dedup/quoted.h"
#include "judge/heading.h"
#include "judge/mask.h"

/*
 * 12 words = 8 + 5 - 1. Shingles of 5 in a window of 8 would be fewer, but
 * many stories share 5 words by chance.
 */
enum { RUN_WORDS = 8, RUN_WINDOW = 5 };
enum { FORM_WORDS = 8, FORM_WINDOW = 8 };

enum kind { QUOTED = 1, HEADING };

/* What is found. */
struct found {
	uint32_t *numbers;
	size_t count;
};

static void add(struct found *found, uint32_t number, enum kind kind)
{
	uint64_t mixed =
		(number ^ (uint64_t)kind << 32) * UINT64_C(0x9E3779B97F4A7C15);

	found->numbers[found->count++] = (uint32_t)(mixed >> 32);
}

/* Chooses among shingles of words; returns how many, in their place. */
static size_t winnow(struct doublet_arena *arena, uint32_t *shingles,
                     size_t count, unsigned window)
{
	struct doublet_fingerprint *chosen =
		doublet_arena_array(arena, count, sizeof(*chosen));

	if (chosen == NULL)
		return 0;
	size_t chosen_count = doublet_winnow(shingles, count, window, chosen);
	for (size_t i = 0; i < chosen_count; i++)
		shingles[i] = chosen[i].shingle;
	return chosen_count;
}

static enum doublet_status make_set(const struct doublet_reading *reading,
                                    struct found found, struct doublet_set *set)
{
	if (reading->arena->failed)
		return DOUBLET_NO_MEMORY;
	return doublet_set_make(reading->sketcher, found.numbers, found.count,
	                        set);
}

enum doublet_status doublet_hints_runs(const struct doublet_reading *reading,
                                       struct doublet_set *runs)
{
	const struct doublet_body *body = reading->body;
	size_t count = doublet_shingle_count(body->word_count, RUN_WORDS);
	struct found found = {
		doublet_arena_array(reading->arena, count, sizeof(uint32_t)),
		0,
	};

	if (found.numbers == NULL)
		return DOUBLET_NO_MEMORY;
	doublet_shingle_words(body->hashes, body->word_count, RUN_WORDS,
	                      found.numbers);
	found.count = winnow(reading->arena, found.numbers, count, RUN_WINDOW);
	return make_set(reading, found, runs);
}

enum doublet_status doublet_hints_forms(const struct doublet_reading *reading,
                                        struct doublet_set *forms)
{
	const struct doublet_body *body = reading->body;
	struct doublet_arena *arena = reading->arena;
	uint64_t *masked =
		doublet_arena_array(arena, body->word_count, sizeof(*masked));
	uint32_t *shingles =
		doublet_arena_array(arena, body->word_count, sizeof(*shingles));

	if (arena->failed)
		return DOUBLET_NO_MEMORY;
	uint32_t words =
		doublet_mask_words(reading->story->text, body->words,
	                           body->hashes, body->word_count, masked);
	size_t count = doublet_shingle_count(words, FORM_WORDS);
	doublet_shingle_words(masked, words, FORM_WORDS, shingles);
	struct found found = {
		shingles,
		winnow(arena, shingles, count, FORM_WINDOW),
	};
	return make_set(reading, found, forms);
}

static void add_quoted(const struct doublet_reading *reading,
                       struct found *found)
{
	const struct doublet_body *body = reading->body;
	bool *quoted = doublet_arena_array(reading->arena, body->word_count,
	                                   sizeof(*quoted));
	uint32_t run = 0;

	if (quoted == NULL)
		return;
	doublet_quoted_find(reading->story, body, quoted);
	for (uint32_t i = 0; i < body->word_count; i++) {
		run = quoted[i] ? run + 1 : 0;
		if (run >= DOUBLET_SHINGLE_WORDS)
			add(found,
			    body->shingles[i + 1 - DOUBLET_SHINGLE_WORDS],
			    QUOTED);
	}
}

static enum doublet_status add_heading(const struct doublet_reading *reading,
                                       struct found *found)
{
	uint32_t keys[DOUBLET_HEADING_KEYS];
	size_t count = 0;
	enum doublet_status status =
		doublet_heading_keys(reading->arena, reading->story, keys,
	                             &count);

	for (size_t i = 0; status == DOUBLET_OK && i < count; i++)
		add(found, keys[i], HEADING);
	return status;
}

enum doublet_status doublet_hints_find(const struct doublet_reading *reading,
                                       struct doublet_set *hints)
{
	size_t most = (size_t)reading->body->word_count + DOUBLET_HEADING_KEYS;
	struct found found = {
		doublet_arena_array(reading->arena, most, sizeof(uint32_t)),
		0,
	};

	if (found.numbers == NULL)
		return DOUBLET_NO_MEMORY;
	add_quoted(reading, &found);
	enum doublet_status status = add_heading(reading, &found);
	if (status != DOUBLET_OK)
		return status;
	return make_set(reading, found, hints);
}

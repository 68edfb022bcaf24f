/* SPDX-License-Identifier: MIT */
/*
 * A sentence is the hash of its words and source. Each story gives the sorted
 * hashes of its sentences; what recurs among those is counted by recurring.c.
 */
#include "judge/boilerplate.h"

#include <string.h>

#include "base/sort.h"
#include "doublet/sketch.h"
#include "judge/recurring.h"
#include "judge/wording.h"
#include "sketch/hash.h"
#include "text/segment.h"

enum {
	/* Sources whose names hash alike count as one. */
	SOURCES = 1024,
	/* A sentence in so many groups is taken for none of a body's own. */
	COMMON = 3
};

struct doublet_boilerplate {
	struct doublet_allocator allocator;
	struct doublet_recurring recurring;
	struct doublet_arena reading; /* emptied for each story */
	struct doublet_arena listing; /* emptied for each list */
	uint32_t stories;
	uint32_t per_mille;
	uint32_t story_count;
	uint32_t sources[SOURCES];
};

/* A story while it is counted: keys[i] is that of a sentence, by its index. */
struct reading {
	const struct doublet_story *story;
	struct doublet_segments segments;
	uint64_t source;
	uint64_t *hashes;
	struct doublet_sort_key *keys;
	size_t count;
};

enum doublet_status doublet_boilerplate_create(
	const struct doublet_boilerplate_options *options,
	struct doublet_boilerplate **boilerplate)
{
	static const struct doublet_boilerplate_options none = {.stories = 0};
	const struct doublet_boilerplate_options *given =
		options == NULL ? &none : options;
	struct doublet_allocator allocator =
		doublet_allocator_or_default(given->allocator);
	struct doublet_boilerplate *made =
		allocator.resize(allocator.context, NULL, 0, sizeof(*made));

	if (made == NULL)
		return DOUBLET_NO_MEMORY;
	*made = (struct doublet_boilerplate){
		.allocator = allocator,
		.stories = given->stories > 0 ? given->stories
	                                      : DOUBLET_BOILERPLATE_STORIES,
		.per_mille = given->per_mille > 0
	                             ? given->per_mille
	                             : DOUBLET_BOILERPLATE_PER_MILLE,
	};
	if (!doublet_recurring_init(&made->recurring, &allocator)) {
		allocator.resize(allocator.context, made, sizeof(*made), 0);
		return DOUBLET_NO_MEMORY;
	}
	doublet_arena_init(&made->reading, &allocator);
	doublet_arena_init(&made->listing, &allocator);
	*boilerplate = made;
	return DOUBLET_OK;
}

void doublet_boilerplate_destroy(struct doublet_boilerplate *boilerplate)
{
	if (boilerplate == NULL)
		return;
	struct doublet_allocator allocator = boilerplate->allocator;
	doublet_arena_finish(&boilerplate->listing);
	doublet_arena_finish(&boilerplate->reading);
	doublet_recurring_finish(&boilerplate->recurring);
	allocator.resize(allocator.context, boilerplate, sizeof(*boilerplate),
	                 0);
}

static uint64_t hash_source(struct doublet_view source)
{
	return source.length == 0
	               ? 0
	               : doublet_hash_bytes(source.data, source.length);
}

static uint64_t key_of(uint64_t source, const uint64_t *hashes, uint32_t count)
{
	return doublet_hash_seeded(hashes, count * sizeof(*hashes), source);
}

/* Cuts a story up and makes the keys of its sentences, sorted, each once. */
static enum doublet_status read_story(struct doublet_arena *arena,
                                      struct reading *reading)
{
	struct doublet_segments *segments = &reading->segments;
	enum doublet_status status =
		doublet_segment(arena, reading->story, segments);

	if (status != DOUBLET_OK)
		return status;
	reading->hashes = doublet_arena_array(arena, segments->word_count,
	                                      sizeof(*reading->hashes));
	reading->keys = doublet_arena_array(arena, segments->sentence_count,
	                                    sizeof(*reading->keys));
	if (arena->failed)
		return DOUBLET_NO_MEMORY;
	doublet_hash_words(reading->story, segments, reading->hashes);
	for (uint32_t i = 0; i < segments->sentence_count; i++) {
		struct doublet_word_range words =
			doublet_segments_body(segments,
		                              segments->sentences[i].words);
		if (words.end - words.first < DOUBLET_BOILERPLATE_WORDS)
			continue;
		reading->keys[reading->count++] = (struct doublet_sort_key){
			key_of(reading->source, reading->hashes + words.first,
		               words.end - words.first),
			i};
	}
	if (!doublet_sort(arena, reading->keys, reading->count))
		return DOUBLET_NO_MEMORY;
	size_t all = reading->count;
	reading->count = 0;
	for (size_t i = 0; i < all; i++)
		if (i == 0 || reading->keys[i].key != reading->keys[i - 1].key)
			reading->keys[reading->count++] = reading->keys[i];
	return DOUBLET_OK;
}

/* What a body is known by: its own sentences, not those of many. */
static void read_body(const struct doublet_recurring *recurring,
                      const struct reading *reading,
                      struct doublet_recurring_body *body)
{
	body->count = 0;
	for (size_t i = 0;
	     i < reading->count && body->count < DOUBLET_RECURRING_KEYS; i++) {
		const struct doublet_recurring_counter *counter =
			doublet_recurring_find(recurring, reading->keys[i].key);
		if (counter == NULL || counter->groups < COMMON)
			body->keys[body->count++] =
				(uint32_t)(reading->keys[i].key >> 32);
	}
}

static void describe(const struct reading *reading, uint32_t sentence,
                     struct doublet_recurring_counter *counter)
{
	const struct doublet_segments *segments = &reading->segments;
	struct doublet_word_range words =
		doublet_segments_body(segments,
	                              segments->sentences[sentence].words);
	uint32_t start = segments->words[words.first].start;
	uint32_t end = segments->words[words.end - 1].end;

	if (words.end == segments->sentences[sentence].words.end)
		end = segments->sentences[sentence].span.end;
	if (words.first == segments->sentences[sentence].words.first)
		start = segments->sentences[sentence].span.start;
	counter->source = reading->source;
	doublet_wording_write((struct doublet_view){reading->story->text +
	                                                    start,
	                                            end - start},
	                      counter->text, sizeof(counter->text));
	doublet_wording_write(reading->story->source, counter->name,
	                      sizeof(counter->name));
}

enum doublet_status doublet_boilerplate_add(
	struct doublet_boilerplate *boilerplate,
	const struct doublet_story *story)
{
	struct doublet_recurring *recurring = &boilerplate->recurring;
	struct reading reading = {.story = story,
	                          .source = hash_source(story->source)};
	struct doublet_recurring_body body;

	doublet_arena_reset(&boilerplate->reading);
	enum doublet_status status =
		read_story(&boilerplate->reading, &reading);
	if (status != DOUBLET_OK)
		return status;
	if (!doublet_recurring_reserve(recurring, reading.count))
		return DOUBLET_NO_MEMORY;
	read_body(recurring, &reading, &body);
	for (size_t i = 0; i < reading.count; i++) {
		struct doublet_recurring_counter *made =
			doublet_recurring_count(recurring, reading.keys[i].key,
		                                boilerplate->story_count,
		                                &body);
		if (made != NULL)
			describe(&reading, reading.keys[i].index, made);
	}
	boilerplate->sources[reading.source % SOURCES]++;
	boilerplate->story_count++;
	return DOUBLET_OK;
}

/* Whether a counter tells of boilerplate. */
static bool is_boilerplate(const struct doublet_boilerplate *boilerplate,
                           const struct doublet_recurring_counter *counter)
{
	uint64_t all = boilerplate->sources[counter->source % SOURCES];

	/* The first group is one that was seen before it got a counter. */
	return counter->groups + 1 >= boilerplate->stories &&
	       (counter->groups + (uint64_t)1) * 1000 >=
	               all * boilerplate->per_mille;
}

bool doublet_boilerplate_has(const struct doublet_boilerplate *boilerplate,
                             struct doublet_view source, const uint64_t *hashes,
                             uint32_t count)
{
	if (count < DOUBLET_BOILERPLATE_WORDS)
		return false;
	const struct doublet_recurring_counter *counter =
		doublet_recurring_find(&boilerplate->recurring,
	                               key_of(hash_source(source), hashes,
	                                      count));
	return counter != NULL && is_boilerplate(boilerplate, counter);
}

enum doublet_status doublet_boilerplate_list(
	struct doublet_boilerplate *boilerplate,
	struct doublet_boilerplate_list *list)
{
	const struct doublet_recurring *recurring = &boilerplate->recurring;
	struct doublet_arena *arena = &boilerplate->listing;
	struct doublet_boilerplate_sentence *items;
	size_t count = 0;

	doublet_arena_reset(arena);
	struct doublet_sort_key *keys =
		doublet_arena_array(arena, recurring->count, sizeof(*keys));
	for (size_t i = 0; keys != NULL && i < recurring->count; i++)
		if (is_boilerplate(boilerplate, &recurring->counters[i]))
			keys[count++] = (struct doublet_sort_key){
				UINT32_MAX - recurring->counters[i].stories,
				(uint32_t)i};
	items = doublet_arena_array(arena, count, sizeof(*items));
	if (arena->failed || !doublet_sort(arena, keys, count))
		return DOUBLET_NO_MEMORY;
	for (size_t i = 0; i < count; i++) {
		const struct doublet_recurring_counter *counter =
			&recurring->counters[keys[i].index];
		items[i] = (struct doublet_boilerplate_sentence){
			.text = counter->text,
			.source = counter->name,
			.stories = counter->stories,
			.source_stories =
				boilerplate->sources[counter->source % SOURCES],
		};
	}
	*list = (struct doublet_boilerplate_list){items, count};
	return DOUBLET_OK;
}

/* SPDX-License-Identifier: MIT */
/*
 * Cuts a story up, leaves its furniture out, and keeps what each word is. The
 * lists are copied into one block when a profile is to outlive the arena.
 */
#include "judge/profile.h"

#include <string.h>

#include "judge/boilerplate.h"
#include "judge/version.h"
#include "sketch/hash.h"
#include "sketch/sketcher.h"
#include "text/segment.h"

/* A story while its profile is made; `place` is for each word of the story
 * how many words of the body stand before it. */
struct draft {
	struct doublet_arena *arena;
	const struct doublet_story *story;
	struct doublet_segments segments;
	uint64_t *hashes;
	uint8_t *traits;
	uint32_t *place;
	/* The traits of the body's words. */
	uint8_t *kept;
};

static bool find_places(struct draft *draft)
{
	const struct doublet_segments *all = &draft->segments;
	uint32_t furniture = 0;
	uint32_t place = 0;

	draft->place =
		doublet_arena_array(draft->arena, (size_t)all->word_count + 1,
	                            sizeof(uint32_t));
	if (draft->place == NULL)
		return false;
	for (uint32_t i = 0; i < all->word_count; i++) {
		while (furniture < all->furniture_count &&
		       all->furniture[furniture].words.end <= i)
			furniture++;
		draft->place[i] = place;
		place += furniture == all->furniture_count ||
		         i < all->furniture[furniture].words.first;
	}
	draft->place[all->word_count] = place;
	return true;
}

static bool is_body(const struct draft *draft, uint32_t word)
{
	return draft->place[word + 1] > draft->place[word];
}

static bool keep_words(struct draft *draft, struct doublet_profile *profile)
{
	uint32_t all = draft->segments.word_count;
	uint32_t count = draft->place[all];
	uint64_t *hashes =
		doublet_arena_array(draft->arena, count, sizeof(*hashes));
	uint8_t *traits = doublet_arena_array(draft->arena, count, 1);
	struct doublet_span *spans =
		doublet_arena_array(draft->arena, count, sizeof(*spans));

	if (draft->arena->failed)
		return false;
	for (uint32_t i = 0; i < all; i++) {
		uint32_t at = draft->place[i];
		if (!is_body(draft, i))
			continue;
		hashes[at] = draft->hashes[i];
		traits[at] = draft->traits[i];
		spans[at] = draft->segments.words[i];
	}
	draft->kept = traits;
	profile->words = (struct doublet_words){hashes, traits, count};
	profile->spans = spans;
	return true;
}

/* Adds a range of words of the story, as words of the body. */
static void add_range(const struct draft *draft,
                      struct doublet_word_range words,
                      struct doublet_word_range *ranges, uint32_t *count)
{
	struct doublet_word_range kept = {draft->place[words.first],
	                                  draft->place[words.end]};

	if (kept.end > kept.first)
		ranges[(*count)++] = kept;
}

static bool keep_ranges(struct draft *draft, struct doublet_profile *profile)
{
	const struct doublet_segments *all = &draft->segments;
	size_t size = sizeof(struct doublet_word_range);
	struct doublet_word_range *sentences =
		doublet_arena_array(draft->arena, all->sentence_count, size);
	struct doublet_word_range *paragraphs =
		doublet_arena_array(draft->arena, all->paragraph_count, size);
	struct doublet_word_range *quotes =
		doublet_arena_array(draft->arena, all->quote_count, size);

	if (draft->arena->failed)
		return false;
	for (uint32_t i = 0; i < all->sentence_count; i++)
		add_range(draft, all->sentences[i].words, sentences,
		          &profile->sentence_count);
	for (uint32_t i = 0; i < all->paragraph_count; i++)
		add_range(draft, all->paragraphs[i].words, paragraphs,
		          &profile->paragraph_count);
	for (uint32_t i = 0; i < all->quote_count; i++) {
		if (all->quotes[i].depth == 0)
			add_range(draft, all->quotes[i].words, quotes,
			          &profile->quote_count);
	}
	profile->sentences = sentences;
	profile->paragraphs = paragraphs;
	profile->quotes = quotes;
	return true;
}

static enum doublet_status keep_shingles(struct doublet_arena *arena,
                                         struct doublet_sketcher *sketcher,
                                         struct doublet_profile *profile)
{
	uint32_t words = profile->words.count;
	unsigned width = words < DOUBLET_SHINGLE_WORDS ? (unsigned)words
	                                               : DOUBLET_SHINGLE_WORDS;
	size_t count = words == 0 ? 0 : doublet_shingle_count(words, width);
	uint32_t *shingles =
		doublet_arena_array(arena, count, sizeof(*shingles));

	if (shingles == NULL)
		return DOUBLET_NO_MEMORY;
	if (count > 0)
		doublet_shingle_words(profile->words.hashes, words, width,
		                      shingles);
	return doublet_set_make(sketcher, shingles, count, &profile->shingles);
}

/* The words of a headline, as a story of its own in the same language. */
static enum doublet_status read_headline(const struct draft *draft,
                                         struct doublet_view headline,
                                         struct doublet_words *words)
{
	struct doublet_arena *arena = draft->arena;
	const char *language = draft->segments.language;
	struct doublet_story story = {
		.text = headline.data,
		.length = headline.length,
		.language = {language, strlen(language)},
	};
	struct doublet_segments segments;

	*words = (struct doublet_words){NULL, NULL, 0};
	if (headline.length == 0)
		return DOUBLET_OK;
	enum doublet_status status = doublet_segment(arena, &story, &segments);
	if (status != DOUBLET_OK)
		return status;
	uint64_t *hashes = doublet_arena_array(arena, segments.word_count,
	                                       sizeof(*hashes));
	uint8_t *traits = doublet_arena_array(arena, segments.word_count, 1);
	if (arena->failed)
		return DOUBLET_NO_MEMORY;
	doublet_hash_words(&story, &segments, hashes);
	if (!doublet_traits_find(arena, &story, &segments, hashes, traits))
		return DOUBLET_NO_MEMORY;
	*words = (struct doublet_words){hashes, traits, segments.word_count};
	return DOUBLET_OK;
}

static struct doublet_view piece_of(const char *text, struct doublet_span span)
{
	if (span.end <= span.start)
		return (struct doublet_view){NULL, 0};
	return (struct doublet_view){text + span.start, span.end - span.start};
}

/* What the story says of itself, and the headlines in it. */
static enum doublet_status read_headlines(const struct draft *draft,
                                          struct doublet_profile *profile)
{
	const struct doublet_story *story = draft->story;
	struct doublet_version version;

	doublet_version_read(story, &draft->segments, &version);
	profile->claims = version.claims;
	struct doublet_view headline =
		piece_of(story->headline.data, version.headline);
	struct doublet_view about = piece_of(story->text, version.about);
	enum doublet_status status =
		read_headline(draft, headline, &profile->headline);
	if (status == DOUBLET_OK)
		status = read_headline(draft, about, &profile->about);
	return status;
}

static uint64_t hash_view(struct doublet_view view)
{
	uint64_t hash;

	if (view.length == 0)
		return 0;
	hash = doublet_hash_bytes(view.data, view.length);
	return hash == 0 ? 1 : hash;
}

static void mark_words(uint8_t *traits, struct doublet_word_range words)
{
	for (uint32_t i = words.first; i < words.end; i++)
		traits[i] |= DOUBLET_TRAIT_RECURRING;
}

/* Marks the words of sentences that recur; `traits` are those of the body. */
static void mark_recurring(const struct doublet_boilerplate *boilerplate,
                           const struct doublet_story *story,
                           const struct doublet_profile *profile,
                           uint8_t *traits)
{
	if (boilerplate == NULL)
		return;
	for (uint32_t i = 0; i < profile->sentence_count; i++) {
		struct doublet_word_range words = profile->sentences[i];
		if (doublet_boilerplate_has(boilerplate, story->source,
		                            profile->words.hashes + words.first,
		                            words.end - words.first))
			mark_words(traits, words);
	}
}

/* Cuts the story up, and finds what its words are. */
static enum doublet_status read_words(struct draft *draft,
                                      const struct doublet_profiler *profiler)
{
	struct doublet_arena *arena = draft->arena;
	enum doublet_status status =
		doublet_segment_with(profiler->sketcher->edge, arena,
	                             draft->story, &draft->segments);

	if (status != DOUBLET_OK)
		return status;
	draft->hashes = doublet_arena_array(arena, draft->segments.word_count,
	                                    sizeof(uint64_t));
	draft->traits =
		doublet_arena_array(arena, draft->segments.word_count, 1);
	if (arena->failed)
		return DOUBLET_NO_MEMORY;
	doublet_hash_words(draft->story, &draft->segments, draft->hashes);
	return doublet_traits_find(arena, draft->story, &draft->segments,
	                           draft->hashes, draft->traits)
	               ? DOUBLET_OK
	               : DOUBLET_NO_MEMORY;
}

/* The time, as a number or as it is given. */
static int64_t time_of(const struct doublet_story *story)
{
	int64_t time = story->time;

	if (time == 0 && story->published.length > 0)
		doublet_time_parse(story->published, &time);
	return time;
}

enum doublet_status doublet_profile_read(
	const struct doublet_profiler *profiler,
	const struct doublet_story *story, struct doublet_profile *profile)
{
	struct draft draft = {.arena = profiler->arena, .story = story};
	struct doublet_profile made = {
		.id = hash_view(story->id),
		.version = hash_view(story->version),
		.replaces = hash_view(story->replaces),
		.time = time_of(story),
		.text_length = (uint32_t)story->length,
	};
	enum doublet_status status = read_words(&draft, profiler);

	if (status != DOUBLET_OK)
		return status;
	if (!find_places(&draft) || !keep_words(&draft, &made) ||
	    !keep_ranges(&draft, &made))
		return DOUBLET_NO_MEMORY;
	mark_recurring(profiler->boilerplate, story, &made, draft.kept);
	status = keep_shingles(draft.arena, profiler->sketcher, &made);
	if (status == DOUBLET_OK)
		status = read_headlines(&draft, &made);
	if (status == DOUBLET_OK)
		*profile = made;
	return status;
}

/* A block that is filled from the front; the widest items come first. */
struct block {
	char *at;
	size_t size;
};

static const void *pack(struct block *block, const void *items, size_t size)
{
	void *to = block->at;

	block->size += size;
	if (to == NULL)
		return NULL;
	if (size > 0)
		memcpy(to, items, size);
	block->at += size;
	return to;
}

/* Copies all lists, or only counts their bytes where there is no block. */
static void pack_all(struct block *block, const struct doublet_profile *from,
                     struct doublet_profile *to)
{
	size_t range = sizeof(struct doublet_word_range);
	uint32_t words = from->words.count;

	to->words.hashes =
		pack(block, from->words.hashes, words * sizeof(uint64_t));
	to->headline.hashes = pack(block, from->headline.hashes,
	                           from->headline.count * sizeof(uint64_t));
	to->about.hashes = pack(block, from->about.hashes,
	                        from->about.count * sizeof(uint64_t));
	to->spans =
		pack(block, from->spans, words * sizeof(struct doublet_span));
	to->sentences =
		pack(block, from->sentences, from->sentence_count * range);
	to->paragraphs =
		pack(block, from->paragraphs, from->paragraph_count * range);
	to->quotes = pack(block, from->quotes, from->quote_count * range);
	to->shingles.shingles = pack(block, from->shingles.shingles,
	                             from->shingles.count * sizeof(uint32_t));
	to->words.traits = pack(block, from->words.traits, words);
	to->headline.traits =
		pack(block, from->headline.traits, from->headline.count);
	to->about.traits = pack(block, from->about.traits, from->about.count);
}

enum doublet_status doublet_profile_copy(
	const struct doublet_allocator *allocator,
	const struct doublet_profile *profile, struct doublet_profile **copy)
{
	struct doublet_profile made = *profile;
	struct block block = {NULL, sizeof(made)};

	pack_all(&block, profile, &made);
	struct doublet_profile *kept =
		allocator->resize(allocator->context, NULL, 0, block.size);
	if (kept == NULL)
		return DOUBLET_NO_MEMORY;
	made.allocator = *allocator;
	made.size = block.size;
	block = (struct block){(char *)(kept + 1), 0};
	pack_all(&block, profile, &made);
	*kept = made;
	*copy = kept;
	return DOUBLET_OK;
}

void doublet_profile_destroy(struct doublet_profile *profile)
{
	if (profile == NULL)
		return;
	struct doublet_allocator allocator = profile->allocator;
	allocator.resize(allocator.context, profile, profile->size, 0);
}

/* SPDX-License-Identifier: MIT */
/*
 * Words that bind others, figures and signs of shares are left out: they are
 * what differs between two takes of one headline. A notice is looked for only
 * where there is no headline, or one that says so, and only in front.
 */
#include "judge/heading.h"

#include <string.h>

#include "doublet/sketch.h"
#include "judge/trait.h"
#include "judge/version.h"
#include "text/segment.h"

enum { WINDOW = 3, MOST_WORDS = 18, FRONT = 800 };

struct keys {
	uint32_t *items;
	size_t count;
};

/* Adds the windows of words that carry meaning; a few are one key. */
static void add_windows(struct keys *keys, const uint64_t *words, size_t count)
{
	uint32_t shingles[MOST_WORDS];
	unsigned width = count < WINDOW ? (unsigned)count : WINDOW;

	if (count < 2)
		return;
	doublet_shingle_words(words, count, width, shingles);
	for (size_t i = 0; i + width <= count; i++) {
		if (keys->count < DOUBLET_HEADING_KEYS)
			keys->items[keys->count++] = shingles[i];
	}
}

static enum doublet_status add_headline(struct doublet_arena *arena,
                                        struct doublet_view headline,
                                        struct keys *keys)
{
	struct doublet_story story = {.text = headline.data,
	                              .length = headline.length};
	struct doublet_segments segments;
	uint64_t words[MOST_WORDS];
	size_t count = 0;

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
	for (uint32_t i = 0; i < segments.word_count && count < MOST_WORDS;
	     i++) {
		if ((traits[i] & (DOUBLET_TRAIT_BINDING | DOUBLET_TRAIT_FIGURE |
		                  DOUBLET_TRAIT_TICKER)) == 0)
			words[count++] = hashes[i];
	}
	add_windows(keys, words, count);
	return DOUBLET_OK;
}

static enum doublet_status add_notice(struct doublet_arena *arena,
                                      const struct doublet_story *story,
                                      struct keys *keys)
{
	struct doublet_story front = *story;
	struct doublet_segments segments;
	struct doublet_version version;

	front.length = front.length < FRONT ? front.length : FRONT;
	if (front.length == 0)
		return DOUBLET_OK;
	enum doublet_status status = doublet_segment(arena, &front, &segments);
	if (status != DOUBLET_OK)
		return status;
	doublet_version_read(&front, &segments, &version);
	struct doublet_view about = {story->text + version.about.start,
	                             version.about.end - version.about.start};
	/* Not all set it in quotation marks. */
	if (about.length == 0 && (version.claims & DOUBLET_CLAIM_NOTICE) != 0)
		about = (struct doublet_view){front.text, front.length};
	return add_headline(arena, about, keys);
}

enum doublet_status doublet_heading_keys(struct doublet_arena *arena,
                                         const struct doublet_story *story,
                                         uint32_t keys[DOUBLET_HEADING_KEYS],
                                         size_t *count)
{
	struct keys found = {keys, 0};
	struct doublet_version version;
	struct doublet_view headline = story->headline;

	doublet_version_read(story, NULL, &version);
	if (headline.length > 0) {
		headline.data += version.headline.start;
		headline.length = version.headline.end - version.headline.start;
	}
	enum doublet_status status = add_headline(arena, headline, &found);
	if (status == DOUBLET_OK &&
	    (headline.length == 0 || version.claims != 0))
		status = add_notice(arena, story, &found);
	if (status == DOUBLET_OK)
		*count = found.count;
	return status;
}

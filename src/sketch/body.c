/* SPDX-License-Identifier: MIT */
/*
 * From a story to the shingles of its body in the arena of the sketcher, which
 * the next story takes over: no memory is asked for a story.
 */
#include "doublet/body.h"

#include <stdbool.h>
#include <string.h>

#include "sketch/sketcher.h"
#include "text/segment.h"

/*
 * Takes over what an array has for the words of the body, `size` bytes for
 * each word of the story; returns for how many. It may be the same array.
 */
static size_t keep_body(const struct doublet_segments *segments,
                        const void *array, void *kept, size_t size)
{
	const char *from = array;
	char *to = kept;
	uint32_t word = 0;
	size_t count = 0;

	for (uint32_t i = 0; i <= segments->furniture_count; i++) {
		bool last = i == segments->furniture_count;
		uint32_t end = last ? segments->word_count
		                    : segments->furniture[i].words.first;
		if (end > word)
			memmove(to + count * size, from + word * size,
			        (end - word) * size);
		count += end - word;
		word = last ? end : segments->furniture[i].words.end;
	}
	return count;
}

size_t doublet_hash_body(const struct doublet_segments *segments,
                         uint64_t *hashes)
{
	return keep_body(segments, hashes, hashes, sizeof(*hashes));
}

/* Shingles of five words, or one of fewer; returns how many. */
static size_t make_shingles(const struct doublet_sketcher *sketcher,
                            const uint64_t *hashes, size_t count,
                            uint32_t *shingles)
{
	if (count >= DOUBLET_SHINGLE_WORDS) {
		sketcher->shingle->five(hashes, count, shingles);
		return doublet_shingle_count(count, DOUBLET_SHINGLE_WORDS);
	}
	if (count == 0)
		return 0;
	doublet_shingle_words(hashes, count, (unsigned)count, shingles);
	return 1;
}

enum doublet_status doublet_body_read(struct doublet_sketcher *sketcher,
                                      const struct doublet_story *story,
                                      struct doublet_body *body)
{
	struct doublet_arena *arena = &sketcher->body;
	struct doublet_segments all;

	doublet_arena_reset(arena);
	enum doublet_status status =
		doublet_segment_body(sketcher->edge, arena, story, &all);
	if (status != DOUBLET_OK)
		return status;
	uint64_t *hashes =
		doublet_arena_array(arena, all.word_count, sizeof(*hashes));
	uint32_t *shingles =
		doublet_arena_array(arena, all.word_count, sizeof(*shingles));
	struct doublet_span *words =
		doublet_arena_array(arena, all.word_count, sizeof(*words));
	if (arena->failed)
		return DOUBLET_NO_MEMORY;
	doublet_hash_words(story, &all, hashes);
	size_t count = doublet_hash_body(&all, hashes);
	keep_body(&all, all.words, words, sizeof(*words));
	*body = (struct doublet_body){
		.words = words,
		.hashes = hashes,
		.word_count = (uint32_t)count,
		.story_word_count = all.word_count,
		.shingles = shingles,
		.shingle_count = (uint32_t)make_shingles(sketcher, hashes,
	                                                 count, shingles),
	};
	return DOUBLET_OK;
}

/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a text: its words lie in it, one behind the other, each with a
 * letter or digit; boundaries of the standard lead to its end.
 */
#include "doublet/segment.h"

#include "doublet/sketch.h"
#include "fuzz.h"
#include "text/boundary.h"
#include "text/character.h"
#include "text/fold.h"

static void look_at_word(const struct doublet_story *story,
                         struct doublet_span span)
{
	bool has_letter = false;

	fuzz_require(span.start < span.end && span.end <= story->length);
	fuzz_require(span.end - span.start <= DOUBLET_WORD_MAX);
	for (uint32_t at = span.start; at < span.end;) {
		struct doublet_character found =
			doublet_character_at(story->text, at, story->length);
		fuzz_require(!doublet_character_is_blank(found));
		has_letter = has_letter || doublet_character_is_word(found);
		at += found.size;
		fuzz_require(at <= span.end);
	}
	fuzz_require(has_letter);
}

static void look_at_words(const struct doublet_story *story,
                          const struct doublet_segments *segments)
{
	uint64_t *hashes = malloc((segments->word_count + 1) * sizeof(*hashes));
	uint32_t end = 0;

	fuzz_require(hashes != NULL);
	for (uint32_t i = 0; i < segments->word_count; i++) {
		fuzz_require(segments->words[i].start >= end);
		look_at_word(story, segments->words[i]);
		end = segments->words[i].end;
	}
	doublet_hash_words(story, segments, hashes);
	free(hashes);
}

/* Every letter or digit is in a word, but those of marks by the thousand. */
static void look_between(const struct doublet_story *story,
                         const struct doublet_segments *segments)
{
	uint32_t word = 0;

	for (uint32_t at = 0; at < story->length;) {
		struct doublet_character found =
			doublet_character_at(story->text, at, story->length);
		while (word < segments->word_count &&
		       segments->words[word].end <= at)
			word++;
		fuzz_require(!doublet_character_is_word(found) ||
		             (word < segments->word_count &&
		              segments->words[word].start <= at));
		at += found.size;
	}
}

static void look_at_boundaries(const char *text, size_t length)
{
	for (size_t at = 0; at < length;) {
		size_t next = doublet_boundary_word(text, length, at);
		fuzz_require(next > at && next <= length);
		at = next;
	}
	for (size_t at = 0; at < length;) {
		size_t next = doublet_boundary_sentence(text, length, at);
		fuzz_require(next > at && next <= length);
		at = next;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct doublet_story story = {.text = (const char *)data,
	                                    .length = size};
	struct doublet_segments *segments;

	fuzz_require(doublet_segments_create(NULL, &story, &segments) ==
	             DOUBLET_OK);
	look_at_words(&story, segments);
	look_between(&story, segments);
	doublet_segments_destroy(segments);
	look_at_boundaries(story.text, story.length);
	return 0;
}

/* SPDX-License-Identifier: MIT */
/* Runs the steps over a story, and keeps what they found in one handle. */
#include "text/segment.h"

#include <stddef.h>

#include "text/draft.h"
#include "text/language.h"
#include "text/mark.h"

/* What _create gives away: the lists, and the memory they live in. */
struct handle {
	struct doublet_segments segments;
	struct doublet_arena arena;
};

/* Words and paragraphs, which all else is found in. */
static enum doublet_status find_paragraphs(struct doublet_draft *draft,
                                           const struct doublet_story *story)
{
	draft->text = story->text;
	draft->length = story->length;
	if (story->length > DOUBLET_STORY_MAX)
		return DOUBLET_TOO_LARGE;
	if (!doublet_words_find(draft))
		return DOUBLET_NO_MEMORY;
	if (story->language.length > 0)
		draft->language = doublet_language_find(story->language);
	return doublet_paragraphs_find(draft) ? DOUBLET_OK : DOUBLET_NO_MEMORY;
}

static struct doublet_segments segments_of(const struct doublet_draft *draft)
{
	return (struct doublet_segments){
		.words = draft->words,
		.word_count = (uint32_t)draft->word_count,
		.sentences = draft->sentences,
		.sentence_count = (uint32_t)draft->sentence_count,
		.paragraphs = draft->paragraphs,
		.paragraph_count = (uint32_t)draft->paragraph_count,
		.quotes = draft->quotes,
		.quote_count = (uint32_t)draft->quote_count,
		.furniture = draft->furniture,
		.furniture_count = (uint32_t)draft->furniture_count,
		.language =
			draft->language != NULL ? draft->language->tag : NULL,
	};
}

enum doublet_status doublet_segment_with(
	const struct doublet_edge_kernel *kernel, struct doublet_arena *arena,
	const struct doublet_story *story, struct doublet_segments *segments)
{
	struct doublet_draft draft = {.arena = arena, .kernel = kernel};
	enum doublet_status status = find_paragraphs(&draft, story);

	if (status != DOUBLET_OK)
		return status;
	doublet_draft_know_language(&draft);
	if (!doublet_sentences_find(&draft) || !doublet_quotes_find(&draft))
		return DOUBLET_NO_MEMORY;
	doublet_speakers_find(&draft);
	if (!doublet_furniture_find(&draft))
		return DOUBLET_NO_MEMORY;
	*segments = segments_of(&draft);
	return DOUBLET_OK;
}

enum doublet_status doublet_segment_body(
	const struct doublet_edge_kernel *kernel, struct doublet_arena *arena,
	const struct doublet_story *story, struct doublet_segments *segments)
{
	struct doublet_draft draft = {.arena = arena, .kernel = kernel};
	enum doublet_status status = find_paragraphs(&draft, story);

	if (status != DOUBLET_OK)
		return status;
	/* Languages that have marks of their own are not written in ASCII. */
	if (!draft.is_ascii)
		doublet_draft_know_language(&draft);
	if ((draft.language != NULL && !doublet_marks_complete(&draft)) ||
	    !doublet_furniture_find(&draft))
		return DOUBLET_NO_MEMORY;
	*segments = segments_of(&draft);
	return DOUBLET_OK;
}

enum doublet_status doublet_segment(struct doublet_arena *arena,
                                    const struct doublet_story *story,
                                    struct doublet_segments *segments)
{
	return doublet_segment_with(doublet_edge_kernel_choose(), arena, story,
	                            segments);
}

enum doublet_status doublet_segments_create(
	const struct doublet_allocator *allocator,
	const struct doublet_story *story, struct doublet_segments **segments)
{
	struct doublet_allocator used = doublet_allocator_or_default(allocator);
	struct handle *handle =
		used.resize(used.context, NULL, 0, sizeof(*handle));

	if (handle == NULL)
		return DOUBLET_NO_MEMORY;
	doublet_arena_init(&handle->arena, allocator);
	enum doublet_status status =
		doublet_segment(&handle->arena, story, &handle->segments);
	if (status != DOUBLET_OK) {
		doublet_segments_destroy(&handle->segments);
		return status;
	}
	*segments = &handle->segments;
	return DOUBLET_OK;
}

void doublet_segments_destroy(struct doublet_segments *segments)
{
	if (segments == NULL)
		return;
	/* The lists are the handle's first member. */
	struct handle *handle = (struct handle *)(void *)segments;
	struct doublet_allocator used = handle->arena.allocator;
	doublet_arena_finish(&handle->arena);
	used.resize(used.context, handle, sizeof(*handle), 0);
}

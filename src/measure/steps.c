/* SPDX-License-Identifier: MIT */
/* A story at a time, in a scratch arena, as every job of the engine does. */
#include "measure/steps.h"

#include "doublet/sketch.h"
#include "measure/work.h"
#include "sketch/sketcher.h"
#include "text/draft.h"

enum step { WORDS, HASHES, SHINGLES };

/* False = no memory. */
static bool take_steps(struct doublet_tools *tools,
                       const struct doublet_story *story, enum step last)
{
	struct doublet_draft draft = {.arena = &tools->scratch,
	                              .kernel = tools->sketcher->edge,
	                              .words_only = true,
	                              .text = story->text,
	                              .length = story->length};

	doublet_arena_reset(&tools->scratch);
	if (!doublet_words_find(&draft))
		return false;
	doublet_sample_keep(&draft);
	if (last == WORDS)
		return true;
	const struct doublet_segments segments = {
		.words = draft.words,
		.word_count = (uint32_t)draft.word_count,
	};
	uint64_t *hashes =
		doublet_arena_array(&tools->scratch, draft.word_count,
	                            sizeof(*hashes));
	if (hashes == NULL)
		return false;
	doublet_hash_words(story, &segments, hashes);
	doublet_sample_keep(hashes);
	if (last == HASHES)
		return true;
	tools->sketcher->shingle->five(hashes, draft.word_count,
	                               tools->shingles);
	doublet_sample_keep(tools->shingles);
	return true;
}

static void take_all(void *context, enum step last)
{
	struct doublet_tools *tools = ((struct doublet_work *)context)->tools;

	for (size_t i = 0; i < tools->stock->count; i++)
		if (!take_steps(tools, &tools->stock->stories[i], last))
			tools->failed = true;
}

void doublet_steps_words(void *context)
{
	take_all(context, WORDS);
}

void doublet_steps_hashes(void *context)
{
	take_all(context, HASHES);
}

void doublet_steps_shingles(void *context)
{
	take_all(context, SHINGLES);
}

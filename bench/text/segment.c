/* SPDX-License-Identifier: MIT */
/*
 * All of segmentation, and its steps, against `wc -w` of the same text. An
 * argument names a JSON Lines file of real copy; else copy is made up.
 */
#include "text/segment.h"

#include <stdlib.h>

#include "bench.h"
#include "stories.h"
#include "text/draft.h"

struct work {
	struct stories stories;
	struct doublet_arena arena;
	const struct doublet_edge_kernel *kernel;
	/* The last step taken. */
	bool (*last)(struct doublet_draft *draft);
};

static void segment(void *context)
{
	struct work *work = context;
	struct doublet_segments segments;

	for (size_t i = 0; i < work->stories.count; i++) {
		doublet_arena_reset(&work->arena);
		if (doublet_segment_with(work->kernel, &work->arena,
		                         &work->stories.items[i], &segments))
			abort();
		bench_keep(&segments);
	}
}

/* The steps up to the last one wanted. */
static bool take_steps(const struct work *work, struct doublet_draft *draft)
{
	if (!doublet_words_find(draft))
		return false;
	if (work->last == doublet_words_find)
		return true;
	draft->language = doublet_language_guess(draft->text, draft->words,
	                                         draft->word_count);
	if (!doublet_paragraphs_find(draft))
		return false;
	if (work->last == doublet_paragraphs_find)
		return true;
	return doublet_sentences_find(draft);
}

static void segment_partly(void *context)
{
	struct work *work = context;

	for (size_t i = 0; i < work->stories.count; i++) {
		struct doublet_draft draft =
			{.arena = &work->arena,
		         .kernel = work->kernel,
		         .text = work->stories.items[i].text,
		         .length = work->stories.items[i].length};

		doublet_arena_reset(&work->arena);
		if (!take_steps(work, &draft))
			abort();
		bench_keep(&draft);
	}
}

int main(int argc, char **argv)
{
	struct work work = {.stories = stories_open(argc > 1 ? argv[1] : NULL)};
	struct stories_text text = stories_text_open(&work.stories);
	const struct bench_work count = {"wc -w", text.bytes,
	                                 stories_count_words, &text};
	double bytes = work.stories.bytes;
	struct bench bench;

	stories_stay_on_core();
	doublet_arena_init(&work.arena, NULL);
	work.kernel = doublet_edge_kernel_choose();
	bench_begin(&bench, "text/segment", "byte");
	bench_measure(&bench, "wc -w", text.bytes, stories_count_words, &text);
	work.last = doublet_words_find;
	bench_measure_pair(&bench, &count,
	                   &(struct bench_work){"words", bytes, segment_partly,
	                                        &work});
	work.last = doublet_paragraphs_find;
	bench_measure_pair(&bench, &count,
	                   &(struct bench_work){"and language, paragraphs",
	                                        bytes, segment_partly, &work});
	work.last = doublet_sentences_find;
	bench_measure_pair(&bench, &count,
	                   &(struct bench_work){"and sentences", bytes,
	                                        segment_partly, &work});
	bench_measure_pair(&bench, &count,
	                   &(struct bench_work){"all of it", bytes, segment,
	                                        &work});
	work.kernel = &doublet_edge_scalar;
	bench_measure_pair(&bench, &count,
	                   &(struct bench_work){"all of it, scalar", bytes,
	                                        segment, &work});
	stories_text_close(&text);
	doublet_arena_finish(&work.arena);
	stories_close(&work.stories);
	return bench_end(&bench);
}

/* SPDX-License-Identifier: MIT */
/*
 * Finding words and hashing them, against `wc -w` of the same text. An
 * argument names a JSON Lines file of real copy; else copy is made up.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/cpu.h"
#include "bench.h"
#include "doublet/sketch.h"
#include "stories.h"
#include "text/draft.h"

struct work {
	struct stories stories;
	struct doublet_arena arena;
	const struct doublet_edge_kernel *kernel;
	bool hashed;
};

static void read_words(struct work *work, const struct doublet_story *story)
{
	struct doublet_draft draft = {.arena = &work->arena,
	                              .kernel = work->kernel,
	                              .text = story->text,
	                              .length = story->length};

	doublet_arena_reset(&work->arena);
	if (!doublet_words_find(&draft))
		abort();
	bench_keep(&draft);
	if (!work->hashed)
		return;
	struct doublet_segments segments = {.words = draft.words,
	                                    .word_count =
	                                            (uint32_t)draft.word_count};
	uint64_t *hashes = doublet_arena_array(&work->arena, draft.word_count,
	                                       sizeof(*hashes));
	if (hashes == NULL)
		abort();
	doublet_hash_words(story, &segments, hashes);
	bench_keep(hashes);
}

static void read_stories(void *context)
{
	struct work *work = context;

	for (size_t i = 0; i < work->stories.count; i++)
		read_words(work, &work->stories.items[i]);
}

enum { ROWS = 8, NAME_BYTES = 32 };

/* The bench keeps pointers to the names of its rows. */
static void name_rows(char names[ROWS][2][NAME_BYTES])
{
	for (size_t i = 0; i < doublet_edge_kernel_count; i++) {
		const char *kernel = doublet_edge_kernels[i]->name;

		snprintf(names[i][0], NAME_BYTES, "words, %s", kernel);
		snprintf(names[i][1], NAME_BYTES, "and hashes, %s", kernel);
	}
}

int main(int argc, char **argv)
{
	struct work work = {.stories = stories_open(argc > 1 ? argv[1] : NULL)};
	struct stories_text text = stories_text_open(&work.stories);
	const struct bench_work count = {"wc -w", text.bytes,
	                                 stories_count_words, &text};
	double bytes = work.stories.bytes;
	char names[ROWS][2][NAME_BYTES];
	struct bench bench;

	name_rows(names);
	stories_stay_on_core();
	doublet_arena_init(&work.arena, NULL);
	bench_begin(&bench, "text/word", "byte");
	bench_measure(&bench, "wc -w", text.bytes, stories_count_words, &text);
	for (size_t i = 0; i < doublet_edge_kernel_count; i++) {
		work.kernel = doublet_edge_kernels[i];
		if ((work.kernel->needs & ~doublet_cpu_features()) != 0)
			continue;
		work.hashed = false;
		bench_measure_pair(&bench, &count,
		                   &(struct bench_work){names[i][0], bytes,
		                                        read_stories, &work});
		work.hashed = true;
		bench_measure_pair(&bench, &count,
		                   &(struct bench_work){names[i][1], bytes,
		                                        read_stories, &work});
	}
	stories_text_close(&text);
	doublet_arena_finish(&work.arena);
	stories_close(&work.stories);
	return bench_end(&bench);
}

/* SPDX-License-Identifier: MIT */
/*
 * Finding words, hashing them and their runs of five, against `wc -w` of the
 * same text, as a multiple of its speed: as it is, and with typographic quotes
 * and dashes. An argument names a JSON Lines file of real copy; else copy is
 * made up.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cpu.h"
#include "bench.h"
#include "doublet/sketch.h"
#include "sketch/shingle.h"
#include "stories.h"
#include "text/draft.h"

/* How far a pass goes. */
enum step { MARKS, WORDS, HASHES, SHINGLES, STEPS };

struct work {
	struct stories stories;
	struct doublet_arena arena;
	const struct doublet_edge_kernel *kernel;
	const struct doublet_shingle_kernel *shingle;
	enum step last;
};

static void *take(struct work *work, size_t count, size_t size)
{
	void *taken = doublet_arena_array(&work->arena, count + 1, size);

	if (taken == NULL)
		abort();
	return taken;
}

static void read_words(struct work *work, const struct doublet_story *story)
{
	struct doublet_draft draft = {.arena = &work->arena,
	                              .kernel = work->kernel,
	                              .words_only = work->last != MARKS,
	                              .text = story->text,
	                              .length = story->length};

	doublet_arena_reset(&work->arena);
	if (!doublet_words_find(&draft))
		abort();
	bench_keep(&draft);
	if (work->last <= WORDS)
		return;
	struct doublet_segments segments = {.words = draft.words,
	                                    .word_count =
	                                            (uint32_t)draft.word_count};
	uint64_t *hashes = take(work, draft.word_count, sizeof(*hashes));
	doublet_hash_words(story, &segments, hashes);
	bench_keep(hashes);
	if (work->last == HASHES)
		return;
	uint32_t *shingles = take(work, draft.word_count, sizeof(*shingles));
	work->shingle->five(hashes, draft.word_count, shingles);
	bench_keep(shingles);
}

static void read_stories(void *context)
{
	struct work *work = context;

	for (size_t i = 0; i < work->stories.count; i++)
		read_words(work, &work->stories.items[i]);
}

/* What a mark of ASCII is in copy that is set with care. */
static const char *typographic(char mark, bool opens)
{
	switch (mark) {
	case '"':
		return opens ? "\u201C" : "\u201D";
	case '\'':
		return "\u2019";
	case '-':
		return opens ? "\u2014" : NULL;
	default:
		return NULL;
	}
}

/* Sets the marks of stories typographically. */
static void set_type(struct stories *stories)
{
	stories->bytes = 0;
	for (size_t i = 0; i < stories->count; i++) {
		struct doublet_story *story = &stories->items[i];
		char *text = bench_allocate(3 * story->length + 1, 1);
		size_t length = 0;

		for (size_t at = 0; at < story->length; at++) {
			char byte = story->text[at];
			bool opens = at == 0 || story->text[at - 1] == ' ';
			const char *mark = typographic(byte, opens);

			if (mark == NULL) {
				text[length++] = byte;
				continue;
			}
			memcpy(text + length, mark, 3);
			length += 3;
		}
		free((char *)story->text);
		story->text = text;
		story->length = length;
		stories->bytes += (double)length;
	}
}

enum { NAME_BYTES = 40 };

/* A table of the stories at hand. */
static int measure(struct work *work, const char *title)
{
	static const char *const steps[STEPS] = {"words and marks", "words",
	                                         "words, hashes",
	                                         "words, hashes, 5-shingles"};
	struct stories_text text = stories_text_open(&work->stories);
	const struct bench_work count = {"wc -w", text.bytes,
	                                 stories_count_words, &text};
	char names[BENCH_ROWS][NAME_BYTES];
	struct bench bench;

	bench_begin(&bench, title, "byte");
	bench_measure(&bench, "wc -w", text.bytes, stories_count_words, &text);
	for (size_t i = 0; i < doublet_edge_kernel_count * STEPS; i++) {
		work->kernel = doublet_edge_kernels[i / STEPS];
		work->shingle = doublet_shingle_kernel_choose(
			work->kernel->needs == 0 ? 0 : doublet_cpu_features());
		work->last = (enum step)(i % STEPS);
		if ((work->kernel->needs & ~doublet_cpu_features()) != 0)
			continue;
		snprintf(names[i], NAME_BYTES, "%s, %s", steps[work->last],
		         work->kernel->name);
		double ratio = bench_measure_pair(
			&bench, &count,
			&(struct bench_work){names[i], work->stories.bytes,
		                             read_stories, work});
		if (!bench.json)
			printf("  %.2f times the speed of wc -w\n", 1 / ratio);
	}
	stories_text_close(&text);
	return bench_end(&bench);
}

int main(int argc, char **argv)
{
	struct work work = {.stories = stories_open(argc > 1 ? argv[1] : NULL)};

	stories_stay_on_core();
	doublet_arena_init(&work.arena, NULL);
	int status = measure(&work, "text/word");
	set_type(&work.stories);
	if (status == 0)
		status = measure(&work, "text/word, typographic");
	doublet_arena_finish(&work.arena);
	stories_close(&work.stories);
	return status;
}

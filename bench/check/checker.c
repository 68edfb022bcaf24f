/* SPDX-License-Identifier: MIT */
/*
 * The whole of a check, step by step on a story of 600 words; with an argument
 * how its time grows with the length of a story: ordinary copy, then texts
 * that repeat as no story does.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "bench.h"
#include "copy.h"
#include "doublet/doublet.h"
#include "growth.h"
#include "match/families.h"
#include "match/runs.h"
#include "stories.h"
#include "text/segment.h"

enum { STORY_WORDS = 600, MIN_WORDS = 6 };

struct work {
	struct doublet_story story;
	struct doublet_checker *checker;
	struct doublet_arena arena;
	const struct doublet_check_result *result;
};

static void segment(void *context)
{
	struct work *work = context;
	struct doublet_segments segments;

	doublet_arena_reset(&work->arena);
	if (doublet_segment(&work->arena, &work->story, &segments))
		abort();
	bench_keep(&segments);
}

static void segment_and_match(void *context)
{
	struct work *work = context;
	struct doublet_segments segments;
	struct doublet_runs runs;

	const uint64_t *hashes =
		stories_hash_words(&work->arena, &work->story, &segments);
	const struct doublet_run_query query = {hashes, segments.word_count,
	                                        MIN_WORDS, NULL};
	if (doublet_runs_find(&work->arena, &query, &runs))
		abort();
	bench_keep(&runs);
}

static void check(void *context)
{
	struct work *work = context;

	if (doublet_checker_check(work->checker, &work->story, &work->result))
		abort();
}

static void begin(struct work *work, const char *text, size_t length)
{
	*work = (struct work){
		.story = {.text = text, .length = length},
	};
	doublet_arena_init(&work->arena, NULL);
	if (doublet_checker_create(NULL, &work->checker))
		abort();
}

static void end(struct work *work)
{
	doublet_arena_finish(&work->arena);
	doublet_checker_destroy(work->checker);
}

static void steps(struct bench *bench)
{
	struct copy copy =
		copy_create((struct copy_options){.seed = 1,
	                                          .words = STORY_WORDS,
	                                          .repeats = 20});
	struct work work;

	begin(&work, copy.text, copy.length);
	bench_begin(bench, "check, a story of 600 words", "word");
	bench_measure(bench, "segment", copy.word_count, segment, &work);
	bench_measure(bench, "segment, hash, runs", copy.word_count,
	              segment_and_match, &work);
	double taken = bench_measure(bench, "check, all rules", copy.word_count,
	                             check, &work);
	if (!bench->json)
		printf("    %.1f us a story\n", taken * copy.word_count / 1000);
	bench_end(bench);
	end(&work);
	copy_destroy(&copy);
}

/* Texts of one length, checked one after the other. */
struct growing {
	struct doublet_checker *checker;
	struct doublet_buffer *texts;
	uint32_t count;
};

static struct growing *grow(uint32_t words)
{
	struct growing *growing = bench_allocate(1, sizeof(*growing));

	growing->count = bench_growth_texts(words);
	growing->texts =
		bench_allocate(growing->count, sizeof(*growing->texts));
	if (doublet_checker_create(NULL, &growing->checker))
		abort();
	for (uint32_t i = 0; i < growing->count; i++)
		doublet_buffer_init(&growing->texts[i], NULL);
	return growing;
}

static void *grow_ordinary(const void *context, uint32_t words)
{
	struct growing *growing = grow(words);

	(void)context;
	for (uint32_t i = 0; i < growing->count; i++) {
		struct copy copy =
			copy_create((struct copy_options){.seed = i + 1,
		                                          .words = words,
		                                          .repeats = 20});
		doublet_buffer_add(&growing->texts[i], copy.text, copy.length);
		copy_destroy(&copy);
	}
	return growing;
}

/* Stories in a row that say all they say in the same two dozen ways. */
static void *grow_formulas(const void *context, uint32_t words)
{
	struct growing *growing = grow(words);

	(void)context;
	for (uint32_t i = 0; i < growing->count; i++) {
		for (uint32_t at = 0; at < words; at += STORY_WORDS) {
			uint32_t left = words - at;
			struct copy copy = copy_create((struct copy_options){
				.seed = i * (uint64_t)words + at + 1,
				.words =
					left < STORY_WORDS ? left : STORY_WORDS,
				.repeats = 20,
			});
			doublet_buffer_add(&growing->texts[i], copy.text,
			                   copy.length);
			doublet_buffer_add_byte(&growing->texts[i], '\n');
			copy_destroy(&copy);
		}
	}
	return growing;
}

static void *grow_family(const void *context, uint32_t words)
{
	const struct family *family = context;
	struct growing *growing = grow(words);

	/* Each has letters of its own. */
	for (uint32_t i = 0; i < growing->count; i++)
		for (uint32_t at = 0; at < words; at++)
			doublet_buffer_print(&growing->texts[i], "w%ux%llu ", i,
			                     (unsigned long long)
			                             family->word(at, words));
	return growing;
}

static void check_all(void *context)
{
	struct growing *growing = context;
	const struct doublet_check_result *result;

	for (uint32_t i = 0; i < growing->count; i++) {
		const struct doublet_story story = {
			.text = growing->texts[i].data,
			.length = growing->texts[i].length,
		};
		if (growing->texts[i].failed ||
		    doublet_checker_check(growing->checker, &story, &result))
			abort();
	}
}

static void drop(void *context)
{
	struct growing *growing = context;

	doublet_checker_destroy(growing->checker);
	for (uint32_t i = 0; i < growing->count; i++)
		doublet_buffer_finish(&growing->texts[i]);
	free(growing->texts);
	free(growing);
}

static void measure_growth(const char *only, struct bench_growth growth)
{
	if (only != NULL && strcmp(only, growth.title) != 0)
		return;
	growth.many = true;
	growth.drop = drop;
	growth.pass = check_all;
	bench_grow(&growth);
}

/* "growth": from doubling to doubling, of all families or of the one named. */
int main(int argc, char **argv)
{
	const char *only = argc > 2 ? argv[2] : NULL;
	struct bench bench;

	if (argc == 1) {
		steps(&bench);
		return 0;
	}
	measure_growth(only, (struct bench_growth){.title = "ordinary",
	                                           .make = grow_ordinary});
	measure_growth(only, (struct bench_growth){.title = "formulas",
	                                           .make = grow_formulas});
	for (size_t f = 0; f < FAMILIES; f++)
		measure_growth(only,
		               (struct bench_growth){.title = families[f].name,
		                                     .make = grow_family,
		                                     .context = &families[f]});
	return 0;
}

/* SPDX-License-Identifier: MIT */
/*
 * The whole of a check, step by step on a story of 600 words, and how time
 * grows with the length of a story: ordinary copy, then texts that repeat as
 * no story does. With an argument every doubling from 1,000 words to a
 * million is measured.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "bench.h"
#include "copy.h"
#include "doublet/doublet.h"
#include "match/families.h"
#include "match/runs.h"
#include "text/segment.h"

enum { STORY_WORDS = 600, SMALLEST = 1000, DOUBLINGS = 10, MIN_WORDS = 6 };

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

	doublet_arena_reset(&work->arena);
	if (doublet_segment(&work->arena, &work->story, &segments))
		abort();
	uint64_t *hashes =
		doublet_arena_array(&work->arena, segments.word_count,
	                            sizeof(*hashes));
	if (hashes == NULL)
		abort();
	doublet_hash_words(&work->story, &segments, hashes);
	if (doublet_runs_find(&work->arena, hashes, segments.word_count,
	                      MIN_WORDS, &runs))
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

/* A text of `words` words; the caller frees it with the buffer. */
typedef void make_text(struct doublet_buffer *text, const void *context,
                       uint32_t words);

static void make_ordinary(struct doublet_buffer *text, const void *context,
                          uint32_t words)
{
	struct copy copy = copy_create((
		struct copy_options){.seed = 1, .words = words, .repeats = 20});

	(void)context;
	doublet_buffer_add(text, copy.text, copy.length);
	copy_destroy(&copy);
}

static void make_family(struct doublet_buffer *text, const void *context,
                        uint32_t words)
{
	const struct family *family = context;

	for (uint32_t i = 0; i < words; i++)
		doublet_buffer_print(text, "w%llu ",
		                     (unsigned long long)family->word(i,
		                                                      words));
}

static double measure(struct bench *bench, const char *name, make_text *make,
                      const void *context, uint32_t words)
{
	struct doublet_buffer text;
	struct work work;

	doublet_buffer_init(&text, NULL);
	make(&text, context, words);
	if (text.failed)
		abort();
	begin(&work, text.data, text.length);
	double taken = bench_measure(bench, name, words, check, &work);
	end(&work);
	doublet_buffer_finish(&text);
	return taken;
}

/* Each doubling, or a thousandfold at once, against a thousand words. */
static void grow(struct bench *bench, const char *name, make_text *make,
                 const void *context, bool every_doubling)
{
	double least = 0;
	double before = 0;

	bench_begin(bench, name, "word");
	for (unsigned i = 0; i <= DOUBLINGS; i += every_doubling ? 1 : 5) {
		uint32_t words = (uint32_t)SMALLEST << i;
		char *row = bench_allocate(32, 1);
		snprintf(row, 32, "%u words", words);
		double taken = measure(bench, row, make, context, words);
		if (i == 0)
			least = taken;
		else if (!bench->json && every_doubling)
			printf("    doubled: %.2f times the time; %.2f times "
			       "the time a word of %u\n",
			       2 * taken / before, taken / least, SMALLEST);
		before = taken;
	}
	bench_end(bench);
}

int main(int argc, char **argv)
{
	struct bench bench;

	(void)argv;
	steps(&bench);
	grow(&bench, "check, ordinary copy", make_ordinary, NULL, argc > 1);
	for (size_t f = 0; f < FAMILIES; f++)
		grow(&bench, families[f].name, make_family, &families[f],
		     argc > 1);
	return 0;
}

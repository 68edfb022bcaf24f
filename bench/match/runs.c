/* SPDX-License-Identifier: MIT */
/*
 * Repeated runs of 6 words: ordinary copy from a short story to a year-book,
 * and texts that repeat as no story does; the ratio is to 1,000 words. Growth
 * is shown from each text to one twice as long.
 */
#include "match/runs.h"

#include <stdio.h>
#include <stdlib.h>

#include "bench.h"
#include "copy.h"
#include "doublet/sketch.h"
#include "growth.h"
#include "match/factor.h"
#include "match/families.h"
#include "match/tree.h"

enum { MIN_WORDS = 6, SMALLEST = 1000, NAME_BYTES = 64 };

struct work {
	struct doublet_arena arena;
	struct doublet_run_query query;
	uint64_t steps;
	uint32_t found;
};

static char *row_name(const char *text, uint32_t words)
{
	char *name = bench_allocate(NAME_BYTES, 1);

	snprintf(name, NAME_BYTES, "%s, %u words", text, words);
	return name;
}

static void find(void *context)
{
	struct work *work = context;
	struct doublet_runs runs;

	doublet_arena_reset(&work->arena);
	if (doublet_runs_find(&work->arena, &work->query, &runs))
		abort();
	work->found = runs.count;
}

static void find_by_suffixes(void *context)
{
	struct work *work = context;
	struct doublet_runs runs;

	doublet_arena_reset(&work->arena);
	if (!doublet_factor_runs(&work->arena, &work->query, &work->steps,
	                         &runs))
		abort();
}

static double measure(struct bench *bench, const char *name, bench_pass *pass,
                      const uint64_t *hashes, uint32_t count)
{
	struct work work = {
		.query = {hashes, count, MIN_WORDS, NULL},
	};

	doublet_arena_init(&work.arena, NULL);
	double taken =
		bench_measure(bench, row_name(name, count), count, pass, &work);
	doublet_arena_finish(&work.arena);
	return taken;
}

static uint64_t *ordinary_text(uint32_t words)
{
	struct copy copy = copy_create((
		struct copy_options){.seed = 1, .words = words, .repeats = 20});
	struct doublet_story story = {.text = copy.text, .length = copy.length};
	struct doublet_segments segments = {.words = copy.words,
	                                    .word_count = copy.word_count};
	uint64_t *hashes = bench_allocate(copy.word_count, sizeof(*hashes));

	doublet_hash_words(&story, &segments, hashes);
	copy_destroy(&copy);
	return hashes;
}

static void ordinary(struct bench *bench)
{
	static const uint32_t sizes[] = {1000, 600, 10000, 100000, 1000000};

	bench_begin(bench, "match/runs, ordinary copy", "word");
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		uint64_t *hashes = ordinary_text(sizes[i]);

		measure(bench, "tree", find, hashes, sizes[i]);
		measure(bench, "suffixes", find_by_suffixes, hashes, sizes[i]);
		free(hashes);
	}
	bench_end(bench);
}

static void pathological(struct bench *bench)
{
	bench_begin(bench, "match/runs, pathological", "word");
	for (size_t f = 0; f < FAMILIES; f++) {
		bench_compare(bench, NULL);
		for (uint32_t n = SMALLEST; n <= 1000 * SMALLEST; n *= 10) {
			uint64_t *hashes = family_text(&families[f], n);

			measure(bench, families[f].name, find, hashes, n);
			free(hashes);
		}
	}
	bench_end(bench);
}

static void *grow(const uint64_t *hashes, uint32_t words)
{
	struct work *work = bench_allocate(1, sizeof(*work));

	*work = (struct work){.query = {hashes, words, MIN_WORDS, NULL}};
	doublet_arena_init(&work->arena, NULL);
	return work;
}

static void *grow_ordinary(const void *context, uint32_t words)
{
	(void)context;
	return grow(ordinary_text(words), words);
}

static void *grow_family(const void *context, uint32_t words)
{
	return grow(family_text(context, words), words);
}

static void drop(void *context)
{
	struct work *work = context;

	doublet_arena_finish(&work->arena);
	free((void *)(uintptr_t)work->query.hashes);
	free(work);
}

/* With an argument: the growth from doubling to doubling. */
int main(int argc, char **argv)
{
	struct bench bench;

	(void)argv;
	if (argc == 1) {
		ordinary(&bench);
		pathological(&bench);
		return 0;
	}
	bench_grow(&(struct bench_growth){
		.title = "match/growth, ordinary copy",
		.make = grow_ordinary,
		.drop = drop,
		.pass = find,
	});
	for (size_t f = 0; f < FAMILIES; f++)
		bench_grow(&(struct bench_growth){
			.title = families[f].name,
			.make = grow_family,
			.drop = drop,
			.context = &families[f],
			.pass = find,
		});
	return 0;
}

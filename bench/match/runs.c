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
#include "match/factor.h"
#include "match/families.h"
#include "match/seed.h"

enum { MIN_WORDS = 6, SMALLEST = 1000, DOUBLINGS = 10, NAME_BYTES = 64 };

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
	if (doublet_runs_find(&work->arena, work->query.hashes,
	                      work->query.count, work->query.min_words, &runs))
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
		.query = {hashes, count, MIN_WORDS},
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

		measure(bench, "seeds", find, hashes, sizes[i]);
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

/* A text of each size, the work of finding its runs, and its name. */
struct growing {
	struct work works[DOUBLINGS + 1];
	struct bench_work rows[DOUBLINGS + 1];
};

/* Each text by turns with the one half as long; the longest with the first. */
static void growth(const char *name, uint64_t *(*text)(const void *, uint32_t),
                   const void *context)
{
	struct growing *growing = bench_allocate(1, sizeof(*growing));
	struct bench bench;
	double most = 0;

	bench_begin(&bench, name, "word");
	for (unsigned i = 0; i <= DOUBLINGS; i++) {
		uint32_t n = (uint32_t)SMALLEST << i;
		struct work *work = &growing->works[i];

		work->query = (struct doublet_run_query){text(context, n), n,
		                                         MIN_WORDS};
		doublet_arena_init(&work->arena, NULL);
		growing->rows[i] =
			(struct bench_work){row_name("to", n), n, find, work};
		if (i == 0)
			continue;
		double ratio = bench_measure_pair(&bench, &growing->rows[i - 1],
		                                  &growing->rows[i]);
		most = ratio > most ? ratio : most;
	}
	growing->rows[DOUBLINGS].name = "longest to shortest";
	double whole = bench_measure_pair(&bench, &growing->rows[0],
	                                  &growing->rows[DOUBLINGS]);
	if (!bench.json)
		printf("  a doubling takes at most %.2f times as long, "
		       "a word %.2f times\n",
		       2 * most, whole);
	for (unsigned i = 0; i <= DOUBLINGS; i++) {
		doublet_arena_finish(&growing->works[i].arena);
		free((void *)(uintptr_t)growing->works[i].query.hashes);
	}
	free(growing);
	bench_end(&bench);
}

static uint64_t *growth_ordinary(const void *context, uint32_t count)
{
	(void)context;
	return ordinary_text(count);
}

static uint64_t *growth_family(const void *context, uint32_t count)
{
	return family_text(context, count);
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
	growth("match/growth, ordinary copy", growth_ordinary, NULL);
	for (size_t f = 0; f < FAMILIES; f++)
		growth(families[f].name, growth_family, &families[f]);
	return 0;
}

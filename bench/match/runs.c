/* SPDX-License-Identifier: MIT */
/*
 * Repeated runs of 6 words: ordinary copy from a short story to a year-book,
 * then texts that repeat as no story does. A row is compared with the one of
 * 1,000 words; the last column of the tables at the end is the time of a text
 * over that of one half as long.
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
		for (uint32_t n = SMALLEST; n <= 1000 * SMALLEST; n *= 10) {
			uint64_t *hashes = family_text(&families[f], n);

			measure(bench, families[f].name, find, hashes, n);
			free(hashes);
			if (n == SMALLEST)
				bench_compare(bench,
				              row_name(families[f].name, n));
		}
	}
	bench_end(bench);
}

/* Each doubling, and the longest text over the shortest, a word. */
static void growth(struct bench *bench, const char *name,
                   uint64_t *(*text)(const void *, uint32_t),
                   const void *context)
{
	double least = 0;
	double before = 0;

	bench_begin(bench, name, "word");
	for (unsigned i = 0; i <= DOUBLINGS; i++) {
		uint32_t n = (uint32_t)SMALLEST << i;
		uint64_t *hashes = text(context, n);
		double taken = measure(bench, "growth", find, hashes, n);

		if (i == 0)
			least = taken;
		else if (!bench->json)
			printf("    doubled: %.2f times the time; "
			       "%.2f times the time a word of %u\n",
			       2 * taken / before, taken / least, SMALLEST);
		before = taken;
		free(hashes);
	}
	bench_end(bench);
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

int main(int argc, char **argv)
{
	struct bench bench;

	(void)argv;
	ordinary(&bench);
	pathological(&bench);
	if (argc > 1) {
		growth(&bench, "match/runs, ordinary", growth_ordinary, NULL);
		for (size_t f = 0; f < FAMILIES; f++)
			growth(&bench, families[f].name, growth_family,
			       &families[f]);
	}
	return 0;
}

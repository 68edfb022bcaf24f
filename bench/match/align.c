/* SPDX-License-Identifier: MIT */
/*
 * Near-duplicates step by step, in ordinary copy from a story to a year-book:
 * the windows that stand twice, which the search for repeats needs as well,
 * chains of them, and alignments made of those.
 */
#include "match/align.h"

#include <stdio.h>
#include <stdlib.h>

#include "bench.h"
#include "copy.h"
#include "doublet/sketch.h"
#include "match/chain.h"

enum { MIN_WORDS = 6, TITLE_BYTES = 64 };

struct work {
	struct doublet_arena arena;
	struct doublet_windows windows;
	struct doublet_run_query query;
};

static void find_windows(void *context)
{
	struct work *work = context;
	struct doublet_windows windows;

	doublet_arena_reset(&work->arena);
	if (!doublet_windows_find(&work->arena, work->query.hashes,
	                          work->query.count,
	                          doublet_anchor_min(work->query.count),
	                          &windows))
		abort();
	bench_keep(&windows);
}

static void find_chains(void *context)
{
	struct work *work = context;
	struct doublet_chains chains;

	doublet_arena_reset(&work->arena);
	if (doublet_chains_find(&work->arena, &work->query, &chains))
		abort();
	bench_keep(&chains);
}

static void find_alignments(void *context)
{
	struct work *work = context;
	struct doublet_alignments alignments;

	doublet_arena_reset(&work->arena);
	if (doublet_alignments_find(&work->arena, &work->query, &alignments))
		abort();
	bench_keep(&alignments);
}

static void measure(struct bench *bench, uint32_t words)
{
	struct copy copy = copy_create((
		struct copy_options){.seed = 1, .words = words, .repeats = 20});
	struct doublet_story story = {.text = copy.text, .length = copy.length};
	uint64_t *hashes = bench_allocate(copy.word_count, sizeof(*hashes));
	struct doublet_arena kept;
	struct work work = {
		.query = {hashes, copy.word_count, MIN_WORDS, &work.windows},
	};
	char title[TITLE_BYTES];

	doublet_hash_words(&story, copy.segments, hashes);
	doublet_arena_init(&kept, NULL);
	doublet_arena_init(&work.arena, NULL);
	if (!doublet_windows_find(&kept, hashes, copy.word_count,
	                          doublet_anchor_min(copy.word_count),
	                          &work.windows))
		abort();
	snprintf(title, sizeof(title), "near-duplicates, %u words",
	         copy.word_count);
	bench_begin(bench, title, "word");
	bench_measure(bench, "windows", copy.word_count, find_windows, &work);
	bench_measure(bench, "chains", copy.word_count, find_chains, &work);
	bench_measure(bench, "chains, alignments", copy.word_count,
	              find_alignments, &work);
	bench_end(bench);
	doublet_arena_finish(&kept);
	doublet_arena_finish(&work.arena);
	free(hashes);
	copy_destroy(&copy);
}

int main(void)
{
	struct bench bench;

	measure(&bench, 600);
	measure(&bench, 8000);
	measure(&bench, 128000);
	measure(&bench, 1024000);
	return 0;
}

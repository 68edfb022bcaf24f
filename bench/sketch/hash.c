/* SPDX-License-Identifier: MIT */
/* Hashing the words of a story, against XXH3 of each folded word. */
#include "sketch/hash.h"

#include "bench.h"
#include "copy.h"
#include "doublet/sketch.h"

struct work {
	struct doublet_story story;
	struct doublet_segments segments;
	uint64_t *hashes;
};

static void hash_words(void *context)
{
	struct work *work = context;

	doublet_hash_words(&work->story, &work->segments, work->hashes);
	bench_keep(work->hashes);
}

static void hash_one_by_one(void *context)
{
	struct work *work = context;

	for (uint32_t i = 0; i < work->segments.word_count; i++) {
		struct doublet_span span = work->segments.words[i];

		work->hashes[i] =
			doublet_hash_word(work->story.text + span.start,
		                          span.end - span.start);
	}
	bench_keep(work->hashes);
}

/* Without folding: what XXH3 alone would take. */
static void hash_by_xxh3(void *context)
{
	struct work *work = context;

	for (uint32_t i = 0; i < work->segments.word_count; i++) {
		struct doublet_span span = work->segments.words[i];

		work->hashes[i] =
			doublet_hash_bytes(work->story.text + span.start,
		                           span.end - span.start);
	}
	bench_keep(work->hashes);
}

int main(void)
{
	struct copy copy =
		copy_create((struct copy_options){.seed = 1, .words = 20000});
	struct work work = {
		.story = {.text = copy.text, .length = copy.length},
		.segments = {.words = copy.words,
	                     .word_count = copy.word_count},
		.hashes = bench_allocate(copy.word_count, sizeof(uint64_t)),
	};
	struct bench bench;

	bench_begin(&bench, "sketch/hash", "word");
	bench_measure(&bench, "xxh3, not folded", copy.word_count, hash_by_xxh3,
	              &work);
	bench_measure(&bench, "words one by one", copy.word_count,
	              hash_one_by_one, &work);
	bench_measure(&bench, "words of a story", copy.word_count, hash_words,
	              &work);
	return bench_end(&bench);
}

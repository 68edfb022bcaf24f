/* SPDX-License-Identifier: MIT */
/* Shingles of all widths cost the same; compared with a copy of the hashes. */
#include <string.h>

#include "bench.h"
#include "doublet/sketch.h"

enum { WORDS = 20000 };

struct work {
	uint64_t *hashes;
	void *out;
	unsigned width;
};

static void copy_hashes(void *context)
{
	struct work *work = context;

	memcpy(work->out, work->hashes, WORDS * sizeof(*work->hashes));
	bench_keep(work->out);
}

static void shingle(void *context)
{
	struct work *work = context;

	doublet_shingle_words(work->hashes, WORDS, work->width, work->out);
	bench_keep(work->out);
}

int main(void)
{
	struct work work = {
		.hashes = bench_allocate(WORDS, sizeof(uint64_t)),
		.out = bench_allocate(WORDS, sizeof(uint64_t)),
	};
	struct bench bench;

	for (size_t i = 0; i < WORDS; i++)
		work.hashes[i] = (i + 1) * UINT64_C(0x9E3779B97F4A7C15);
	bench_begin(&bench, "sketch/shingle", "word");
	bench_measure(&bench, "copy of the hashes", WORDS, copy_hashes, &work);
	work.width = 5;
	bench_measure(&bench, "5 words", WORDS, shingle, &work);
	work.width = 64;
	bench_measure(&bench, "64 words", WORDS, shingle, &work);
	return bench_end(&bench);
}

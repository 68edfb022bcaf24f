/* SPDX-License-Identifier: MIT */
/*
 * Sketches of stories of 150 shingles, by every kernel: MinHash of 64, 128
 * and 256, SimHash, winnowing, band keys, and sorting into sets. Ratios
 * are cycles: the first row is a chain of additions, one cycle each.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "bench.h"
#include "doublet/band.h"
#include "doublet/set.h"

enum { STORIES = 64, SHINGLES = 150, ALL = STORIES * SHINGLES };

struct work {
	struct doublet_sketcher *sketcher;
	unsigned size;
	uint32_t shingles[ALL];
	uint32_t copy[ALL];
	uint32_t signature[DOUBLET_SIGNATURE_MAX];
	uint32_t keys[DOUBLET_BANDS_MAX];
	struct doublet_fingerprint chosen[SHINGLES];
};

static void copy_shingles(void *context)
{
	struct work *work = context;

	memcpy(work->copy, work->shingles, sizeof(work->copy));
	bench_keep(work->copy);
}

static void sign(void *context)
{
	struct work *work = context;

	for (size_t i = 0; i < ALL; i += SHINGLES) {
		doublet_minhash_sign(work->sketcher, work->shingles + i,
		                     SHINGLES, work->signature, work->size);
		bench_keep(work->signature);
	}
}

static void sign_by_simhash(void *context)
{
	struct work *work = context;
	uint64_t sum = 0;

	for (size_t i = 0; i < ALL; i += SHINGLES)
		sum += doublet_simhash_sign(work->shingles + i, SHINGLES);
	bench_keep(&sum);
}

static void winnow(void *context)
{
	struct work *work = context;

	for (size_t i = 0; i < ALL; i += SHINGLES) {
		doublet_winnow(work->shingles + i, SHINGLES, 8, work->chosen);
		bench_keep(work->chosen);
	}
}

static void make_sets(void *context)
{
	struct work *work = context;
	struct doublet_set set;

	copy_shingles(work);
	for (size_t i = 0; i < ALL; i += SHINGLES) {
		if (doublet_set_make(work->sketcher, work->copy + i, SHINGLES,
		                     &set) != DOUBLET_OK)
			return;
		bench_keep(&set);
	}
}

static void make_keys(void *context)
{
	struct work *work = context;

	for (size_t i = 0; i < STORIES; i++) {
		doublet_band_keys(doublet_banding_for(0.8), work->signature,
		                  work->keys);
		bench_keep(work->keys);
	}
}

/* Each addition waits for the one before: a cycle each. */
static void count_cycles(void *context)
{
	uint64_t sum = (uint64_t)(uintptr_t)context;

	for (unsigned i = 0; i < ALL; i += 10)
		for (unsigned k = 0; k < 10; k++) {
			sum += k + 3;
			__asm__ volatile("" : "+r"(sum));
		}
	bench_keep(&sum);
}

static void measure_kernel(struct bench *bench, struct work *work,
                           const char *kernel)
{
	static char names[BENCH_ROWS][32];

	for (unsigned size = 64; size <= DOUBLET_SIGNATURE_MAX; size *= 2) {
		char *name = names[bench->count];

		(void)snprintf(name, sizeof(names[0]), "MinHash %u, %s", size,
		               kernel);
		work->size = size;
		bench_measure(bench, name, ALL, sign, work);
	}
}

int main(void)
{
	static struct work work;
	struct bench bench;
	uint64_t state = 1;

	for (size_t i = 0; i < ALL; i++) {
		state = state * UINT64_C(6364136223846793005) + 1;
		work.shingles[i] = (uint32_t)(state >> 32);
	}
	bench_begin(&bench, "sketch/minhash", "shingle");
	bench_measure(&bench, "a cycle", ALL, count_cycles, &work);
	bench_measure(&bench, "copy of the shingles", ALL, copy_shingles,
	              &work);
	for (int k = DOUBLET_KERNEL_SCALAR; k < DOUBLET_KERNEL_COUNT; k++) {
		struct doublet_sketcher_options options = {
			(enum doublet_kernel)k};

		if (doublet_sketcher_create(NULL, &options, &work.sketcher) !=
		    DOUBLET_OK)
			continue;
		measure_kernel(&bench, &work,
		               doublet_kernel_name(options.kernel));
		doublet_sketcher_destroy(work.sketcher);
	}
	if (doublet_sketcher_create(NULL, NULL, &work.sketcher) != DOUBLET_OK)
		return 1;
	bench_measure(&bench, "SimHash", ALL, sign_by_simhash, &work);
	bench_measure(&bench, "winnowing, window 8", ALL, winnow, &work);
	bench_measure(&bench, "set (sorted)", ALL, make_sets, &work);
	doublet_sketcher_destroy(work.sketcher);
	bench_measure(&bench, "16 band keys of a story", STORIES, make_keys,
	              &work);
	return bench_end(&bench);
}

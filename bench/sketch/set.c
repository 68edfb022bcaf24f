/* SPDX-License-Identifier: MIT */
/*
 * What two sets of 150 shingles share, by every kernel: of near duplicates
 * (resemblance 0.8), of strangers, and of a short and a long story. Ratios are
 * to the scalar row.
 */
#include "doublet/set.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "bench.h"

/* So many pairs stay in the first cache. */
enum { PAIRS = 16, SHINGLES = 150, LONG = 3000 };

struct pair {
	uint32_t a[SHINGLES];
	uint32_t b[LONG];
	struct doublet_set sets[2];
};

struct work {
	struct doublet_sketcher *sketcher;
	struct pair pairs[PAIRS];
};

struct kind {
	const char *name;
	size_t count;
	size_t shared;
};

static uint32_t draw(void)
{
	static uint64_t state = 1;

	state = state * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (uint32_t)(state >> 32);
}

static void make_pairs(struct work *work, struct kind kind)
{
	for (size_t p = 0; p < PAIRS; p++) {
		struct pair *pair = &work->pairs[p];

		for (size_t i = 0; i < SHINGLES; i++)
			pair->a[i] = draw();
		for (size_t i = 0; i < kind.count; i++)
			pair->b[i] = i < kind.shared ? pair->a[i] : draw();
		if (doublet_set_make(work->sketcher, pair->a, SHINGLES,
		                     &pair->sets[0]) ||
		    doublet_set_make(work->sketcher, pair->b, kind.count,
		                     &pair->sets[1]))
			return;
	}
}

static void intersect(void *context)
{
	struct work *work = context;
	size_t sum = 0;

	for (size_t p = 0; p < PAIRS; p++)
		sum += doublet_set_intersection(work->sketcher,
		                                work->pairs[p].sets[0],
		                                work->pairs[p].sets[1]);
	bench_keep(&sum);
}

static void measure(struct bench *bench, struct kind kind)
{
	static struct work work;
	static char names[BENCH_ROWS][48];

	bench_compare(bench, NULL);
	for (int k = DOUBLET_KERNEL_SCALAR; k < DOUBLET_KERNEL_COUNT; k++) {
		struct doublet_sketcher_options options = {
			(enum doublet_kernel)k};
		char *name = names[bench->count];

		if (doublet_sketcher_create(NULL, &options, &work.sketcher) !=
		    DOUBLET_OK)
			continue;
		make_pairs(&work, kind);
		(void)snprintf(name, sizeof(names[0]), "%s, %s", kind.name,
		               doublet_kernel_name(options.kernel));
		bench_measure(bench, name, PAIRS, intersect, &work);
		doublet_sketcher_destroy(work.sketcher);
	}
}

int main(void)
{
	static const struct kind kinds[] = {
		{"150 and 150, 133 in both", SHINGLES, 133},
		{"150 and 150, none in both", SHINGLES, 0},
		{"150 and 3000, all in both", LONG, SHINGLES},
	};
	struct bench bench;

	bench_begin(&bench, "sketch/set", "pair");
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		measure(&bench, kinds[i]);
	return bench_end(&bench);
}

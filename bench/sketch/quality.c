/* SPDX-License-Identifier: MIT */
/*
 * How good sketches are, not how fast: the error of MinHash over that of
 * theory, and the recall of the bands of every threshold, on made-up pairs
 * whose resemblance is spread evenly, and on all pairs of a file of stories
 * (JSON Lines) if one is given, where the truth is found by brute force.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "doublet/band.h"
#include "doublet/set.h"
#include "stories.h"

enum { SHINGLES = 150, PAIRS = 100000, SIZES = 3 };

static const unsigned sizes[SIZES] = {64, 128, 256};

struct sketch {
	struct doublet_set set;
	uint32_t signature[DOUBLET_SIGNATURE_MAX];
};

struct figures {
	double squares[SIZES];
	double theory[SIZES];
	size_t pairs;
	size_t wanted;
	size_t found;
};

static uint32_t draw(void)
{
	static uint64_t state;
	uint64_t z = state += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return (uint32_t)(z >> 32);
}

static void add_errors(struct figures *figures, const struct sketch *a,
                       const struct sketch *b, double exact)
{
	for (unsigned k = 0; k < SIZES; k++) {
		double error =
			doublet_minhash_resemblance(a->signature, b->signature,
		                                    sizes[k]) -
			exact;
		figures->squares[k] += error * error;
		figures->theory[k] += exact * (1 - exact) / sizes[k];
	}
	figures->pairs++;
}

static bool have_common_key(const struct doublet_banding *banding,
                            const struct sketch *a, const struct sketch *b)
{
	uint32_t keys[2][DOUBLET_BANDS_MAX];
	size_t count = doublet_band_keys(banding, a->signature, keys[0]);

	if (doublet_band_keys(banding, b->signature, keys[1]) != count)
		return false;
	for (size_t i = 0; i < count; i++)
		if (keys[0][i] == keys[1][i])
			return true;
	return false;
}

static void say_errors(const char *where, const struct figures *figures)
{
	for (unsigned k = 0; k < SIZES && figures->pairs > 0; k++)
		printf("%s: MinHash %3u: RMSE %.4f, %.3f of theory, "
		       "%zu pairs\n",
		       where, sizes[k],
		       sqrt(figures->squares[k] / (double)figures->pairs),
		       sqrt(figures->squares[k] / figures->theory[k]),
		       figures->pairs);
}

static void say_recall(const char *where, const struct figures *figures,
                       const struct doublet_banding *banding)
{
	if (figures->wanted > 0)
		printf("%s: from %.1f, %ux%u: recall %.5f, %zu of %zu\n", where,
		       banding->threshold, banding->bands, banding->rows,
		       (double)figures->found / (double)figures->wanted,
		       figures->found, figures->wanted);
}

/* A pair of which so many shingles are shared. */
static void make_pair(const struct doublet_sketcher *sketcher,
                      struct sketch pair[2], uint32_t shared)
{
	uint32_t shingles[SHINGLES];

	for (unsigned i = 0; i < SHINGLES; i++)
		shingles[i] = draw();
	for (unsigned text = 0; text < 2; text++) {
		for (unsigned i = shared; i < SHINGLES; i++)
			shingles[i] = draw();
		doublet_minhash_sign(sketcher, shingles, SHINGLES,
		                     pair[text].signature,
		                     DOUBLET_SIGNATURE_MAX);
	}
}

static double resemblance_of(uint32_t shared)
{
	return (double)shared / (2 * SHINGLES - shared);
}

/* The number shared by pairs of a resemblance, rounded up. */
static uint32_t shared_by(double resemblance)
{
	return (uint32_t)ceil(2 * SHINGLES * resemblance / (1 + resemblance) -
	                      1e-9);
}

static void measure_made_up(const struct doublet_sketcher *sketcher)
{
	size_t count;
	const struct doublet_banding *table = doublet_bandings(&count);
	struct figures errors = {.pairs = 0};
	struct sketch pair[2];

	for (size_t i = 0; i < count; i++) {
		struct figures figures = {.pairs = 0};
		double least = table[i].threshold;

		for (size_t p = 0; p < PAIRS; p++) {
			double even = draw() / 4294967296.0;
			uint32_t shared = shared_by(least + (1 - least) * even);

			make_pair(sketcher, pair, shared);
			figures.wanted++;
			figures.found +=
				have_common_key(&table[i], &pair[0], &pair[1]);
		}
		say_recall("made up", &figures, &table[i]);
	}
	for (size_t p = 0; p < PAIRS; p++) {
		uint32_t shared = draw() % SHINGLES;

		make_pair(sketcher, pair, shared);
		add_errors(&errors, &pair[0], &pair[1], resemblance_of(shared));
	}
	say_errors("made up", &errors);
}

/* The set and signature of a story; one of fewer words is one shingle. */
static struct sketch sketch_story(struct doublet_sketcher *sketcher,
                                  const struct doublet_story *story)
{
	struct sketch sketch = {.set = {NULL, 0}};
	struct doublet_segments *segments;

	if (doublet_segments_create(NULL, story, &segments) != DOUBLET_OK)
		return sketch;
	size_t words = segments->word_count;
	unsigned width = words < DOUBLET_SHINGLE_WORDS ? (unsigned)words
	                                               : DOUBLET_SHINGLE_WORDS;
	size_t count = words == 0 ? 0 : doublet_shingle_count(words, width);
	uint64_t *hashes = bench_allocate(words, sizeof(*hashes));
	uint32_t *shingles = bench_allocate(count, sizeof(*shingles));

	doublet_hash_words(story, segments, hashes);
	if (count > 0)
		doublet_shingle_words(hashes, words, width, shingles);
	doublet_segments_destroy(segments);
	doublet_minhash_sign(sketcher, shingles, count, sketch.signature,
	                     DOUBLET_SIGNATURE_MAX);
	if (doublet_set_make(sketcher, shingles, count, &sketch.set))
		abort();
	free(hashes);
	return sketch;
}

/* Whether sets of these sizes can resemble each other by `least`. */
static bool may_resemble(size_t a, size_t b, double least)
{
	return (double)a >= least * (double)b && (double)b >= least * (double)a;
}

static void add_pair(const struct sketch *a, const struct sketch *b,
                     double exact, struct figures *figures,
                     struct figures *errors)
{
	size_t count;
	const struct doublet_banding *table = doublet_bandings(&count);

	for (size_t i = 0; i < count; i++)
		if (exact >= table[i].threshold) {
			figures[i].wanted++;
			figures[i].found += have_common_key(&table[i], a, b);
		}
	if (exact < 1)
		add_errors(errors, a, b, exact);
}

static void measure_stories(struct doublet_sketcher *sketcher, const char *path)
{
	size_t count;
	const struct doublet_banding *table = doublet_bandings(&count);
	double least = table[count - 1].threshold;
	struct stories stories = stories_open(path);
	struct sketch *sketches =
		bench_allocate(stories.count, sizeof(*sketches));
	struct figures figures[16] = {{.pairs = 0}};
	struct figures errors = {.pairs = 0};

	for (size_t i = 0; i < stories.count; i++) {
		sketches[i] = sketch_story(sketcher, &stories.items[i]);
		for (size_t k = 0; k < i; k++) {
			if (!may_resemble(sketches[i].set.count,
			                  sketches[k].set.count, least))
				continue;
			double exact = doublet_set_resemblance(sketcher,
			                                       sketches[i].set,
			                                       sketches[k].set);
			if (exact >= least)
				add_pair(&sketches[i], &sketches[k], exact,
				         figures, &errors);
		}
	}
	for (size_t i = 0; i < count; i++)
		say_recall("stories", &figures[i], &table[i]);
	say_errors("stories, below 1", &errors);
	stories_close(&stories);
}

int main(int argc, char **argv)
{
	struct doublet_sketcher *sketcher;

	if (doublet_sketcher_create(NULL, NULL, &sketcher) != DOUBLET_OK)
		return 1;
	measure_made_up(sketcher);
	if (argc > 1)
		measure_stories(sketcher, argv[1]);
	doublet_sketcher_destroy(sketcher);
	return 0;
}

/* SPDX-License-Identifier: MIT */
/*
 * How good sketches are, not how fast: the error of MinHash over that of
 * theory, and the recall of the bands of every threshold. On made-up sets whose
 * resemblance is spread evenly; then on the stories of a file (JSON Lines), or
 * of the made-up wire: each with edited copies of it, and all with all, where
 * the truth is found by brute force.
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

enum { SHINGLES = 150, PAIRS = 100000, SIZES = 3, TABLE_MAX = 16 };

/* Edited copies, and the words of a story that is worth to be edited. */
enum { EDITS = 40000, WORDS_MIN = 30 };

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

/* The hashes of the words of a story. */
struct words {
	uint64_t *hashes;
	size_t count;
};

static struct words words_of(const struct doublet_story *story)
{
	struct words words = {.count = 0};
	struct doublet_segments *segments;

	if (doublet_segments_create(NULL, story, &segments) != DOUBLET_OK)
		abort();
	words.count = segments->word_count;
	words.hashes = bench_allocate(words.count, sizeof(*words.hashes));
	doublet_hash_words(story, segments, words.hashes);
	doublet_segments_destroy(segments);
	return words;
}

/* The set and signature of words; those of fewer than a shingle are one. */
static struct sketch sketch_words(struct doublet_sketcher *sketcher,
                                  struct words words)
{
	struct sketch sketch = {.set = {NULL, 0}};
	unsigned width = words.count < DOUBLET_SHINGLE_WORDS
	                         ? (unsigned)words.count
	                         : DOUBLET_SHINGLE_WORDS;
	size_t count =
		width == 0 ? 0 : doublet_shingle_count(words.count, width);
	uint32_t *shingles = bench_allocate(count, sizeof(*shingles));

	if (count > 0)
		doublet_shingle_words(words.hashes, words.count, width,
		                      shingles);
	doublet_minhash_sign(sketcher, shingles, count, sketch.signature,
	                     DOUBLET_SIGNATURE_MAX);
	if (doublet_set_make(sketcher, shingles, count, &sketch.set))
		abort();
	return sketch;
}

static bool is_one_of(double share)
{
	return draw() < share * 4294967296.0;
}

/* Words dropped, or replaced by others, here and there. */
static struct words change_words(struct words words, double share, bool drop)
{
	struct words edited = {bench_allocate(words.count,
	                                      sizeof(*edited.hashes)),
	                       0};

	for (size_t i = 0; i < words.count; i++) {
		bool is_hit = is_one_of(share);

		if (is_hit && drop)
			continue;
		edited.hashes[edited.count++] =
			is_hit ? (uint64_t)draw() << 32 | draw()
			       : words.hashes[i];
	}
	return edited;
}

/* A run cut out, and put there as much of the other words as `more` says. */
static struct words change_run(struct words words, struct words other,
                               double share, double more)
{
	size_t cut = (size_t)(share * (double)words.count);
	size_t at = draw() % (words.count - cut + 1);
	size_t added = (size_t)(more * (double)words.count);
	struct words edited;

	if (added > other.count)
		added = other.count;
	edited.count = words.count - cut + added;
	edited.hashes = bench_allocate(edited.count, sizeof(*edited.hashes));
	memcpy(edited.hashes, words.hashes, at * sizeof(*edited.hashes));
	memcpy(edited.hashes + at, other.hashes,
	       added * sizeof(*edited.hashes));
	memcpy(edited.hashes + at + added, words.hashes + at + cut,
	       (words.count - cut - at) * sizeof(*edited.hashes));
	return edited;
}

/* As desks change a story, little or much: resemblances from 0 to 1. */
static struct words edit(struct words words, struct words other)
{
	double share = draw() / 4294967296.0;

	switch (draw() % 5) {
	case 0:
		return change_words(words, share * 0.25, true);
	case 1:
		return change_words(words, share * 0.25, false);
	case 2:
		return change_run(words, other, share * 0.9, 0);
	case 3:
		return change_run(words, other, 0, share * 1.5);
	default:
		return change_run(words, other, share * 0.6, share * 0.5);
	}
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
	if (exact > 0 && exact < 1)
		add_errors(errors, a, b, exact);
}

static void say(const char *where, const struct figures *figures,
                const struct figures *errors)
{
	size_t count;
	const struct doublet_banding *table = doublet_bandings(&count);

	for (size_t i = 0; i < count; i++)
		say_recall(where, &figures[i], &table[i]);
	say_errors(where, errors);
}

/* Each story with some copies that were edited. */
static void measure_edits(struct doublet_sketcher *sketcher,
                          const struct words *words,
                          const struct sketch *sketches, size_t stories)
{
	struct figures figures[TABLE_MAX] = {{.pairs = 0}};
	struct figures errors = {.pairs = 0};

	for (size_t p = 0; stories > 0 && p < EDITS; p++) {
		size_t at = p % stories;
		const struct sketch *original = &sketches[at];

		if (words[at].count < WORDS_MIN)
			continue;
		struct words edited = edit(words[at], words[draw() % stories]);
		struct sketch copy = sketch_words(sketcher, edited);

		add_pair(original, &copy,
		         doublet_set_resemblance(sketcher, original->set,
		                                 copy.set),
		         figures, &errors);
		free(edited.hashes);
		free((void *)(uintptr_t)copy.set.shingles);
	}
	say("edited", figures, &errors);
}

/* All pairs of stories. */
static void measure_pairs(const struct doublet_sketcher *sketcher,
                          const struct sketch *sketches, size_t stories)
{
	size_t count;
	const struct doublet_banding *table = doublet_bandings(&count);
	double least = table[count - 1].threshold;
	struct figures figures[TABLE_MAX] = {{.pairs = 0}};
	struct figures errors = {.pairs = 0};

	for (size_t i = 0; i < stories; i++)
		for (size_t k = 0; k < i; k++) {
			struct doublet_set a = sketches[i].set;
			struct doublet_set b = sketches[k].set;

			if (!may_resemble(a.count, b.count, least))
				continue;
			double exact = doublet_set_resemblance(sketcher, a, b);
			if (exact >= least)
				add_pair(&sketches[i], &sketches[k], exact,
				         figures, &errors);
		}
	say("stories", figures, &errors);
}

/* Of a file, or of the made-up wire. */
static void measure_stories(struct doublet_sketcher *sketcher, const char *path)
{
	struct stories stories = stories_open(path);
	struct words *words = bench_allocate(stories.count, sizeof(*words));
	struct sketch *sketches =
		bench_allocate(stories.count, sizeof(*sketches));

	for (size_t i = 0; i < stories.count; i++) {
		words[i] = words_of(&stories.items[i]);
		sketches[i] = sketch_words(sketcher, words[i]);
	}
	measure_edits(sketcher, words, sketches, stories.count);
	measure_pairs(sketcher, sketches, stories.count);
	stories_close(&stories);
}

int main(int argc, char **argv)
{
	struct doublet_sketcher *sketcher;

	if (doublet_sketcher_create(NULL, NULL, &sketcher) != DOUBLET_OK)
		return 1;
	measure_made_up(sketcher);
	measure_stories(sketcher, argc > 1 ? argv[1] : NULL);
	doublet_sketcher_destroy(sketcher);
	return 0;
}

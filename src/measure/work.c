/* SPDX-License-Identifier: MIT */
/*
 * The first steps of a story one on top of the other (words, and their
 * hashes, and shingles of those), then each sketch by itself, from shingles
 * that are at hand, then whole jobs.
 */
#include "measure/work.h"

#include <string.h>

#include "doublet/band.h"
#include "doublet/body.h"
#include "measure/steps.h"
#include "sketch/hash.h"
#include "sketch/sketcher.h"
#include "text/segment.h"

enum { CACHED = 16, CACHED_SIZE = 150 };

static const double threshold = 0.8;

static void copy_bytes(void *context)
{
	struct doublet_tools *tools = ((struct doublet_work *)context)->tools;

	for (size_t i = 0; i < tools->stock->count; i++) {
		memcpy(tools->text, tools->stock->stories[i].text,
		       tools->stock->stories[i].length);
		doublet_sample_keep(tools->text);
	}
}

static void hash_bytes(void *context)
{
	struct doublet_tools *tools = ((struct doublet_work *)context)->tools;
	uint64_t sum = 0;

	for (size_t i = 0; i < tools->stock->count; i++)
		sum += doublet_hash_bytes(tools->stock->stories[i].text,
		                          tools->stock->stories[i].length);
	doublet_sample_keep(&sum);
}

static void sign_shingles(void *context)
{
	struct doublet_work *work = context;
	struct doublet_tools *tools = work->tools;
	uint32_t signature[DOUBLET_SIGNATURE_MAX];

	for (size_t i = 0; i < tools->stock->count; i++) {
		struct doublet_set all = tools->stock->shingles[i];

		doublet_minhash_sign(tools->sketcher, all.shingles, all.count,
		                     signature, work->kind->size);
		doublet_sample_keep(signature);
	}
}

static void simhash_shingles(void *context)
{
	struct doublet_tools *tools = ((struct doublet_work *)context)->tools;
	uint64_t sum = 0;

	for (size_t i = 0; i < tools->stock->count; i++)
		sum += doublet_simhash_sign(tools->stock->shingles[i].shingles,
		                            tools->stock->shingles[i].count);
	doublet_sample_keep(&sum);
}

static void make_sets(void *context)
{
	struct doublet_tools *tools = ((struct doublet_work *)context)->tools;
	struct doublet_set made;

	for (size_t i = 0; i < tools->stock->count; i++) {
		struct doublet_set all = tools->stock->shingles[i];

		memcpy(tools->shingles, all.shingles,
		       all.count * sizeof(*all.shingles));
		if (doublet_set_make(tools->sketcher, tools->shingles,
		                     all.count, &made) != DOUBLET_OK)
			tools->failed = true;
		doublet_sample_keep(tools->shingles);
	}
}

/* Each story and the next one. */
static void intersect_sets(void *context)
{
	struct doublet_tools *tools = ((struct doublet_work *)context)->tools;
	const struct doublet_stock *stock = tools->stock;
	size_t sum = 0;

	for (size_t i = 0; i < stock->count; i++)
		sum += doublet_set_intersection(
			tools->sketcher, stock->sets[i],
			stock->sets[(i + 1) % stock->count]);
	doublet_sample_keep(&sum);
}

/* Few sets that are all in the first cache, cut to the size of a story. */
static void intersect_cached_sets(void *context)
{
	struct doublet_tools *tools = ((struct doublet_work *)context)->tools;
	const struct doublet_stock *stock = tools->stock;
	size_t few = stock->count < CACHED ? stock->count : CACHED;
	size_t sum = 0;

	for (size_t i = 0, at = 0; i < stock->count; i++) {
		size_t next = at + 1 < few ? at + 1 : 0;

		sum += doublet_set_intersection(
			tools->sketcher,
			doublet_bottom_sketch(stock->sets[at], CACHED_SIZE),
			doublet_bottom_sketch(stock->sets[next], CACHED_SIZE));
		at = next;
	}
	doublet_sample_keep(&sum);
}

/* Only the body, or all of a story. */
typedef enum doublet_status segmenter(const struct doublet_edge_kernel *kernel,
                                      struct doublet_arena *arena,
                                      const struct doublet_story *story,
                                      struct doublet_segments *segments);

static void segment_by(segmenter *segment, struct doublet_tools *tools)
{
	struct doublet_segments segments;

	for (size_t i = 0; i < tools->stock->count; i++) {
		doublet_arena_reset(&tools->scratch);
		if (segment(tools->sketcher->edge, &tools->scratch,
		            &tools->stock->stories[i], &segments) != DOUBLET_OK)
			tools->failed = true;
		doublet_sample_keep(&segments);
	}
}

static void segment_bodies(void *context)
{
	segment_by(doublet_segment_body,
	           ((struct doublet_work *)context)->tools);
}

/* To the keys of bands that duplicates are found with. */
static void fingerprint_stories(void *context)
{
	struct doublet_tools *tools = ((struct doublet_work *)context)->tools;
	const struct doublet_banding *banding = doublet_banding_for(threshold);
	uint32_t signature[DOUBLET_SIGNATURE_MAX];
	uint32_t keys[DOUBLET_BANDS_MAX];
	struct doublet_body body;

	for (size_t i = 0; i < tools->stock->count; i++) {
		if (doublet_body_read(tools->sketcher,
		                      &tools->stock->stories[i],
		                      &body) != DOUBLET_OK) {
			tools->failed = true;
			continue;
		}
		doublet_minhash_sign(tools->sketcher, body.shingles,
		                     body.shingle_count, signature,
		                     banding->signature_size);
		doublet_band_keys(banding, signature, keys);
		doublet_sample_keep(keys);
	}
}

static void segment_stories(void *context)
{
	segment_by(doublet_segment_with,
	           ((struct doublet_work *)context)->tools);
}

static void check_stories(void *context)
{
	struct doublet_tools *tools = ((struct doublet_work *)context)->tools;
	const struct doublet_check_result *result;

	for (size_t i = 0; i < tools->stock->count; i++)
		if (doublet_checker_check(tools->checker,
		                          &tools->stock->stories[i],
		                          &result) != DOUBLET_OK)
			tools->failed = true;
}

const struct doublet_work_kind doublet_work_kinds[] = {
	{"memcpy", DOUBLET_WORK_BYTES, false, copy_bytes, 0},
	{"xxh3", DOUBLET_WORK_BYTES, false, hash_bytes, 0},
	{"words", DOUBLET_WORK_WORDS, true, doublet_steps_words, 0},
	{"words, hashes", DOUBLET_WORK_WORDS, true, doublet_steps_hashes, 0},
	{"words to shingles", DOUBLET_WORK_WORDS, true, doublet_steps_shingles,
         0},
	{"minhash 64", DOUBLET_WORK_SHINGLES, true, sign_shingles, 64},
	{"minhash 128", DOUBLET_WORK_SHINGLES, true, sign_shingles, 128},
	{"minhash 256", DOUBLET_WORK_SHINGLES, true, sign_shingles, 256},
	{"simhash", DOUBLET_WORK_SHINGLES, false, simhash_shingles, 0},
	{"set, sorted", DOUBLET_WORK_SHINGLES, false, make_sets, 0},
	{"set intersection", DOUBLET_WORK_PAIRS, true, intersect_sets, 0},
	{"same, 150, cached", DOUBLET_WORK_PAIRS, true, intersect_cached_sets,
         0},
	{"body", DOUBLET_WORK_WORDS, true, segment_bodies, 0},
	{"fingerprint", DOUBLET_WORK_WORDS, true, fingerprint_stories, 0},
	{"segment", DOUBLET_WORK_WORDS, true, segment_stories, 0},
	{"check", DOUBLET_WORK_WORDS, false, check_stories, 0},
	{NULL, DOUBLET_WORK_UNITS, false, NULL, 0},
};

enum doublet_status doublet_tools_init(struct doublet_tools *tools,
                                       const struct doublet_stock *stock,
                                       struct doublet_arena *run,
                                       enum doublet_kernel kernel)
{
	const struct doublet_allocator *allocator = &run->allocator;
	const struct doublet_sketcher_options sketching = {.kernel = kernel};
	const struct doublet_check_options checking = {.allocator = allocator};

	*tools = (struct doublet_tools){.kernel = kernel, .stock = stock};
	doublet_arena_init(&tools->scratch, allocator);
	tools->text = doublet_arena_take(run, stock->most_bytes + 1);
	tools->shingles = doublet_arena_array(run, stock->most_words + 1,
	                                      sizeof(*tools->shingles));
	if (tools->text == NULL || tools->shingles == NULL)
		return DOUBLET_NO_MEMORY;
	enum doublet_status status =
		doublet_sketcher_create(allocator, &sketching,
	                                &tools->sketcher);
	if (status == DOUBLET_OK)
		status = doublet_checker_create(&checking, &tools->checker);
	return status;
}

void doublet_tools_finish(struct doublet_tools *tools)
{
	if (tools->stock == NULL)
		return;
	doublet_sketcher_destroy(tools->sketcher);
	doublet_checker_destroy(tools->checker);
	doublet_arena_finish(&tools->scratch);
	*tools = (struct doublet_tools){0};
}

double doublet_work_units(const struct doublet_work *work)
{
	const struct doublet_stock *stock = work->tools->stock;
	const double units[DOUBLET_WORK_UNITS] = {
		[DOUBLET_WORK_BYTES] = (double)stock->bytes,
		[DOUBLET_WORK_WORDS] = (double)stock->words,
		[DOUBLET_WORK_SHINGLES] = (double)stock->shingle_count,
		[DOUBLET_WORK_PAIRS] = (double)stock->count,
	};

	return units[work->kind->unit];
}

const char *doublet_work_unit_name(enum doublet_work_unit unit)
{
	static const char *const names[DOUBLET_WORK_UNITS] = {
		[DOUBLET_WORK_BYTES] = "byte",
		[DOUBLET_WORK_WORDS] = "word",
		[DOUBLET_WORK_SHINGLES] = "shingle",
		[DOUBLET_WORK_PAIRS] = "pair",
	};

	return names[unit];
}

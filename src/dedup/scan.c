/* SPDX-License-Identifier: MIT */
/* One story after the other into lists; each step as doublet/body.h has it. */
#include "dedup/scan.h"

#include "dedup/hints.h"
#include "dedup/postings.h"
#include "doublet/set.h"
#include "sketch/hash.h"

void doublet_scan_init(struct doublet_scan *scan,
                       const struct doublet_allocator *allocator)
{
	*scan = (struct doublet_scan){0};
	doublet_buffer_init(&scan->stories, allocator);
	doublet_lists_init(&scan->keys, allocator);
	doublet_lists_init(&scan->runs, allocator);
	doublet_lists_init(&scan->forms, allocator);
	doublet_lists_init(&scan->sets, allocator);
	doublet_lists_init(&scan->hints, allocator);
	doublet_arena_init(&scan->arena, allocator);
}

void doublet_scan_finish(struct doublet_scan *scan)
{
	doublet_buffer_finish(&scan->stories);
	doublet_lists_finish(&scan->keys);
	doublet_lists_finish(&scan->runs);
	doublet_lists_finish(&scan->forms);
	doublet_lists_finish(&scan->sets);
	doublet_lists_finish(&scan->hints);
	doublet_arena_finish(&scan->arena);
	doublet_sketcher_destroy(scan->sketcher);
}

uint64_t doublet_scan_hash(const struct doublet_body *body)
{
	size_t bytes = body->word_count * sizeof(*body->hashes);

	if (bytes == 0)
		return 0;
	uint64_t hash = doublet_hash_bytes(body->hashes, bytes);
	return hash + (hash == 0);
}

/* Keys of the bands, and the trace; returns how many keys. */
static size_t make_keys(const struct doublet_scan *scan,
                        const struct doublet_body *body,
                        struct doublet_trace *trace,
                        uint32_t keys[DOUBLET_BANDS_MAX])
{
	uint32_t signature[DOUBLET_SIGNATURE_MAX];

	if (scan->banding == NULL)
		return 0;
	doublet_minhash_sign(scan->sketcher, body->shingles,
	                     body->shingle_count, signature,
	                     scan->banding->signature_size);
	*trace = doublet_trace_make(signature);
	return doublet_band_keys(scan->banding, signature, keys);
}

/* What is found of a story besides its keys. */
struct sets {
	struct doublet_set runs;
	struct doublet_set forms;
	struct doublet_set hints;
	/* All shingles, sorted where they were. */
	struct doublet_set all;
};

static enum doublet_status make_sets(struct doublet_scan *scan,
                                     const struct doublet_story *story,
                                     const struct doublet_body *body,
                                     struct sets *sets)
{
	const struct doublet_reading reading = {&scan->arena, scan->sketcher,
	                                        story, body};
	enum doublet_status status = DOUBLET_OK;

	*sets = (struct sets){0};
	doublet_arena_reset(&scan->arena);
	if (scan->keeps_runs)
		status = doublet_hints_runs(&reading, &sets->runs);
	if (status == DOUBLET_OK && scan->keeps_forms)
		status = doublet_hints_forms(&reading, &sets->forms);
	if (status == DOUBLET_OK && scan->keeps_hints)
		status = doublet_hints_find(&reading, &sets->hints);
	if (status == DOUBLET_OK && scan->keeps_sets)
		status = doublet_set_make(scan->sketcher, body->shingles,
		                          body->shingle_count, &sets->all);
	return status;
}

static bool reserve(struct doublet_scan *scan, size_t keys,
                    const struct sets *sets)
{
	bool fits = doublet_buffer_reserve(&scan->stories,
	                                   sizeof(struct doublet_scanned)) &&
	            doublet_lists_reserve(&scan->keys, keys) &&
	            doublet_lists_reserve(&scan->runs, sets->runs.count) &&
	            doublet_lists_reserve(&scan->forms, sets->forms.count) &&
	            doublet_lists_reserve(&scan->hints, sets->hints.count) &&
	            doublet_lists_reserve(&scan->sets, sets->all.count);

	scan->stories.failed = false;
	return fits;
}

static void add_set(struct doublet_lists *lists, struct doublet_set set)
{
	doublet_lists_add(lists, set.shingles, set.count);
}

enum doublet_status doublet_scan_add(struct doublet_scan *scan,
                                     const struct doublet_story *story)
{
	uint32_t keys[DOUBLET_BANDS_MAX];
	struct doublet_body body;
	struct sets sets;

	if (doublet_scan_count(scan) == DOUBLET_DEDUP_STORIES_MAX)
		return DOUBLET_TOO_LARGE;
	enum doublet_status status =
		doublet_body_read(scan->sketcher, story, &body);
	if (status != DOUBLET_OK)
		return status;
	struct doublet_scanned scanned = {
		.body = doublet_scan_hash(&body),
		.time = story->time,
	};
	size_t key_count = make_keys(scan, &body, &scanned.trace, keys);
	status = make_sets(scan, story, &body, &sets);
	if (status != DOUBLET_OK)
		return status;
	if (!reserve(scan, key_count, &sets))
		return DOUBLET_NO_MEMORY;
	doublet_buffer_add(&scan->stories, &scanned, sizeof(scanned));
	doublet_lists_add(&scan->keys, keys, key_count);
	add_set(&scan->runs, sets.runs);
	add_set(&scan->forms, sets.forms);
	add_set(&scan->hints, sets.hints);
	add_set(&scan->sets, sets.all);
	return DOUBLET_OK;
}

uint32_t doublet_scan_count(const struct doublet_scan *scan)
{
	return (uint32_t)(scan->stories.length /
	                  sizeof(struct doublet_scanned));
}

const struct doublet_scanned *doublet_scan_at(const struct doublet_scan *scan,
                                              uint32_t number)
{
	const struct doublet_scanned *stories =
		(const void *)scan->stories.data;

	return &stories[number];
}

bool doublet_scan_is_earlier(const struct doublet_scan *scan, uint32_t a,
                             uint32_t b)
{
	int64_t a_time = doublet_scan_at(scan, a)->time;
	int64_t b_time = doublet_scan_at(scan, b)->time;

	if (a_time == 0 || b_time == 0 || a_time == b_time)
		return a < b;
	return a_time < b_time;
}

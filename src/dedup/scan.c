/* SPDX-License-Identifier: MIT */
/* One story after the other into lists; each step as doublet/body.h has it. */
#include "dedup/scan.h"

#include <string.h>

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

void doublet_scan_forget(struct doublet_scan *scan)
{
	doublet_lists_finish(&scan->keys);
	doublet_lists_finish(&scan->runs);
	doublet_lists_finish(&scan->forms);
	doublet_lists_finish(&scan->hints);
	doublet_lists_finish(&scan->sets);
	doublet_arena_finish(&scan->arena);
}

void doublet_scan_finish(struct doublet_scan *scan)
{
	doublet_buffer_finish(&scan->stories);
	doublet_scan_forget(scan);
}

uint64_t doublet_scan_hash(const struct doublet_body *body)
{
	size_t bytes = body->word_count * sizeof(*body->hashes);

	if (bytes == 0)
		return 0;
	uint64_t hash = doublet_hash_bytes(body->hashes, bytes);
	return hash + (hash == 0);
}

/* What was read of a story; lists are in the arena of who read it. */
struct entry {
	enum doublet_status status;
	struct doublet_scanned scanned;
	size_t key_count;
	uint32_t keys[DOUBLET_BANDS_MAX];
	struct doublet_set runs;
	struct doublet_set forms;
	struct doublet_set hints;
	/* All shingles. */
	struct doublet_set all;
};

/* Keys of the bands, and the trace. */
static void make_keys(const struct doublet_scan *scan,
                      const struct doublet_reading *reading,
                      struct entry *entry)
{
	const struct doublet_body *body = reading->body;
	uint32_t signature[DOUBLET_SIGNATURE_MAX];

	if (scan->banding == NULL)
		return;
	doublet_minhash_sign(reading->sketcher, body->shingles,
	                     body->shingle_count, signature,
	                     scan->banding->signature_size);
	entry->scanned.trace = doublet_trace_make(signature);
	entry->key_count =
		doublet_band_keys(scan->banding, signature, entry->keys);
}

static enum doublet_status make_all(const struct doublet_reading *reading,
                                    struct doublet_set *all)
{
	const struct doublet_body *body = reading->body;
	uint32_t *copy =
		doublet_arena_array(reading->arena, body->shingle_count,
	                            sizeof(*copy));

	if (copy == NULL)
		return DOUBLET_NO_MEMORY;
	if (body->shingle_count > 0)
		memcpy(copy, body->shingles,
		       body->shingle_count * sizeof(*copy));
	return doublet_set_make(reading->sketcher, copy, body->shingle_count,
	                        all);
}

static enum doublet_status make_sets(const struct doublet_scan *scan,
                                     const struct doublet_reading *reading,
                                     struct entry *entry)
{
	enum doublet_status status = DOUBLET_OK;

	if (scan->keeps_runs)
		status = doublet_hints_runs(reading, &entry->runs);
	if (status == DOUBLET_OK && scan->keeps_forms)
		status = doublet_hints_forms(reading, &entry->forms);
	if (status == DOUBLET_OK && scan->keeps_hints)
		status = doublet_hints_find(reading, &entry->hints);
	if (status == DOUBLET_OK && scan->keeps_sets)
		status = make_all(reading, &entry->all);
	return status;
}

/* Stories that are being added, and what is read of them. */
struct adding {
	const struct doublet_scan *scan;
	const struct doublet_item *items;
	struct entry *entries;
};

static void read_one(void *context, unsigned number, size_t piece)
{
	const struct adding *adding = context;
	const struct doublet_scan *scan = adding->scan;
	const struct doublet_story *story = adding->items[piece].story;
	struct doublet_worker *worker = &scan->team->workers[number];
	struct entry *entry = &adding->entries[piece];
	struct doublet_body body;
	const struct doublet_reading reading = {&worker->arena,
	                                        worker->sketcher, story, &body};

	*entry = (struct entry){
		.status = doublet_body_read(worker->sketcher, story, &body),
	};
	if (entry->status != DOUBLET_OK)
		return;
	entry->scanned.body = doublet_scan_hash(&body);
	entry->scanned.time = story->time;
	make_keys(scan, &reading, entry);
	entry->status = make_sets(scan, &reading, entry);
}

static bool reserve(struct doublet_scan *scan, const struct entry *entry)
{
	bool fits = doublet_buffer_reserve(&scan->stories,
	                                   sizeof(struct doublet_scanned)) &&
	            doublet_lists_reserve(&scan->keys, entry->key_count) &&
	            doublet_lists_reserve(&scan->runs, entry->runs.count) &&
	            doublet_lists_reserve(&scan->forms, entry->forms.count) &&
	            doublet_lists_reserve(&scan->hints, entry->hints.count) &&
	            doublet_lists_reserve(&scan->sets, entry->all.count);

	scan->stories.failed = false;
	return fits;
}

static void add_set(struct doublet_lists *lists, struct doublet_set set)
{
	doublet_lists_add(lists, set.shingles, set.count);
}

static enum doublet_status append(struct doublet_scan *scan,
                                  const struct entry *entry)
{
	if (entry->status != DOUBLET_OK)
		return entry->status;
	if (doublet_scan_count(scan) == DOUBLET_DEDUP_STORIES_MAX)
		return DOUBLET_TOO_LARGE;
	if (!reserve(scan, entry))
		return DOUBLET_NO_MEMORY;
	doublet_buffer_add(&scan->stories, &entry->scanned,
	                   sizeof(entry->scanned));
	doublet_lists_add(&scan->keys, entry->keys, entry->key_count);
	add_set(&scan->runs, entry->runs);
	add_set(&scan->forms, entry->forms);
	add_set(&scan->hints, entry->hints);
	add_set(&scan->sets, entry->all);
	return DOUBLET_OK;
}

enum doublet_status doublet_scan_add(struct doublet_scan *scan,
                                     const struct doublet_item *items,
                                     size_t count, size_t *added)
{
	enum doublet_status status = DOUBLET_OK;

	*added = 0;
	doublet_arena_reset(&scan->arena);
	doublet_team_reset(scan->team);
	struct adding adding = {
		scan,
		items,
		doublet_arena_array(&scan->arena, count, sizeof(struct entry)),
	};
	if (adding.entries == NULL)
		return DOUBLET_NO_MEMORY;
	doublet_parallel_run(scan->team->parallel, count, read_one, &adding);
	while (*added < count && status == DOUBLET_OK) {
		status = append(scan, &adding.entries[*added]);
		*added += status == DOUBLET_OK;
	}
	return status;
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

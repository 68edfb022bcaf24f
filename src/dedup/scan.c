/* SPDX-License-Identifier: MIT */
/* One story after the other into lists; each step as doublet/body.h has it. */
#include "dedup/scan.h"

#include "doublet/set.h"
#include "sketch/hash.h"

/* Texts that share 12 words share a mark: 12 = 5 + 8 - 1. */
enum { WINDOW = 8 };

void doublet_scan_init(struct doublet_scan *scan,
                       const struct doublet_allocator *allocator)
{
	*scan = (struct doublet_scan){0};
	doublet_buffer_init(&scan->stories, allocator);
	doublet_lists_init(&scan->keys, allocator);
	doublet_lists_init(&scan->marks, allocator);
	doublet_lists_init(&scan->sets, allocator);
	doublet_buffer_init(&scan->chosen, allocator);
}

void doublet_scan_finish(struct doublet_scan *scan)
{
	doublet_buffer_finish(&scan->stories);
	doublet_lists_finish(&scan->keys);
	doublet_lists_finish(&scan->marks);
	doublet_lists_finish(&scan->sets);
	doublet_buffer_finish(&scan->chosen);
	doublet_sketcher_destroy(scan->sketcher);
}

struct doublet_scanned doublet_scan_identify(const struct doublet_story *story,
                                             const struct doublet_body *body)
{
	size_t bytes = body->word_count * sizeof(*body->hashes);
	uint64_t hash = 0;

	if (bytes > 0) {
		hash = doublet_hash_bytes(body->hashes, bytes);
		hash += hash == 0;
	}
	return (struct doublet_scanned){
		.body = hash,
		.id = doublet_hash_bytes(story->id.data, story->id.length),
		.time = story->time,
	};
}

/* Keys of the bands; returns how many. */
static size_t make_keys(const struct doublet_scan *scan,
                        const struct doublet_body *body,
                        uint32_t keys[DOUBLET_BANDS_MAX])
{
	uint32_t signature[DOUBLET_SIGNATURE_MAX];

	if (scan->banding == NULL)
		return 0;
	doublet_minhash_sign(scan->sketcher, body->shingles,
	                     body->shingle_count, signature,
	                     scan->banding->signature_size);
	return doublet_band_keys(scan->banding, signature, keys);
}

/* The marks of a body, in ascending order and each once. */
static enum doublet_status make_marks(struct doublet_scan *scan,
                                      const struct doublet_body *body,
                                      struct doublet_set *marks)
{
	size_t bytes = body->shingle_count * sizeof(struct doublet_fingerprint);

	*marks = (struct doublet_set){NULL, 0};
	if (!scan->keeps_marks || bytes == 0)
		return DOUBLET_OK;
	doublet_buffer_clear(&scan->chosen);
	if (!doublet_buffer_reserve(&scan->chosen, bytes))
		return DOUBLET_NO_MEMORY;
	struct doublet_fingerprint *chosen = (void *)scan->chosen.data;
	size_t count = doublet_winnow(body->shingles, body->shingle_count,
	                              WINDOW, chosen);
	/* They move up in the same room. */
	uint32_t *numbers = (void *)scan->chosen.data;
	for (size_t i = 0; i < count; i++)
		numbers[i] = chosen[i].shingle;
	return doublet_set_make(scan->sketcher, numbers, count, marks);
}

/* All shingles; they are sorted where they are. */
static enum doublet_status make_set(struct doublet_scan *scan,
                                    const struct doublet_body *body,
                                    struct doublet_set *set)
{
	*set = (struct doublet_set){NULL, 0};
	if (!scan->keeps_sets)
		return DOUBLET_OK;
	return doublet_set_make(scan->sketcher, body->shingles,
	                        body->shingle_count, set);
}

static bool reserve(struct doublet_scan *scan, size_t keys, size_t marks,
                    size_t shingles)
{
	bool fits = doublet_buffer_reserve(&scan->stories,
	                                   sizeof(struct doublet_scanned)) &&
	            doublet_lists_reserve(&scan->keys, keys) &&
	            doublet_lists_reserve(&scan->marks, marks) &&
	            doublet_lists_reserve(&scan->sets, shingles);

	scan->stories.failed = false;
	return fits;
}

enum doublet_status doublet_scan_add(struct doublet_scan *scan,
                                     const struct doublet_story *story)
{
	uint32_t keys[DOUBLET_BANDS_MAX];
	struct doublet_body body;
	struct doublet_set marks;
	struct doublet_set set;

	if (doublet_scan_count(scan) == UINT32_MAX)
		return DOUBLET_TOO_LARGE;
	enum doublet_status status =
		doublet_body_read(scan->sketcher, story, &body);
	if (status != DOUBLET_OK)
		return status;
	struct doublet_scanned scanned = doublet_scan_identify(story, &body);
	size_t key_count = make_keys(scan, &body, keys);
	status = make_marks(scan, &body, &marks);
	if (status == DOUBLET_OK)
		status = make_set(scan, &body, &set);
	if (status != DOUBLET_OK)
		return status;
	if (!reserve(scan, key_count, marks.count, set.count))
		return DOUBLET_NO_MEMORY;
	doublet_buffer_add(&scan->stories, &scanned, sizeof(scanned));
	doublet_lists_add(&scan->keys, keys, key_count);
	doublet_lists_add(&scan->marks, marks.shingles, marks.count);
	doublet_lists_add(&scan->sets, set.shingles, set.count);
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

/* SPDX-License-Identifier: MIT */
/*
 * bench-pairs [--threshold J] [--exact] FILE...
 *
 * All pairs of stories whose bodies resemble each other by J (0.8) or more, a
 * line each: "a TAB b TAB resemblance". Stories with a posting in common are
 * candidates, and compared by their sets. A posting is the key of a band;
 * with --exact one of the rarest shingles, so many of each story that no pair
 * can be missed (a prefix filter: Chaudhuri, Ganti, Kaushik, "A primitive
 * operator for similarity joins in data cleaning", ICDE 2006).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/sort.h"
#include "doublet/doublet.h"

struct postings {
	struct doublet_sort_key *items;
	size_t count;
	size_t capacity;
};

struct stories {
	struct doublet_arena arena;
	struct doublet_sketcher *sketcher;
	double threshold;
	bool exact;
	char **ids;
	size_t id_capacity;
	struct doublet_set *sets;
	size_t set_capacity;
	size_t count;
	struct postings postings;
};

static void *need(const void *memory)
{
	if (memory == NULL) {
		fprintf(stderr, "bench-pairs: out of memory\n");
		exit(2);
	}
	return (void *)(uintptr_t)memory;
}

static void need_true(bool fine)
{
	need(fine ? "" : NULL);
}

static void post(struct postings *postings, uint64_t key, size_t index)
{
	if (postings->count == postings->capacity) {
		postings->capacity = postings->capacity * 2 + 1024;
		postings->items = need(
			realloc(postings->items,
		                postings->capacity * sizeof(*postings->items)));
	}
	postings->items[postings->count++] =
		(struct doublet_sort_key){key, (uint32_t)index};
}

static void sort_postings(struct postings *postings)
{
	struct doublet_arena spare;

	doublet_arena_init(&spare, NULL);
	need_true(doublet_sort(&spare, postings->items, postings->count));
	doublet_arena_finish(&spare);
}

static void post_bands(struct stories *stories, const uint32_t *shingles,
                       size_t count)
{
	const struct doublet_banding *banding =
		doublet_banding_for(stories->threshold);
	uint32_t signature[DOUBLET_SIGNATURE_MAX];
	uint32_t keys[DOUBLET_BANDS_MAX];

	if (banding == NULL) {
		fprintf(stderr, "bench-pairs: no bands for so little\n");
		exit(2);
	}
	doublet_minhash_sign(stories->sketcher, shingles, count, signature,
	                     banding->signature_size);
	size_t key_count = doublet_band_keys(banding, signature, keys);
	for (size_t i = 0; i < key_count; i++)
		post(&stories->postings, keys[i], stories->count);
}

static void add_story(struct stories *stories,
                      const struct doublet_story *story)
{
	struct doublet_arena *arena = &stories->arena;
	struct doublet_body body;

	need_true(doublet_body_read(stories->sketcher, story, &body) == 0);
	size_t count = body.shingle_count;
	uint32_t *shingles =
		need(doublet_arena_array(arena, count, sizeof(*shingles)));
	need_true(doublet_arena_grow(arena, &stories->ids,
	                             &stories->id_capacity, stories->count + 1,
	                             sizeof(*stories->ids)));
	need_true(doublet_arena_grow(arena, &stories->sets,
	                             &stories->set_capacity, stories->count + 1,
	                             sizeof(*stories->sets)));
	memcpy(shingles, body.shingles, count * sizeof(*shingles));
	if (!stories->exact)
		post_bands(stories, shingles, count);
	need_true(doublet_set_make(stories->sketcher, shingles, count,
	                           &stories->sets[stories->count]) == 0);
	stories->ids[stories->count++] = need(
		doublet_arena_copy(arena, story->id.data, story->id.length));
}

static void read_file(struct stories *stories, const char *path)
{
	const struct doublet_story *story;
	struct doublet_reader *reader;
	struct doublet_error error;
	enum doublet_status status;

	need_true(doublet_reader_create(NULL, &reader, NULL) == 0);
	if (doublet_reader_open(reader, path, NULL, false, &error)) {
		fprintf(stderr, "bench-pairs: %s: %s\n", path, error.reason);
		exit(2);
	}
	while ((status = doublet_reader_next(reader, &story, NULL)) !=
	       DOUBLET_END)
		if (status == DOUBLET_OK)
			add_story(stories, story);
	doublet_reader_destroy(reader);
}

/* How many of a set's shingles may be missing from a pair at the threshold,
 * and one: two prefixes of that length have a shingle in common. */
static size_t prefix_of(const struct stories *stories, size_t count)
{
	size_t needed = (size_t)(stories->threshold * (double)count - 1e-9);

	return count - needed;
}

/* The rarest shingles of each set; those of one story only are of no use. */
static void post_prefixes(struct stories *stories)
{
	struct postings all = {0};
	struct postings rarest = {0};

	for (size_t i = 0; i < stories->count; i++)
		for (size_t n = 0; n < stories->sets[i].count; n++)
			post(&all, stories->sets[i].shingles[n], i);
	sort_postings(&all);
	/* By story, rarest first: (how often, which). */
	for (size_t begin = 0, end; begin < all.count; begin = end) {
		for (end = begin; end < all.count &&
		                  all.items[end].key == all.items[begin].key;
		     end++)
			;
		for (size_t i = begin; i < end; i++)
			post(&rarest,
			     (uint64_t)(end - begin) << 32 | all.items[i].key,
			     all.items[i].index);
	}
	free(all.items);
	sort_postings(&rarest);
	size_t *left = need(calloc(stories->count + 1, sizeof(*left)));
	for (size_t i = 0; i < stories->count; i++)
		left[i] = prefix_of(stories, stories->sets[i].count);
	for (size_t i = 0; i < rarest.count; i++) {
		struct doublet_sort_key item = rarest.items[i];

		if (left[item.index] == 0)
			continue;
		left[item.index]--;
		if (item.key >> 32 > 1)
			post(&stories->postings, (uint32_t)item.key,
			     item.index);
	}
	free(left);
	free(rarest.items);
}

/* Every two stories with a posting in common, once. */
static struct postings list_candidates(struct postings *postings)
{
	struct postings candidates = {0};

	sort_postings(postings);
	for (size_t i = 0; i < postings->count; i++) {
		struct doublet_sort_key a = postings->items[i];

		for (size_t n = i + 1;
		     n < postings->count && postings->items[n].key == a.key;
		     n++)
			post(&candidates,
			     (uint64_t)a.index << 32 | postings->items[n].index,
			     0);
	}
	sort_postings(&candidates);
	return candidates;
}

static void print_pairs(const struct stories *stories,
                        const struct postings *candidates)
{
	for (size_t i = 0; i < candidates->count; i++) {
		uint64_t pair = candidates->items[i].key;
		size_t a = pair >> 32;
		size_t b = (uint32_t)pair;

		if (i > 0 && candidates->items[i - 1].key == pair)
			continue;
		double both = doublet_set_resemblance(stories->sketcher,
		                                      stories->sets[a],
		                                      stories->sets[b]);
		if (both >= stories->threshold)
			printf("%s\t%s\t%.4f\n", stories->ids[a],
			       stories->ids[b], both);
	}
}

static int tell_usage(void)
{
	fprintf(stderr,
	        "usage: bench-pairs [--threshold J] [--exact] FILE...\n");
	return 2;
}

int main(int argc, char **argv)
{
	struct stories stories = {.threshold = 0.8};

	if (argc < 2)
		return tell_usage();
	doublet_arena_init(&stories.arena, NULL);
	need_true(doublet_sketcher_create(NULL, NULL, &stories.sketcher) == 0);
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--exact") == 0)
			stories.exact = true;
		else if (strcmp(argv[i], "--threshold") == 0 && i + 1 < argc)
			stories.threshold = strtod(argv[++i], NULL);
		else if (strncmp(argv[i], "--", 2) == 0)
			return tell_usage();
		else
			read_file(&stories, argv[i]);
	}
	if (stories.exact)
		post_prefixes(&stories);
	struct postings candidates = list_candidates(&stories.postings);
	print_pairs(&stories, &candidates);
	free(candidates.items);
	free(stories.postings.items);
	doublet_sketcher_destroy(stories.sketcher);
	doublet_arena_finish(&stories.arena);
	return 0;
}

/* SPDX-License-Identifier: MIT */
/* The made-up wire: the same bytes everywhere, and true to what it says. */
#include "wire.h"

#include <stdlib.h>

#include "doublet/doublet.h"
#include "sketch/hash.h"
#include "support.h"

enum { STORIES = 600 };

static void text_of(const struct wire *wire, uint32_t story,
                    struct doublet_buffer *text)
{
	doublet_buffer_clear(text);
	wire_text(wire, story, text);
	assert_false(text->failed);
}

/* Of all bytes of a wire of so many stories. */
static uint64_t hash_of(const struct wire *wire, uint32_t stories)
{
	struct doublet_buffer lines;

	doublet_buffer_init(&lines, NULL);
	for (uint32_t i = 0; i < stories; i++)
		wire_line(wire, i, &lines);
	assert_false(lines.failed);
	uint64_t hash = doublet_hash_bytes(lines.data, lines.length);
	doublet_buffer_finish(&lines);
	return hash;
}

static void the_same_bytes_on_every_machine(void **state)
{
	const uint64_t golden = UINT64_C(0x5651529C12AF299C);
	uint64_t hash = hash_of(&(struct wire){1}, STORIES);

	(void)state;
	if (hash != golden)
		fail_msg("0x%016llX", (unsigned long long)hash);
	assert_true(hash_of(&(struct wire){2}, 10) !=
	            hash_of(&(struct wire){1}, 10));
}

static void origins_are_earlier_originals(void **state)
{
	const struct wire wire = {1};
	uint32_t counts[WIRE_RELATIONS] = {0};

	(void)state;
	for (uint32_t i = 0; i < STORIES; i++) {
		struct wire_origin origin = wire_origin(&wire, i);

		counts[origin.relation]++;
		if (origin.relation == WIRE_NEW) {
			assert_int_equal(origin.story, i);
			continue;
		}
		assert_true(origin.story < i);
		assert_int_equal(wire_origin(&wire, origin.story).relation,
		                 WIRE_NEW);
	}
	for (int i = 0; i < WIRE_RELATIONS; i++)
		assert_true(counts[i] >= 5);
	assert_true(counts[WIRE_NEW] > STORIES / 2);
}

/* The shingles of a text; the caller frees them. */
static struct doublet_set set_of(struct doublet_sketcher *sketcher,
                                 const struct doublet_buffer *text)
{
	struct doublet_story story = {.text = text->data,
	                              .length = text->length};
	struct doublet_segments *segments;
	struct doublet_set set;

	assert_int_equal(doublet_segments_create(NULL, &story, &segments), 0);
	size_t words = segments->word_count;
	uint64_t *hashes = malloc((words + 1) * sizeof(*hashes));
	uint32_t *shingles = malloc((words + 1) * sizeof(*shingles));
	assert_non_null(hashes);
	assert_non_null(shingles);
	assert_true(words >= 50 && words < 900);
	doublet_hash_words(&story, segments, hashes);
	doublet_shingle_words(hashes, words, 5, shingles);
	assert_int_equal(doublet_set_make(sketcher, shingles, words - 4, &set),
	                 0);
	free(hashes);
	doublet_segments_destroy(segments);
	return set;
}

/* What is true of a story and its origin, by relation. */
static const struct {
	double least;
	double most;
	/* The share of b that stands in a. */
	double contained;
	double mean_least;
	double mean_most;
} expected[WIRE_RELATIONS] = {
	[WIRE_REPEAT] = {1, 1, 1, 1, 1},
	[WIRE_CORRECTION] = {0.7, 0.99, 0.8, 0.9, 0.99},
	[WIRE_UPDATE] = {0.15, 0.98, 0.2, 0.4, 0.85},
	[WIRE_EXCERPT] = {0.15, 0.75, 0.98, 0.3, 0.5},
	[WIRE_TEMPLATE] = {0.1, 0.8, 0.2, 0.15, 0.6},
	[WIRE_SHARED_QUOTES] = {0, 0.5, 0, 0.02, 0.3},
};

static void pairs_resemble_each_other_as_told(void **state)
{
	const struct wire wire = {1};
	double sums[WIRE_RELATIONS] = {0};
	uint32_t counts[WIRE_RELATIONS] = {0};
	struct doublet_sketcher *sketcher;
	struct doublet_buffer text;

	(void)state;
	doublet_buffer_init(&text, NULL);
	assert_int_equal(doublet_sketcher_create(NULL, NULL, &sketcher), 0);
	for (uint32_t i = 0; i < STORIES; i++) {
		struct wire_origin origin = wire_origin(&wire, i);
		if (origin.relation == WIRE_NEW)
			continue;
		text_of(&wire, origin.story, &text);
		struct doublet_set a = set_of(sketcher, &text);
		text_of(&wire, i, &text);
		struct doublet_set b = set_of(sketcher, &text);
		double both = doublet_set_resemblance(sketcher, a, b);
		double inside = doublet_set_containment(sketcher, b, a);

		if (both < expected[origin.relation].least ||
		    both > expected[origin.relation].most ||
		    inside < expected[origin.relation].contained)
			fail_msg("%s: story %u: %.3f, %.3f",
			         wire_relation_name(origin.relation), i, both,
			         inside);
		sums[origin.relation] += both;
		counts[origin.relation]++;
		free((void *)(uintptr_t)a.shingles);
		free((void *)(uintptr_t)b.shingles);
	}
	for (int i = WIRE_NEW + 1; i < WIRE_RELATIONS; i++) {
		double mean = sums[i] / counts[i];
		if (mean < expected[i].mean_least ||
		    mean > expected[i].mean_most)
			fail_msg("%s: mean %.3f",
			         wire_relation_name((enum wire_relation)i),
			         mean);
	}
	doublet_sketcher_destroy(sketcher);
	doublet_buffer_finish(&text);
}

static void originals_have_little_in_common(void **state)
{
	const struct wire wire = {1};
	struct doublet_sketcher *sketcher;
	struct doublet_buffer text;
	struct doublet_set before = {0};
	unsigned alike = 0;

	(void)state;
	doublet_buffer_init(&text, NULL);
	assert_int_equal(doublet_sketcher_create(NULL, NULL, &sketcher), 0);
	for (uint32_t i = 0; i < STORIES / 4; i++) {
		if (wire_origin(&wire, i).relation != WIRE_NEW)
			continue;
		text_of(&wire, i, &text);
		struct doublet_set set = set_of(sketcher, &text);
		double both = doublet_set_resemblance(sketcher, before, set);
		/* Two forms of a kind. */
		assert_true(both < 0.4);
		alike += both >= 0.05;
		free((void *)(uintptr_t)before.shingles);
		before = set;
	}
	assert_true(alike < STORIES / 4 / 20);
	free((void *)(uintptr_t)before.shingles);
	doublet_sketcher_destroy(sketcher);
	doublet_buffer_finish(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_bytes_on_every_machine),
		cmocka_unit_test(origins_are_earlier_originals),
		cmocka_unit_test(pairs_resemble_each_other_as_told),
		cmocka_unit_test(originals_have_little_in_common),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

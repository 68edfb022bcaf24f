/* SPDX-License-Identifier: MIT */
#include "archive.h"

#include <stdlib.h>

#include "wire.h"

void *archive_need(size_t count, size_t size)
{
	void *memory = calloc(count + 1, size);

	assert_non_null(memory);
	return memory;
}

static struct archive archive_open(uint32_t count)
{
	struct archive archive = {
		.count = count,
		.stories = archive_need(count, sizeof(struct doublet_story)),
		.sets = archive_need(count, sizeof(struct doublet_set)),
	};

	assert_int_equal(doublet_sketcher_create(NULL, NULL, &archive.sketcher),
	                 0);
	return archive;
}

void archive_close(struct archive *archive)
{
	for (uint32_t i = 0; i < archive->count; i++) {
		free((void *)(uintptr_t)archive->stories[i].text);
		free((void *)(uintptr_t)archive->sets[i].shingles);
	}
	free(archive->stories);
	free(archive->sets);
	doublet_sketcher_destroy(archive->sketcher);
}

static void make_sets(struct archive *archive)
{
	struct doublet_body body;

	for (uint32_t i = 0; i < archive->count; i++) {
		assert_int_equal(doublet_body_read(archive->sketcher,
		                                   &archive->stories[i], &body),
		                 0);
		uint32_t *copy =
			archive_need(body.shingle_count, sizeof(*copy));
		if (body.shingle_count > 0)
			memcpy(copy, body.shingles,
			       body.shingle_count * sizeof(*copy));
		assert_int_equal(doublet_set_make(archive->sketcher, copy,
		                                  body.shingle_count,
		                                  &archive->sets[i]),
		                 0);
	}
}

struct archive archive_texts(char *const *texts, uint32_t count)
{
	struct archive archive = archive_open(count);

	for (uint32_t i = 0; i < count; i++) {
		archive.stories[i].text = texts[i];
		archive.stories[i].length = strlen(texts[i]);
	}
	make_sets(&archive);
	return archive;
}

struct archive archive_wire(uint64_t seed, uint32_t count)
{
	const struct wire wire = {seed};
	char **texts = archive_need(count, sizeof(*texts));

	for (uint32_t i = 0; i < count; i++) {
		struct doublet_buffer text;

		doublet_buffer_init(&text, NULL);
		wire_text(&wire, i, &text);
		doublet_buffer_add_byte(&text, '\0');
		assert_false(text.failed);
		texts[i] = text.data;
	}
	struct archive archive = archive_texts(texts, count);
	free(texts);
	return archive;
}

static char *random_text(struct support_random *random)
{
	uint32_t words = support_random_below(random, 40);
	uint32_t start = support_random_below(random, 8);
	struct doublet_buffer text;

	doublet_buffer_init(&text, NULL);
	for (uint32_t n = 0; n < words; n++)
		doublet_buffer_print(
			&text, "w%u ",
			support_random_below(random, 30) == 0
				? 100 + support_random_below(random, 9)
				: start + n % 25);
	doublet_buffer_add_byte(&text, '\0');
	assert_false(text.failed);
	return text.data;
}

struct archive archive_random(struct support_random *random, uint32_t count)
{
	char **texts = archive_need(count, sizeof(*texts));

	for (uint32_t i = 0; i < count; i++)
		texts[i] = random_text(random);
	struct archive archive = archive_texts(texts, count);
	free(texts);
	for (uint32_t i = 0; i < count; i++)
		if (support_random_below(random, 2) == 0)
			archive.stories[i].time =
				1 + support_random_below(random, 5);
	return archive;
}

struct doublet_pair archive_compare(const struct archive *archive, uint32_t x,
                                    uint32_t y)
{
	const struct doublet_story *stories = archive->stories;
	bool timed = stories[x].time != 0 && stories[y].time != 0 &&
	             stories[x].time != stories[y].time;
	bool in_order = timed ? stories[x].time < stories[y].time : x < y;
	struct doublet_pair pair = {.a = in_order ? x : y,
	                            .b = in_order ? y : x};
	struct doublet_set a = archive->sets[pair.a];
	struct doublet_set b = archive->sets[pair.b];
	size_t both = doublet_set_intersection(archive->sketcher, a, b);
	size_t either = a.count + b.count - both;

	if (both == 0)
		return pair;
	pair.resemblance = (double)both / (double)either;
	pair.containment_a = (double)both / (double)a.count;
	pair.containment_b = (double)both / (double)b.count;
	return pair;
}

struct doublet_dedup *archive_run(const struct archive *archive,
                                  const struct doublet_dedup_options *options)
{
	struct doublet_dedup *dedup;

	assert_int_equal(doublet_dedup_create(options, &dedup), DOUBLET_OK);
	for (uint32_t i = 0; i < archive->count; i++)
		assert_int_equal(doublet_dedup_add(dedup, &archive->stories[i]),
		                 DOUBLET_OK);
	assert_int_equal(doublet_dedup_match(dedup), DOUBLET_OK);
	for (uint32_t i = 0; i < archive->count; i++)
		if (doublet_dedup_wants(dedup, i))
			assert_int_equal(
				doublet_dedup_again(dedup, i,
			                            &archive->stories[i]),
				DOUBLET_OK);
	assert_int_equal(doublet_dedup_finish(dedup), DOUBLET_OK);
	return dedup;
}

struct outcome archive_pairs(struct doublet_dedup *dedup)
{
	struct outcome outcome = {0};
	struct doublet_pair pair;
	enum doublet_status status;

	while ((status = doublet_dedup_next(dedup, &pair)) == DOUBLET_OK) {
		/* Doubled whenever their number is a power of two. */
		if ((outcome.count & (outcome.count - 1)) == 0)
			outcome.pairs =
				realloc(outcome.pairs,
			                (outcome.count * 2 + 1) * sizeof(pair));
		assert_non_null(outcome.pairs);
		outcome.pairs[outcome.count++] = pair;
	}
	assert_int_equal(status, DOUBLET_END);
	return outcome;
}

struct outcome archive_outcome(const struct archive *archive,
                               const struct doublet_dedup_options *options)
{
	struct doublet_dedup *dedup = archive_run(archive, options);
	struct outcome outcome = archive_pairs(dedup);

	doublet_dedup_destroy(dedup);
	return outcome;
}

bool outcome_has(const struct outcome *outcome, uint32_t a, uint32_t b)
{
	for (size_t i = 0; i < outcome->count; i++)
		if (outcome->pairs[i].a == a && outcome->pairs[i].b == b)
			return true;
	return false;
}

void outcome_compare(const struct outcome *x, const struct outcome *y)
{
	assert_int_equal(x->count, y->count);
	for (size_t i = 0; i < x->count; i++) {
		assert_int_equal(x->pairs[i].a, y->pairs[i].a);
		assert_int_equal(x->pairs[i].b, y->pairs[i].b);
		assert_int_equal(x->pairs[i].relation, y->pairs[i].relation);
		assert_int_equal(x->pairs[i].marks, y->pairs[i].marks);
		assert_true(x->pairs[i].resemblance == y->pairs[i].resemblance);
	}
}

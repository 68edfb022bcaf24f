/* SPDX-License-Identifier: MIT */
/* Stories in memory, made up, and what is true of each two of them. */
#ifndef DOUBLET_TESTS_DEDUP_ARCHIVE_H
#define DOUBLET_TESTS_DEDUP_ARCHIVE_H

#include "base/buffer.h"
#include "doublet/doublet.h"
#include "support.h"

/* Stories, and the sets of their bodies. */
struct archive {
	uint32_t count;
	struct doublet_story *stories;
	struct doublet_set *sets;
	struct doublet_sketcher *sketcher;
};

/* Memory or the end of the test. */
void *archive_need(size_t count, size_t size);

/* The first stories of a made-up wire. */
struct archive archive_wire(uint64_t seed, uint32_t count);

/* Short texts of few words, many of them alike or the same, some timed. */
struct archive archive_random(struct support_random *random, uint32_t count);

/* Takes over texts that were allocated. */
struct archive archive_texts(char *const *texts, uint32_t count);

void archive_close(struct archive *archive);

/* The figures of a pair by definition. */
struct doublet_pair archive_compare(const struct archive *archive, uint32_t x,
                                    uint32_t y);

/* All pairs that came out, in their order. */
struct outcome {
	struct doublet_pair *pairs;
	size_t count;
};

/* The archive through all steps; the caller destroys it. */
struct doublet_dedup *archive_run(const struct archive *archive,
                                  const struct doublet_dedup_options *options);

/* The caller frees the pairs. */
struct outcome archive_pairs(struct doublet_dedup *dedup);

/* Both. */
struct outcome archive_outcome(const struct archive *archive,
                               const struct doublet_dedup_options *options);

bool outcome_has(const struct outcome *outcome, uint32_t a, uint32_t b);

/* Fails where pairs differ. */
void outcome_compare(const struct outcome *x, const struct outcome *y);

#endif

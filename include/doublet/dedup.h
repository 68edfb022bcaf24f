/* SPDX-License-Identifier: MIT */
/*
 * Duplicates among many stories, which are read twice: first for keys by
 * which candidates are found, then those that are in a candidate pair, to be
 * judged. So what is kept of a story is small, however many there are.
 *
 *	dedup = doublet_dedup_create()
 *	doublet_dedup_add(story)           for all, in order: 0, 1, 2 ...
 *	doublet_dedup_match()              candidates
 *	doublet_dedup_again(n, story)      for each n that doublet_dedup_wants
 *	doublet_dedup_finish() -> pairs
 */
#ifndef DOUBLET_DEDUP_H
#define DOUBLET_DEDUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doublet/compare.h"
#include "doublet/kernel.h"
#include "doublet/status.h"
#include "doublet/story.h"

/* Marks that stand in more stories than this are boilerplate. */
#define DOUBLET_DEDUP_MAX_COMMON 1000

/* What to look for. Zero it for the defaults. All pointers are borrowed. */
struct doublet_dedup_options {
	/* NULL = the C library's. Has to outlive the handle. */
	const struct doublet_allocator *allocator;
	/*
	 * Pairs that resemble each other by `threshold` or more, and those of
	 * which one is contained in the other by `containment` or more; 0 = not
	 * asked for. With neither, all pairs that are related in any way.
	 */
	double threshold;
	double containment;
	/* Miss no pair at or above the threshold (0.8 when it is 0). */
	bool exact;
	/* Judge the relation of pairs; always done with neither asked for. */
	bool relations;
	/* 0 = DOUBLET_DEDUP_MAX_COMMON. */
	uint32_t max_common;
	/* Threads; 0 = 1. The outcome is the same whatever it is. */
	unsigned jobs;
	enum doublet_kernel kernel;
};

/* Two stories by their numbers; a is the earlier by its time, else number. */
struct doublet_pair {
	uint32_t a;
	uint32_t b;
	/* DOUBLET_NEW where relations were not asked for. */
	enum doublet_relation relation;
	/* A set of enum doublet_mark. */
	unsigned marks;
	double resemblance;
	double containment_a;
	double containment_b;
};

struct doublet_dedup;

/*
 * Creates a handle; the caller owns it and ends it with _destroy. `options`
 * may be NULL. DOUBLET_INVALID: a threshold or containment outside 0 ... 1;
 * DOUBLET_UNSUPPORTED: the kernel is not usable here; DOUBLET_NO_MEMORY.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_dedup_create(
	const struct doublet_dedup_options *options,
	struct doublet_dedup **dedup);

/* Frees what _create made. NULL is fine. */
DOUBLET_API void doublet_dedup_destroy(struct doublet_dedup *dedup);

/*
 * Adds the next story, which is borrowed for the call; its number is how many
 * were added before. DOUBLET_NO_MEMORY: it was not added; DOUBLET_TOO_LARGE;
 * DOUBLET_INVALID: candidates were found already.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_dedup_add(
	struct doublet_dedup *dedup, const struct doublet_story *story);

/* Finds candidates among all added. DOUBLET_NO_MEMORY, DOUBLET_INVALID: again.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_dedup_match(
	struct doublet_dedup *dedup);

/* Whether a story is in a candidate pair, and has to be given again. */
DOUBLET_API bool doublet_dedup_wants(const struct doublet_dedup *dedup,
                                     uint32_t number);

/*
 * Gives a story the second time, in ascending order of numbers. One that is
 * not wanted is passed over. DOUBLET_INVALID: it is not the story that was
 * added under the number: the input changed; DOUBLET_NO_MEMORY.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_dedup_again(
	struct doublet_dedup *dedup, uint32_t number,
	const struct doublet_story *story);

/* All pairs, by a, then b, in input order. */
struct doublet_pairs {
	const struct doublet_pair *items;
	size_t count;
};

/*
 * Judges what is left to judge. *pairs is owned by the handle. The same
 * stories give the same pairs, whatever the kernel and the number of threads.
 * DOUBLET_NO_MEMORY; DOUBLET_INVALID: a story that is wanted was not given.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_dedup_finish(
	struct doublet_dedup *dedup, struct doublet_pairs *pairs);

/*
 * A group of stories, not a blind chain: each member is related to the lead.
 */
struct doublet_group {
	uint32_t lead;
	/* In input order, the lead included. */
	const uint32_t *members;
	uint32_t member_count;
	/* pairs[i] of the pairs between members. */
	const uint32_t *edges;
	uint32_t edge_count;
};

struct doublet_groups {
	/* By their first member. */
	const struct doublet_group *items;
	size_t count;
};

/*
 * Makes groups of the pairs whose relation is a version of the same story, or
 * of all pairs where relations were not asked for. A story is in one group at
 * most. *groups is owned by the handle. DOUBLET_NO_MEMORY; DOUBLET_INVALID:
 * not finished.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_dedup_group(
	struct doublet_dedup *dedup, struct doublet_groups *groups);

#endif

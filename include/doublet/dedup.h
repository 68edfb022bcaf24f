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
 *	doublet_dedup_finish()
 *	doublet_dedup_next() -> pair       one by one
 *	doublet_dedup_group() -> groups
 *
 * Ten thousand copies of one body make 50 million pairs: stories with the same
 * body are compared once, and their pairs are made when they are asked for.
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

/*
 * A run of words that stands in more stories than this is boilerplate: by it
 * a story is compared with the few nearest before it.
 */
#define DOUBLET_DEDUP_MAX_COMMON 100

/* What to look for. Zero it for the defaults. All pointers are borrowed. */
struct doublet_dedup_options {
	/* NULL = the C library's. Has to outlive the handle. */
	const struct doublet_allocator *allocator;
	/*
	 * Pairs that resemble each other by `threshold` or more, and those of
	 * which one is contained in the other by `containment` or more; 0 = not
	 * asked for. With neither, all pairs that are related in any way.
	 *
	 * Candidates for a threshold share a band (doublet/band.h; at 0.8 one
	 * pair in 10,000 is missed, below 0.3 none), those for a containment a
	 * run of 12 words. Related ones resemble each other by 0.7, or share
	 * such runs, 5 quoted words, words of the headline, or a form; by the
	 * last three a story is compared with the nearest before it only.
	 */
	double threshold;
	double containment;
	/*
	 * Miss no pair at or above the threshold (0.8 when neither is asked
	 * for) and the containment. Takes some 4 bytes a word of memory, where
	 * else it is 100 bytes a story; then no story is wanted again, unless
	 * relations are asked for.
	 */
	bool exact;
	/*
	 * Judge the relation of pairs; always done with neither asked for.
	 * Every pair is judged by itself, so thousands of copies of one story
	 * take long with a threshold; without one, of more than 1,000 each is
	 * compared with the first and the nearest.
	 */
	bool relations;
	/* 0 = DOUBLET_DEDUP_MAX_COMMON. */
	uint32_t max_common;
	/* What relations are judged without; NULL = none is known. It may be
	 * learned in the first reading, and is to be left alone from then on.
	 */
	const struct doublet_boilerplate *boilerplate;
	/*
	 * Threads; 0 = 1. The outcome is the same whatever it is. With more
	 * than one the allocator is called by all of them, stories are copied
	 * and wait to be read together, and what is wrong with one may be said
	 * by a later call.
	 */
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
 * Whether another story has the same body, once candidates were found: they are
 * a pair, also where they are not wanted. All stories that are neither are in
 * no pair. Where relations are judged, there are no copies.
 */
DOUBLET_API bool doublet_dedup_has_copy(const struct doublet_dedup *dedup,
                                        uint32_t number);

/*
 * Gives a story the second time, in ascending order of numbers. One that is
 * not wanted is passed over. DOUBLET_INVALID: it is not the story that was
 * added under the number: the input changed; DOUBLET_NO_MEMORY.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_dedup_again(
	struct doublet_dedup *dedup, uint32_t number,
	const struct doublet_story *story);

/*
 * Judges what is left to judge. DOUBLET_NO_MEMORY; DOUBLET_INVALID: a story
 * that is wanted was not given.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_dedup_finish(
	struct doublet_dedup *dedup);

/*
 * The next pair, by a, then b, in input order: the same stories give the same
 * pairs, whatever the kernel and the number of threads. DOUBLET_END: there are
 * no more; asked again, it begins with the first. DOUBLET_NO_MEMORY: it may be
 * asked again; DOUBLET_INVALID: not finished.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_dedup_next(
	struct doublet_dedup *dedup, struct doublet_pair *pair);

/*
 * A group of stories, not a blind chain: each member is related to the lead.
 *
 *	A ~ B ~ C ~ D        lead B: A, C; and D is in no group
 */
struct doublet_group {
	/* Of those that are in no group yet the one that most are related to;
	 * of several the one that came first. */
	uint32_t lead;
	/* In input order, the lead included. */
	const uint32_t *members;
	uint32_t member_count;
	/* How each member and the lead relate, in the order of the members;
	 * none for the lead itself. */
	const struct doublet_pair *edges;
	uint32_t edge_count;
};

struct doublet_groups {
	/* By their first member. */
	const struct doublet_group *items;
	size_t count;
};

/*
 * Makes groups of the pairs whose relation is a version of the same story, or
 * of all pairs where relations were not asked for; one that only gathers what
 * several stories say (DOUBLET_MARK_ROUNDUP) does not hold them together. A
 * story is in one group at most; pairs between groups, and between members
 * that are no lead, are among the pairs only. *groups is owned by the handle.
 * DOUBLET_NO_MEMORY; DOUBLET_INVALID: not finished.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_dedup_group(
	struct doublet_dedup *dedup, struct doublet_groups *groups);

/* Sums, for people. */
struct doublet_dedup_totals {
	uint32_t stories;
	/* Stories whose body stood before, word for word. */
	uint32_t copies;
	/* Pairs of bodies that were compared. */
	uint64_t candidates;
	/* Marks that stand in more than max_common stories, by which no pair
	 * was looked for: boilerplate. And how many stories have one. */
	uint64_t common_marks;
	uint32_t common_stories;
};

/* The sums so far. */
DOUBLET_API struct doublet_dedup_totals doublet_dedup_totals_of(
	const struct doublet_dedup *dedup);

#endif

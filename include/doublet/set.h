/* SPDX-License-Identifier: MIT */
/*
 * Sets of shingles, and what two of them have in common: exact figures, where
 * sketches give estimates.
 *
 *	a  . . . . o o o o o o        both = 6
 *	b          o o o o o o . .    resemblance 6 / 12, containment of b 6 / 8
 *
 * How much two files resemble each other, in a complete program
 * (tests/resemblance.c is this one, built and run by the tests):
 *
 *	#include <doublet/doublet.h>
 *	#include <stdio.h>
 *	#include <stdlib.h>
 *	#include <string.h>
 *
 *	struct kept {
 *		uint32_t *copy; // Of the shingles; the caller frees it.
 *		struct doublet_set set;
 *	};
 *
 *	static enum doublet_status make_set(struct doublet_sketcher *maker,
 *	                                    const struct doublet_story *story,
 *	                                    struct kept *kept)
 *	{
 *		struct doublet_body body;
 *		enum doublet_status status;
 *		size_t size;
 *
 *		status = doublet_body_read(maker, story, &body);
 *		if (status)
 *			return status;
 *		size = body.shingle_count * sizeof(*kept->copy);
 *		kept->copy = malloc(size + 1); // Never none.
 *		if (!kept->copy)
 *			return DOUBLET_NO_MEMORY;
 *		memcpy(kept->copy, body.shingles, size);
 *		return doublet_set_make(maker, kept->copy, body.shingle_count,
 *		                        &kept->set);
 *	}
 *
 *	static enum doublet_status read_set(struct doublet_sketcher *maker,
 *	                                    struct doublet_reader *reader,
 *	                                    const char *path, struct kept *kept)
 *	{
 *		const struct doublet_story *story;
 *		enum doublet_status status;
 *
 *		status = doublet_reader_open(reader, path, NULL, false, NULL);
 *		if (!status)
 *			status = doublet_reader_next(reader, &story, NULL);
 *		if (!status)
 *			status = make_set(maker, story, kept);
 *		return status;
 *	}
 *
 *	int main(int argc, char **argv)
 *	{
 *		struct doublet_reader *reader = NULL;
 *		struct doublet_sketcher *maker = NULL;
 *		struct kept kept[2] = {{0}};
 *		enum doublet_status status = DOUBLET_INVALID;
 *		int i;
 *
 *		if (argc == 3)
 *			status = doublet_reader_create(NULL, &reader, NULL);
 *		if (!status)
 *			status = doublet_sketcher_create(NULL, NULL, &maker);
 *		for (i = 0; i < 2 && !status; i++)
 *			status = read_set(maker, reader, argv[i + 1], &kept[i]);
 *		if (status)
 *			puts(doublet_status_text(status));
 *		else
 *			printf("resemblance %.2f\n",
 *			       doublet_set_resemblance(maker, kept[0].set,
 *			                               kept[1].set));
 *		free(kept[0].copy);
 *		free(kept[1].copy);
 *		doublet_sketcher_destroy(maker);
 *		doublet_reader_destroy(reader);
 *		return status != DOUBLET_OK;
 *	}
 *
 * Among many stories only those that have the key of a band in common need to
 * be compared: doublet/body.h shows how to come by a story's keys. Look each up
 * in a table, and compare the sets of the stories that are there.
 */
#ifndef DOUBLET_SET_H
#define DOUBLET_SET_H

#include <stddef.h>
#include <stdint.h>

#include "doublet/sketch.h"
#include "doublet/status.h"

/* Different shingles in ascending order; it does not own them. */
struct doublet_set {
	const uint32_t *shingles;
	size_t count;
};

/*
 * Sorts shingles where they are and keeps one of each: *set is the beginning
 * of them, and lives as long as they do. In linear time. DOUBLET_NO_MEMORY;
 * the shingles are then as they were.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_set_make(
	struct doublet_sketcher *sketcher, uint32_t *shingles, size_t count,
	struct doublet_set *set);

/* How many shingles stand in both. */
DOUBLET_API size_t
doublet_set_intersection(const struct doublet_sketcher *sketcher,
                         struct doublet_set a, struct doublet_set b);

/*
 * The resemblance of two sets (the Jaccard index): shingles in both over
 * shingles in either, 0 ... 1. Two empty sets have 0.
 *
 * Source: Broder, "On the resemblance and containment of documents" (1997).
 */
DOUBLET_API double doublet_set_resemblance(
	const struct doublet_sketcher *sketcher, struct doublet_set a,
	struct doublet_set b);

/* The share of a's shingles that stand in b, 0 ... 1; 0 when a is empty. */
DOUBLET_API double doublet_set_containment(
	const struct doublet_sketcher *sketcher, struct doublet_set a,
	struct doublet_set b);

/*
 * The bottom-k sketch of a set: its `size` least shingles, or all when it has
 * fewer. Shingles are hashes, so their own order is as random as any.
 *
 * Source: Cohen, Kaplan, "Summarizing data using bottom-k sketches", PODC
 * (2007); Broder (1997) has it for k least of one order.
 */
DOUBLET_API struct doublet_set doublet_bottom_sketch(struct doublet_set set,
                                                     size_t size);

/*
 * Estimates the resemblance of two sets from their bottom-k sketches of the
 * same size k: of the k least shingles in either, the share that both have.
 * Exact when neither set was cut. In one order the estimate draws without
 * replacement: its standard error is below that of a signature of k.
 */
DOUBLET_API double doublet_bottom_resemblance(struct doublet_set a,
                                              struct doublet_set b,
                                              size_t size);

#endif

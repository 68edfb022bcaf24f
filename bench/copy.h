/* SPDX-License-Identifier: MIT */
/*
 * A story of made-up copy of any length, with its words; the same on every
 * machine. See measure/copy.h.
 */
#ifndef DOUBLET_BENCH_COPY_H
#define DOUBLET_BENCH_COPY_H

#include <stddef.h>
#include <stdint.h>

#include "doublet/segment.h"

struct copy_options {
	uint64_t seed;
	/* At least so many; the last sentence is finished. */
	uint32_t words;
	/* Of 1000 sentences so many are copies of an earlier one. */
	uint32_t repeats;
};

struct copy {
	/* ASCII, a '\n' at the end of each paragraph and a blank line between.
	 */
	char *text;
	size_t length;
	const struct doublet_span *words;
	uint32_t word_count;
	struct doublet_segments *segments;
};

/* Ends the program when there is no memory. */
struct copy copy_create(struct copy_options options);
void copy_destroy(struct copy *copy);

#endif

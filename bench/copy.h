/* SPDX-License-Identifier: MIT */
/*
 * Synthetic news copy of any length, the same on every machine: made-up words
 * with the spread of real ones, stock phrases, sentences, quotations and
 * paragraphs, and sentences that stand again where that is asked for.
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
	struct doublet_span *words;
	uint32_t word_count;
};

/* Ends the program when there is no memory. */
struct copy copy_create(struct copy_options options);
void copy_destroy(struct copy *copy);

#endif

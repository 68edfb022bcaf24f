/* SPDX-License-Identifier: MIT */
/*
 * How time grows with the size of the input: doubled from a thousand words to
 * a million, each size by turns with the one half as large, so that whatever
 * else the machine does meets both.
 */
#ifndef DOUBLET_BENCH_GROWTH_H
#define DOUBLET_BENCH_GROWTH_H

#include <stdint.h>

#include "bench.h"

struct bench_growth {
	const char *title;
	/* Makes the work on a text of `words` words, and ends it. */
	void *(*make)(const void *context, uint32_t words);
	void (*drop)(void *work);
	const void *context;
	/* A pass over the work. */
	bench_pass *pass;
};

/*
 * Measures and prints a table, and a line with the worst doubling and with
 * the time a word of a million words over that of a thousand.
 */
void bench_grow(const struct bench_growth *growth);

#endif

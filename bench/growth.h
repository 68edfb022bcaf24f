/* SPDX-License-Identifier: MIT */
/*
 * How time grows with the size of the input: doubled from a thousand words to
 * a million, each size by turns with the one half as large, so that whatever
 * else the machine does meets both. A processor learns a short text by heart
 * that is read again and again, and guesses all its branches: so a work may be
 * many different ones.
 */
#ifndef DOUBLET_BENCH_GROWTH_H
#define DOUBLET_BENCH_GROWTH_H

#include <stdbool.h>
#include <stdint.h>

#include "bench.h"

struct bench_growth {
	const char *title;
	/* Whether a work is bench_growth_texts(words) texts, else it is one. */
	bool many;
	/* Makes the work on texts of `words` words each, and ends it. */
	void *(*make)(const void *context, uint32_t words);
	void (*drop)(void *work);
	const void *context;
	/* A pass over the work. */
	bench_pass *pass;
};

/* How many texts have 65,536 words together; 1 when they are longer. */
uint32_t bench_growth_texts(uint32_t words);

/*
 * Measures and prints a table, and a line with the worst doubling and with
 * the time a word of a million words over that of a thousand.
 */
void bench_grow(const struct bench_growth *growth);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Measures like an engineer: repeats until steady, per unit, and against a
 * baseline of the same run, since absolute times are those of one machine.
 *
 *	struct bench bench;
 *
 *	bench_begin(&bench, "sketch/hash", "byte");
 *	bench_measure(&bench, "memcpy", bytes, copy, &context);
 *	bench_measure(&bench, "xxh3", bytes, hash, &context);
 *	bench_end(&bench);
 *
 * The first row of a table is its baseline unless bench_compare names another.
 * With BENCH_JSON=1 in the environment each row is a line of JSON.
 */
#ifndef DOUBLET_BENCH_H
#define DOUBLET_BENCH_H

#include <stdbool.h>
#include <stddef.h>

#include "measure/sample.h"

enum { BENCH_ROWS = 64 };

struct bench_row {
	const char *name;
	/* Median time of a unit, and how far passes lie from it (MAD / median).
	 */
	double nanoseconds;
	double deviation;
	/* Time of a unit over that of the baseline's. */
	double ratio;
	const char *baseline;
};

struct bench {
	const char *title;
	const char *unit;
	bool json;
	/* Index of the row that later ones are compared with. */
	size_t baseline;
	size_t count;
	struct bench_row rows[BENCH_ROWS];
};

/* Times are taken as `doublet bench` takes them. */
typedef doublet_pass bench_pass;

struct bench_work {
	/* Has to live until bench_end. */
	const char *name;
	/* What a pass handles. */
	double units;
	bench_pass *pass;
	void *context;
};

/* `unit` is what a row counts: "byte", "word". */
void bench_begin(struct bench *bench, const char *title, const char *unit);

/* Rows from here on are compared with the row of this name; NULL: the next. */
void bench_compare(struct bench *bench, const char *name);

/*
 * Runs `pass`, which handles `units` units, at least 7 times and until the
 * median is steady, prints a row, and returns nanoseconds a unit.
 */
double bench_measure(struct bench *bench, const char *name, double units,
                     bench_pass *pass, void *context);

/*
 * Runs two works by turns, so that whatever else the machine does meets both,
 * and prints a row for the second with the first as its baseline. Counted is
 * the time of processors, that of processes started included. Returns the
 * median of the ratios, a unit; their deviation is the row's.
 */
double bench_measure_pair(struct bench *bench, const struct bench_work *base,
                          const struct bench_work *work);

/* Nanoseconds a unit of a row measured before; 0 when there is none. */
double bench_result(const struct bench *bench, const char *name);

/* Closes the table; the answer is for main: 0. */
int bench_end(struct bench *bench);

/* Keeps a result, so that no compiler leaves out how it came to be. */
void bench_keep(const void *result);

/* An allocation that ends the program when there is no memory. */
void *bench_allocate(size_t count, size_t size);

#endif

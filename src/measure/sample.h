/* SPDX-License-Identifier: MIT */
/*
 * Taking times: a sample is as many passes as take some milliseconds, so that
 * short work is not lost in the clock.
 */
#ifndef DOUBLET_MEASURE_SAMPLE_H
#define DOUBLET_MEASURE_SAMPLE_H

#include <stddef.h>

enum { DOUBLET_SAMPLES_MAX = 64 };

/* One pass of the work that is measured. */
typedef void doublet_pass(void *context);

struct doublet_samples {
	double times[DOUBLET_SAMPLES_MAX];
	size_t count;
};

/* Nanoseconds of a clock that never goes back. */
double doublet_sample_now(void);

/* Nanoseconds a pass of so many. */
double doublet_sample_time(size_t passes, doublet_pass *pass, void *context);

/*
 * The same in time of the processor that this thread had: what other programs
 * take meanwhile does not count. For work that does not wait.
 */
double doublet_sample_work(size_t passes, doublet_pass *pass, void *context);

/* Runs it till it is warm; how many passes take so many nanoseconds. */
size_t doublet_sample_passes(double nanoseconds, doublet_pass *pass,
                             void *context);

void doublet_samples_add(struct doublet_samples *samples, double time);

/* The median, and the median distance from it as a share of it. 0 of none. */
double doublet_samples_median(const struct doublet_samples *samples);
double doublet_samples_deviation(const struct doublet_samples *samples);

/* Keeps a result, so that no compiler leaves out how it came to be. */
void doublet_sample_keep(const void *result);

#endif

/* SPDX-License-Identifier: MIT */
/* Medians, since what disturbs a measurement only ever makes it longer. */
#include "measure/sample.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Work that takes longer is warm after a pass. */
static const double long_nanoseconds = 2e7;

static double read_clock(clockid_t clock)
{
	struct timespec time;

	clock_gettime(clock, &time);
	return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

double doublet_sample_now(void)
{
	return read_clock(CLOCK_MONOTONIC);
}

static double take(clockid_t clock, size_t passes, doublet_pass *pass,
                   void *context)
{
	double begin = read_clock(clock);

	for (size_t i = 0; i < passes; i++)
		pass(context);
	return (read_clock(clock) - begin) / (double)passes;
}

double doublet_sample_time(size_t passes, doublet_pass *pass, void *context)
{
	return take(CLOCK_MONOTONIC, passes, pass, context);
}

double doublet_sample_work(size_t passes, doublet_pass *pass, void *context)
{
	return take(CLOCK_THREAD_CPUTIME_ID, passes, pass, context);
}

size_t doublet_sample_passes(double nanoseconds, doublet_pass *pass,
                             void *context)
{
	size_t passes = 1;
	double taken = doublet_sample_time(1, pass, context);

	if (taken < long_nanoseconds)
		taken = doublet_sample_time(1, pass, context);
	while (taken * (double)passes < nanoseconds / 2) {
		passes *= 2;
		taken = doublet_sample_time(passes, pass, context);
	}
	return passes;
}

void doublet_samples_add(struct doublet_samples *samples, double time)
{
	if (samples->count < DOUBLET_SAMPLES_MAX)
		samples->times[samples->count++] = time;
}

static int compare_times(const void *a, const void *b)
{
	double left = *(const double *)a;
	double right = *(const double *)b;

	return (left > right) - (left < right);
}

/* Sorts them. */
static double median(double *times, size_t count)
{
	if (count == 0)
		return 0;
	qsort(times, count, sizeof(*times), compare_times);
	return count % 2 ? times[count / 2]
	                 : (times[count / 2 - 1] + times[count / 2]) / 2;
}

double doublet_samples_median(const struct doublet_samples *samples)
{
	struct doublet_samples sorted = *samples;

	return median(sorted.times, sorted.count);
}

double doublet_samples_deviation(const struct doublet_samples *samples)
{
	double middle = doublet_samples_median(samples);
	struct doublet_samples distances = *samples;

	for (size_t i = 0; i < distances.count; i++) {
		double distance = distances.times[i] - middle;
		distances.times[i] = distance < 0 ? -distance : distance;
	}
	return middle > 0 ? median(distances.times, distances.count) / middle
	                  : 0;
}

void doublet_sample_keep(const void *result)
{
	__asm__ volatile("" : : "g"(result) : "memory");
}

/* SPDX-License-Identifier: MIT */
/*
 * A sample is as many passes as take some milliseconds, so that short work
 * is not lost in the clock; samples are taken until their median is steady.
 */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SAMPLES_MIN = 7, SAMPLES_MAX = 31, WARM_UPS = 2 };

static const double sample_nanoseconds = 2e6;
/* Long work ends after the fewest samples allowed, if it took that long. */
static const double enough_nanoseconds = 1e9;
static const double steady = 0.01;

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static double time_passes(size_t passes, bench_pass *pass, void *context)
{
	double begin = now();

	for (size_t i = 0; i < passes; i++)
		pass(context);
	return now() - begin;
}

static int compare_times(const void *a, const void *b)
{
	double left = *(const double *)a;
	double right = *(const double *)b;

	return (left > right) - (left < right);
}

static double median(double *times, size_t count)
{
	qsort(times, count, sizeof(*times), compare_times);
	return count % 2 ? times[count / 2]
	                 : (times[count / 2 - 1] + times[count / 2]) / 2;
}

/* The median distance from the median, as a share of it. */
static double deviation_from(double middle, const double *times, size_t count)
{
	double distances[SAMPLES_MAX];

	for (size_t i = 0; i < count; i++)
		distances[i] = times[i] > middle ? times[i] - middle
		                                 : middle - times[i];
	return middle > 0 ? median(distances, count) / middle : 0;
}

static size_t passes_in_a_sample(bench_pass *pass, void *context)
{
	size_t passes = 1;
	double taken = time_passes(1, pass, context);

	for (int i = 0; i < WARM_UPS && taken < enough_nanoseconds; i++)
		taken = time_passes(1, pass, context);
	while (taken < sample_nanoseconds / 2) {
		passes *= 2;
		taken = time_passes(passes, pass, context);
	}
	return passes;
}

void bench_begin(struct bench *bench, const char *title, const char *unit)
{
	const char *json = getenv("BENCH_JSON");

	*bench = (struct bench){.title = title, .unit = unit};
	bench->json = json != NULL && strcmp(json, "1") == 0;
	if (!bench->json)
		printf("%-36s %9s/%-6s %7s %8s\n", title, "ns", unit, "+-",
		       "ratio");
}

static const struct bench_row *find_row(const struct bench *bench,
                                        const char *name)
{
	for (size_t i = 0; i < bench->count; i++) {
		if (strcmp(bench->rows[i].name, name) == 0)
			return &bench->rows[i];
	}
	return NULL;
}

void bench_compare(struct bench *bench, const char *name)
{
	const struct bench_row *row = find_row(bench, name);

	if (row != NULL)
		bench->baseline = (size_t)(row - bench->rows);
}

static void print_row(const struct bench *bench, const struct bench_row *row)
{
	const struct bench_row *baseline = &bench->rows[bench->baseline];
	double ratio = baseline->nanoseconds > 0
	                       ? row->nanoseconds / baseline->nanoseconds
	                       : 0;

	if (bench->json)
		printf("{\"bench\":\"%s\",\"row\":\"%s\",\"unit\":\"%s\","
		       "\"ns\":%.4f,\"deviation\":%.4f,\"baseline\":\"%s\","
		       "\"ratio\":%.4f}\n",
		       bench->title, row->name, bench->unit, row->nanoseconds,
		       row->deviation, baseline->name, ratio);
	else
		printf("  %-34s %16.3f %6.1f%% %8.2f\n", row->name,
		       row->nanoseconds, row->deviation * 100, ratio);
	fflush(stdout);
}

double bench_measure(struct bench *bench, const char *name, double units,
                     bench_pass *pass, void *context)
{
	size_t passes = passes_in_a_sample(pass, context);
	double times[SAMPLES_MAX];
	double begin = now();
	double middle = 0;
	double deviation = 1;
	size_t count = 0;

	while (count < SAMPLES_MIN ||
	       (count < SAMPLES_MAX && deviation > steady &&
	        now() - begin < enough_nanoseconds)) {
		times[count++] =
			time_passes(passes, pass, context) / (double)passes;
		middle = median(times, count);
		deviation = deviation_from(middle, times, count);
	}
	if (bench->count == BENCH_ROWS)
		abort();
	struct bench_row *row = &bench->rows[bench->count++];
	*row = (struct bench_row){name, middle / units, deviation};
	print_row(bench, row);
	return row->nanoseconds;
}

double bench_result(const struct bench *bench, const char *name)
{
	const struct bench_row *row = find_row(bench, name);

	return row == NULL ? 0 : row->nanoseconds;
}

int bench_end(struct bench *bench)
{
	if (!bench->json)
		printf("\n");
	return 0;
}

void bench_keep(const void *result)
{
	__asm__ volatile("" : : "g"(result) : "memory");
}

void *bench_allocate(size_t count, size_t size)
{
	void *block = calloc(count + 1, size);

	if (block == NULL)
		abort();
	return block;
}

/* SPDX-License-Identifier: MIT */
/*
 * A sample is as many passes as take some milliseconds, so that short work
 * is not lost in the clock; samples are taken until their median is steady.
 */
#include "bench.h"

#include <stdbool.h>
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
	const struct bench_row *row;

	if (name == NULL) {
		bench->baseline = bench->count;
		return;
	}
	row = find_row(bench, name);
	if (row != NULL)
		bench->baseline = (size_t)(row - bench->rows);
}

static void add_row(struct bench *bench, struct bench_row row)
{
	if (bench->count == BENCH_ROWS)
		abort();
	bench->rows[bench->count++] = row;
	if (bench->json)
		printf("{\"bench\":\"%s\",\"row\":\"%s\",\"unit\":\"%s\","
		       "\"ns\":%.4f,\"deviation\":%.4f,\"baseline\":\"%s\","
		       "\"ratio\":%.4f}\n",
		       bench->title, row.name, bench->unit, row.nanoseconds,
		       row.deviation, row.baseline, row.ratio);
	else
		printf("  %-34s %16.3f %6.1f%% %8.2f\n", row.name,
		       row.nanoseconds, row.deviation * 100, row.ratio);
	fflush(stdout);
}

/* Whether to take one more sample. */
static bool is_unsteady(size_t count, double deviation, double begin)
{
	if (count < SAMPLES_MIN)
		return true;
	return count < SAMPLES_MAX && deviation > steady &&
	       now() - begin < enough_nanoseconds;
}

double bench_measure(struct bench *bench, const char *name, double units,
                     bench_pass *pass, void *context)
{
	size_t passes = passes_in_a_sample(pass, context);
	double times[SAMPLES_MAX];
	double begin = now();
	struct bench_row row = {.name = name, .deviation = 1};

	for (size_t count = 0; is_unsteady(count, row.deviation, begin);) {
		times[count++] =
			time_passes(passes, pass, context) / (double)passes;
		row.nanoseconds = median(times, count);
		row.deviation = deviation_from(row.nanoseconds, times, count);
	}
	row.nanoseconds /= units;
	row.baseline = name;
	row.ratio = 1;
	if (bench->baseline < bench->count) {
		const struct bench_row *base = &bench->rows[bench->baseline];

		row.baseline = base->name;
		row.ratio = row.nanoseconds / base->nanoseconds;
	}
	add_row(bench, row);
	return row.nanoseconds;
}

static double time_work(const struct bench_work *work, size_t passes)
{
	return time_passes(passes, work->pass, work->context) / (double)passes /
	       work->units;
}

double bench_measure_pair(struct bench *bench, const struct bench_work *base,
                          const struct bench_work *work)
{
	size_t base_passes = passes_in_a_sample(base->pass, base->context);
	size_t passes = passes_in_a_sample(work->pass, work->context);
	double times[SAMPLES_MAX];
	double ratios[SAMPLES_MAX];
	double begin = now();
	struct bench_row row = {.name = work->name,
	                        .baseline = base->name,
	                        .deviation = 1};
	size_t count = 0;

	while (is_unsteady(count, row.deviation, begin)) {
		double base_time = time_work(base, base_passes);

		times[count] = time_work(work, passes);
		ratios[count] = times[count] / base_time;
		count++;
		row.ratio = median(ratios, count);
		row.deviation = deviation_from(row.ratio, ratios, count);
	}
	row.nanoseconds = median(times, count);
	add_row(bench, row);
	return row.ratio;
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

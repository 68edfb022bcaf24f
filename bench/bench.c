/* SPDX-License-Identifier: MIT */
/* Samples are taken until their median is steady. */
#include "bench.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { SAMPLES_MIN = 7, SAMPLES_MAX = 31 };

static const double sample_nanoseconds = 2e6;
/* Long work ends after the fewest samples allowed, if it took that long. */
static const double enough_nanoseconds = 1e9;
static const double steady = 0.01;

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
	       doublet_sample_now() - begin < enough_nanoseconds;
}

double bench_measure(struct bench *bench, const char *name, double units,
                     bench_pass *pass, void *context)
{
	size_t passes =
		doublet_sample_passes(sample_nanoseconds, pass, context);
	struct doublet_samples samples = {.count = 0};
	double begin = doublet_sample_now();
	struct bench_row row = {.name = name, .deviation = 1};

	while (is_unsteady(samples.count, row.deviation, begin)) {
		doublet_samples_add(&samples,
		                    doublet_sample_time(passes, pass, context));
		row.deviation = doublet_samples_deviation(&samples);
	}
	row.nanoseconds = doublet_samples_median(&samples) / units;
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

/* Of this process, and of those it started and waited for. */
static double processor_nanoseconds(void)
{
	struct rusage children;
	struct timespec own;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &own);
	getrusage(RUSAGE_CHILDREN, &children);
	return ((double)own.tv_sec + (double)children.ru_utime.tv_sec +
	        (double)children.ru_stime.tv_sec) *
	               1e9 +
	       (double)own.tv_nsec +
	       ((double)children.ru_utime.tv_usec +
	        (double)children.ru_stime.tv_usec) *
	               1e3;
}

static double time_work(const struct bench_work *work, size_t passes)
{
	double begin = processor_nanoseconds();

	for (size_t i = 0; i < passes; i++)
		work->pass(work->context);
	return (processor_nanoseconds() - begin) / (double)passes / work->units;
}

double bench_measure_pair(struct bench *bench, const struct bench_work *base,
                          const struct bench_work *work)
{
	size_t base_passes = doublet_sample_passes(sample_nanoseconds,
	                                           base->pass, base->context);
	size_t passes = doublet_sample_passes(sample_nanoseconds, work->pass,
	                                      work->context);
	struct doublet_samples times = {.count = 0};
	struct doublet_samples ratios = {.count = 0};
	double begin = doublet_sample_now();
	struct bench_row row = {.name = work->name,
	                        .baseline = base->name,
	                        .deviation = 1};

	while (is_unsteady(ratios.count, row.deviation, begin)) {
		double base_time = time_work(base, base_passes);
		double time = time_work(work, passes);

		doublet_samples_add(&times, time);
		doublet_samples_add(&ratios, time / base_time);
		row.deviation = doublet_samples_deviation(&ratios);
	}
	row.ratio = doublet_samples_median(&ratios);
	row.nanoseconds = doublet_samples_median(&times);
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
	doublet_sample_keep(result);
}

void *bench_allocate(size_t count, size_t size)
{
	void *block = calloc(count + 1, size);

	if (block == NULL)
		abort();
	return block;
}

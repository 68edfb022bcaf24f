/* SPDX-License-Identifier: MIT */
/*
 * Tools for every usable kernel, a work for every kind and kernel, and turns
 * over all works until the time is over.
 */
#include "doublet/measure.h"

#include <math.h>
#include <string.h>

#include "measure/machine.h"
#include "measure/stock.h"
#include "measure/work.h"

enum { PROCESSOR_BYTES = 128, TURNS_AIMED_AT = 16 };

static const double default_seconds = 5;

struct doublet_measure {
	struct doublet_measure_options options;
	struct doublet_stock stock;
	/* Of a run: emptied by the next one. */
	struct doublet_arena arena;
	struct doublet_tools tools[DOUBLET_KERNEL_COUNT];
	size_t tool_count;
	struct doublet_work *works;
	size_t work_count;
	char processor[PROCESSOR_BYTES];
	struct doublet_measures measures;
};

enum doublet_status doublet_measure_create(
	const struct doublet_measure_options *options,
	struct doublet_measure **measure)
{
	static const struct doublet_measure_options none;

	if (options == NULL)
		options = &none;
	if (!(options->seconds >= 0) || isinf(options->seconds))
		return DOUBLET_INVALID;
	struct doublet_allocator allocator =
		doublet_allocator_or_default(options->allocator);
	struct doublet_measure *made =
		allocator.resize(allocator.context, NULL, 0, sizeof(*made));
	if (made == NULL)
		return DOUBLET_NO_MEMORY;
	*made = (struct doublet_measure){.options = *options};
	if (made->options.seconds == 0)
		made->options.seconds = default_seconds;
	doublet_arena_init(&made->stock.arena, &allocator);
	doublet_arena_init(&made->arena, &allocator);
	*measure = made;
	return DOUBLET_OK;
}

static void put_tools_away(struct doublet_measure *measure)
{
	while (measure->tool_count > 0)
		doublet_tools_finish(&measure->tools[--measure->tool_count]);
}

void doublet_measure_destroy(struct doublet_measure *measure)
{
	if (measure == NULL)
		return;
	struct doublet_allocator allocator = measure->arena.allocator;
	put_tools_away(measure);
	doublet_arena_finish(&measure->arena);
	doublet_arena_finish(&measure->stock.arena);
	allocator.resize(allocator.context, measure, sizeof(*measure), 0);
}

enum doublet_status doublet_measure_add(struct doublet_measure *measure,
                                        const struct doublet_story *story)
{
	if (measure->stock.made_up)
		doublet_stock_clear(&measure->stock);
	return doublet_stock_add(&measure->stock, story);
}

/* Best first, as tables of kernels are; the scalar one is the last. */
static enum doublet_status take_tools(struct doublet_measure *measure)
{
	static const enum doublet_kernel best_first[] = {DOUBLET_KERNEL_AVX512,
	                                                 DOUBLET_KERNEL_AVX2,
	                                                 DOUBLET_KERNEL_NEON,
	                                                 DOUBLET_KERNEL_SCALAR};
	enum doublet_status status = DOUBLET_OK;

	for (size_t i = 0; status == DOUBLET_OK &&
	                   i < sizeof(best_first) / sizeof(best_first[0]);
	     i++)
		if (doublet_kernel_is_usable(best_first[i]))
			status = doublet_tools_init(
				&measure->tools[measure->tool_count++],
				&measure->stock, &measure->arena,
				best_first[i]);
	return status;
}

/* The works of a kind stand together. */
static enum doublet_status list_works(struct doublet_measure *measure)
{
	const struct doublet_work_kind *kind = doublet_work_kinds;
	size_t kinds = 0;

	while (kind[kinds].name != NULL)
		kinds++;
	measure->work_count = 0;
	measure->works = doublet_arena_array(&measure->arena,
	                                     kinds * measure->tool_count,
	                                     sizeof(*measure->works));
	if (measure->works == NULL)
		return DOUBLET_NO_MEMORY;
	for (; kind->name != NULL; kind++) {
		size_t count = kind->has_kernels ? measure->tool_count : 1;
		for (size_t i = 0; i < count; i++) {
			const struct doublet_work work =
				{.kind = kind, .tools = &measure->tools[i]};

			/* Stories without a body have no shingles. */
			if (doublet_work_units(&work) > 0)
				measure->works[measure->work_count++] = work;
		}
	}
	return DOUBLET_OK;
}

static void tell_progress(const struct doublet_measure *measure, double begin)
{
	double share = (doublet_sample_now() - begin) /
	               (measure->options.seconds * 1e9);

	if (measure->options.progress != NULL)
		measure->options.progress(measure->options.context,
		                          share < 1 ? share : 1);
}

static void warm_up(struct doublet_measure *measure, double begin)
{
	double nanoseconds = measure->options.seconds * 1e9 /
	                     (double)measure->work_count / TURNS_AIMED_AT;

	for (size_t i = 0; i < measure->work_count; i++) {
		struct doublet_work *work = &measure->works[i];

		work->passes = doublet_sample_passes(nanoseconds,
		                                     work->kind->pass, work);
		tell_progress(measure, begin);
	}
}

static void take_turn(struct doublet_measure *measure, double begin)
{
	for (size_t i = 0; i < measure->work_count; i++) {
		struct doublet_work *work = &measure->works[i];

		doublet_samples_add(&work->samples,
		                    doublet_sample_work(work->passes,
		                                        work->kind->pass,
		                                        work));
		tell_progress(measure, begin);
	}
}

static bool has_failed(const struct doublet_measure *measure)
{
	bool failed = false;

	for (size_t i = 0; i < measure->tool_count; i++)
		failed = failed || measure->tools[i].failed;
	return failed;
}

static struct doublet_measure_row make_row(
	const struct doublet_measure *measure, const struct doublet_work *work)
{
	const struct doublet_stock *stock = &measure->stock;
	double pass = doublet_samples_median(&work->samples);
	struct doublet_measure_row row = {
		.name = work->kind->name,
		.unit = doublet_work_unit_name(work->kind->unit),
		.nanoseconds = pass / doublet_work_units(work),
		.deviation = doublet_samples_deviation(&work->samples),
		.bytes_per_second = (double)stock->bytes / pass * 1e9,
		.story_microseconds = pass / (double)stock->count / 1e3,
		.turns = (uint32_t)work->samples.count,
	};
	const struct doublet_work *scalar = work;

	row.cycles = row.nanoseconds * measure->measures.machine.hertz / 1e9;
	if (!work->kind->has_kernels)
		return row;
	row.kernel = doublet_kernel_name(work->tools->kernel);
	while (scalar->tools->kernel != DOUBLET_KERNEL_SCALAR)
		scalar++;
	row.speedup = doublet_samples_median(&scalar->samples) / pass;
	return row;
}

static enum doublet_status make_rows(struct doublet_measure *measure)
{
	struct doublet_measure_row *rows =
		doublet_arena_array(&measure->arena, measure->work_count,
	                            sizeof(*rows));

	if (rows == NULL)
		return DOUBLET_NO_MEMORY;
	for (size_t i = 0; i < measure->work_count; i++)
		rows[i] = make_row(measure, &measure->works[i]);
	measure->measures.rows = rows;
	measure->measures.row_count = measure->work_count;
	return DOUBLET_OK;
}

static void describe(struct doublet_measure *measure)
{
	doublet_machine_processor(measure->processor,
	                          sizeof(measure->processor));
	measure->measures = (struct doublet_measures){
		.machine = {.processor = measure->processor,
	                    .hertz = doublet_machine_hertz()},
		.copy = {.made_up = measure->stock.made_up,
	                 .stories = (uint32_t)measure->stock.count,
	                 .bytes = measure->stock.bytes,
	                 .words = measure->stock.words,
	                 .shingles = measure->stock.shingle_count},
	};
	struct doublet_measure_machine *machine = &measure->measures.machine;
	for (size_t i = 0; i < measure->tool_count; i++)
		machine->kernels[machine->kernel_count++] =
			measure->tools[i].kernel;
}

/* With the tools at hand. */
static enum doublet_status measure_all(struct doublet_measure *measure)
{
	double begin = doublet_sample_now();

	describe(measure);
	warm_up(measure, begin);
	for (int i = 0; i < DOUBLET_SAMPLES_MAX && !has_failed(measure); i++) {
		take_turn(measure, begin);
		if (doublet_sample_now() - begin >
		    measure->options.seconds * 1e9)
			break;
	}
	return has_failed(measure) ? DOUBLET_NO_MEMORY : make_rows(measure);
}

enum doublet_status doublet_measure_run(
	struct doublet_measure *measure,
	const struct doublet_measures **measures)
{
	doublet_arena_reset(&measure->arena);
	enum doublet_status status =
		doublet_stock_prepare(&measure->stock, &measure->arena);
	if (status == DOUBLET_OK)
		status = take_tools(measure);
	if (status == DOUBLET_OK)
		status = list_works(measure);
	if (status == DOUBLET_OK)
		status = measure_all(measure);
	put_tools_away(measure);
	if (status == DOUBLET_OK)
		*measures = &measure->measures;
	return status;
}

/* SPDX-License-Identifier: MIT */
/* A table in 80 columns, the best kernel first in each group of rows. */
#include <inttypes.h>
#include <string.h>

#include "report/report.h"

static const char STYLE_HEAD[] = "1";
static const char STYLE_FASTER[] = "32";
static const char STYLE_UNSTEADY[] = "33";

/* 123.4 million as 123.4 M: three to five characters and a unit. */
static void add_amount(struct doublet_buffer *buffer, uint64_t amount)
{
	if (amount < 10000)
		doublet_buffer_print(buffer, "%" PRIu64, amount);
	else if (amount < 1000000)
		doublet_buffer_print(buffer, "%.1f thousand",
		                     (double)amount / 1e3);
	else
		doublet_buffer_print(buffer, "%.2f million",
		                     (double)amount / 1e6);
}

static void add_kernels(struct doublet_buffer *buffer,
                        const struct doublet_measure_machine *machine)
{
	for (size_t i = 0; i < machine->kernel_count; i++)
		doublet_buffer_print(buffer, "%s%s", i > 0 ? ", " : "",
		                     doublet_kernel_name(machine->kernels[i]));
}

static void add_head(struct doublet_buffer *buffer,
                     const struct doublet_measures *measures)
{
	const struct doublet_measure_copy *copy = &measures->copy;

	doublet_buffer_print(buffer, "engine   doublet %s, engine %s, kernels ",
	                     doublet_version(), doublet_engine_version());
	add_kernels(buffer, &measures->machine);
	doublet_buffer_print(buffer,
	                     "\nmachine  %s, one core at %.2f GHz (measured)\n"
	                     "copy     %s: %" PRIu32 " %s, ",
	                     measures->machine.processor,
	                     measures->machine.hertz / 1e9,
	                     copy->made_up ? "made up" : "as given",
	                     copy->stories,
	                     copy->stories == 1 ? "story" : "stories");
	add_amount(buffer, copy->bytes);
	doublet_buffer_add_text(buffer, " bytes, ");
	add_amount(buffer, copy->words);
	doublet_buffer_add_text(buffer,
	                        copy->words == 1 ? " word\n\n" : " words\n\n");
}

/* Three digits that count: 0.123, 1.23, 12.3, 123, 12345. */
static void add_figure(struct doublet_buffer *buffer, int width, double figure)
{
	int decimals = figure < 1 ? 3 : figure < 10 ? 2 : figure < 100 ? 1 : 0;

	doublet_buffer_print(buffer, "%*.*f", width, decimals, figure);
}

/* How many times as fast as the scalar row; in colour when it is faster. */
static void add_speedup(struct doublet_report *report, double speedup)
{
	bool faster = speedup > 1;

	if (faster)
		doublet_report_style(report, STYLE_FASTER);
	if (speedup > 0)
		add_figure(&report->buffer, 6, speedup);
	else
		doublet_buffer_repeat(&report->buffer, ' ', 6);
	if (faster)
		doublet_report_style(report, "0");
}

/* In colour when the figures of the row say little. */
static void add_deviation(struct doublet_report *report, double deviation)
{
	bool unsteady = deviation > 0.1;

	if (unsteady)
		doublet_report_style(report, STYLE_UNSTEADY);
	doublet_buffer_print(&report->buffer, "%4.0f %%", deviation * 100);
	if (unsteady)
		doublet_report_style(report, "0");
}

static void add_row(struct doublet_report *report,
                    const struct doublet_measure_row *row)
{
	struct doublet_buffer *buffer = &report->buffer;

	doublet_buffer_print(buffer, "%-18s%-7s", row->name,
	                     row->kernel != NULL ? row->kernel : "");
	add_figure(buffer, 8, row->bytes_per_second / 1e9);
	add_figure(buffer, 9, row->story_microseconds);
	add_figure(buffer, 9, row->nanoseconds);
	add_figure(buffer, 9, row->cycles);
	doublet_buffer_print(buffer, " %-7s", row->unit);
	add_speedup(report, row->speedup);
	add_deviation(report, row->deviation);
	doublet_buffer_add_byte(buffer, '\n');
}

static void add_table(struct doublet_report *report,
                      const struct doublet_measures *measures)
{
	struct doublet_buffer *buffer = &report->buffer;

	add_head(buffer, measures);
	doublet_report_style(report, STYLE_HEAD);
	doublet_buffer_print(buffer, "%-25s%8s%9s%9s%9s %-7s%6s%6s", "", "GB/s",
	                     "us/story", "ns", "cycles", "per", "x", "+-");
	doublet_report_style(report, "0");
	doublet_buffer_add_byte(buffer, '\n');
	for (size_t i = 0; i < measures->row_count; i++)
		add_row(report, &measures->rows[i]);
	if (!report->options.quiet)
		doublet_buffer_add_text(
			buffer,
			"\nGB/s of text; x: times as fast as the scalar row; "
			"+-: median deviation.\nTimes are of this machine at "
			"this moment. What holds elsewhere are ratios of\nrows "
			"of one run, which took turns.\n");
}

const struct doublet_report_writer doublet_report_measure_text = {
	.measures = add_table,
};

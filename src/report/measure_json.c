/* SPDX-License-Identifier: MIT */
/*
 * A measurement as one JSON document, "doublet-bench/1": members may be added,
 * never renamed or dropped. bench/compare.py reads it.
 */
#include <math.h>
#include <string.h>

#include "report/object.h"

#define SCHEMA "doublet-bench/1"

/* Six digits are more than a clock can tell. */
static void add_figure(yyjson_mut_doc *document, yyjson_mut_val *object,
                       const char *name, double figure)
{
	double scale = figure > 0 ? pow(10, 5 - floor(log10(figure))) : 1;

	doublet_object_add(document, object, name,
	                   yyjson_mut_real(document,
	                                   round(figure * scale) / scale));
}

static void add_text(yyjson_mut_doc *document, yyjson_mut_val *object,
                     const char *name, const char *text)
{
	doublet_object_string(document, object, name, text, strlen(text));
}

static yyjson_mut_val *make_machine(
	yyjson_mut_doc *document, const struct doublet_measure_machine *machine)
{
	yyjson_mut_val *object = yyjson_mut_obj(document);
	yyjson_mut_val *kernels = yyjson_mut_arr(document);

	for (size_t i = 0; i < machine->kernel_count; i++)
		yyjson_mut_arr_add_str(document, kernels,
		                       doublet_kernel_name(
					       machine->kernels[i]));
	add_text(document, object, "processor", machine->processor);
	add_figure(document, object, "hertz", machine->hertz);
	doublet_object_add(document, object, "kernels", kernels);
	return object;
}

static yyjson_mut_val *make_copy(yyjson_mut_doc *document,
                                 const struct doublet_measure_copy *copy)
{
	yyjson_mut_val *object = yyjson_mut_obj(document);

	doublet_object_add(document, object, "made_up",
	                   yyjson_mut_bool(document, copy->made_up));
	doublet_object_number(document, object, "stories", copy->stories);
	doublet_object_number(document, object, "bytes", copy->bytes);
	doublet_object_number(document, object, "words", copy->words);
	doublet_object_number(document, object, "shingles", copy->shingles);
	return object;
}

static yyjson_mut_val *make_row(yyjson_mut_doc *document,
                                const struct doublet_measure_row *row)
{
	yyjson_mut_val *object = yyjson_mut_obj(document);

	add_text(document, object, "name", row->name);
	if (row->kernel != NULL)
		add_text(document, object, "kernel", row->kernel);
	add_text(document, object, "unit", row->unit);
	add_figure(document, object, "ns", row->nanoseconds);
	add_figure(document, object, "deviation", row->deviation);
	add_figure(document, object, "cycles", row->cycles);
	add_figure(document, object, "bytes_per_second", row->bytes_per_second);
	add_figure(document, object, "us_per_story", row->story_microseconds);
	if (row->speedup > 0)
		add_figure(document, object, "times_scalar", row->speedup);
	doublet_object_number(document, object, "turns", row->turns);
	return object;
}

static void add_document(struct doublet_report *report,
                         const struct doublet_measures *measures)
{
	yyjson_mut_doc *document = doublet_object_begin(report);
	if (document == NULL)
		return;
	yyjson_mut_val *object = yyjson_mut_doc_get_root(document);
	yyjson_mut_val *rows = yyjson_mut_arr(document);

	add_text(document, object, "schema", SCHEMA);
	add_text(document, object, "version", doublet_version());
	add_text(document, object, "engine", doublet_engine_version());
	doublet_object_add(document, object, "machine",
	                   make_machine(document, &measures->machine));
	doublet_object_add(document, object, "copy",
	                   make_copy(document, &measures->copy));
	for (size_t i = 0; i < measures->row_count; i++)
		yyjson_mut_arr_append(rows,
		                      make_row(document, &measures->rows[i]));
	doublet_object_add(document, object, "rows", rows);
	doublet_object_end(report, document);
	doublet_buffer_add_byte(&report->buffer, '\n');
}

const struct doublet_report_writer doublet_report_measure_json = {
	.measures = add_document,
};

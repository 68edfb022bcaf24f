/* SPDX-License-Identifier: MIT */
/*
 * The table of what is measured. Adding a piece of work is a pass and a row in
 * work.c. A pass goes over all stories of the stock.
 */
#ifndef DOUBLET_MEASURE_WORK_H
#define DOUBLET_MEASURE_WORK_H

#include <stdbool.h>
#include <stddef.h>

#include "doublet/check.h"
#include "doublet/kernel.h"
#include "measure/sample.h"
#include "measure/stock.h"

enum doublet_work_unit {
	DOUBLET_WORK_BYTES,
	DOUBLET_WORK_WORDS,
	DOUBLET_WORK_SHINGLES,
	DOUBLET_WORK_PAIRS,
	DOUBLET_WORK_UNITS
};

struct doublet_work_kind {
	const char *name;
	enum doublet_work_unit unit;
	bool has_kernels;
	doublet_pass *pass;
	/* Numbers of a signature; else 0. */
	unsigned size;
};

/* In the order in which they are shown; ends with a row without a name. */
extern const struct doublet_work_kind doublet_work_kinds[];

/* What passes work with; shared by all pieces of work of a kernel. */
struct doublet_tools {
	enum doublet_kernel kernel;
	const struct doublet_stock *stock;
	struct doublet_sketcher *sketcher;
	struct doublet_checker *checker;
	struct doublet_arena scratch;
	/* Room for the text and the shingles of all words of any story. */
	char *text;
	uint32_t *shingles;
	/* Of a pass: it has not been done. */
	bool failed;
};

/* The context of a pass. */
struct doublet_work {
	const struct doublet_work_kind *kind;
	struct doublet_tools *tools;
	size_t passes;
	struct doublet_samples samples;
};

/* With some room in the arena of the run. Zeroed tools may be finished, too. */
DOUBLET_NODISCARD enum doublet_status doublet_tools_init(
	struct doublet_tools *tools, const struct doublet_stock *stock,
	struct doublet_arena *run, enum doublet_kernel kernel);
void doublet_tools_finish(struct doublet_tools *tools);

/* How many of its units a pass handles, and what one is called. */
double doublet_work_units(const struct doublet_work *work);
const char *doublet_work_unit_name(enum doublet_work_unit unit);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * A report in the making, as its forms see it: each form adds bytes to the
 * buffer, and report.c hands them to the sink when a story is complete.
 */
#ifndef DOUBLET_REPORT_REPORT_H
#define DOUBLET_REPORT_REPORT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "doublet/report.h"

struct doublet_report {
	const struct doublet_report_writer *writer;
	struct doublet_report_options options; /* with the defaults filled in */
	struct doublet_sink sink;
	struct doublet_totals totals;
	/* What the sink answered when it refused; asked no more after that. */
	enum doublet_status refused;
	bool begun;
	/* Whether the sink has taken any bytes. */
	bool written;
	struct doublet_buffer buffer;
	/* For the forms: scratch of a line, memory of a story. */
	struct doublet_buffer marks;
	struct doublet_arena arena;
};

/* One form of report. A member may be NULL: nothing to say there. */
struct doublet_report_writer {
	void (*begin)(struct doublet_report *report);
	void (*story)(struct doublet_report *report,
	              const struct doublet_story *story,
	              const struct doublet_check_result *result);
	void (*segments)(struct doublet_report *report,
	                 const struct doublet_story *story,
	                 const struct doublet_segments *segments);
	void (*measures)(struct doublet_report *report,
	                 const struct doublet_measures *measures);
	void (*end)(struct doublet_report *report, uint64_t failed);
};

extern const struct doublet_report_writer doublet_report_text;
extern const struct doublet_report_writer doublet_report_unix;
extern const struct doublet_report_writer doublet_report_json;
extern const struct doublet_report_writer doublet_report_jsonl;
extern const struct doublet_report_writer doublet_report_segment_text;
extern const struct doublet_report_writer doublet_report_segment_jsonl;
extern const struct doublet_report_writer doublet_report_measure_text;
extern const struct doublet_report_writer doublet_report_measure_json;

/* Whether a finding is to be told. */
bool doublet_report_shows(const struct doublet_report *report,
                          const struct doublet_finding *finding);

/* Columns to fill: what was asked for, within reason. */
uint32_t doublet_report_width(const struct doublet_report *report);

/* Switches to SGR parameters (ECMA-48, 8.3.117), if colours are wanted. */
void doublet_report_style(struct doublet_report *report,
                          const char *parameters);

/*
 * Adds what a story is called: its file, its line in it, and its id when that
 * says more, as "day.jsonl:3 (a7)". Returns the columns it takes.
 */
size_t doublet_report_title(struct doublet_report *report,
                            const struct doublet_story *story);

/* repeated / words, 0 for an empty text. */
double doublet_report_share(uint64_t repeated, uint64_t words);

#endif

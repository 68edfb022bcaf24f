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

/* What was told of duplicates. */
struct doublet_told {
	/* Groups, stories in them, and pairs alone, by their relation. */
	uint64_t groups;
	uint64_t grouped;
	uint64_t pairs[DOUBLET_RELATIONS];
	/* Sentences of boilerplate. */
	uint64_t sentences;
	/* The last pair that was shown, if one was. */
	bool any;
	struct doublet_pair last;
};

struct doublet_report {
	const struct doublet_report_writer *writer;
	struct doublet_report_options options; /* with the defaults filled in */
	struct doublet_sink sink;
	struct doublet_totals totals;
	struct doublet_told told;
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

/* Two stories and how they relate, borrowed. */
struct doublet_compared {
	const struct doublet_story *a;
	const struct doublet_story *b;
	const struct doublet_comparison *comparison;
};

/* A group among many stories, a pair, or boilerplate (the others NULL),
 * borrowed. */
struct doublet_duplicates {
	const struct doublet_story_names *names;
	const struct doublet_group *group;
	const struct doublet_pair *pair;
	const struct doublet_boilerplate_sentence *sentence;
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
	void (*comparison)(struct doublet_report *report,
	                   const struct doublet_compared *compared);
	void (*duplicates)(struct doublet_report *report,
	                   const struct doublet_duplicates *duplicates);
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
extern const struct doublet_report_writer doublet_report_compare_text;
extern const struct doublet_report_writer doublet_report_compare_json;
extern const struct doublet_report_writer doublet_report_dedup_text;
extern const struct doublet_report_writer doublet_report_dedup_jsonl;

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

/* Adds bytes from a story as one line; returns the columns it takes. */
size_t doublet_report_view(struct doublet_report *report,
                           struct doublet_view view);

/* Whole percents; 0 and 100 only of nothing and all. */
unsigned doublet_report_percent(double share);

/* repeated / words, 0 for an empty text. */
double doublet_report_share(uint64_t repeated, uint64_t words);

#endif

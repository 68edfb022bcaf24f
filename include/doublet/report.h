/* SPDX-License-Identifier: MIT */
/*
 * Findings, segments, speeds, relations as bytes: for people (text), for
 * editors (unix), for programs (json, jsonl).
 *
 *	doublet_report_create(options, sink)
 *	doublet_report_story(story, result)    for each story, in order
 *	doublet_report_finish()                the summary, closing brackets
 *
 * A report of segments takes doublet_report_segments(story, segments), one of
 * speeds doublet_report_measures(measures), once, one of a comparison
 * doublet_report_comparison(a, b, comparison), one of duplicates
 * doublet_report_group(group) for each, then doublet_report_pair(pair).
 */
#ifndef DOUBLET_REPORT_H
#define DOUBLET_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doublet/allocator.h"
#include "doublet/boilerplate.h"
#include "doublet/check.h"
#include "doublet/compare.h"
#include "doublet/dedup.h"
#include "doublet/measure.h"
#include "doublet/segment.h"
#include "doublet/status.h"
#include "doublet/story.h"

/* A form of report. Strings are static. */
struct doublet_report_format {
	const char *name;
	const char *summary;
};

/* What a report tells. */
enum doublet_report_subject {
	/* What each story says twice. */
	DOUBLET_REPORT_FINDINGS = 0,
	/* How each story was cut up. */
	DOUBLET_REPORT_SEGMENTS = 1,
	/* How fast the engine is. */
	DOUBLET_REPORT_MEASURES = 2,
	/* How two stories relate. */
	DOUBLET_REPORT_COMPARISONS = 3,
	/* Which of many stories are related. */
	DOUBLET_REPORT_DUPLICATES = 4
};

/*
 * The forms there are for a subject one by one, the default first; NULL past
 * the end, and for an unknown subject. Static.
 */
DOUBLET_API const struct doublet_report_format *doublet_report_format_at(
	enum doublet_report_subject subject, size_t index);

/*
 * Where the bytes go. `write` takes all of them or answers why it did not
 * (DOUBLET_IO, DOUBLET_CLOSED); after that it is not called again.
 */
struct doublet_sink {
	enum doublet_status (*write)(void *context, const void *bytes,
	                             size_t length);
	void *context;
};

/* Zero it for the defaults. All pointers are borrowed. */
struct doublet_report_options {
	/* NULL = the C library's. Has to outlive the report. */
	const struct doublet_allocator *allocator;
	enum doublet_report_subject subject;
	/* A name of doublet_report_format_at(subject, ...); NULL = the first.
	 */
	const char *format;
	/* Mark words by colour (ANSI escapes) rather than by a line below. */
	bool color;
	/* Columns to fill; 0 = 80. At least 40. */
	uint32_t width;
	/* Leave out findings below; 0 = none. */
	enum doublet_level level;
	/* Say in the form for people why a finding was let through; of a
	 * comparison, leave nothing out. */
	bool reasons;
	/* Leave out the summary line that ends the form for people; of a
	 * comparison, all but the sentence that begins it. */
	bool quiet;
	/* The relation of pairs was asked for, and is told. */
	bool relations;
};

/* Sums over all stories reported. */
struct doublet_totals {
	uint64_t stories;
	uint64_t words;
	uint64_t repeated_words;
	/* Found (shown or not), by enum doublet_level; [0] is unused. */
	uint64_t findings[4];
	/* How many of these were not shown, being below the level. */
	uint64_t hidden;
};

struct doublet_report;

/*
 * Creates a report; the caller owns it and ends it with _destroy.
 * DOUBLET_INVALID: unknown subject or format, a width of 1 to 39;
 * DOUBLET_NO_MEMORY.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_report_create(
	const struct doublet_report_options *options,
	const struct doublet_sink *sink, struct doublet_report **report);

DOUBLET_API void doublet_report_destroy(struct doublet_report *report);

/*
 * Adds a story and what was found in it; both are borrowed for the call.
 * DOUBLET_NO_MEMORY: nothing of the story was written, the totals are as they
 * were; DOUBLET_IO, DOUBLET_CLOSED: as the sink said; DOUBLET_INVALID: the
 * report has another subject.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_report_story(
	struct doublet_report *report, const struct doublet_story *story,
	const struct doublet_check_result *result);

/*
 * Adds a story and how it was cut up; the same in all else. Of the totals,
 * only stories and words count on.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_report_segments(
	struct doublet_report *report, const struct doublet_story *story,
	const struct doublet_segments *segments);

/* Adds what was measured; the same in all else. The totals stay as they are. */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_report_measures(
	struct doublet_report *report, const struct doublet_measures *measures);

/*
 * Adds two stories and what b is to a; the same in all else. Of the totals,
 * only stories and words count on.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_report_comparison(
	struct doublet_report *report, const struct doublet_story *a,
	const struct doublet_story *b,
	const struct doublet_comparison *comparison);

/* One of many stories: what it is called, and what people know it by. */
struct doublet_story_name {
	/* "a7", "day.jsonl:3", "a7@day.jsonl:3": no other has the same. */
	struct doublet_view name;
	struct doublet_view headline;
	struct doublet_view published;
};

/* Whoever knows the stories of pairs and groups by their numbers. */
struct doublet_story_names {
	/* What it points to lives until the call of the report returns. */
	void (*find)(void *context, uint32_t number,
	             struct doublet_story_name *name);
	void *context;
};

/* Adds a group of stories; the same in all else. The totals stay as they are.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_report_group(
	struct doublet_report *report, const struct doublet_story_names *names,
	const struct doublet_group *group);

/* Adds a pair, those of groups left out or not; the same in all else. */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_report_pair(
	struct doublet_report *report, const struct doublet_story_names *names,
	const struct doublet_pair *pair);

/* Adds a sentence of boilerplate, in a report of duplicates; the same in all
 * else. */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_report_boilerplate(
	struct doublet_report *report,
	const struct doublet_boilerplate_sentence *sentence);

/* Counts stories that were read, for the summary of duplicates. */
DOUBLET_API void doublet_report_count(struct doublet_report *report,
                                      uint64_t stories);

/* Ends the output. `failed`: how many items could not be read or checked. */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_report_finish(
	struct doublet_report *report, uint64_t failed);

/* The sums so far. Owned by the report. */
DOUBLET_API const struct doublet_totals *doublet_report_totals(
	const struct doublet_report *report);

/*
 * The summary line for people, without a line feed, as "1 story, 312 words,
 * 31 repeated (9.9 %): 3 warnings, 1 note (1 not shown)". Writes at most `size`
 * bytes with the terminating NUL, as snprintf does; returns the length it would
 * have.
 */
DOUBLET_API size_t doublet_totals_line(const struct doublet_totals *totals,
                                       uint64_t failed, char *line,
                                       size_t size);

#endif

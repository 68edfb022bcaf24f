/* SPDX-License-Identifier: MIT */
/*
 * Results made by hand, so that the forms of report are tested without the
 * rules; and a sink that keeps what it is given.
 */
#ifndef DOUBLET_TESTS_REPORT_FIXTURE_H
#define DOUBLET_TESTS_REPORT_FIXTURE_H

#include "base/buffer.h"
#include "doublet/report.h"
#include "support.h"

enum { FIXTURE_FINDINGS = 8, FIXTURE_PLACES = 64 };

/* A story with its result. Zero it, then fixture_begin(). */
struct fixture {
	struct doublet_story story;
	struct doublet_check_result result;
	struct doublet_finding findings[FIXTURE_FINDINGS];
	struct doublet_place places[FIXTURE_PLACES];
	uint32_t place_count;
	struct doublet_rule rules[FIXTURE_FINDINGS];
};

void fixture_begin(struct fixture *fixture, const char *path, const char *text,
                   size_t length);

/* Adds a finding without places. */
void fixture_add(struct fixture *fixture, const char *rule,
                 enum doublet_level level, const char *message);

/* Adds to the last finding the bytes [start, end). */
void fixture_place(struct fixture *fixture, uint32_t start, uint32_t end);

/* Adds to the last finding the next place where the words stand. */
void fixture_words(struct fixture *fixture, const char *words);

/* A sink that keeps all, until `room` bytes are used up (0 = no end). */
struct fixture_sink {
	struct doublet_sink sink;
	struct doublet_buffer kept;
	size_t room;
	unsigned calls;
};

void fixture_sink_init(struct fixture_sink *sink);
void fixture_sink_finish(struct fixture_sink *sink);

/* Reports the fixtures, and the end, into the sink. */
void fixture_report(const struct doublet_report_options *options,
                    const struct fixture *fixtures, size_t count,
                    uint64_t failed, struct fixture_sink *sink);

/* Cuts the stories up and reports that, and the end, into the sink. */
void fixture_segments(const struct doublet_report_options *options,
                      const struct doublet_story *stories, size_t count,
                      struct fixture_sink *sink);

/* Columns of a line of a report; fails on a control character. */
size_t fixture_columns(const char *line, size_t length);

/*
 * Fills a text of up to `size` bytes with bytes of all kinds, but often
 * letters, blanks and quotation marks; returns its length.
 */
size_t fixture_noise(struct support_random *random, char *text, size_t size);

/* Compares with tests/golden/NAME, or writes it (DOUBLET_UPDATE=1). */
void fixture_golden(const char *name, const struct doublet_buffer *got);

#endif

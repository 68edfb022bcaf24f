/* SPDX-License-Identifier: MIT */
/*
 * A run of a command that reads stories and writes a report: reader, report
 * and output, opened as the settings say, and every story passed through.
 */
#ifndef DOUBLET_CLI_RUN_H
#define DOUBLET_CLI_RUN_H

#include "base/arena.h"
#include "cli/batch.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "doublet/report.h"

struct doublet_run {
	const struct doublet_settings *settings;
	struct doublet_arena *arena;
	struct doublet_reader *reader;
	/* For doublet_run_read; zeroed: there are none. */
	struct doublet_batch_hooks hooks;
	struct doublet_report *report;
	struct doublet_output output;
	/* Items that could not be read or taken; files left out. */
	uint64_t failed;
	uint64_t skipped;
};

/* Opens the reader; false = it cannot be, which was told. */
bool doublet_run_open(struct doublet_run *run);

/*
 * Opens the output and its report, as the last step, so that nothing is made
 * when an option is wrong. Colour, width and quiet are filled in.
 */
bool doublet_run_report(struct doublet_run *run,
                        struct doublet_report_options options);

/*
 * Passes all stories to `story` with the context. DOUBLET_INVALID: one of the
 * operands is what the report would replace, which was told; else as
 * doublet_batch_run.
 */
enum doublet_status doublet_run_read(struct doublet_run *run,
                                     const struct doublet_option_list *operands,
                                     doublet_batch_story *story, void *context);

/*
 * Ends the report, if all went well so far, and closes the output. Returns how
 * many items could not be read, taken or written.
 */
uint64_t doublet_run_end(struct doublet_run *run, enum doublet_status status);

/* The two of them. */
uint64_t doublet_run_stories(struct doublet_run *run,
                             const struct doublet_option_list *operands,
                             doublet_batch_story *story, void *context);

/* Ends what was opened, of a zeroed run too. */
void doublet_run_close(struct doublet_run *run);

#endif

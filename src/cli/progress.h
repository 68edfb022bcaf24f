/* SPDX-License-Identifier: MIT */
/*
 * How far the work is, as a line on standard error that is written over:
 *
 *	doublet: reading: 1204000 stories, 48 %, 205000 a second, 6 s left
 */
#ifndef DOUBLET_CLI_PROGRESS_H
#define DOUBLET_CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

/* Indices of --progress. */
enum { DOUBLET_PROGRESS_AUTO, DOUBLET_PROGRESS_ALWAYS, DOUBLET_PROGRESS_NEVER };

struct doublet_progress {
	bool wanted;
	/* A line is written over; else each stands below the other. */
	bool terminal;
	/* A line stands. */
	bool shown;
	/* Seconds: when the step began, when the next line is due. */
	double begun;
	double due;
	const char *step;
	/* Of what is counted: all there is, 0 = not known; and so far. */
	uint64_t total;
	uint64_t done;
	uint64_t stories;
};

/* `mode` is one of the indices. */
void doublet_progress_init(struct doublet_progress *progress, int mode);

/* Begins a step, "reading"; it is borrowed. */
void doublet_progress_begin(struct doublet_progress *progress, const char *step,
                            uint64_t total);

/* Shows where it is, when it is time to. */
void doublet_progress_show(struct doublet_progress *progress);

/* Takes the line away, before anything else is written there. */
void doublet_progress_hide(struct doublet_progress *progress);

#endif

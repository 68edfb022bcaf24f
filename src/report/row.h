/* SPDX-License-Identifier: MIT */
/*
 * A story as a row of a table for people, alone or below another one:
 *
 *	a7  2026-11-22 08:00  Ferry sinks off cape
 *	  update       93 %  a9  09:10        UPDATE 1-Ferry sinks off cape
 */
#ifndef DOUBLET_REPORT_ROW_H
#define DOUBLET_REPORT_ROW_H

#include "report/report.h"

/* A row, and what it has in common with others of its table. */
struct doublet_row {
	struct doublet_story_name story;
	/* The row it stands below; NULL = it is the one. */
	const struct doublet_story_name *head;
	const struct doublet_pair *pair;
	/* What it is to the head, and in which colour; NULL = not told. */
	const char *relation;
	size_t name_width;
	size_t time_width;
};

/* Makes the columns of names and times wide enough for one more row. */
void doublet_row_widen(struct doublet_row *row);

/* Adds it to the report's buffer; its scratch buffer is used. */
void doublet_row_add(struct doublet_report *report,
                     const struct doublet_row *row);

#endif

/* SPDX-License-Identifier: MIT */
/* What was found among many stories, as it is to be told. */
#ifndef DOUBLET_CLI_TELL_H
#define DOUBLET_CLI_TELL_H

#include "cli/roll.h"
#include "cli/seen.h"
#include "doublet/dedup.h"
#include "doublet/report.h"

/* Set the first members, zero the rest. */
struct doublet_tell {
	struct doublet_dedup *engine;
	struct doublet_roll *roll;
	struct doublet_report *report;
	/* In the form for people; and then, all of it. */
	bool for_people;
	bool all;
	/* Tell no pairs; tell nothing; make groups in any case. */
	bool only_groups;
	bool is_silent;
	bool groups_wanted;

	/* Where they were made. */
	struct doublet_groups groups;
	/* Whether there is any pair; and as bits the relations of those told.
	 */
	bool found;
	unsigned relations;
	/* Relations between two groups, which count once for people. */
	struct doublet_seen relatives;
};

/* As the report answered; DOUBLET_NO_MEMORY. */
enum doublet_status doublet_tell_all(struct doublet_tell *tell);

void doublet_tell_finish(struct doublet_tell *tell);

#endif

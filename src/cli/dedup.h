/* SPDX-License-Identifier: MIT */
/* What doublet dedup is asked to do. */
#ifndef DOUBLET_CLI_DEDUP_H
#define DOUBLET_CLI_DEDUP_H

#include <stdbool.h>
#include <stdint.h>

#include "cli/settings.h"

struct doublet_dedup_settings {
	struct doublet_settings shared;
	/* 0 = not asked for. */
	double threshold;
	double containment;
	bool exact;
	bool relations;
	bool groups;
	int keep;
	const char *unique;
	bool fail;
	bool boilerplate;
	uint64_t max_common;
	uint64_t jobs;
	int progress;
};

/* Names of --format. */
doublet_option_names doublet_dedup_format_name;

/* Whether pairs are told with their relation. */
bool doublet_dedup_relates(const struct doublet_dedup_settings *settings);

/* Whether the options go together; false = they do not, which was told. */
bool doublet_dedup_agree(const struct doublet_dedup_settings *settings);

#endif

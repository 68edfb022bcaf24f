/* SPDX-License-Identifier: MIT */
/* What doublet check is asked to do. */
#ifndef DOUBLET_CLI_CHECK_H
#define DOUBLET_CLI_CHECK_H

#include <stdbool.h>
#include <stdint.h>

#include "cli/settings.h"
#include "doublet/check.h"

/* Of the indices of --fail-on. */
enum { DOUBLET_FAIL_NEVER = DOUBLET_LEVEL_ERROR };

struct doublet_check_settings {
	struct doublet_settings shared;
	uint64_t min_words;
	struct doublet_option_list rules;
	struct doublet_option_list no_rules;
	int level;
	int fail_on;
	bool list_rules;
	int explain;
};

/* Names of --format. */
doublet_option_names doublet_check_format_name;

/* Gives the answers that need no story (--help); false = none is wanted. */
bool doublet_check_answer(const struct doublet_command *command,
                          const struct doublet_check_settings *settings,
                          int *status);

#endif

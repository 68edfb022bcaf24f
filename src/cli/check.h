/* SPDX-License-Identifier: MIT */
/* What doublet check is asked to do. */
#ifndef DOUBLET_CLI_CHECK_H
#define DOUBLET_CLI_CHECK_H

#include <stdbool.h>
#include <stdint.h>

#include "cli/option.h"
#include "doublet/check.h"

/* Indices of --color, --fail-on and --input-format. */
enum { DOUBLET_COLOR_AUTO, DOUBLET_COLOR_ALWAYS, DOUBLET_COLOR_NEVER };
enum { DOUBLET_FAIL_NEVER = DOUBLET_LEVEL_ERROR };
enum { DOUBLET_INPUT_AUTO, DOUBLET_INPUT_LIST, DOUBLET_INPUT_FIRST };

struct doublet_check_settings {
	int format;
	const char *output;
	bool quiet;
	bool verbose;
	int color;
	int input_format;
	const char *stdin_name;
	struct doublet_option_list fields;
	const char *language;
	uint64_t max_size;
	uint64_t min_words;
	struct doublet_option_list rules;
	struct doublet_option_list no_rules;
	int level;
	int fail_on;
	bool list_rules;
	int explain;
	bool help;
	bool version;
};

extern const struct doublet_option doublet_check_table[];

/* Names of --format and --input-format. */
doublet_option_names doublet_check_format_name;
doublet_option_names doublet_check_input_name;

/* Gives the answers that need no story (--help); false = none is wanted. */
bool doublet_check_answer(const struct doublet_command *command,
                          const struct doublet_check_settings *settings,
                          int *status);

#endif

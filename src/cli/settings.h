/* SPDX-License-Identifier: MIT */
/*
 * What every command is asked that reads stories and writes a report. Such a
 * command has these as the first member of its settings, and the table of
 * options beside its own.
 */
#ifndef DOUBLET_CLI_SETTINGS_H
#define DOUBLET_CLI_SETTINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "cli/option.h"

/* Indices of --color and --input-format. */
enum { DOUBLET_COLOR_AUTO, DOUBLET_COLOR_ALWAYS, DOUBLET_COLOR_NEVER };
enum { DOUBLET_INPUT_AUTO, DOUBLET_INPUT_LIST, DOUBLET_INPUT_FIRST };

struct doublet_settings {
	/* Of the option --format, which is the command's own. */
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
	bool help;
	bool version;
};

extern const struct doublet_option doublet_settings_table[];

/* Names of --input-format. */
doublet_option_names doublet_settings_input_name;

/*
 * Answers what needs no story (--help, --version, --input-format list), if it
 * was asked: the text is to be printed.
 */
void doublet_settings_answer(const struct doublet_settings *settings,
                             const struct doublet_command *command,
                             struct doublet_buffer *text);

#endif

/* SPDX-License-Identifier: MIT */
/* The commands, a file each: cmd_NAME.c. main.c has the table. */
#ifndef DOUBLET_CLI_COMMAND_H
#define DOUBLET_CLI_COMMAND_H

#include "base/buffer.h"
#include "cli/option.h"

/* All commands; the list ends with a row without a name. */
extern const struct doublet_command doublet_commands[];

extern const struct doublet_option doublet_bench_table[];
int doublet_bench_run(const struct doublet_command *command, int argc,
                      char **argv);

extern const struct doublet_option doublet_check_table[];
int doublet_check_run(const struct doublet_command *command, int argc,
                      char **argv);

extern const struct doublet_option doublet_compare_table[];
int doublet_compare_run(const struct doublet_command *command, int argc,
                        char **argv);

extern const struct doublet_option doublet_dedup_table[];
int doublet_dedup_run(const struct doublet_command *command, int argc,
                      char **argv);

extern const struct doublet_option doublet_segment_table[];
int doublet_segment_run(const struct doublet_command *command, int argc,
                        char **argv);

extern const struct doublet_option doublet_help_table[];
int doublet_help_run(const struct doublet_command *command, int argc,
                     char **argv);

/* Writes a text to standard output and ends it; returns an exit status. */
int doublet_command_print(struct doublet_buffer *text);

/* "doublet 0.1.0 (engine ..., Unicode ...)" */
void doublet_command_version(struct doublet_buffer *text);

#endif

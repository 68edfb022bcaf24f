/* SPDX-License-Identifier: MIT */
/* Help texts and the manual page, made from the tables of options. */
#ifndef DOUBLET_CLI_HELP_H
#define DOUBLET_CLI_HELP_H

#include "base/buffer.h"
#include "cli/option.h"

/* What `doublet --help` shows. The list ends with a row without a name. */
void doublet_help_program(struct doublet_buffer *buffer,
                          const struct doublet_command *commands);

/* What `doublet COMMAND --help` shows. */
void doublet_help_command(struct doublet_buffer *buffer,
                          const struct doublet_command *command);

/* The manual page doublet(1), for man(7). */
void doublet_help_manual(struct doublet_buffer *buffer,
                         const struct doublet_command *commands);

#endif

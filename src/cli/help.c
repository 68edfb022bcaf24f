/* SPDX-License-Identifier: MIT */
/* Help for a terminal of 80 columns. */
#include "cli/help.h"

#include <string.h>

#include "cli/lines.h"

enum {
	WIDTH = 79,
	COLUMN = 26,
	COMMAND_COLUMN = 12,
	EXAMPLE_WIDTH = 41,
	STATUS_WIDTH = 3,
};

/* "-f, --format FORMAT" */
static void add_option_head(struct doublet_buffer *buffer,
                            const struct doublet_option *option)
{
	if (option->letter != 0)
		doublet_buffer_print(buffer, "  -%c, ", option->letter);
	else
		doublet_buffer_add_text(buffer, "      ");
	doublet_buffer_print(buffer, "--%s", option->name);
	if (option->value != NULL)
		doublet_buffer_print(buffer, " %s", option->value);
}

static void add_option(struct doublet_buffer *buffer,
                       const struct doublet_option *option)
{
	struct doublet_buffer text;
	size_t start = buffer->length;

	add_option_head(buffer, option);
	size_t column = buffer->length - start;
	if (column + 2 > COLUMN) {
		doublet_buffer_add_byte(buffer, '\n');
		column = 0;
	}
	doublet_buffer_repeat(buffer, ' ', COLUMN - column);
	doublet_buffer_init(&text, &buffer->allocator);
	doublet_lines_describe(&text, option);
	doublet_lines_wrap(buffer, &text, COLUMN, WIDTH);
	buffer->failed = buffer->failed || text.failed;
	doublet_buffer_finish(&text);
}

static void add_paragraph(struct doublet_buffer *buffer, const char *text)
{
	struct doublet_buffer all;

	doublet_buffer_init(&all, &buffer->allocator);
	doublet_buffer_add_text(&all, text);
	doublet_lines_wrap(buffer, &all, 0, WIDTH);
	buffer->failed = buffer->failed || all.failed;
	doublet_buffer_finish(&all);
}

/* Lines of two columns: "left\tright". */
static void add_lines(struct doublet_buffer *buffer, const char *title,
                      const char *lines, int width)
{
	if (lines == NULL)
		return;
	doublet_buffer_print(buffer, "\n%s:\n", title);
	while (*lines != '\0') {
		int left = (int)strcspn(lines, "\t");
		int whole = (int)strcspn(lines, "\n");
		doublet_buffer_print(buffer, "  %-*.*s  %.*s\n", width, left,
		                     lines, whole - left - 1, lines + left + 1);
		lines += whole + 1;
	}
}

void doublet_help_command(struct doublet_buffer *buffer,
                          const struct doublet_command *command)
{
	const struct doublet_option *row;

	doublet_buffer_print(buffer, "Usage: doublet %s [OPTIONS] %s\n\n",
	                     command->name, command->operands);
	add_paragraph(buffer, command->description);
	doublet_buffer_add_text(buffer, "\nOptions:\n");
	for (size_t i = 0; (row = doublet_option_at(command, i)) != NULL; i++)
		add_option(buffer, row);
	add_lines(buffer, "Examples", command->examples, EXAMPLE_WIDTH);
	add_lines(buffer, "Exit status", command->statuses, STATUS_WIDTH);
}

void doublet_help_program(struct doublet_buffer *buffer,
                          const struct doublet_command *commands)
{
	doublet_buffer_add_text(
		buffer, "Usage: doublet COMMAND [OPTIONS] ...\n\n"
			"Finds what news copy says twice.\n\nCommands:\n");
	for (; commands->name != NULL; commands++)
		doublet_buffer_print(buffer, "  %-*s%s\n", COMMAND_COLUMN,
		                     commands->name, commands->summary);
	doublet_buffer_add_text(
		buffer,
		"\n'doublet help COMMAND' shows the options of a command, "
		"'doublet --version' the\nversion.\n");
}

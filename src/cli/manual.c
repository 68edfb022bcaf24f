/* SPDX-License-Identifier: MIT */
/* The manual page, in the macros of man(7). */
#include <string.h>

#include "cli/help.h"
#include "cli/lines.h"
#include "doublet/status.h"

/* Adds text so that nothing in it is taken for a request or an escape. */
static void add_plain(struct doublet_buffer *buffer, const char *text,
                      size_t length)
{
	for (size_t i = 0; i < length; i++) {
		bool line_start = buffer->length == 0 ||
		                  buffer->data[buffer->length - 1] == '\n';
		if (line_start && (text[i] == '.' || text[i] == '\''))
			doublet_buffer_add_text(buffer, "\\&");
		if (text[i] == '\\')
			doublet_buffer_add_text(buffer, "\\e");
		else if (text[i] == '-')
			doublet_buffer_add_text(buffer, "\\-");
		else
			doublet_buffer_add_byte(buffer, text[i]);
	}
}

static void add_text(struct doublet_buffer *buffer, const char *text)
{
	add_plain(buffer, text, strlen(text));
}

static void add_option(struct doublet_buffer *buffer,
                       const struct doublet_option *option)
{
	struct doublet_buffer text;

	doublet_buffer_add_text(buffer, ".TP\n");
	if (option->letter != 0)
		doublet_buffer_print(buffer, "\\fB\\-%c\\fR, ", option->letter);
	doublet_buffer_add_text(buffer, "\\fB\\-\\-");
	add_text(buffer, option->name);
	doublet_buffer_add_text(buffer, "\\fR");
	if (option->value != NULL)
		doublet_buffer_print(buffer, " \\fI%s\\fR", option->value);
	doublet_buffer_add_byte(buffer, '\n');
	doublet_buffer_init(&text, &buffer->allocator);
	doublet_lines_describe(&text, option);
	add_plain(buffer, text.data, text.length);
	buffer->failed = buffer->failed || text.failed;
	doublet_buffer_finish(&text);
	doublet_buffer_add_byte(buffer, '\n');
}

static void add_subheading(struct doublet_buffer *buffer,
                           const struct doublet_command *command)
{
	doublet_buffer_add_text(buffer, ".SS doublet ");
	add_text(buffer, command->name);
}

/* What a command has for a section: lines of "head\ttext", or NULL. */
static void add_lines(struct doublet_buffer *buffer,
                      const struct doublet_command *command, const char *lines)
{
	if (lines == NULL)
		return;
	add_subheading(buffer, command);
	doublet_buffer_add_byte(buffer, '\n');
	while (*lines != '\0') {
		size_t head = strcspn(lines, "\t");
		size_t whole = strcspn(lines, "\n");
		doublet_buffer_add_text(buffer, ".TP\n");
		add_plain(buffer, lines, head);
		doublet_buffer_add_byte(buffer, '\n');
		add_plain(buffer, lines + head + 1, whole - head - 1);
		doublet_buffer_add_byte(buffer, '\n');
		lines += whole + 1;
	}
}

static void add_command(struct doublet_buffer *buffer,
                        const struct doublet_command *command)
{
	const struct doublet_option *row;

	add_subheading(buffer, command);
	doublet_buffer_add_text(buffer, " [\\fIOPTIONS\\fR] ");
	add_text(buffer, command->operands);
	doublet_buffer_add_byte(buffer, '\n');
	add_text(buffer, command->description);
	doublet_buffer_add_byte(buffer, '\n');
	for (size_t i = 0; (row = doublet_option_at(command, i)) != NULL; i++)
		add_option(buffer, row);
}

void doublet_help_manual(struct doublet_buffer *buffer,
                         const struct doublet_command *commands)
{
	const struct doublet_command *row;

	doublet_buffer_print(buffer, ".TH DOUBLET 1 \"\" \"doublet %s\"\n",
	                     doublet_version());
	doublet_buffer_add_text(
		buffer,
		".SH NAME\ndoublet \\- finds what news copy says twice\n"
		".SH SYNOPSIS\n.B doublet\n\\fICOMMAND\\fR "
		"[\\fIOPTIONS\\fR] ...\n.SH COMMANDS\n");
	for (row = commands; row->name != NULL; row++)
		add_command(buffer, row);
	doublet_buffer_add_text(buffer, ".SH EXIT STATUS\n");
	for (row = commands; row->name != NULL; row++)
		add_lines(buffer, row, row->statuses);
	doublet_buffer_add_text(
		buffer, ".SH ENVIRONMENT\n.TP\nNO_COLOR\nWhen set and not "
			"empty, no colours are used unless asked for.\n"
			".TP\nTERM\nWhen it is \"dumb\", the same.\n"
			".TP\nCOLUMNS\nThe width of the form for people.\n"
			".TP\nDOUBLET_CPU\nscalar, avx2 or avx512: use no more "
			"than this of what the processor has.\n"
			".SH EXAMPLES\n");
	for (row = commands; row->name != NULL; row++)
		add_lines(buffer, row, row->examples);
}

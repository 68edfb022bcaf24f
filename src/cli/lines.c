/* SPDX-License-Identifier: MIT */
/* All texts here are our own and plain ASCII: a byte is a column. */
#include "cli/lines.h"

#include <string.h>

void doublet_lines_describe(struct doublet_buffer *buffer,
                            const struct doublet_option *option)
{
	doublet_buffer_add_text(buffer, option->help);
	if (doublet_option_is_listed(option))
		for (size_t i = 0; option->names(i) != NULL; i++)
			doublet_buffer_print(buffer, "%s %s",
			                     i == 0 ? ":" : ",",
			                     option->names(i));
	if (option->fallback != NULL)
		doublet_buffer_print(buffer, " (default: %s)",
		                     option->fallback);
}

void doublet_lines_wrap(struct doublet_buffer *buffer,
                        const struct doublet_buffer *text, size_t indent,
                        size_t width)
{
	size_t column = indent;
	size_t at = 0;

	while (at < text->length) {
		size_t end = at;
		while (end < text->length && text->data[end] != ' ' &&
		       text->data[end] != '\n')
			end++;
		if (column > indent && column + 1 + end - at > width) {
			doublet_buffer_add_byte(buffer, '\n');
			doublet_buffer_repeat(buffer, ' ', indent);
			column = indent;
		} else if (column > indent) {
			doublet_buffer_add_byte(buffer, ' ');
			column++;
		}
		doublet_buffer_add(buffer, text->data + at, end - at);
		column += end - at;
		/* A line feed in the text is one in the lines, too. */
		if (end < text->length && text->data[end] == '\n') {
			doublet_buffer_add_byte(buffer, '\n');
			column = indent;
		}
		at = end + 1;
	}
	doublet_buffer_add_byte(buffer, '\n');
}

/* SPDX-License-Identifier: MIT */
/* One write a message, so that messages of several programs do not mix. */
#include "cli/message.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* In place; a control character of two bytes (U+0080 to U+009F) too. */
static void tame(char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)text[i];
		unsigned char next =
			i + 1 < length ? (unsigned char)text[i + 1] : 0;
		if (byte < ' ' || byte == 0x7F)
			text[i] = '?';
		else if (byte == 0xC2 && next >= 0x80 && next < 0xA0)
			text[i] = text[i + 1] = '?';
	}
}

/* There is no one to tell when this fails. */
static void write_out(const char *bytes, size_t length)
{
	ssize_t ignored = write(STDERR_FILENO, bytes, length);

	(void)ignored;
}

void doublet_message_text(const struct doublet_buffer *text)
{
	write_out(text->data, text->length);
}

void doublet_message_print(const char *format, ...)
{
	static const char name[] = "doublet: ";
	enum { SIZE = 8192, START = sizeof(name) - 1 };
	char line[SIZE];
	va_list arguments;

	memcpy(line, name, START);
	va_start(arguments, format);
	int printed = vsnprintf(line + START, SIZE - START, format, arguments);
	va_end(arguments);
	size_t length = START;
	if (printed > 0)
		length += (size_t)printed;
	if (length > SIZE - 1)
		length = SIZE - 1;
	tame(line, length);
	line[length++] = '\n';
	write_out(line, length);
}

void doublet_message_error(const char *path, const struct doublet_error *error)
{
	const char *remedy = error->remedy != NULL ? error->remedy : "";
	const char *colon = error->remedy != NULL ? ": " : "";
	char place[48] = "";

	if (path[0] == '\0')
		path = "''";
	if (error->line != 0 && error->column != 0)
		snprintf(place, sizeof(place), ":%" PRIu64 ":%" PRIu64,
		         error->line, error->column);
	else if (error->line != 0)
		snprintf(place, sizeof(place), ":%" PRIu64, error->line);
	else if (error->offset != 0)
		snprintf(place, sizeof(place), ": byte %" PRIu64,
		         error->offset);
	doublet_message_print("%s%s: %s%s%s", path, place, error->reason, colon,
	                      remedy);
}

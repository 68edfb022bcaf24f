/* SPDX-License-Identifier: MIT */
/* The summary as a line for people. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "doublet/report.h"

/* A line of fixed size that counts on when it is full, as snprintf does. */
struct line {
	char *bytes;
	size_t size;
	size_t length;
};

__attribute__((format(printf, 2, 3))) static void add(struct line *line,
                                                      const char *format, ...)
{
	size_t room = line->length < line->size ? line->size - line->length : 0;
	va_list arguments;

	va_start(arguments, format);
	int length = vsnprintf(room > 0 ? line->bytes + line->length : NULL,
	                       room, format, arguments);
	va_end(arguments);
	if (length > 0)
		line->length += (size_t)length;
}

static void add_count(struct line *line, uint64_t count, const char *one,
                      const char *many)
{
	add(line, "%" PRIu64 " %s", count, count == 1 ? one : many);
}

/* ": 3 warnings, 1 note (1 not shown)" */
static void add_findings(struct line *line, const struct doublet_totals *totals)
{
	static const char *const one[] = {"", "note", "warning", "error"};
	static const char *const many[] = {"", "notes", "warnings", "errors"};
	const char *separator = ": ";

	for (int level = DOUBLET_LEVEL_ERROR; level >= DOUBLET_LEVEL_NOTE;
	     level--) {
		if (totals->findings[level] == 0)
			continue;
		add(line, "%s", separator);
		add_count(line, totals->findings[level], one[level],
		          many[level]);
		separator = ", ";
	}
	if (separator[0] == ':')
		add(line, ": nothing found");
	if (totals->hidden > 0)
		add(line, " (%" PRIu64 " not shown)", totals->hidden);
}

size_t doublet_totals_line(const struct doublet_totals *totals, uint64_t failed,
                           char *bytes, size_t size)
{
	struct line line = {bytes, size, 0};
	uint64_t words = totals->words;
	/* In whole numbers: printf would ask the locale for its comma. */
	uint64_t tenths =
		words == 0
			? 0
			: (totals->repeated_words * 1000 + words / 2) / words;

	if (totals->stories == 0 && failed > 0) {
		add(&line, "nothing could be read: ");
		add_count(&line, failed, "item", "items");
		add(&line, " failed");
		return line.length;
	}
	add_count(&line, totals->stories, "story, ", "stories, ");
	add_count(&line, words, "word, ", "words, ");
	add(&line, "%" PRIu64 " repeated (%" PRIu64 ".%" PRIu64 " %%)",
	    totals->repeated_words, tenths / 10, tenths % 10);
	add_findings(&line, totals);
	if (failed > 0) {
		add(&line, ", ");
		add_count(&line, failed, "item", "items");
		add(&line, " could not be read");
	}
	return line.length;
}

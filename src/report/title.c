/* SPDX-License-Identifier: MIT */
/* What the forms for people share: width, colours, what a story is called. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "report/glyph.h"
#include "report/report.h"

/* Wider lines are hard to read. */
enum { WIDTH_MAX = 400 };

uint32_t doublet_report_width(const struct doublet_report *report)
{
	uint32_t width = report->options.width;

	return width > WIDTH_MAX ? WIDTH_MAX : width;
}

void doublet_report_style(struct doublet_report *report, const char *parameters)
{
	if (report->options.color)
		doublet_buffer_print(&report->buffer, "\x1b[%sm", parameters);
}

size_t doublet_report_view(struct doublet_report *report,
                           struct doublet_view view)
{
	return doublet_glyph_add(&report->buffer, view.data, view.length);
}

/* The reader calls a story of JSON Lines FILE:LINE when it has no id. */
static bool has_own_id(const struct doublet_story *story)
{
	const char *path = story->path != NULL ? story->path : "";
	size_t length = strlen(path);
	char line[24];

	if (story->id.length == 0)
		return false;
	int digits = snprintf(line, sizeof(line), ":%" PRIu64, story->record);
	return story->id.length != length + (size_t)digits ||
	       memcmp(story->id.data, path, length) != 0 ||
	       memcmp(story->id.data + length, line, (size_t)digits) != 0;
}

size_t doublet_report_title(struct doublet_report *report,
                            const struct doublet_story *story)
{
	struct doublet_buffer *buffer = &report->buffer;
	const char *path = story->path != NULL ? story->path : "-";
	size_t columns = doublet_glyph_add(buffer, path, strlen(path));
	size_t ascii = buffer->length;

	if (story->record == 0)
		return columns;
	doublet_buffer_print(buffer, ":%" PRIu64, story->record);
	columns += buffer->length - ascii;
	if (has_own_id(story)) {
		doublet_buffer_add_text(buffer, " (");
		columns += 3 + doublet_glyph_add(buffer, story->id.data,
		                                 story->id.length);
		doublet_buffer_add_byte(buffer, ')');
	}
	return columns;
}

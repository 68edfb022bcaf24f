/* SPDX-License-Identifier: MIT */
/*
 * The form that editors and scripts have read since the first compilers: a
 * line for each place that repeats something.
 */
#include <inttypes.h>
#include <string.h>

#include "report/glyph.h"
#include "report/report.h"

static void add_line(struct doublet_buffer *buffer,
                     const struct doublet_story *story,
                     const struct doublet_finding *finding,
                     const struct doublet_place *place)
{
	const char *path = story->path != NULL ? story->path : "-";
	uint64_t line = story->record != 0 ? story->record : place->line;

	doublet_glyph_add(buffer, path, strlen(path));
	doublet_buffer_print(buffer, ":%" PRIu64 ":%" PRIu32 ": %s: ", line,
	                     place->column, doublet_level_text(finding->level));
	doublet_glyph_add(buffer, finding->message, strlen(finding->message));
	doublet_buffer_print(buffer, " [%s]\n", finding->rule->id);
}

static void add_story(struct doublet_report *report,
                      const struct doublet_story *story,
                      const struct doublet_check_result *result)
{
	for (uint32_t i = 0; i < result->finding_count; i++) {
		const struct doublet_finding *finding = &result->findings[i];

		if (!doublet_report_shows(report, finding))
			continue;
		/* A stray line has one place only, and is no repeat. */
		uint32_t first = finding->place_count > 1 ? 1 : 0;
		for (uint32_t p = first; p < finding->place_count; p++)
			add_line(&report->buffer, story, finding,
			         &finding->places[p]);
	}
}

const struct doublet_report_writer doublet_report_unix = {.story = add_story};

/* SPDX-License-Identifier: MIT */
/* doublet segment: each story cut up, and how told. */
#include "cli/command.h"
#include "cli/message.h"
#include "cli/run.h"
#include "doublet/doublet.h"

static const char *format_name(size_t index)
{
	const struct doublet_report_format *format =
		doublet_report_format_at(DOUBLET_REPORT_SEGMENTS, index);

	return format != NULL ? format->name : NULL;
}

const struct doublet_option doublet_segment_table[] = {
	{.name = "format",
         .letter = 'f',
         .kind = DOUBLET_OPTION_CHOICE,
         .offset = offsetof(struct doublet_settings, format),
         .value = "FORMAT",
         .names = format_name,
         .help = "form of the report",
         .fallback = "text"},
	{0},
};

static enum doublet_status segment_story(void *report,
                                         const struct doublet_story *story)
{
	struct doublet_segments *segments;
	enum doublet_status status =
		doublet_segments_create(NULL, story, &segments);

	if (status != DOUBLET_OK)
		return status;
	status = doublet_report_segments(report, story, segments);
	doublet_segments_destroy(segments);
	return status;
}

static int segment_all(struct doublet_run *run,
                       const struct doublet_option_list *operands)
{
	const struct doublet_report_options options = {
		.subject = DOUBLET_REPORT_SEGMENTS,
		.format = format_name((size_t)run->settings->format),
	};
	uint64_t failed = 1;

	if (doublet_run_open(run) && doublet_run_report(run, options))
		failed = doublet_run_stories(run, operands, segment_story,
		                             run->report);
	doublet_run_close(run);
	return failed > 0 ? DOUBLET_EXIT_TROUBLE : DOUBLET_EXIT_NOTHING;
}

int doublet_segment_run(const struct doublet_command *command, int argc,
                        char **argv)
{
	struct doublet_settings settings = {0};
	struct doublet_buffer text;
	struct doublet_arena arena;
	struct doublet_arguments arguments = {.command = command,
	                                      .arena = &arena,
	                                      .settings = &settings};
	static struct doublet_run run;
	int status = DOUBLET_EXIT_TROUBLE;

	doublet_arena_init(&arena, NULL);
	doublet_buffer_init(&text, NULL);
	run = (struct doublet_run){.settings = &settings, .arena = &arena};
	if (doublet_option_parse(&arguments, argc, argv)) {
		doublet_settings_answer(&settings, command, &text);
		status = text.length > 0 || text.failed
		                 ? doublet_command_print(&text)
		                 : segment_all(&run, &arguments.operands);
	}
	doublet_arena_finish(&arena);
	return status;
}

/* SPDX-License-Identifier: MIT */
/* doublet compare: two stories, a judge, one report. */
#include <string.h>

#include "cli/command.h"
#include "cli/message.h"
#include "cli/pick.h"
#include "cli/run.h"
#include "doublet/doublet.h"

/* All that a comparison needs. */
struct compare {
	struct doublet_run run;
	struct doublet_judge *judge;
	struct doublet_pick picks[2];
	struct doublet_story stories[2];
	enum doublet_relation relation;
};

static const char *format_name(size_t index)
{
	const struct doublet_report_format *format =
		doublet_report_format_at(DOUBLET_REPORT_COMPARISONS, index);

	return format != NULL ? format->name : NULL;
}

const struct doublet_option doublet_compare_table[] = {
	{.name = "format",
         .letter = 'f',
         .kind = DOUBLET_OPTION_CHOICE,
         .offset = offsetof(struct doublet_settings, format),
         .value = "FORMAT",
         .names = format_name,
         .help = "form of the report",
         .fallback = "text"},
	{.name = "quiet",
         .letter = 'q',
         .kind = DOUBLET_OPTION_FLAG,
         .offset = offsetof(struct doublet_settings, quiet),
         .help = "give the answer only, without figures and words"},
	{.name = "verbose",
         .letter = 'v',
         .kind = DOUBLET_OPTION_FLAG,
         .offset = offsetof(struct doublet_settings, verbose),
         .help = "show all differences and passages, whole"},
	{0},
};

static bool open_judge(struct compare *compare)
{
	enum doublet_status status =
		doublet_judge_create(NULL, &compare->judge);

	if (status != DOUBLET_OK)
		doublet_message_print("%s", doublet_status_text(status));
	return status == DOUBLET_OK;
}

static bool parse_operands(struct compare *compare,
                           const struct doublet_option_list *operands)
{
	if (operands->count != 2) {
		doublet_message_print("compare takes two stories, not %zu: "
		                      "doublet compare A B",
		                      operands->count);
		return false;
	}
	for (int i = 0; i < 2; i++)
		if (!doublet_pick_parse(&compare->picks[i], compare->run.arena,
		                        operands->items[i]))
			return false;
	if (strcmp(compare->picks[0].path, "-") != 0 ||
	    strcmp(compare->picks[1].path, "-") != 0)
		return true;
	doublet_message_print("standard input can be one of the two: name a "
	                      "file for the other");
	return false;
}

static bool read_stories(struct compare *compare)
{
	struct doublet_run *run = &compare->run;

	for (int i = 0; i < 2; i++) {
		const struct doublet_pick *pick = &compare->picks[i];
		const char *name = strcmp(pick->path, "-") == 0
		                           ? run->settings->stdin_name
		                           : NULL;
		if (!doublet_pick_read(pick, run->reader, name, run->arena,
		                       &compare->stories[i]))
			return false;
	}
	return true;
}

/* A report that took the place of a story would be the end of it. */
static bool is_story_replaced(const struct compare *compare)
{
	for (int i = 0; i < 2; i++) {
		const char *path = compare->picks[i].path;
		if (!doublet_output_is(&compare->run.output, path))
			continue;
		doublet_message_print("%s: is the story and the report: name "
		                      "another file for the report",
		                      path);
		return true;
	}
	return false;
}

static enum doublet_status judge(struct compare *compare)
{
	const struct doublet_story *stories = compare->stories;
	const struct doublet_comparison *comparison;

	if (is_story_replaced(compare))
		return DOUBLET_INVALID;
	enum doublet_status status =
		doublet_judge_compare(compare->judge, &stories[0], &stories[1],
	                              &comparison);
	if (status != DOUBLET_OK) {
		doublet_message_print("%s", doublet_status_text(status));
		return DOUBLET_INVALID;
	}
	compare->relation = comparison->relation;
	return doublet_report_comparison(compare->run.report, &stories[0],
	                                 &stories[1], comparison);
}

static int compare_all(struct compare *compare,
                       const struct doublet_option_list *operands)
{
	const struct doublet_report_options options = {
		.subject = DOUBLET_REPORT_COMPARISONS,
		.format = format_name((size_t)compare->run.settings->format),
	};
	uint64_t failed = 1;

	if (parse_operands(compare, operands) &&
	    doublet_run_open(&compare->run) && read_stories(compare) &&
	    open_judge(compare) && doublet_run_report(&compare->run, options))
		failed = doublet_run_end(&compare->run, judge(compare));
	doublet_judge_destroy(compare->judge);
	doublet_run_close(&compare->run);
	if (failed > 0)
		return DOUBLET_EXIT_TROUBLE;
	return compare->relation != DOUBLET_NEW ? DOUBLET_EXIT_FOUND
	                                        : DOUBLET_EXIT_NOTHING;
}

int doublet_compare_run(const struct doublet_command *command, int argc,
                        char **argv)
{
	struct doublet_settings settings = {0};
	struct doublet_buffer text;
	struct doublet_arena arena;
	struct doublet_arguments arguments = {.command = command,
	                                      .arena = &arena,
	                                      .settings = &settings};
	static struct compare compare;
	int status = DOUBLET_EXIT_TROUBLE;

	doublet_arena_init(&arena, NULL);
	doublet_buffer_init(&text, NULL);
	compare = (struct compare){0};
	compare.run.settings = &settings;
	compare.run.arena = &arena;
	if (doublet_option_parse(&arguments, argc, argv)) {
		doublet_settings_answer(&settings, command, &text);
		status = text.length > 0 || text.failed
		                 ? doublet_command_print(&text)
		                 : compare_all(&compare, &arguments.operands);
	}
	doublet_arena_finish(&arena);
	return status;
}

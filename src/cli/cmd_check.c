/* SPDX-License-Identifier: MIT */
/*
 * doublet check: reader, checker and report, one story passing through all
 * three at a time.
 */
#include <string.h>

#include "cli/check.h"
#include "cli/command.h"
#include "cli/message.h"
#include "cli/run.h"
#include "doublet/doublet.h"

/* All that a check needs. */
struct check {
	struct doublet_run run;
	const struct doublet_check_settings *settings;
	struct doublet_checker *checker;
};

static bool open_checker(struct check *check)
{
	const struct doublet_check_settings *settings = check->settings;
	const struct doublet_check_options options = {
		.min_words = (uint32_t)settings->min_words,
		.rules = settings->rules.items,
		.rule_count = settings->rules.count,
		.left_out = settings->no_rules.items,
		.left_out_count = settings->no_rules.count,
	};
	enum doublet_status status =
		doublet_checker_create(&options, &check->checker);

	if (status != DOUBLET_OK)
		doublet_message_print("%s", doublet_status_text(status));
	return status == DOUBLET_OK;
}

static enum doublet_status check_story(void *context,
                                       const struct doublet_story *story)
{
	struct check *check = context;
	const struct doublet_check_result *result;
	enum doublet_status status =
		doublet_checker_check(check->checker, story, &result);

	if (status != DOUBLET_OK)
		return status;
	return doublet_report_story(check->run.report, story, result);
}

/* The forms that editors read have no room for a summary of their own. */
static void sum_up(const struct check *check, uint64_t failed)
{
	const struct doublet_settings *shared = &check->settings->shared;
	char line[256];

	if (shared->quiet || check->run.output.status != DOUBLET_OK ||
	    strcmp(doublet_check_format_name((size_t)shared->format), "unix") !=
	            0)
		return;
	doublet_totals_line(doublet_report_totals(check->run.report), failed,
	                    line, sizeof(line));
	doublet_message_print("%s", line);
}

static int find_status(const struct check *check, uint64_t failed)
{
	const struct doublet_totals *totals =
		doublet_report_totals(check->run.report);

	if (failed > 0)
		return DOUBLET_EXIT_TROUBLE;
	for (int level = check->settings->fail_on + 1;
	     level <= DOUBLET_LEVEL_ERROR; level++)
		if (totals->findings[level] > 0)
			return DOUBLET_EXIT_FOUND;
	return DOUBLET_EXIT_NOTHING;
}

static int check_all(struct check *check,
                     const struct doublet_option_list *operands)
{
	const struct doublet_report_options options = {
		.format = doublet_check_format_name(
			(size_t)check->settings->shared.format),
		.level = (enum doublet_level)(check->settings->level + 1),
	};
	int status = DOUBLET_EXIT_TROUBLE;

	if (doublet_run_open(&check->run) && open_checker(check) &&
	    doublet_run_report(&check->run, options)) {
		uint64_t failed = doublet_run_stories(&check->run, operands,
		                                      check_story, check);
		sum_up(check, failed);
		status = find_status(check, failed);
	}
	doublet_checker_destroy(check->checker);
	doublet_run_close(&check->run);
	return status;
}

int doublet_check_run(const struct doublet_command *command, int argc,
                      char **argv)
{
	struct doublet_check_settings settings = {
		.fail_on = DOUBLET_LEVEL_WARNING - 1,
		.explain = -1,
	};
	struct doublet_arena arena;
	struct doublet_arguments arguments = {.command = command,
	                                      .arena = &arena,
	                                      .settings = &settings};
	static struct check check;
	int status = DOUBLET_EXIT_TROUBLE;

	doublet_arena_init(&arena, NULL);
	check = (struct check){.settings = &settings};
	check.run.settings = &settings.shared;
	check.run.arena = &arena;
	if (doublet_option_parse(&arguments, argc, argv) &&
	    !doublet_check_answer(command, &settings, &status))
		status = check_all(&check, &arguments.operands);
	doublet_arena_finish(&arena);
	return status;
}

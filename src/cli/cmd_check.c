/* SPDX-License-Identifier: MIT */
/*
 * doublet check: reader, checker and report, one story passing through all
 * three at a time.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/batch.h"
#include "cli/check.h"
#include "cli/command.h"
#include "cli/message.h"
#include "cli/output.h"
#include "doublet/doublet.h"

/* All that a run needs; zeroed, ended by let_go(). */
struct run {
	const struct doublet_check_settings *settings;
	struct doublet_arena *arena;
	struct doublet_reader *reader;
	struct doublet_checker *checker;
	struct doublet_report *report;
	struct doublet_output output;
};

/* "text=body" and so on, taken apart in the arena. */
static bool split_fields(struct run *run, struct doublet_reader_options *to)
{
	const struct doublet_option_list *given = &run->settings->fields;
	struct doublet_field *fields =
		doublet_arena_array(run->arena, given->count, sizeof(*fields));

	for (size_t i = 0; fields != NULL && i < given->count; i++) {
		const char *equals = strchr(given->items[i], '=');
		if (equals == NULL) {
			doublet_message_print(
				"--field: '%s' has no '=': give NAME=MEMBER, "
				"such as text=body",
				given->items[i]);
			return false;
		}
		fields[i].member = equals + 1;
		fields[i].name =
			doublet_arena_copy(run->arena, given->items[i],
		                           (size_t)(equals - given->items[i]));
	}
	to->fields = fields;
	to->field_count = given->count;
	if (run->arena->failed)
		doublet_message_print("out of memory");
	return !run->arena->failed;
}

static bool open_reader(struct run *run)
{
	const struct doublet_check_settings *settings = run->settings;
	struct doublet_error error;
	struct doublet_reader_options options = {
		.language = settings->language,
		.max_bytes = settings->max_size,
	};

	if (settings->input_format >= DOUBLET_INPUT_FIRST)
		options.format = doublet_check_input_name(
			(size_t)settings->input_format);
	if (!split_fields(run, &options))
		return false;
	if (doublet_reader_create(&options, &run->reader, &error) == DOUBLET_OK)
		return true;
	if (error.status == DOUBLET_INVALID)
		doublet_message_error("--field", &error);
	else
		doublet_message_print("%s", error.reason);
	return false;
}

static bool open_checker(struct run *run)
{
	const struct doublet_check_settings *settings = run->settings;
	const struct doublet_check_options options = {
		.min_words = (uint32_t)settings->min_words,
		.rules = settings->rules.items,
		.rule_count = settings->rules.count,
		.left_out = settings->no_rules.items,
		.left_out_count = settings->no_rules.count,
	};
	enum doublet_status status =
		doublet_checker_create(&options, &run->checker);

	if (status != DOUBLET_OK)
		doublet_message_print("%s", doublet_status_text(status));
	return status == DOUBLET_OK;
}

static bool wants_color(const struct run *run)
{
	const char *no_color = getenv("NO_COLOR");
	const char *terminal = getenv("TERM");

	if (run->settings->color != DOUBLET_COLOR_AUTO)
		return run->settings->color == DOUBLET_COLOR_ALWAYS;
	if (no_color != NULL && no_color[0] != '\0')
		return false;
	if (terminal != NULL && strcmp(terminal, "dumb") == 0)
		return false;
	return run->output.terminal;
}

/* Columns of the terminal; 0 = not known. */
static uint32_t find_width(const struct run *run)
{
	enum { LEAST = 40, MOST = 1000 };
	const char *given = getenv("COLUMNS");
	struct winsize size;
	long columns = given != NULL ? strtol(given, NULL, 10) : 0;

	if (columns <= 0 && run->output.terminal &&
	    ioctl(run->output.descriptor, TIOCGWINSZ, &size) == 0)
		columns = size.ws_col;
	if (columns <= 0 || columns > MOST)
		return 0;
	return columns < LEAST ? LEAST : (uint32_t)columns;
}

static bool open_report(struct run *run)
{
	const struct doublet_check_settings *settings = run->settings;

	if (!doublet_output_open(&run->output, settings->output))
		return false;
	const struct doublet_report_options options = {
		.format = doublet_check_format_name((size_t)settings->format),
		.color = wants_color(run),
		.width = find_width(run),
		.level = (enum doublet_level)(settings->level + 1),
		.quiet = settings->quiet,
	};
	const struct doublet_sink sink = doublet_output_sink(&run->output);
	enum doublet_status status =
		doublet_report_create(&options, &sink, &run->report);
	if (status != DOUBLET_OK)
		doublet_message_print("%s", doublet_status_text(status));
	return status == DOUBLET_OK;
}

static enum doublet_status check_story(void *context,
                                       const struct doublet_story *story)
{
	struct run *run = context;
	const struct doublet_check_result *result;
	enum doublet_status status =
		doublet_checker_check(run->checker, story, &result);

	if (status != DOUBLET_OK)
		return status;
	return doublet_report_story(run->report, story, result);
}

/* The forms that editors read have no room for a summary of their own. */
static void sum_up(const struct run *run, uint64_t failed)
{
	const struct doublet_check_settings *settings = run->settings;
	char line[256];

	if (settings->quiet ||
	    strcmp(doublet_check_format_name((size_t)settings->format),
	           "unix") != 0)
		return;
	doublet_totals_line(doublet_report_totals(run->report), failed, line,
	                    sizeof(line));
	doublet_message_print("%s", line);
}

static int find_status(const struct run *run, uint64_t failed)
{
	const struct doublet_totals *totals =
		doublet_report_totals(run->report);

	if (failed > 0 || run->output.status == DOUBLET_IO)
		return DOUBLET_EXIT_TROUBLE;
	for (int level = run->settings->fail_on + 1;
	     level <= DOUBLET_LEVEL_ERROR; level++)
		if (totals->findings[level] > 0)
			return DOUBLET_EXIT_FOUND;
	return DOUBLET_EXIT_NOTHING;
}

static int check_all(struct run *run,
                     const struct doublet_option_list *operands)
{
	struct doublet_batch batch = {
		.reader = run->reader,
		.story = check_story,
		.context = run,
		.stdin_name = run->settings->stdin_name,
		.verbose = run->settings->verbose,
		.output = &run->output,
	};
	enum doublet_status status = doublet_batch_run(&batch, operands);

	if (status == DOUBLET_OK)
		status = doublet_report_finish(run->report, batch.failed);
	if (status == DOUBLET_NO_MEMORY) {
		batch.failed++;
		doublet_message_print("out of memory");
	}
	if (batch.skipped > 0 && !run->settings->quiet)
		doublet_message_print("%llu file%s skipped: no text, or of a "
		                      "kind not read%s",
		                      (unsigned long long)batch.skipped,
		                      batch.skipped == 1 ? "" : "s",
		                      batch.verbose ? "" : " (-v names them)");
	if (doublet_output_close(&run->output) == DOUBLET_OK)
		sum_up(run, batch.failed);
	return find_status(run, batch.failed);
}

/* A report that took the place of its story would be the end of it. */
static bool is_story_replaced(const struct run *run,
                              const struct doublet_option_list *operands)
{
	for (size_t i = 0; i < operands->count; i++) {
		if (!doublet_output_is(&run->output, operands->items[i]))
			continue;
		doublet_message_print("%s: is the story and the report: name "
		                      "another file for the report",
		                      operands->items[i]);
		return true;
	}
	return false;
}

static int check(struct run *run, const struct doublet_option_list *operands)
{
	int status = DOUBLET_EXIT_TROUBLE;

	/* The output last: nothing is made when an option is wrong. */
	if (open_reader(run) && open_checker(run) && open_report(run)) {
		if (is_story_replaced(run, operands))
			doublet_output_discard(&run->output);
		else
			status = check_all(run, operands);
	}
	doublet_report_destroy(run->report);
	doublet_checker_destroy(run->checker);
	doublet_reader_destroy(run->reader);
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
	static struct run run;
	int status = DOUBLET_EXIT_TROUBLE;

	doublet_arena_init(&arena, NULL);
	run = (struct run){.settings = &settings, .arena = &arena};
	if (doublet_option_parse(&arguments, argc, argv) &&
	    !doublet_check_answer(command, &settings, &status))
		status = check(&run, &arguments.operands);
	doublet_arena_finish(&arena);
	return status;
}

/* SPDX-License-Identifier: MIT */
/* One story at a time passes from the reader to the report. */
#include "cli/run.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/message.h"
#include "doublet/reader.h"

/* "text=body" and so on, taken apart in the arena. */
static bool split_fields(struct doublet_run *run,
                         struct doublet_reader_options *to)
{
	const struct doublet_option_list *given = &run->settings->fields;
	struct doublet_field *fields =
		doublet_arena_array(run->arena, given->count, sizeof(*fields));

	for (size_t i = 0; fields != NULL && i < given->count; i++) {
		const char *equals = strchr(given->items[i], '=');
		if (equals == NULL || equals[1] == '\0') {
			doublet_message_print(
				"--field: '%s' %s: give NAME=MEMBER, such as "
				"text=body",
				given->items[i],
				equals == NULL ? "has no '='"
					       : "names no member");
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

bool doublet_run_open(struct doublet_run *run)
{
	const struct doublet_settings *settings = run->settings;
	struct doublet_error error;
	struct doublet_reader_options options = {
		.language = settings->language,
		.max_bytes = settings->max_size,
	};

	if (settings->input_format >= DOUBLET_INPUT_FIRST)
		options.format = doublet_settings_input_name(
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

static bool wants_color(const struct doublet_run *run)
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
static uint32_t find_width(const struct doublet_run *run)
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

bool doublet_run_report(struct doublet_run *run,
                        struct doublet_report_options options)
{
	if (!doublet_output_open(&run->output, run->settings->output))
		return false;
	const struct doublet_sink sink = doublet_output_sink(&run->output);
	options.color = wants_color(run);
	options.width = find_width(run);
	options.quiet = run->settings->quiet;
	options.reasons = run->settings->verbose;
	enum doublet_status status =
		doublet_report_create(&options, &sink, &run->report);
	if (status != DOUBLET_OK)
		doublet_message_print("%s", doublet_status_text(status));
	return status == DOUBLET_OK;
}

/* A report that took the place of its story would be the end of it. */
static bool is_story_replaced(const struct doublet_run *run,
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

enum doublet_status doublet_run_read(struct doublet_run *run,
                                     const struct doublet_option_list *operands,
                                     doublet_batch_story *story, void *context)
{
	struct doublet_batch batch = {
		.reader = run->reader,
		.hooks = run->hooks,
		.story = story,
		.context = context,
		.stdin_name = run->settings->stdin_name,
		.max_bytes = run->settings->max_size,
		.verbose = run->settings->verbose,
		.output = &run->output,
	};

	if (is_story_replaced(run, operands))
		return DOUBLET_INVALID;
	enum doublet_status status = doublet_batch_run(&batch, operands);
	run->failed += batch.failed;
	run->skipped += batch.skipped;
	return status;
}

uint64_t doublet_run_end(struct doublet_run *run, enum doublet_status status)
{
	if (status == DOUBLET_INVALID) {
		doublet_output_discard(&run->output);
		return run->failed + 1;
	}
	if (status == DOUBLET_OK)
		status = doublet_report_finish(run->report, run->failed);
	if (status == DOUBLET_NO_MEMORY) {
		run->failed++;
		doublet_message_print("out of memory");
	}
	if (run->skipped > 0 && !run->settings->quiet)
		doublet_message_print("%llu file%s skipped: no text, or of a "
		                      "kind not read%s",
		                      (unsigned long long)run->skipped,
		                      run->skipped == 1 ? "" : "s",
		                      run->settings->verbose
		                              ? ""
		                              : " (-v names them)");
	if (doublet_output_close(&run->output) == DOUBLET_IO)
		run->failed++;
	return run->failed;
}

uint64_t doublet_run_stories(struct doublet_run *run,
                             const struct doublet_option_list *operands,
                             doublet_batch_story *story, void *context)
{
	return doublet_run_end(run,
	                       doublet_run_read(run, operands, story, context));
}

void doublet_run_close(struct doublet_run *run)
{
	doublet_report_destroy(run->report);
	doublet_reader_destroy(run->reader);
}

/* SPDX-License-Identifier: MIT */
/* doublet bench: the speed of the engine, on made-up copy or copy given. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/message.h"
#include "cli/run.h"
#include "doublet/doublet.h"

enum { PROGRESS_AUTO, PROGRESS_ALWAYS, PROGRESS_NEVER };

struct bench_settings {
	struct doublet_settings shared;
	/* From the first real one on: see kernel_name. -1 = all. */
	int kernel;
	const char *seconds;
	int progress;
};

_Static_assert(offsetof(struct bench_settings, shared) == 0,
               "the shared table of options counts from here");

static const char *format_name(size_t index)
{
	const struct doublet_report_format *format =
		doublet_report_format_at(DOUBLET_REPORT_MEASURES, index);

	return format != NULL ? format->name : NULL;
}

static const char *kernel_name(size_t index)
{
	return doublet_kernel_name(
		(enum doublet_kernel)(index + DOUBLET_KERNEL_SCALAR));
}

static const char *progress_name(size_t index)
{
	static const char *const names[] = {"auto", "always", "never"};

	return index < 3 ? names[index] : NULL;
}

#define AT(member) .offset = offsetof(struct bench_settings, member)

const struct doublet_option doublet_bench_table[] = {
	{.name = "format",
         .letter = 'f',
         .kind = DOUBLET_OPTION_CHOICE,
         AT(shared.format),
         .value = "FORMAT",
         .names = format_name,
         .help = "form of the report",
         .fallback = "text"},
	{.name = "kernel",
         .kind = DOUBLET_OPTION_CHOICE,
         AT(kernel),
         .value = "KERNEL",
         .names = kernel_name,
         .help = "no better kernel than this one",
         .fallback = "all that this machine can run"},
	{.name = "seconds",
         .kind = DOUBLET_OPTION_TEXT,
         AT(seconds),
         .value = "SECONDS",
         .help = "how long to measure, as 0.5 or 60; each row takes a turn "
                 "at least",
         .fallback = "5"},
	{.name = "progress",
         .kind = DOUBLET_OPTION_CHOICE,
         AT(progress),
         .value = "MODE",
         .names = progress_name,
         .help = "tell on standard error how far it is",
         .fallback = "auto, that is on a terminal"},
	{0},
};

/* False = it is none, which was told. */
static bool read_seconds(const char *given, double *seconds)
{
	static const double least = 0.001;
	static const double most = 3600;
	char *end;

	if (given == NULL)
		return true;
	*seconds = strtod(given, &end);
	if (end != given && *end == '\0' && *seconds >= least &&
	    *seconds <= most)
		return true;
	doublet_message_print("--seconds: invalid value '%s': a number from "
	                      "%g to %g",
	                      given, least, most);
	return false;
}

/* All of the engine listens to the variable. */
static bool limit_kernels(int chosen)
{
	if (chosen < 0)
		return true;
	const char *name = kernel_name((size_t)chosen);
	if (doublet_kernel_is_usable(
		    (enum doublet_kernel)(chosen + DOUBLET_KERNEL_SCALAR)) &&
	    setenv("DOUBLET_CPU", name, 1) == 0)
		return true;
	doublet_message_print("--kernel: this machine cannot run '%s': its "
	                      "best is '%s'",
	                      name, doublet_kernels());
	return false;
}

/* How far it is, in per cent; -1 = nothing was told yet. */
struct progress {
	int mode;
	double seconds;
	int told;
};

/* What is done in half a second needs no telling. */
static bool is_wanted(const struct progress *progress, double share)
{
	if (progress->mode != PROGRESS_AUTO)
		return progress->mode == PROGRESS_ALWAYS;
	return share * progress->seconds > 0.5 && isatty(STDERR_FILENO) == 1;
}

static void tell_progress(void *context, double share)
{
	struct progress *progress = context;
	int percent = (int)(share * 100);

	if (percent == progress->told || !is_wanted(progress, share))
		return;
	progress->told = percent;
	fprintf(stderr, "\rmeasuring: %3d %%", percent);
}

static void clear_progress(const struct progress *progress)
{
	if (progress->told >= 0)
		fputs("\r                \r", stderr);
}

static enum doublet_status take_story(void *measure,
                                      const struct doublet_story *story)
{
	enum doublet_status status = doublet_measure_add(measure, story);

	/* Which ends the reading. */
	return status == DOUBLET_END ? DOUBLET_CLOSED : status;
}

/* Reads the copy given, if any. */
static enum doublet_status read_copy(struct doublet_run *run,
                                     const struct doublet_option_list *operands,
                                     struct doublet_measure *measure)
{
	if (operands->count == 0)
		return DOUBLET_OK;
	enum doublet_status status =
		doublet_run_read(run, operands, take_story, measure);
	return status == DOUBLET_CLOSED ? DOUBLET_OK : status;
}

static enum doublet_status bench(struct doublet_run *run,
                                 const struct doublet_option_list *operands,
                                 struct doublet_measure *measure,
                                 const struct progress *progress)
{
	const struct doublet_measures *measures;
	enum doublet_status status = read_copy(run, operands, measure);

	if (status != DOUBLET_OK || run->failed > 0)
		return status != DOUBLET_OK ? status : DOUBLET_INVALID;
	status = doublet_measure_run(measure, &measures);
	clear_progress(progress);
	if (status == DOUBLET_OK && operands->count > 0 &&
	    measures->copy.made_up)
		doublet_message_print("no words in the copy given: made-up "
		                      "copy was measured");
	if (status == DOUBLET_OK)
		status = doublet_report_measures(run->report, measures);
	return status;
}

static int bench_all(struct doublet_run *run,
                     const struct bench_settings *settings,
                     const struct doublet_option_list *operands)
{
	struct progress progress = {.mode = settings->progress, .told = -1};
	struct doublet_measure_options options = {
		.progress = tell_progress,
		.context = &progress,
		.seconds = 5,
	};
	const struct doublet_report_options form = {
		.subject = DOUBLET_REPORT_MEASURES,
		.format = format_name((size_t)settings->shared.format),
	};
	struct doublet_measure *measure = NULL;
	uint64_t failed = 1;

	if (!read_seconds(settings->seconds, &options.seconds) ||
	    !limit_kernels(settings->kernel))
		return DOUBLET_EXIT_TROUBLE;
	progress.seconds = options.seconds;
	if (doublet_measure_create(&options, &measure) != DOUBLET_OK)
		doublet_message_print("out of memory");
	else if (doublet_run_open(run) && doublet_run_report(run, form))
		failed = doublet_run_end(run, bench(run, operands, measure,
		                                    &progress));
	doublet_run_close(run);
	doublet_measure_destroy(measure);
	return failed > 0 ? DOUBLET_EXIT_TROUBLE : DOUBLET_EXIT_NOTHING;
}

int doublet_bench_run(const struct doublet_command *command, int argc,
                      char **argv)
{
	struct bench_settings settings = {.kernel = -1};
	struct doublet_buffer text;
	struct doublet_arena arena;
	struct doublet_arguments arguments = {.command = command,
	                                      .arena = &arena,
	                                      .settings = &settings};
	static struct doublet_run run;
	int status = DOUBLET_EXIT_TROUBLE;

	doublet_arena_init(&arena, NULL);
	doublet_buffer_init(&text, NULL);
	run = (struct doublet_run){.settings = &settings.shared,
	                           .arena = &arena};
	if (doublet_option_parse(&arguments, argc, argv)) {
		doublet_settings_answer(&settings.shared, command, &text);
		status = text.length > 0 || text.failed
		                 ? doublet_command_print(&text)
		                 : bench_all(&run, &settings,
		                             &arguments.operands);
	}
	doublet_arena_finish(&arena);
	return status;
}

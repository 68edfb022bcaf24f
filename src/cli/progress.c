/* SPDX-License-Identifier: MIT */
/* Nothing is said about what is done in half a second. */
#include "cli/progress.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const double FIRST = 0.5;
/* Between two lines, in seconds: written over, and one below the other. */
static const double STEP_TERMINAL = 0.2;
static const double STEP_FILE = 2;

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void write_out(const char *bytes, size_t length)
{
	ssize_t ignored = write(STDERR_FILENO, bytes, length);

	(void)ignored;
}

void doublet_progress_init(struct doublet_progress *progress, int mode)
{
	bool terminal = isatty(STDERR_FILENO) == 1;

	*progress = (struct doublet_progress){
		.wanted = mode == DOUBLET_PROGRESS_ALWAYS ||
	                  (mode == DOUBLET_PROGRESS_AUTO && terminal),
		.terminal = terminal,
	};
	progress->due = now() + FIRST;
}

void doublet_progress_begin(struct doublet_progress *progress, const char *step,
                            uint64_t total)
{
	progress->step = step;
	progress->total = total;
	progress->done = progress->stories = 0;
	progress->begun = now();
	doublet_progress_show(progress);
}

/* Adds to a line of fixed size, as long as there is room. */
__attribute__((format(printf, 3, 4))) static size_t add(char *line,
                                                        size_t length,
                                                        const char *format, ...)
{
	enum { SIZE = 160 };
	va_list arguments;

	va_start(arguments, format);
	int added = vsnprintf(line + length, SIZE - length, format, arguments);
	va_end(arguments);
	if (added > 0)
		length += (size_t)added;
	return length < SIZE ? length : SIZE - 1;
}

static size_t make_line(const struct doublet_progress *progress, double at,
                        char *line)
{
	double seconds = at - progress->begun;
	size_t length = add(line, 0, "doublet: %s", progress->step);

	if (progress->stories > 0)
		length = add(line, length, ": %" PRIu64 " stories",
		             progress->stories);
	if (progress->total > 0 && progress->done > 0)
		length = add(line, length, ", %" PRIu64 " %%",
		             progress->done * 100 / progress->total);
	if (progress->stories > 0 && seconds > 0.1)
		length = add(line, length, ", %.0f a second",
		             (double)progress->stories / seconds);
	if (progress->done > 0 && progress->done <= progress->total)
		length =
			add(line, length, ", %.0f s left",
		            seconds *
		                    (double)(progress->total - progress->done) /
		                    (double)progress->done);
	return length;
}

void doublet_progress_show(struct doublet_progress *progress)
{
	char line[160];

	if (!progress->wanted)
		return;
	double at = now();
	if (at < progress->due)
		return;
	progress->due = at + (progress->terminal ? STEP_TERMINAL : STEP_FILE);
	size_t length = make_line(progress, at, line);
	doublet_progress_hide(progress);
	write_out(line, length);
	if (!progress->terminal)
		write_out("\n", 1);
	progress->shown = progress->terminal;
}

void doublet_progress_hide(struct doublet_progress *progress)
{
	static const char clear[] = "\r\x1b[K";

	if (progress->shown)
		write_out(clear, sizeof(clear) - 1);
	progress->shown = false;
}

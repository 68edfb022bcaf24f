/* SPDX-License-Identifier: MIT */
/*
 * The whole program on one core: `doublet check`, then `doublet segment`, of a
 * JSON Lines file by turns with `wc -w` of the same stories' text. The
 * arguments are the program and, if real copy is to be measured, a JSON Lines
 * file; else copy is made up.
 */
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"
#include "doublet/doublet.h"
#include "wire.h"

enum { STORIES = 20000 };

static char text_path[] = "/tmp/bench-text-XXXXXX";
static char wire_path[] = "/tmp/bench-wire-XXXXXX";

static void clear_up(void)
{
	unlink(text_path);
	unlink(wire_path);
}

static FILE *open_temporary(char *path)
{
	int descriptor = mkstemp(path);
	FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "wb");

	if (file == NULL)
		abort();
	return file;
}

/* Writes a wire of made-up stories; returns the path of its file. */
static const char *make_wire(void)
{
	FILE *file = open_temporary(wire_path);
	const struct wire wire = {.seed = 1};
	struct doublet_buffer line;

	doublet_buffer_init(&line, NULL);
	for (uint32_t i = 0; i < STORIES; i++) {
		doublet_buffer_clear(&line);
		wire_line(&wire, i, &line);
		if (line.failed)
			abort();
		fwrite(line.data, 1, line.length, file);
	}
	doublet_buffer_finish(&line);
	if (fclose(file) != 0)
		abort();
	return wire_path;
}

/* Writes the texts of a wire to a file for wc; returns their bytes. */
static double make_text(const char *wire)
{
	FILE *file = open_temporary(text_path);
	const struct doublet_story *story;
	struct doublet_reader *reader;
	enum doublet_status status;
	double bytes = 0;

	if (doublet_reader_create(NULL, &reader, NULL) ||
	    doublet_reader_open(reader, wire, NULL, false, NULL)) {
		fprintf(stderr, "%s cannot be read\n", wire);
		exit(2);
	}
	while ((status = doublet_reader_next(reader, &story, NULL)) !=
	       DOUBLET_END) {
		if (status != DOUBLET_OK)
			continue;
		fwrite(story->text, 1, story->length, file);
		fputc('\n', file);
		bytes += (double)story->length;
	}
	doublet_reader_destroy(reader);
	if (fclose(file) != 0)
		abort();
	return bytes;
}

static void run(void *context)
{
	char *const *command = context;
	int status;

	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		if (freopen("/dev/null", "wb", stdout) == NULL)
			_exit(127);
		execvp(command[0], command);
		_exit(127);
	}
	if (child < 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status) ||
	    WEXITSTATUS(status) > 1)
		abort();
}

static void stay_on_one_core(void)
{
	cpu_set_t cores;

	CPU_ZERO(&cores);
	CPU_SET(sched_getcpu(), &cores);
	/* Where it is not allowed the ratio is still one of two processes. */
	if (sched_setaffinity(0, sizeof(cores), &cores) != 0)
		fprintf(stderr, "not on one core\n");
}

/* Measures `doublet COMMAND -f jsonl` of a wire against wc of its text. */
static void measure(struct bench *bench, char **argv, const char *wire,
                    double bytes)
{
	static const char *const names[] = {"check", "segment"};
	const char *const count[] = {"wc", "-w", text_path, NULL};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const char *const command[] = {argv[1], names[i], "-f",
		                               "jsonl", wire,     NULL};
		double ratio = bench_measure_pair(
			bench,
			&(struct bench_work){"wc -w", bytes, run,
		                             (void *)count},
			&(struct bench_work){names[i], bytes, run,
		                             (void *)command});
		if (!bench->json)
			printf("  %.2f times the speed of wc -w\n", 1 / ratio);
	}
}

int main(int argc, char **argv)
{
	struct bench bench;

	if (argc < 2)
		return 2;
	atexit(clear_up);
	const char *wire = argc > 2 ? argv[2] : make_wire();
	double bytes = make_text(wire);

	setenv("LC_ALL", "C.UTF-8", 1);
	stay_on_one_core();
	bench_begin(&bench, "doublet COMMAND -f jsonl, a whole process",
	            "byte");
	measure(&bench, argv, wire, bytes);
	return bench_end(&bench);
}

/* SPDX-License-Identifier: MIT */
/*
 * `wc` runs as a process of its own, on text long enough that its start does
 * not count: LC_ALL=C.UTF-8, so that it reads the text as UTF-8 as we do.
 */
#include "stories.h"

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"
#include "doublet/doublet.h"
#include "text/segment.h"
#include "wire.h"

enum { MADE_UP = 500 };

static const double text_bytes = 48e6;

static void add(struct stories *stories, const char *text, size_t length)
{
	size_t count = stories->count;
	char *kept = bench_allocate(length + 1, 1);

	/* Doubled whenever their number is a power of two. */
	if ((count & (count - 1)) == 0)
		stories->items =
			realloc(stories->items,
		                (count * 2 + 1) * sizeof(*stories->items));
	if (stories->items == NULL)
		abort();
	memcpy(kept, text, length);
	stories->items[stories->count++] =
		(struct doublet_story){.text = kept, .length = length};
	stories->bytes += (double)length;
}

static void make_up(struct stories *stories)
{
	const struct wire wire = {.seed = 1};
	struct doublet_buffer text;

	doublet_buffer_init(&text, NULL);
	for (uint32_t i = 0; i < MADE_UP; i++) {
		doublet_buffer_clear(&text);
		wire_text(&wire, i, &text);
		if (text.failed)
			abort();
		add(stories, text.data, text.length);
	}
	doublet_buffer_finish(&text);
}

struct stories stories_open(const char *path)
{
	struct stories stories = {0};
	const struct doublet_story *story;
	struct doublet_reader *reader;
	enum doublet_status status;

	if (path == NULL) {
		make_up(&stories);
		return stories;
	}
	if (doublet_reader_create(NULL, &reader, NULL) ||
	    doublet_reader_open(reader, path, "jsonl", false, NULL)) {
		fprintf(stderr, "%s cannot be read\n", path);
		exit(2);
	}
	while ((status = doublet_reader_next(reader, &story, NULL)) !=
	       DOUBLET_END)
		if (status == DOUBLET_OK)
			add(&stories, story->text, story->length);
	doublet_reader_destroy(reader);
	return stories;
}

void stories_close(struct stories *stories)
{
	for (size_t i = 0; i < stories->count; i++)
		free((char *)stories->items[i].text);
	free(stories->items);
	*stories = (struct stories){0};
}

const uint64_t *stories_hash_words(struct doublet_arena *arena,
                                   const struct doublet_story *story,
                                   struct doublet_segments *segments)
{
	doublet_arena_reset(arena);
	if (doublet_segment(arena, story, segments))
		abort();
	uint64_t *hashes = doublet_arena_array(arena, segments->word_count,
	                                       sizeof(*hashes));
	if (hashes == NULL)
		abort();
	doublet_hash_words(story, segments, hashes);
	return hashes;
}

struct stories_text stories_text_open(const struct stories *stories)
{
	struct stories_text text = {.path = "/tmp/bench-text-XXXXXX"};
	int descriptor = mkstemp(text.path);
	FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "wb");

	if (file == NULL || stories->bytes == 0)
		abort();
	while (text.bytes < text_bytes) {
		for (size_t i = 0; i < stories->count; i++) {
			fwrite(stories->items[i].text, 1,
			       stories->items[i].length, file);
			fputc('\n', file);
		}
		text.bytes += stories->bytes + (double)stories->count;
	}
	if (fclose(file) != 0)
		abort();
	return text;
}

void stories_text_close(struct stories_text *text)
{
	unlink(text->path);
}

void stories_count_words(void *context)
{
	const struct stories_text *text = context;
	int status;

	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		setenv("LC_ALL", "C.UTF-8", 1);
		if (freopen("/dev/null", "wb", stdout) == NULL)
			_exit(127);
		execlp("wc", "wc", "-w", text->path, (char *)NULL);
		_exit(127);
	}
	if (child < 0 || waitpid(child, &status, 0) < 0 || status != 0)
		abort();
}

void stories_stay_on_core(void)
{
	cpu_set_t cores;

	CPU_ZERO(&cores);
	CPU_SET(sched_getcpu(), &cores);
	/* Where it is not allowed the ratio is still one of two processes. */
	if (sched_setaffinity(0, sizeof(cores), &cores) != 0)
		fprintf(stderr, "not on one core\n");
}

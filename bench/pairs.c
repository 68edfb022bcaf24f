/* SPDX-License-Identifier: MIT */
/*
 * bench-pairs [--threshold J] [--exact] FILE...
 *
 * All pairs of stories whose bodies resemble each other by J (0.8) or more, a
 * line each: "a TAB b TAB resemblance". The library alone, without all that
 * the program does around it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "doublet/doublet.h"

struct stories {
	struct doublet_arena arena;
	struct doublet_dedup *dedup;
	char **ids;
	size_t id_capacity;
	size_t count;
	/* Of the second reading. */
	bool again;
	uint32_t next;
};

static void need(bool fine, const char *what)
{
	if (fine)
		return;
	fprintf(stderr, "bench-pairs: %s\n", what);
	exit(2);
}

static void add_story(struct stories *stories,
                      const struct doublet_story *story)
{
	struct doublet_arena *arena = &stories->arena;

	if (stories->again) {
		need(doublet_dedup_again(stories->dedup, stories->next++,
		                         story) == DOUBLET_OK,
		     "a file changed, or there is no memory");
		return;
	}
	need(doublet_dedup_add(stories->dedup, story) == DOUBLET_OK &&
	             doublet_arena_grow(arena, &stories->ids,
	                                &stories->id_capacity,
	                                stories->count + 1,
	                                sizeof(*stories->ids)),
	     "out of memory");
	char *id = doublet_arena_copy(arena, story->id.data, story->id.length);
	need(id != NULL, "out of memory");
	stories->ids[stories->count++] = id;
}

static void read_file(struct stories *stories, const char *path)
{
	const struct doublet_story *story;
	struct doublet_reader *reader;
	struct doublet_error error;
	enum doublet_status status;

	need(doublet_reader_create(NULL, &reader, NULL) == DOUBLET_OK,
	     "out of memory");
	if (doublet_reader_open(reader, path, NULL, false, &error)) {
		fprintf(stderr, "bench-pairs: %s: %s\n", path, error.reason);
		exit(2);
	}
	while ((status = doublet_reader_next(reader, &story, NULL)) !=
	       DOUBLET_END)
		if (status == DOUBLET_OK)
			add_story(stories, story);
	doublet_reader_destroy(reader);
}

static void print_pairs(const struct stories *stories)
{
	struct doublet_pair pair;

	while (doublet_dedup_next(stories->dedup, &pair) == DOUBLET_OK)
		printf("%s\t%s\t%.4f\n", stories->ids[pair.a],
		       stories->ids[pair.b], pair.resemblance);
}

static int tell_usage(void)
{
	fprintf(stderr,
	        "usage: bench-pairs [--threshold J] [--exact] FILE...\n");
	return 2;
}

/* Takes options out of the arguments; returns how many paths are left. */
static int read_options(int argc, char **argv,
                        struct doublet_dedup_options *options)
{
	int paths = 0;

	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--exact") == 0)
			options->exact = true;
		else if (strcmp(argv[i], "--threshold") == 0 && i + 1 < argc)
			options->threshold = strtod(argv[++i], NULL);
		else if (strncmp(argv[i], "--", 2) == 0)
			return 0;
		else
			argv[paths++] = argv[i];
	}
	return paths;
}

int main(int argc, char **argv)
{
	struct doublet_dedup_options options = {.threshold = 0.8};
	struct stories stories = {0};
	int paths = read_options(argc, argv, &options);

	if (paths == 0)
		return tell_usage();
	doublet_arena_init(&stories.arena, NULL);
	need(doublet_dedup_create(&options, &stories.dedup) == DOUBLET_OK,
	     "no such threshold");
	for (int i = 0; i < paths; i++)
		read_file(&stories, argv[i]);
	need(doublet_dedup_match(stories.dedup) == DOUBLET_OK, "out of memory");
	stories.again = true;
	for (int i = 0; i < paths; i++)
		read_file(&stories, argv[i]);
	need(doublet_dedup_finish(stories.dedup) == DOUBLET_OK,
	     "out of memory");
	print_pairs(&stories);
	doublet_dedup_destroy(stories.dedup);
	doublet_arena_finish(&stories.arena);
	return 0;
}

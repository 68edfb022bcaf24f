/* SPDX-License-Identifier: MIT */
/*
 * bench-dedup-dedup [growth] [--stories N] [--threshold J] [--containment C]
 *                   [--exact] [--relations] [--jobs N] [FILE]
 *
 * How long each step over many stories takes, in microseconds a story, and how
 * much memory is held at most. Stories are those of a made-up wire, made while
 * no clock runs, or of a JSON Lines file, of which the time to read it is told
 * beside. "growth" doubles their number from 50,000 to 400,000.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "bench.h"
#include "doublet/doublet.h"
#include "wire.h"

enum { STORIES = 50000, GROWTH_FROM = 50000, GROWTH_TO = 400000 };

/* Counts what is held. */
struct memory {
	struct doublet_allocator allocator;
	size_t held;
	size_t most;
};

static void *resize(void *context, void *block, size_t old_size,
                    size_t new_size)
{
	struct memory *memory = context;

	if (new_size == 0) {
		memory->held -= old_size;
		free(block);
		return NULL;
	}
	void *resized = realloc(block, new_size);
	if (resized != NULL)
		memory->held += new_size - old_size;
	if (memory->held > memory->most)
		memory->most = memory->held;
	return resized;
}

/* Stories one by one, from the first again after the last. */
struct source {
	const char *path;
	uint32_t stories;
	uint32_t next;
	struct doublet_reader *reader;
	struct doublet_buffer text;
	struct doublet_story story;
	double seconds;
	double bytes;
};

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void need(bool fine, const char *what)
{
	if (fine)
		return;
	fprintf(stderr, "bench-dedup: %s\n", what);
	exit(2);
}

static void begin(struct source *source)
{
	source->next = 0;
	source->seconds = 0;
	source->bytes = 0;
	if (source->path != NULL)
		need(doublet_reader_open(source->reader, source->path, "jsonl",
		                         false, NULL) == DOUBLET_OK,
		     "cannot open the file");
}

static const struct doublet_story *make_story(struct source *source)
{
	const struct wire wire = {1};

	if (source->next == source->stories)
		return NULL;
	doublet_buffer_clear(&source->text);
	wire_text(&wire, source->next++, &source->text);
	need(!source->text.failed, "out of memory");
	source->story.text = source->text.data;
	source->story.length = source->text.length;
	return &source->story;
}

static const struct doublet_story *next(struct source *source)
{
	const struct doublet_story *story = NULL;
	double begin = now();

	if (source->path == NULL)
		return make_story(source);
	if (source->stories != 0 && source->next == source->stories)
		return NULL;
	enum doublet_status status =
		doublet_reader_next(source->reader, &story, NULL);
	source->seconds += now() - begin;
	if (status == DOUBLET_END)
		return NULL;
	need(status == DOUBLET_OK, "bad story");
	source->next++;
	return story;
}

/* Seconds of each step. */
struct steps {
	uint32_t stories;
	uint32_t wanted;
	double read;
	double add;
	double match;
	double again;
	double finish;
	double pairs;
	uint64_t pair_count;
	uint64_t candidates;
	size_t add_bytes;
	size_t most_bytes;
};

static void add_all(struct source *source, struct doublet_dedup *dedup,
                    struct steps *steps)
{
	const struct doublet_story *story;

	begin(source);
	while ((story = next(source)) != NULL) {
		double start = now();
		need(doublet_dedup_add(dedup, story) == DOUBLET_OK, "add");
		steps->add += now() - start;
		source->bytes += (double)story->length;
		steps->stories++;
	}
	steps->read = source->seconds;
}

static void give_all(struct source *source, struct doublet_dedup *dedup,
                     struct steps *steps)
{
	const struct doublet_story *story;
	uint32_t number = 0;

	begin(source);
	while ((story = next(source)) != NULL) {
		double start = now();
		steps->wanted += doublet_dedup_wants(dedup, number);
		need(doublet_dedup_again(dedup, number++, story) == DOUBLET_OK,
		     "again");
		steps->again += now() - start;
	}
}

static double list_pairs(struct doublet_dedup *dedup, struct steps *steps)
{
	double start = now();
	struct doublet_pair pair;

	while (doublet_dedup_next(dedup, &pair) == DOUBLET_OK)
		steps->pair_count++;
	return now() - start;
}

static struct steps run(struct source *source,
                        struct doublet_dedup_options options)
{
	struct memory memory = {.allocator = {resize, &memory}};
	struct doublet_dedup *dedup;
	struct steps steps = {0};

	options.allocator = &memory.allocator;
	need(doublet_dedup_create(&options, &dedup) == DOUBLET_OK, "create");
	add_all(source, dedup, &steps);
	steps.add_bytes = memory.most;
	double start = now();
	need(doublet_dedup_match(dedup) == DOUBLET_OK, "match");
	steps.match = now() - start;
	give_all(source, dedup, &steps);
	start = now();
	need(doublet_dedup_finish(dedup) == DOUBLET_OK, "finish");
	steps.finish = now() - start;
	steps.pairs = list_pairs(dedup, &steps);
	steps.candidates = doublet_dedup_totals_of(dedup).candidates;
	doublet_dedup_destroy(dedup);
	steps.most_bytes = memory.most;
	return steps;
}

static double total(const struct steps *steps)
{
	return steps->add + steps->match + steps->again + steps->finish +
	       steps->pairs;
}

static void print_head(void)
{
	printf("%9s %7s %7s %7s %7s %7s %7s  %9s %9s %8s %6s %6s\n", "stories",
	       "read", "add", "match", "again", "pairs", "total", "candidates",
	       "pairs", "wanted", "B/st", "MiB");
}

static void print(const struct steps *steps)
{
	double each = 1e6 / steps->stories;

	printf("%9u %7.2f %7.2f %7.2f %7.2f %7.2f %7.2f  %9llu %9llu %8u "
	       "%6.0f %6.1f\n",
	       steps->stories, steps->read * each, steps->add * each,
	       steps->match * each, steps->again * each,
	       (steps->finish + steps->pairs) * each, total(steps) * each,
	       (unsigned long long)steps->candidates,
	       (unsigned long long)steps->pair_count, steps->wanted,
	       (double)steps->add_bytes / steps->stories,
	       (double)steps->most_bytes / (1 << 20));
	fflush(stdout);
}

static void grow(struct source *source, struct doublet_dedup_options options)
{
	double before = 0;
	double worst = 0;

	for (uint32_t n = GROWTH_FROM; n <= GROWTH_TO; n *= 2) {
		source->stories = n;
		struct steps steps = run(source, options);
		print(&steps);
		if (before > 0 && total(&steps) / before > worst)
			worst = total(&steps) / before;
		before = total(&steps);
	}
	printf("worst doubling %.2f\n", worst);
}

static double number(char **argv, int *i)
{
	need(argv[*i + 1] != NULL, "a number is missing");
	return strtod(argv[++*i], NULL);
}

int main(int argc, char **argv)
{
	struct doublet_dedup_options options = {0};
	struct source source = {0};
	bool grows = false;

	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "growth") == 0)
			grows = true;
		else if (strcmp(argv[i], "--stories") == 0)
			source.stories = (uint32_t)number(argv, &i);
		else if (strcmp(argv[i], "--threshold") == 0)
			options.threshold = number(argv, &i);
		else if (strcmp(argv[i], "--containment") == 0)
			options.containment = number(argv, &i);
		else if (strcmp(argv[i], "--jobs") == 0)
			options.jobs = (unsigned)number(argv, &i);
		else if (strcmp(argv[i], "--exact") == 0)
			options.exact = true;
		else if (strcmp(argv[i], "--relations") == 0)
			options.relations = true;
		else
			source.path = argv[i];
	}
	if (options.threshold == 0 && options.containment == 0 &&
	    !options.relations)
		options.threshold = 0.8;
	if (source.path == NULL && source.stories == 0)
		source.stories = STORIES;
	doublet_buffer_init(&source.text, NULL);
	need(doublet_reader_create(NULL, &source.reader, NULL) == DOUBLET_OK,
	     "out of memory");
	print_head();
	if (grows) {
		grow(&source, options);
	} else {
		struct steps steps = run(&source, options);
		print(&steps);
	}
	doublet_reader_destroy(source.reader);
	doublet_buffer_finish(&source.text);
	return 0;
}

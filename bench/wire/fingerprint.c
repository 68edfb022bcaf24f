/* SPDX-License-Identifier: MIT */
/*
 * From a file of JSON Lines to the keys that duplicates are found by, beside
 * `wc -w` of the same text: what a pass over an archive costs. An argument is
 * a file with the stories to use.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "bench.h"
#include "doublet/band.h"
#include "doublet/body.h"
#include "doublet/reader.h"
#include "stories.h"

struct work {
	struct doublet_reader *reader;
	struct doublet_sketcher *sketcher;
	const struct doublet_banding *banding;
	char path[32];
	uint64_t sum;
};

static void put_string(const char *text, size_t length, FILE *file)
{
	fputc('"', file);
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)text[i];
		if (byte == '\n')
			fputs("\\n", file);
		else if (byte < ' ')
			fprintf(file, "\\u%04x", byte);
		else if (byte == '"' || byte == '\\')
			fprintf(file, "\\%c", byte);
		else
			fputc(byte, file);
	}
	fputc('"', file);
}

/* The stories as lines, as often as the text has them. */
static void write_lines(struct work *work, const struct stories *stories,
                        const struct stories_text *text)
{
	snprintf(work->path, sizeof(work->path), "/tmp/bench-lines-XXXXXX");
	int descriptor = mkstemp(work->path);
	FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "wb");

	if (file == NULL)
		abort();
	for (double bytes = 0; bytes < text->bytes;
	     bytes += stories->bytes + (double)stories->count) {
		for (size_t i = 0; i < stories->count; i++) {
			fprintf(file, "{\"id\":\"s%zu\",\"text\":", i);
			put_string(stories->items[i].text,
			           stories->items[i].length, file);
			fputs("}\n", file);
		}
	}
	if (fclose(file) != 0)
		abort();
}

static void take_keys(struct work *work, const struct doublet_story *story)
{
	uint32_t signature[DOUBLET_SIGNATURE_MAX];
	uint32_t keys[DOUBLET_BANDS_MAX];
	struct doublet_body body;

	if (doublet_body_read(work->sketcher, story, &body))
		abort();
	doublet_minhash_sign(work->sketcher, body.shingles, body.shingle_count,
	                     signature, work->banding->signature_size);
	work->sum += doublet_band_keys(work->banding, signature, keys);
	bench_keep(keys);
}

typedef void take_story(struct work *work, const struct doublet_story *story);

static void read_all(struct work *work, take_story *take)
{
	const struct doublet_story *story;
	enum doublet_status status;

	if (doublet_reader_open(work->reader, work->path, NULL, false, NULL))
		abort();
	while ((status = doublet_reader_next(work->reader, &story, NULL)) !=
	       DOUBLET_END) {
		if (status != DOUBLET_OK)
			abort();
		if (take != NULL)
			take(work, story);
	}
}

static void read_stories(void *context)
{
	read_all(context, NULL);
}

static void read_keys(void *context)
{
	read_all(context, take_keys);
}

static void measure(struct work *work, const struct stories *stories)
{
	struct stories_text text = stories_text_open(stories);
	const struct bench_work count = {"wc -w", text.bytes,
	                                 stories_count_words, &text};
	const struct bench_work reading = {"read", text.bytes, read_stories,
	                                   work};
	const struct bench_work keys = {"read, keys", text.bytes, read_keys,
	                                work};
	struct bench bench;

	write_lines(work, stories, &text);
	bench_begin(&bench, "wire/fingerprint", "byte");
	bench_measure_pair(&bench, &count, &reading);
	bench_measure_pair(&bench, &count, &keys);
	bench_end(&bench);
	unlink(work->path);
	stories_text_close(&text);
}

int main(int argc, char **argv)
{
	struct stories stories = stories_open(argc > 1 ? argv[1] : NULL);
	struct work work = {.banding = doublet_banding_for(0.8)};

	if (doublet_reader_create(NULL, &work.reader, NULL) ||
	    doublet_sketcher_create(NULL, NULL, &work.sketcher))
		abort();
	stories_stay_on_core();
	measure(&work, &stories);
	doublet_sketcher_destroy(work.sketcher);
	doublet_reader_destroy(work.reader);
	stories_close(&stories);
	return 0;
}

/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a file, read in every format and passed over: it ends, after
 * as many items, and no story is longer than the file or, of a packed one,
 * than what can be in it.
 */
#include "doublet/reader.h"

#include <stdio.h>
#include <unistd.h>

#include "fuzz.h"

/* How many items the open file has; at least a line each, `most` at most. */
static size_t read_all(struct doublet_reader *reader, size_t most)
{
	const struct doublet_story *story;
	struct doublet_error error;
	enum doublet_status status;

	for (size_t items = 0; items <= most + 1; items++) {
		status = doublet_reader_next(reader, &story, &error);
		if (status == DOUBLET_END)
			return items;
		fuzz_require(status == DOUBLET_OK || status == DOUBLET_SYNTAX ||
		             status == DOUBLET_TOO_LARGE ||
		             status == DOUBLET_UNSUPPORTED);
		if (status == DOUBLET_OK)
			fuzz_require(story->length <= most);
		else
			fuzz_require(error.reason != NULL);
	}
	fuzz_require(false);
	return 0;
}

static size_t skip_all(struct doublet_reader *reader)
{
	size_t items = 0;

	while (doublet_reader_skip(reader, NULL) != DOUBLET_END)
		items++;
	return items;
}

/* What a file of that size can hold: no kind packs more tightly. */
static size_t most_inside(const char *path, size_t size)
{
	enum { RUN = 128 * 1024, LEAST = 4 }; /* a block of zstd of one byte */
	unsigned char first[3] = {0};
	FILE *file = fopen(path, "rb");

	fuzz_require(file != NULL);
	size_t got = fread(first, 1, sizeof(first), file);
	fclose(file);
	bool is_packed = got == 3 && (first[1] == 0x8B || first[1] == 0xB5 ||
	                              first[1] == 0x2A);
	return is_packed ? size * (RUN / LEAST) : size;
}

static void read_as(const char *format, const char *path, size_t size)
{
	enum { LIMIT = 1 << 24 };
	const struct doublet_reader_options options = {
		.format = format,
		.max_bytes = LIMIT,
	};
	struct doublet_error error;
	struct doublet_reader *reader;

	fuzz_require(doublet_reader_create(&options, &reader, &error) ==
	             DOUBLET_OK);
	for (int skip_binary = 0; skip_binary <= 1; skip_binary++) {
		enum doublet_status status =
			doublet_reader_open(reader, path, NULL, skip_binary,
		                            &error);
		if (status != DOUBLET_OK) {
			fuzz_require(status == DOUBLET_UNSUPPORTED);
			continue;
		}
		size_t items = read_all(reader, most_inside(path, size));
		fuzz_require(doublet_reader_open(reader, path, NULL,
		                                 skip_binary,
		                                 &error) == DOUBLET_OK);
		fuzz_require(skip_all(reader) == items);
	}
	doublet_reader_destroy(reader);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[] = "fuzz-reader-XXXXXX";
	int descriptor = mkstemp(path);
	const struct doublet_input_format *format;

	fuzz_require(descriptor >= 0);
	fuzz_require(write(descriptor, data, size) == (ssize_t)size);
	close(descriptor);
	read_as("auto", path, size);
	for (size_t i = 0; (format = doublet_input_format_at(i)) != NULL; i++)
		read_as(format->name, path, size);
	unlink(path);
	return 0;
}

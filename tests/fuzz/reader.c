/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a file, read in every format: it ends, and no story is longer
 * than the file.
 */
#include "doublet/reader.h"

#include <stdio.h>
#include <unistd.h>

#include "fuzz.h"

static void read_all(struct doublet_reader *reader, size_t size)
{
	const struct doublet_story *story;
	struct doublet_error error;
	enum doublet_status status;

	/* An item is at least a line, and a line at least a byte. */
	for (size_t items = 0; items <= size + 1; items++) {
		status = doublet_reader_next(reader, &story, &error);
		if (status == DOUBLET_END)
			return;
		fuzz_require(status == DOUBLET_OK || status == DOUBLET_SYNTAX ||
		             status == DOUBLET_TOO_LARGE ||
		             status == DOUBLET_UNSUPPORTED);
		if (status == DOUBLET_OK)
			fuzz_require(story->length <= size);
		else
			fuzz_require(error.reason != NULL);
	}
	fuzz_require(false);
}

static void read_as(const char *format, const char *path, size_t size)
{
	const struct doublet_reader_options options = {.format = format};
	struct doublet_error error;
	struct doublet_reader *reader;

	fuzz_require(doublet_reader_create(&options, &reader, &error) ==
	             DOUBLET_OK);
	for (int skip_binary = 0; skip_binary <= 1; skip_binary++) {
		enum doublet_status status =
			doublet_reader_open(reader, path, NULL, skip_binary,
		                            &error);
		if (status == DOUBLET_OK)
			read_all(reader, size);
		else
			fuzz_require(status == DOUBLET_UNSUPPORTED);
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

/* SPDX-License-Identifier: MIT */
/*
 * Runs a fuzz driver without libFuzzer, in every test run and under any
 * compiler: on each file of the folders given, and on copies of it with a few
 * bytes changed, pieces cut out or doubled, the same on every machine.
 */
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "../support.h"
#include "fuzz.h"

enum {
	/* Of a file of the corpus; what is longer is read up to here. */
	LONGEST = 1 << 16,
	COPIES = 40
};

/* Reads a file; half of the room is left for pieces to be doubled. */
static size_t read_file(const char *path, uint8_t *data)
{
	FILE *file = fopen(path, "rb");

	fuzz_require(file != NULL);
	size_t size = fread(data, 1, LONGEST / 2, file);
	fclose(file);
	return size;
}

/* Changes a byte, cuts a piece out, or doubles it. Returns the new size. */
static size_t mutate(struct support_random *random, uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	size_t start = support_random_below(random, (uint32_t)size);
	size_t length = support_random_below(random, (uint32_t)(size - start));

	switch (support_random_below(random, 4)) {
	case 0:
		memmove(data + start, data + start + length,
		        size - start - length);
		return size - length;
	case 1:
		if (size + length > LONGEST)
			return size;
		memmove(data + start + length, data + start, size - start);
		return size + length;
	default:
		data[start] = (uint8_t)support_random_next(random);
		return size;
	}
}

/* The bytes are handed over in a block of their own, for the sanitizers. */
static void run(const uint8_t *data, size_t size)
{
	uint8_t *copy = malloc(size + (size == 0));

	fuzz_require(copy != NULL);
	memcpy(copy, data, size);
	LLVMFuzzerTestOneInput(copy, size);
	free(copy);
}

static void run_file(const char *path)
{
	static uint8_t data[LONGEST];
	struct support_random random = support_random_begin(1);
	unsigned copies = support_rounds(COPIES);
	size_t size = read_file(path, data);

	printf("%s: %zu bytes\n", path, size);
	fflush(stdout);
	run(data, size);
	for (unsigned i = 0; i < copies; i++) {
		size = i % 8 == 0 ? read_file(path, data) : size;
		size = mutate(&random, data, size);
		run(data, size);
	}
}

static int is_visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static int run_folder(const char *folder)
{
	struct dirent **entries;
	char path[4096];
	int count = scandir(folder, &entries, is_visible, alphasort);

	for (int i = 0; i < count; i++) {
		snprintf(path, sizeof path, "%s/%s", folder,
		         entries[i]->d_name);
		run_file(path);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	return count;
}

int main(int argc, char **argv)
{
	int files = 0;

	for (int i = 1; i < argc; i++) {
		int count = run_folder(argv[i]);
		if (count < 0)
			perror(argv[i]);
		else
			files += count;
	}
	return files > 0 ? 0 : 1;
}

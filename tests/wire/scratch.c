/* SPDX-License-Identifier: MIT */
#include "scratch.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support.h"

int scratch_begin(void **state)
{
	struct scratch *scratch = calloc(1, sizeof(*scratch));
	const char *parent = getenv("TMPDIR");

	if (scratch == NULL)
		return -1;
	if (parent == NULL || strlen(parent) > 40)
		parent = "/tmp";
	snprintf(scratch->directory, sizeof(scratch->directory),
	         "%s/doublet-XXXXXX", parent);
	*state = scratch;
	return mkdtemp(scratch->directory) == NULL ? -1 : 0;
}

static int remove_one(const char *path, const struct stat *stat, int type,
                      struct FTW *place)
{
	(void)stat;
	(void)type;
	(void)place;
	return remove(path);
}

int scratch_end(void **state)
{
	struct scratch *scratch = *state;
	int failed =
		nftw(scratch->directory, remove_one, 16, FTW_DEPTH | FTW_PHYS);

	free(scratch);
	return failed;
}

const char *scratch_path(struct scratch *scratch, const char *name)
{
	snprintf(scratch->path, sizeof(scratch->path), "%s/%s",
	         scratch->directory, name);
	return scratch->path;
}

const char *scratch_write(struct scratch *scratch, const char *name,
                          const void *bytes, size_t length)
{
	FILE *file = fopen(scratch_path(scratch, name), "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
	return scratch->path;
}

const char *scratch_text(struct scratch *scratch, const char *name,
                         const char *text)
{
	return scratch_write(scratch, name, text, strlen(text));
}

const char *scratch_mkdir(struct scratch *scratch, const char *name)
{
	assert_int_equal(mkdir(scratch_path(scratch, name), 0700), 0);
	return scratch->path;
}

int scratch_feed(void)
{
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	/* With standard input closed, the pipe may have taken its place. */
	if (ends[0] != STDIN_FILENO) {
		assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
		close(ends[0]);
	}
	return ends[1];
}

/* SPDX-License-Identifier: MIT */
/*
 * A file is opened again through its descriptor, /dev/fd/N: it has no name
 * that somebody could take, and is gone when the program ends, however.
 */
#include "cli/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/message.h"

static const char *find_folder(void)
{
	const char *folder = getenv("TMPDIR");

	return folder != NULL && folder[0] != '\0' ? folder : "/tmp";
}

/* Not every file system has O_TMPFILE. */
static int make_file(const char *folder)
{
	char name[4096];
	int descriptor = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

	if (descriptor >= 0)
		return descriptor;
	int length = snprintf(name, sizeof(name), "%s/doublet.XXXXXX", folder);
	if (length < 0 || (size_t)length >= sizeof(name)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	descriptor = mkostemp(name, O_CLOEXEC);
	if (descriptor >= 0)
		unlink(name);
	return descriptor;
}

static bool write_all(int descriptor, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t written = write(descriptor, bytes, length);
		if (written >= 0) {
			bytes += written;
			length -= (size_t)written;
		} else if (!doublet_file_retry(descriptor, true)) {
			return false;
		}
	}
	return true;
}

static void tell_folder(const char *name, const char *folder)
{
	doublet_message_print("%s: cannot be kept in %s to be read twice (%s): "
	                      "set TMPDIR to a folder with room, or name a "
	                      "file",
	                      name, folder, strerror(errno));
}

static bool copy(struct doublet_file *from, int to, const char *name,
                 const char *folder)
{
	static char bytes[64 * 1024];
	struct doublet_error error = {0};

	while (!from->ended) {
		size_t got;
		if (doublet_file_read(from, bytes, sizeof(bytes), &got,
		                      &error) != DOUBLET_OK) {
			doublet_message_error(name, &error);
			return false;
		}
		if (!write_all(to, bytes, got)) {
			tell_folder(name, folder);
			return false;
		}
	}
	return true;
}

/* The file that standard input is, if it is one and at its beginning. */
static const char *find_input(void)
{
	static const char path[] = "/proc/self/fd/0";
	struct stat file;

	if (fstat(STDIN_FILENO, &file) != 0 || !S_ISREG(file.st_mode) ||
	    lseek(STDIN_FILENO, 0, SEEK_CUR) != 0 || access(path, R_OK) != 0)
		return NULL;
	return path;
}

/* What can be opened as often as needed, or NULL. */
static const char *find_lasting(const char *path)
{
	struct stat file;

	if (strcmp(path, "-") == 0)
		return find_input();
	if (stat(path, &file) != 0 || S_ISREG(file.st_mode) ||
	    S_ISDIR(file.st_mode))
		return path;
	return NULL;
}

bool doublet_spool_open(const char *path, const char *name,
                        char buffer[DOUBLET_SPOOL_PATH], const char **again)
{
	const char *folder = find_folder();
	struct doublet_error error = {0};
	struct doublet_file from;

	*again = find_lasting(path);
	if (*again != NULL)
		return true;
	if (doublet_file_open(&from, path, &error) != DOUBLET_OK) {
		doublet_message_error(name, &error);
		return false;
	}
	int to = make_file(folder);
	if (to < 0)
		tell_folder(name, folder);
	bool copied = to >= 0 && copy(&from, to, name, folder);
	doublet_file_close(&from);
	if (!copied) {
		if (to >= 0)
			close(to);
		return false;
	}
	snprintf(buffer, DOUBLET_SPOOL_PATH, "/dev/fd/%d", to);
	*again = buffer;
	return true;
}

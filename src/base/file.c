/* SPDX-License-Identifier: MIT */
/* open, fstat, read, close, with the cases that each of them has. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

static int open_path(const char *path)
{
	int descriptor;

	do
		descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	while (descriptor < 0 && errno == EINTR);
	return descriptor;
}

enum doublet_status doublet_file_open(struct doublet_file *file,
                                      const char *path,
                                      struct doublet_error *error)
{
	struct doublet_file opened = {.descriptor = STDIN_FILENO};
	struct stat stat;
	int system = 0;

	if (strcmp(path, "-") != 0) {
		opened.descriptor = open_path(path);
		opened.owned = true;
		if (opened.descriptor < 0)
			return doublet_error_system(error, errno);
	}
	if (fstat(opened.descriptor, &stat) != 0)
		system = errno;
	else if (S_ISDIR(stat.st_mode))
		system = EISDIR;
	if (system != 0) {
		doublet_file_close(&opened);
		return doublet_error_system(error, system);
	}
	opened.regular = S_ISREG(stat.st_mode);
	if (opened.regular && stat.st_size > 0)
		opened.size = (uint64_t)stat.st_size;
	*file = opened;
	return DOUBLET_OK;
}

void doublet_file_close(struct doublet_file *file)
{
	if (file->descriptor >= 0 && file->owned)
		close(file->descriptor);
	file->descriptor = -1;
	file->ended = true;
}

bool doublet_file_retry(int descriptor, bool writing)
{
	if (errno == EINTR)
		return true;
	if (errno != EAGAIN && errno != EWOULDBLOCK)
		return false;
	struct pollfd wait = {
		.fd = descriptor,
		.events = writing ? POLLOUT : POLLIN,
	};
	return poll(&wait, 1, -1) >= 0 || errno == EINTR;
}

enum doublet_status doublet_file_read(struct doublet_file *file, char *bytes,
                                      size_t size, size_t *got,
                                      struct doublet_error *error)
{
	ssize_t count;

	do
		count = read(file->descriptor, bytes, size);
	while (count < 0 && doublet_file_retry(file->descriptor, false));
	if (count < 0)
		return doublet_error_system(error, errno);

	*got = (size_t)count;
	file->taken += (uint64_t)count;
	/*
	 * A regular file of a known size gives less than asked for only at its
	 * end. Files under /proc claim size 0 and are read until nothing comes.
	 */
	file->ended = count == 0 || (file->regular && file->size > 0 &&
	                             *got < size && file->taken >= file->size);
	return DOUBLET_OK;
}

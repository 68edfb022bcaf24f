/* SPDX-License-Identifier: MIT */
/*
 * write(2) with a buffer of our own: each failure is seen where it happens,
 * a closed pipe is told from a full disk, and a handler of signals can clear
 * up because no lock of stdio is in its way.
 */
#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/message.h"

/* The files to remove when a signal ends the program. */
enum { UNFINISHED_MAX = 2 };
static const char *volatile unfinished[UNFINISHED_MAX];

static void end_by_signal(int number)
{
	for (int i = 0; i < UNFINISHED_MAX; i++) {
		const char *path = unfinished[i];
		if (path != NULL)
			unlink(path);
	}
	_exit(128 + number);
}

/* Puts one name in the place of another, NULL being a free place. */
static void note_unfinished(const char *old, const char *name)
{
	int i = 0;

	while (i < UNFINISHED_MAX - 1 && unfinished[i] != old)
		i++;
	unfinished[i] = name;
}

void doublet_output_prepare(void)
{
	static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction old;

	/* A closed pipe is an answer of write(2), not a reason to die. */
	signal(SIGPIPE, SIG_IGN);
	/* Nor is a limit on the size of files. */
	signal(SIGXFSZ, SIG_IGN);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		struct sigaction action = {.sa_handler = end_by_signal};
		/* nohup and shells' background jobs ignore some: keep that. */
		if (sigaction(numbers[i], NULL, &old) == 0 &&
		    old.sa_handler != SIG_IGN)
			sigaction(numbers[i], &action, NULL);
	}
	/*
	 * A file must not be opened as descriptor 0, 1 or 2 when the parent
	 * closed that one; using the stand-in fails as the closed one would.
	 */
	for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++) {
		if (fcntl(i, F_GETFD) >= 0 || errno != EBADF)
			continue;
		int stand_in = open("/dev/null",
		                    i == STDOUT_FILENO ? O_RDONLY : O_WRONLY);
		(void)stand_in;
	}
}

static void tell(const struct doublet_output *output, int system)
{
	const char *remedy = "";

	if (system == ENOSPC || system == EDQUOT)
		remedy = ": free some space and run again";
	else if (system == ENOENT)
		remedy = ": make its folder first";
	doublet_message_print("%s: cannot be written (%s)%s", output->name,
	                      strerror(system), remedy);
}

/* The rights that open(2) would give a new file, or those of the old one. */
static mode_t find_mode(const struct stat *old)
{
	if (old != NULL)
		return old->st_mode & 0777;
	mode_t mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

/* Signals wait, so that none comes between the file and its name. */
static int make_temporary(char *name)
{
	sigset_t all;
	sigset_t before;

	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	int descriptor = mkostemp(name, O_CLOEXEC);
	if (descriptor >= 0)
		note_unfinished(NULL, name);
	int system = errno;
	sigprocmask(SIG_SETMASK, &before, NULL);
	errno = system;
	return descriptor;
}

/* The temporary file is hidden, so that no folder walk takes it for a story. */
static bool open_temporary(struct doublet_output *output,
                           const struct stat *old)
{
	const char *slash = strrchr(output->target, '/');
	int folder = slash == NULL ? 0 : (int)(slash - output->target) + 1;
	int length = snprintf(output->temporary, sizeof(output->temporary),
	                      "%.*s.%s.XXXXXX", folder, output->target,
	                      output->target + folder);

	if (length < 0 || (size_t)length >= sizeof(output->temporary)) {
		errno = ENAMETOOLONG;
		output->temporary[0] = '\0';
		return false;
	}
	output->descriptor = make_temporary(output->temporary);
	if (output->descriptor < 0) {
		output->temporary[0] = '\0';
		return false;
	}
	/* A file system without rights refuses; the data counts. */
	int ignored = fchmod(output->descriptor, find_mode(old));
	(void)ignored;
	return true;
}

static void remember(struct doublet_output *output, const struct stat *file)
{
	if (!S_ISREG(file->st_mode))
		return;
	output->device = file->st_dev;
	output->inode = file->st_ino;
}

bool doublet_output_is(const struct doublet_output *output, const char *path)
{
	struct stat file;

	return output->inode != 0 && stat(path, &file) == 0 &&
	       file.st_dev == output->device && file.st_ino == output->inode;
}

static bool open_file(struct doublet_output *output, const char *path)
{
	struct stat old;
	bool exists = stat(path, &old) == 0;

	if (!exists && errno != ENOENT)
		return false;
	if (exists && !S_ISREG(old.st_mode)) {
		output->descriptor = open(path, O_WRONLY | O_CLOEXEC);
		return output->descriptor >= 0;
	}
	if (exists)
		remember(output, &old);
	/* What a link points to is replaced, not the link. */
	char *real = exists ? realpath(path, NULL) : NULL;
	int length = snprintf(output->target, sizeof(output->target), "%s",
	                      real != NULL ? real : path);
	free(real);
	if (length < 0 || (size_t)length >= sizeof(output->target)) {
		errno = ENAMETOOLONG;
		return false;
	}
	return open_temporary(output, exists ? &old : NULL);
}

bool doublet_output_open(struct doublet_output *output, const char *path)
{
	output->descriptor = STDOUT_FILENO;
	output->name = "standard output";
	output->status = DOUBLET_OK;
	output->temporary[0] = '\0';
	output->inode = 0;
	output->used = 0;
	if (path != NULL && strcmp(path, "-") != 0) {
		output->name = path;
		if (!open_file(output, path)) {
			tell(output, errno);
			return false;
		}
	} else {
		struct stat file;
		if (fstat(STDOUT_FILENO, &file) == 0)
			remember(output, &file);
	}
	output->terminal = isatty(output->descriptor) == 1;
	return true;
}

static void write_out(struct doublet_output *output, const char *bytes,
                      size_t length)
{
	while (length > 0 && output->status == DOUBLET_OK) {
		ssize_t written = write(output->descriptor, bytes, length);
		if (written >= 0) {
			bytes += written;
			length -= (size_t)written;
		} else if (errno == EPIPE) {
			output->status = DOUBLET_CLOSED;
		} else if (!doublet_file_retry(output->descriptor, true)) {
			output->status = DOUBLET_IO;
			tell(output, errno);
		}
	}
}

enum doublet_status doublet_output_flush(struct doublet_output *output)
{
	write_out(output, output->bytes, output->used);
	output->used = 0;
	return output->status;
}

static enum doublet_status write_bytes(void *context, const void *bytes,
                                       size_t length)
{
	struct doublet_output *output = context;

	if (length > sizeof(output->bytes) - output->used)
		doublet_output_flush(output);
	if (length > sizeof(output->bytes)) {
		write_out(output, bytes, length);
		return output->status;
	}
	memcpy(output->bytes + output->used, bytes, length);
	output->used += length;
	return output->terminal ? doublet_output_flush(output) : output->status;
}

struct doublet_sink doublet_output_sink(struct doublet_output *output)
{
	return (struct doublet_sink){write_bytes, output};
}

static void settle(struct doublet_output *output)
{
	int system = 0;

	if (output->status == DOUBLET_OK &&
	    rename(output->temporary, output->target) != 0) {
		system = errno;
		output->status = DOUBLET_IO;
	}
	if (output->status != DOUBLET_OK)
		unlink(output->temporary);
	note_unfinished(output->temporary, NULL);
	output->temporary[0] = '\0';
	if (system != 0)
		tell(output, system);
}

/*
 * A name must not come to stand for bytes that a power cut takes away. What is
 * no file on disk refuses.
 */
static void save(struct doublet_output *output)
{
	if (output->temporary[0] == '\0' || output->status != DOUBLET_OK)
		return;
	if (fsync(output->descriptor) != 0 && errno != EINVAL &&
	    errno != EROFS && errno != ENOTSUP) {
		output->status = DOUBLET_IO;
		tell(output, errno);
	}
}

enum doublet_status doublet_output_close(struct doublet_output *output)
{
	doublet_output_flush(output);
	save(output);
	/* Some file systems (NFS) tell of a full disk only now. */
	if (close(output->descriptor) != 0 && errno != EINTR &&
	    output->status == DOUBLET_OK) {
		output->status = DOUBLET_IO;
		tell(output, errno);
	}
	if (output->temporary[0] != '\0')
		settle(output);
	return output->status;
}

void doublet_output_discard(struct doublet_output *output)
{
	output->used = 0;
	if (output->status == DOUBLET_OK)
		output->status = DOUBLET_CLOSED;
	doublet_output_close(output);
}

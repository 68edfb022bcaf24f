/* SPDX-License-Identifier: MIT */
/*
 * Errors in plain words. strerror() is not used: its text is not static,
 * and follows the locale.
 */
#include "base/error.h"

#include <errno.h>
#include <stddef.h>

enum doublet_status doublet_error_set(struct doublet_error *error,
                                      const struct doublet_error *detail)
{
	if (error != NULL)
		*error = *detail;
	return detail->status;
}

enum doublet_status doublet_error_say(struct doublet_error *error,
                                      enum doublet_status status,
                                      const char *reason, const char *remedy)
{
	return doublet_error_set(error, &(struct doublet_error){
						.status = status,
						.reason = reason,
						.remedy = remedy,
					});
}

enum doublet_status doublet_error_end(struct doublet_error *error)
{
	return doublet_error_say(error, DOUBLET_END, "end of input", NULL);
}

enum doublet_status doublet_error_memory(struct doublet_error *error)
{
	return doublet_error_say(error, DOUBLET_NO_MEMORY, "out of memory",
	                         NULL);
}

struct cause {
	int system;
	const char *reason;
	const char *remedy;
};

static const struct cause causes[] = {
	{ENOENT, "no such file or directory", "check its name"},
	{EACCES, "permission denied", "check who may read it"},
	{EPERM, "permission denied", "check who may read it"},
	{EISDIR, "is a directory", "name a file in it"},
	{ENOTDIR, "a part of the path is no directory", NULL},
	{ELOOP, "links lead in a circle, or through too many others", NULL},
	{ENAMETOOLONG, "the path is too long", "start from a directory below"},
	{EMFILE, "too many files are open", "raise the limit (ulimit -n)"},
	{ENFILE, "too many files are open on this system", NULL},
	{EIO, "the device cannot be read", NULL},
	{ENXIO, "no device or program is behind it", NULL},
	{EBADF, "is closed", NULL},
	{ESTALE, "has gone from the file server", NULL},
	{ENOMEM, "the system is out of memory", NULL},
	{EOVERFLOW, "is too large for this system", NULL},
};

enum doublet_status doublet_error_system(struct doublet_error *error,
                                         int system)
{
	struct doublet_error detail = {
		.status = DOUBLET_IO,
		.system = system,
		.reason = "cannot be read",
	};

	for (size_t i = 0; i < sizeof(causes) / sizeof(causes[0]); i++) {
		if (causes[i].system == system) {
			detail.reason = causes[i].reason;
			detail.remedy = causes[i].remedy;
		}
	}
	return doublet_error_set(error, &detail);
}

/* SPDX-License-Identifier: MIT */
/* Which of many names was meant. */
#ifndef DOUBLET_CLI_NEAREST_H
#define DOUBLET_CLI_NEAREST_H

#include <stddef.h>

/* Set `given`, zero the rest, try all names, and see `name`. */
struct doublet_nearest {
	const char *given;
	const char *name; /* the nearest so far; NULL = none is near */
	size_t distance;
};

void doublet_nearest_try(struct doublet_nearest *nearest, const char *name);

#endif

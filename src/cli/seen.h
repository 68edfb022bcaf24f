/* SPDX-License-Identifier: MIT */
/* What was seen before, by its hash: a set of 64-bit numbers. */
#ifndef DOUBLET_CLI_SEEN_H
#define DOUBLET_CLI_SEEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doublet/story.h"

/* Zero it to start. */
struct doublet_seen {
	/* 0 = free; a power of two of them. */
	uint64_t *hashes;
	size_t count;
	size_t capacity;
	/* No memory: what came since is not known. */
	bool failed;
};

void doublet_seen_finish(struct doublet_seen *seen);

/* Whether bytes were seen before; from now on they were. */
bool doublet_seen_add(struct doublet_seen *seen, struct doublet_view bytes);

#endif

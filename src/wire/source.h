/* SPDX-License-Identifier: MIT */
/*
 * A file that is being read, through a window of its bytes; of a packed one,
 * of what is in it.
 *
 *	data   [ given out | window ........ | room to read into ]
 *	       0           start             end                 capacity
 *
 * The window moves forward over the file and grows by doubling when a story
 * does not fit; the memory is kept for the next story and the next file.
 */
#ifndef DOUBLET_WIRE_SOURCE_H
#define DOUBLET_WIRE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/file.h"
#include "doublet/allocator.h"
#include "doublet/status.h"
#include "wire/unpack.h"

struct doublet_source {
	struct doublet_allocator allocator;
	/* A window longer than that is not made longer. */
	uint64_t limit;
	struct doublet_file file;
	struct doublet_unpack unpack;
	bool ended;    /* nothing more is to come */
	uint64_t size; /* of all that is to come, or 0: not known before */
	char *data;
	size_t capacity;
	size_t start;
	size_t end;
	/* Of data[start], in the file or in what was unpacked. */
	uint64_t offset;
};

void doublet_source_init(struct doublet_source *source,
                         const struct doublet_allocator *allocator,
                         uint64_t limit);
void doublet_source_finish(struct doublet_source *source);

/* Whether the open file is a packed one. */
bool doublet_source_is_packed(const struct doublet_source *source);

/*
 * Opens a path, or standard input for "-", after closing what was open, and
 * reads so much that the kind of the file can be told: a line, or
 * DOUBLET_SNIFF_BYTES. DOUBLET_IO, DOUBLET_NO_MEMORY, and DOUBLET_UNSUPPORTED
 * for what is packed in a way that cannot be undone: nothing is open.
 */
DOUBLET_NODISCARD enum doublet_status doublet_source_open(
	struct doublet_source *source, const char *path,
	struct doublet_error *error);

/*
 * Closes the file; the window stays readable until the next open, and so does
 * unpack.fault: why a packed file ended before its time.
 */
void doublet_source_close(struct doublet_source *source);

/*
 * Makes the window longer by one read, which may move it in memory. To be
 * called while `ended` is false and the window not longer than the limit.
 * DOUBLET_IO, DOUBLET_NO_MEMORY.
 */
DOUBLET_NODISCARD enum doublet_status doublet_source_more(
	struct doublet_source *source, struct doublet_error *error);

/* Room for a window of that length, so that it need not grow step by step. */
DOUBLET_NODISCARD enum doublet_status doublet_source_reserve(
	struct doublet_source *source, uint64_t length,
	struct doublet_error *error);

/* Gives out the first bytes of the window. */
void doublet_source_skip(struct doublet_source *source, size_t length);

#endif

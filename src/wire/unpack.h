/* SPDX-License-Identifier: MIT */
/*
 * A packed file that is being unpacked, a block at a time:
 *
 *	file -> data [ taken | start ...... end | ] -> step -> whoever reads
 *
 * However much comes out of it, it holds one block and what its kind needs.
 */
#ifndef DOUBLET_WIRE_UNPACK_H
#define DOUBLET_WIRE_UNPACK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/file.h"
#include "doublet/allocator.h"
#include "doublet/status.h"
#include "doublet/story.h"
#include "wire/packing.h"

enum { DOUBLET_UNPACK_BLOCK = 256 * 1024 };

struct doublet_unpack {
	struct doublet_allocator allocator;
	const struct doublet_packing *packing; /* NULL = no file is open */
	struct doublet_file *file;             /* borrowed */
	/* Kept for the next file of the same kind. */
	const struct doublet_packing *made_for;
	void *state;
	char *data;
	size_t start;
	size_t end;
	bool inside; /* a member */
	bool ended;  /* nothing more is to come */
	/*
	 * Why it ended before its time; the offset counts in the file. A
	 * status of DOUBLET_OK = it did not.
	 */
	struct doublet_error fault;
};

void doublet_unpack_init(struct doublet_unpack *unpack,
                         const struct doublet_allocator *allocator);
void doublet_unpack_finish(struct doublet_unpack *unpack);

/*
 * Opens a file that is packed so, of which the first bytes, at most a block,
 * have been read already; they are copied. DOUBLET_NO_MEMORY: nothing is open.
 */
DOUBLET_NODISCARD enum doublet_status doublet_unpack_open(
	struct doublet_unpack *unpack, const struct doublet_packing *packing,
	struct doublet_file *file, struct doublet_view first,
	struct doublet_error *error);

/* Forgets the file, and its fault. */
void doublet_unpack_close(struct doublet_unpack *unpack);

/*
 * Unpacks once, up to `size` > 0 bytes, and sets *got: 0 only with `ended`.
 * A fault ends it, and is no failure: what came before is good.
 * DOUBLET_IO, DOUBLET_NO_MEMORY.
 */
DOUBLET_NODISCARD enum doublet_status doublet_unpack_read(
	struct doublet_unpack *unpack, char *bytes, size_t size, size_t *got,
	struct doublet_error *error);

#endif

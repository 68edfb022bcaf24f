/* SPDX-License-Identifier: MIT */
/* The kinds of packed files that are read as what is in them. */
#ifndef DOUBLET_WIRE_PACKING_H
#define DOUBLET_WIRE_PACKING_H

#include <stdbool.h>
#include <stddef.h>

#include "doublet/allocator.h"
#include "doublet/status.h"

/* So many bytes tell every kind. */
enum { DOUBLET_PACKING_HEAD = 4 };

/* Bytes to unpack and room for what is in them; both move forward. */
struct doublet_pour {
	const char *in;
	size_t in_length;
	char *out;
	size_t out_length;
};

/*
 * A file is one member or several, one behind the other: gzip calls them so,
 * zstd frames.
 */
struct doublet_packing {
	const char *ending; /* of a file's name, which hides the one before */
	/* Whether a member begins with these bytes. */
	bool (*detect)(const char *bytes, size_t length);
	/* What unpacks one member after the other; NULL = no memory. */
	void *(*create)(const struct doublet_allocator *allocator);
	void (*destroy)(void *state);
	/* To be called before the first step of each member. */
	void (*begin)(void *state);
	/*
	 * Unpacks until there is no more to unpack or no more room, and says
	 * whether the member ended. DOUBLET_SYNTAX: it is damaged, *error has
	 * no place; DOUBLET_UNSUPPORTED; DOUBLET_NO_MEMORY.
	 */
	enum doublet_status (*step)(void *state, struct doublet_pour *pour,
	                            bool *ended, struct doublet_error *error);
	/* What is wrong, in words, with a file that ends inside a member, and
	 * with one that goes on with something else. */
	const char *truncated;
	const char *followed;
};

extern const struct doublet_packing doublet_packing_gzip;
extern const struct doublet_packing doublet_packing_zstd;

/* The kind of a file that begins so, or NULL: it is not packed. */
const struct doublet_packing *doublet_packing_find(const char *bytes,
                                                   size_t length);

#endif

/* SPDX-License-Identifier: MIT */
/* Files that are no text, known by how they begin. */
#ifndef DOUBLET_WIRE_SNIFF_H
#define DOUBLET_WIRE_SNIFF_H

#include <stdbool.h>
#include <stddef.h>

#include "doublet/status.h"
#include "doublet/story.h"

/* How many bytes are looked at. */
enum { DOUBLET_SNIFF_BYTES = 8 * 1024 };

/*
 * DOUBLET_UNSUPPORTED when the file that begins with these bytes is packed
 * (again, when they were unpacked), UTF-16 or UTF-32; with `skip_binary` also
 * when a NUL stands in them.
 */
DOUBLET_NODISCARD enum doublet_status doublet_sniff(
	const char *bytes, size_t length, bool skip_binary,
	struct doublet_error *error);

/*
 * DOUBLET_UNSUPPORTED when a file that would be read as plain text is one of
 * those that say by name or first bytes that they are markup or JSON.
 */
DOUBLET_NODISCARD enum doublet_status doublet_sniff_markup(
	struct doublet_view name, const char *bytes, size_t length,
	struct doublet_error *error);

/* What a file begins with, behind a byte order mark and blanks. */
struct doublet_view doublet_sniff_start(const char *bytes, size_t length);

/* Whether a name ends so, in letters of either case. */
bool doublet_sniff_ending(struct doublet_view name, const char *ending);

/* The bytes of a UTF-8 byte order mark at the start: 3 or 0. */
size_t doublet_sniff_mark(const char *bytes, size_t length);

#endif

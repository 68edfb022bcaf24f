/* SPDX-License-Identifier: MIT */
/* Strings of JSON (RFC 8259, section 7), 64 bytes at a time. */
#ifndef DOUBLET_WIRE_STRING_H
#define DOUBLET_WIRE_STRING_H

#include <stdbool.h>
#include <stddef.h>

/* Where reading stands, and writing. */
struct doublet_string {
	const char *at;
	const char *end; /* of the line */
	char *out;
};

struct doublet_string_kernel {
	const char *name;
	/* enum doublet_cpu bits */
	unsigned needs;
	/* The first mark " or \ from `at` on, or the end. */
	const char *(*find)(const char *at, const char *end);
	/*
	 * Writes what a string means, from a backslash in it on; ends at the
	 * mark that closes it. False = it does not end, or an escape is none
	 * or half a character. Never writes more bytes than it passed over.
	 */
	bool (*unescape)(struct doublet_string *string);
};

/* Best first; the last needs nothing and defines the right answer. */
extern const struct doublet_string_kernel *const doublet_string_kernels[];
extern const size_t doublet_string_kernel_count;

/* One a file. */
extern const struct doublet_string_kernel doublet_string_avx2;
extern const struct doublet_string_kernel doublet_string_scalar;

/* The best kernel for this machine, as doublet_cpu_features allows. */
const struct doublet_string_kernel *doublet_string_kernel_choose(void);

/* Writes the code point of the escape \uXXXX at hand, or of two of them. */
bool doublet_string_code_point(struct doublet_string *string);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * UTF-8 as sequences of bytes: what they look like, for those who decode, and
 * how many bytes the next code point takes, for those who count or check.
 */
#ifndef DOUBLET_BASE_SEQUENCE_H
#define DOUBLET_BASE_SEQUENCE_H

#include <stdbool.h>
#include <stddef.h>

/* What may follow a first byte of more than one. */
struct doublet_sequence_shape {
	unsigned char more; /* bytes after the first; 0 = no first byte */
	unsigned char low;  /* bounds of the second; 80..BF of all further */
	unsigned char high;
};

/* The well-formed sequences of the Unicode Standard 15.0, table 3-7. */
static inline struct doublet_sequence_shape doublet_sequence_shape_of(
	unsigned char first)
{
	if (first < 0xC2 || first > 0xF4)
		return (struct doublet_sequence_shape){0, 0, 0};
	if (first < 0xE0)
		return (struct doublet_sequence_shape){1, 0x80, 0xBF};
	if (first < 0xF0)
		return (struct doublet_sequence_shape){2,
		                                       first == 0xE0 ? 0xA0
		                                                     : 0x80,
		                                       first == 0xED ? 0x9F
		                                                     : 0xBF};
	return (struct doublet_sequence_shape){3, first == 0xF0 ? 0x90 : 0x80,
	                                       first == 0xF4 ? 0x8F : 0xBF};
}

/*
 * The size of the UTF-8 sequence at bytes[0], length >= 1. *valid = false: it
 * is ill-formed, and the size is that of its maximal subpart, which counts as
 * one U+FFFD (Unicode 15.0, section 3.9, "U+FFFD Substitution").
 */
size_t doublet_sequence_size(const char *bytes, size_t length, bool *valid);

/*
 * How many bytes of a text are taken where there is room for so many: no
 * sequence is cut in two. Ill-formed text may be cut anywhere.
 */
size_t doublet_sequence_cut(const char *bytes, size_t length, size_t room);

/* How many ASCII bytes stand at the start. */
size_t doublet_sequence_ascii(const char *bytes, size_t length);

/* How many code points there are; an ill-formed sequence counts as one. */
size_t doublet_sequence_count(const char *bytes, size_t length);

#endif

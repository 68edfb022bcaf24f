/* SPDX-License-Identifier: MIT */
/*
 * How many bytes the next code point takes, for those who count or check
 * UTF-8 without wanting the code point itself.
 */
#ifndef DOUBLET_BASE_SEQUENCE_H
#define DOUBLET_BASE_SEQUENCE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The size of the UTF-8 sequence at bytes[0], length >= 1. *valid = false: it
 * is ill-formed, and the size is that of its maximal subpart, which counts as
 * one U+FFFD (Unicode 15.0, section 3.9, "U+FFFD Substitution").
 */
size_t doublet_sequence_size(const char *bytes, size_t length, bool *valid);

/* How many ASCII bytes stand at the start. */
size_t doublet_sequence_ascii(const char *bytes, size_t length);

/* How many code points there are; an ill-formed sequence counts as one. */
size_t doublet_sequence_count(const char *bytes, size_t length);

#endif

/* SPDX-License-Identifier: MIT */
/* Code points out of any bytes. */
#ifndef DOUBLET_TEXT_UTF8_H
#define DOUBLET_TEXT_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* What a byte sequence that is no UTF-8 is read as. */
#define DOUBLET_REPLACEMENT 0xFFFDu

/*
 * Decodes the code point at text[0], length >= 1, and sets *size to its bytes
 * (1 to 4). Never fails: an ill-formed sequence gives DOUBLET_REPLACEMENT for
 * each maximal subpart (Unicode 15.0, section 3.9, "U+FFFD Substitution").
 */
uint32_t doublet_utf8_decode(const char *text, size_t length, size_t *size);

/* Writes a code point (not a surrogate) as 1 to 4 bytes; returns how many. */
size_t doublet_utf8_encode(uint32_t code_point, char *bytes);

#endif

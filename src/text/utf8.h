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

/* The same, at once where a sequence is one of the two most frequent. */
static inline uint32_t doublet_utf8_read(const char *text, size_t length,
                                         size_t *size)
{
	const unsigned char *bytes = (const unsigned char *)text;
	unsigned lead = bytes[0];

	if (lead - 0xC2u < 0x1E && length > 1 && (bytes[1] & 0xC0) == 0x80) {
		*size = 2;
		return (lead & 0x1F) << 6 | (bytes[1] & 0x3Fu);
	}
	if (lead - 0xE0u < 0x10 && length > 2 && (bytes[1] & 0xC0) == 0x80 &&
	    (bytes[2] & 0xC0) == 0x80) {
		uint32_t point = (lead & 0x0F) << 12 | (bytes[1] & 0x3Fu) << 6 |
		                 (bytes[2] & 0x3Fu);
		/* Neither too long a sequence nor a surrogate. */
		if (point >= 0x800 && point - 0xD800 >= 0x800) {
			*size = 3;
			return point;
		}
	}
	return doublet_utf8_decode(text, length, size);
}

/* Writes a code point (not a surrogate) as 1 to 4 bytes; returns how many. */
size_t doublet_utf8_encode(uint32_t code_point, char *bytes);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Words of scripts without blanks, which are single characters, told by their
 * bytes: three of them, from U+3000 on.
 */
#ifndef DOUBLET_TEXT_DENSE_H
#define DOUBLET_TEXT_DENSE_H

#include <stdbool.h>

#include "doublet/segment.h"

static inline bool doublet_dense_is(const char *text, struct doublet_span word)
{
	return word.end - word.start == 3 &&
	       (unsigned char)text[word.start] >= 0xE3;
}

/* Whether the character at `at`, of three bytes, is of a row of kana. */
static inline bool doublet_dense_is_hiragana(const char *at)
{
	const unsigned char *bytes = (const unsigned char *)at;

	return bytes[0] == 0xE3 &&
	       (bytes[1] == 0x81 || (bytes[1] == 0x82 && bytes[2] < 0xA0));
}

static inline bool doublet_dense_is_katakana(const char *at)
{
	const unsigned char *bytes = (const unsigned char *)at;

	return bytes[0] == 0xE3 &&
	       (bytes[1] == 0x83 || (bytes[1] == 0x82 && bytes[2] >= 0xA0));
}

#endif

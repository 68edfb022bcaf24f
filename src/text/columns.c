/* SPDX-License-Identifier: MIT */
/*
 * The bytes that take no column are counted: those behind the first of a
 * character, U+0300 to U+036F, by which letters are decomposed, and blanks
 * behind a blank. Nothing branches, so that many bytes are looked at at once.
 */
#include "text/columns.h"

#include <stdint.h>

unsigned doublet_columns(const char *text, size_t length)
{
	const unsigned char *bytes = (const unsigned char *)text;

	if (length == 0)
		return 0;
	unsigned narrow =
		(bytes[length - 1] & 0xC0) == 0x80 || bytes[length - 1] == 0xCC;
	for (size_t i = 0; i + 1 < length; i++)
		narrow += (unsigned)((bytes[i] & 0xC0) == 0x80) |
		          (unsigned)(bytes[i] == 0xCC) |
		          ((unsigned)(bytes[i] == 0xCD) &
		           (unsigned)(bytes[i + 1] < 0xB0)) |
		          ((unsigned)(bytes[i] == ' ') &
		           (unsigned)(bytes[i + 1] == ' '));
	return (unsigned)length - narrow;
}

unsigned doublet_columns_ascii(const char *text, size_t length)
{
	/* Counts of one byte are added sixteen and more at a time. */
	enum { BLOCK = UINT8_MAX };
	unsigned narrow = 0;

	for (size_t start = 0; start + 1 < length; start += BLOCK) {
		size_t rest = length - 1 - start;
		size_t count = rest < BLOCK ? rest : BLOCK;
		uint8_t found = 0;
		for (size_t i = start; i < start + count; i++)
			found += (uint8_t)(text[i] == ' ') &
			         (uint8_t)(text[i + 1] == ' ');
		narrow += found;
	}
	return (unsigned)length - narrow;
}

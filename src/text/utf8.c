/* SPDX-License-Identifier: MIT */
/*
 * Decoding by the table of well-formed sequences (Unicode 15.0, table 3-7):
 * the lead byte gives the length and the range of the second byte; the first
 * byte out of its range ends the sequence and is looked at again.
 */
#include "text/utf8.h"

static size_t sequence_length(unsigned lead, unsigned *low, unsigned *high)
{
	*low = 0x80;
	*high = 0xBF;
	if (lead >= 0xC2 && lead <= 0xDF)
		return 2;
	if (lead >= 0xE0 && lead <= 0xEF) {
		if (lead == 0xE0)
			*low = 0xA0;
		if (lead == 0xED)
			*high = 0x9F;
		return 3;
	}
	if (lead >= 0xF0 && lead <= 0xF4) {
		if (lead == 0xF0)
			*low = 0x90;
		if (lead == 0xF4)
			*high = 0x8F;
		return 4;
	}
	return 0;
}

uint32_t doublet_utf8_decode(const char *text, size_t length, size_t *size)
{
	const unsigned char *bytes = (const unsigned char *)text;
	unsigned lead = bytes[0];
	unsigned low;
	unsigned high;

	*size = 1;
	if (lead < 0x80)
		return lead;
	size_t needed = sequence_length(lead, &low, &high);
	if (needed == 0)
		return DOUBLET_REPLACEMENT;

	uint32_t code_point = lead & (0x7Fu >> needed);
	for (size_t i = 1; i < needed; i++) {
		if (i >= length || bytes[i] < low || bytes[i] > high) {
			*size = i;
			return DOUBLET_REPLACEMENT;
		}
		code_point = code_point << 6 | (bytes[i] & 0x3Fu);
		low = 0x80;
		high = 0xBF;
	}
	*size = needed;
	return code_point;
}

size_t doublet_utf8_encode(uint32_t code_point, char *bytes)
{
	if (code_point < 0x80) {
		bytes[0] = (char)code_point;
		return 1;
	}
	size_t size = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
	for (size_t i = size - 1; i > 0; i--) {
		bytes[i] = (char)(0x80 | (code_point & 0x3F));
		code_point >>= 6;
	}
	bytes[0] = (char)((0xF00u >> size & 0xF0) | code_point);
	return size;
}

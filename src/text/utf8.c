/* SPDX-License-Identifier: MIT */
/*
 * Decoding by the shapes of base/sequence: the first byte out of its bounds
 * ends the sequence and is looked at again.
 */
#include "text/utf8.h"

#include "base/sequence.h"

uint32_t doublet_utf8_decode(const char *text, size_t length, size_t *size)
{
	const unsigned char *bytes = (const unsigned char *)text;

	*size = 1;
	if (bytes[0] < 0x80)
		return bytes[0];
	struct doublet_sequence_shape shape =
		doublet_sequence_shape_of(bytes[0]);
	if (shape.more == 0)
		return DOUBLET_REPLACEMENT;

	uint32_t code_point = bytes[0] & (0x3Fu >> shape.more);
	for (size_t i = 1; i <= shape.more; i++) {
		if (i >= length || bytes[i] < shape.low ||
		    bytes[i] > shape.high) {
			*size = i;
			return DOUBLET_REPLACEMENT;
		}
		code_point = code_point << 6 | (bytes[i] & 0x3Fu);
		shape.low = 0x80;
		shape.high = 0xBF;
	}
	*size = (size_t)shape.more + 1;
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

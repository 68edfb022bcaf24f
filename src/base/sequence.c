/* SPDX-License-Identifier: MIT */
/*
 * The well-formed sequences of the Unicode Standard, table 3-7: the first
 * byte says how long a sequence is and between which bounds the second one
 * lies; all further ones lie in 80..BF.
 */
#include "base/sequence.h"

#include <stdint.h>
#include <string.h>

struct shape {
	unsigned char more; /* bytes after the first; 0 = no first byte */
	unsigned char low;
	unsigned char high;
};

static struct shape shape_of(unsigned char first)
{
	if (first < 0xC2 || first > 0xF4)
		return (struct shape){0, 0, 0};
	if (first < 0xE0)
		return (struct shape){1, 0x80, 0xBF};
	if (first < 0xF0)
		return (struct shape){2, first == 0xE0 ? 0xA0 : 0x80,
		                      first == 0xED ? 0x9F : 0xBF};
	return (struct shape){3, first == 0xF0 ? 0x90 : 0x80,
	                      first == 0xF4 ? 0x8F : 0xBF};
}

size_t doublet_sequence_size(const char *bytes, size_t length, bool *valid)
{
	const unsigned char *at = (const unsigned char *)bytes;
	struct shape shape = shape_of(at[0]);

	*valid = at[0] < 0x80;
	if (shape.more == 0)
		return 1;
	for (size_t i = 1; i <= shape.more; i++) {
		if (i == length || at[i] < shape.low || at[i] > shape.high)
			return i;
		shape.low = 0x80;
		shape.high = 0xBF;
	}
	*valid = true;
	return (size_t)shape.more + 1;
}

size_t doublet_sequence_ascii(const char *bytes, size_t length)
{
	size_t i = 0;
	uint64_t eight;

	for (; length - i >= sizeof(eight); i += sizeof(eight)) {
		memcpy(&eight, bytes + i, sizeof(eight));
		if ((eight & 0x8080808080808080u) != 0)
			break;
	}
	while (i < length && (unsigned char)bytes[i] < 0x80)
		i++;
	return i;
}

size_t doublet_sequence_count(const char *bytes, size_t length)
{
	size_t count = 0;
	bool valid;

	for (size_t i = 0; i < length;) {
		size_t ascii = doublet_sequence_ascii(bytes + i, length - i);
		count += ascii;
		i += ascii;
		if (i == length)
			break;
		i += doublet_sequence_size(bytes + i, length - i, &valid);
		count++;
	}
	return count;
}

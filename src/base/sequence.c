/* SPDX-License-Identifier: MIT */
/* Counting by the table of shapes, with a fast way through ASCII. */
#include "base/sequence.h"

#include <stdint.h>
#include <string.h>

size_t doublet_sequence_size(const char *bytes, size_t length, bool *valid)
{
	const unsigned char *at = (const unsigned char *)bytes;
	struct doublet_sequence_shape shape = doublet_sequence_shape_of(at[0]);

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

size_t doublet_sequence_cut(const char *bytes, size_t length, size_t room)
{
	enum { MOST_BEHIND = 3 };

	if (length <= room)
		return length;
	for (size_t back = 0; back <= MOST_BEHIND && back <= room; back++)
		if (((unsigned char)bytes[room - back] & 0xC0) != 0x80)
			return room - back;
	return room;
}

size_t doublet_sequence_ascii(const char *bytes, size_t length)
{
	enum { BLOCK = 64 };
	size_t i = 0;
	uint64_t eight;

	/* Most text is ASCII for long: many bytes at once. */
	for (; length - i >= BLOCK; i += BLOCK) {
		unsigned char all = 0;
		for (size_t j = 0; j < BLOCK; j++)
			all |= (unsigned char)bytes[i + j];
		if (all >= 0x80)
			break;
	}
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

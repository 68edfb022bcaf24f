/* SPDX-License-Identifier: MIT */
#include "pack.h"

#include <stdint.h>

static void add_number(struct doublet_buffer *packed, uint32_t number,
                       unsigned bytes)
{
	for (unsigned i = 0; i < bytes; i++)
		doublet_buffer_add_byte(packed, (char)(number >> (8 * i)));
}

/* The sum of RFC 1952, section 8, bit by bit. */
static uint32_t checksum(const char *bytes, size_t length)
{
	uint32_t sum = ~(uint32_t)0;

	for (size_t i = 0; i < length; i++) {
		sum ^= (unsigned char)bytes[i];
		for (int bit = 0; bit < 8; bit++)
			sum = (sum >> 1) ^ (0xEDB88320 & -(sum & 1));
	}
	return ~sum;
}

static size_t random_size(size_t left, size_t most,
                          struct support_random *random)
{
	size_t size = 1 + support_random_below(random, (uint32_t)most);

	return size < left ? size : left;
}

void pack_gzip(struct doublet_buffer *packed, const char *bytes, size_t length,
               struct support_random *random)
{
	size_t at = 0;

	doublet_buffer_add(packed, "\x1F\x8B\x08\0\0\0\0\0\0\xFF", 10);
	do {
		size_t size = random_size(length - at, 65535, random);
		doublet_buffer_add_byte(packed, at + size == length);
		add_number(packed, (uint32_t)size, 2);
		add_number(packed, ~(uint32_t)size, 2);
		doublet_buffer_add(packed, bytes + at, size);
		at += size;
	} while (at < length);
	add_number(packed, checksum(bytes, length), 4);
	add_number(packed, (uint32_t)length, 4);
}

/* Without a sum, and with a window of 128 KiB, the longest block. */
static void begin_frame(struct doublet_buffer *packed)
{
	doublet_buffer_add(packed, "\x28\xB5\x2F\xFD\0\x38", 6);
}

enum { RAW = 0, RUN = 2, LAST = 1, LONGEST = 128 * 1024 };

void pack_zstd(struct doublet_buffer *packed, const char *bytes, size_t length,
               struct support_random *random)
{
	size_t at = 0;

	begin_frame(packed);
	do {
		size_t size = random_size(length - at, LONGEST, random);
		unsigned last = at + size == length ? LAST : 0;
		add_number(packed, (uint32_t)(size << 3) | RAW | last, 3);
		doublet_buffer_add(packed, bytes + at, size);
		at += size;
	} while (at < length);
}

void pack_zstd_run(struct doublet_buffer *packed, char byte, size_t blocks)
{
	begin_frame(packed);
	for (size_t i = 1; i <= blocks; i++) {
		add_number(packed,
		           LONGEST << 3 | RUN | (i == blocks ? LAST : 0), 3);
		doublet_buffer_add_byte(packed, byte);
	}
}

/* SPDX-License-Identifier: MIT */
/*
 * A packer that does not make things smaller: what it writes is gzip or zstd
 * (RFC 1952, 8878) of blocks that are stored as they are.
 */
#ifndef DOUBLET_TESTS_WIRE_PACK_H
#define DOUBLET_TESTS_WIRE_PACK_H

#include <stddef.h>

#include "base/buffer.h"
#include "support.h"

typedef void pack_member(struct doublet_buffer *packed, const char *bytes,
                         size_t length, struct support_random *random);

/* Adds a member of blocks of random sizes. */
pack_member pack_gzip;
pack_member pack_zstd;

/* Adds a frame of that many blocks, each 128 KiB of one byte. */
void pack_zstd_run(struct doublet_buffer *packed, char byte, size_t blocks);

#endif

/* SPDX-License-Identifier: MIT */
/* gzip (RFC 1952) by zlib, which checks each member's sum and length. */
#include <assert.h>
#include <string.h>
#include <zlib.h>

#include "base/block.h"
#include "base/error.h"
#include "wire/packing.h"

struct gzip {
	struct doublet_allocator allocator;
	z_stream stream;
};

/* The identification, and the only method there is: deflate. */
static bool detect(const char *bytes, size_t length)
{
	return length >= 3 && memcmp(bytes, "\x1F\x8B\x08", 3) == 0;
}

static void *take(void *context, unsigned count, unsigned size)
{
	return doublet_block_resize(context, NULL, (size_t)count * size);
}

static void give_back(void *context, void *block)
{
	doublet_block_resize(context, block, 0);
}

static void *create(const struct doublet_allocator *allocator)
{
	enum { WINDOW = 15, GZIP_ONLY = 16 };
	struct gzip *gzip =
		doublet_block_resize(allocator, NULL, sizeof(*gzip));

	if (gzip == NULL)
		return NULL;
	*gzip = (struct gzip){.allocator = *allocator};
	gzip->stream.zalloc = take;
	gzip->stream.zfree = give_back;
	gzip->stream.opaque = &gzip->allocator;
	if (inflateInit2(&gzip->stream, WINDOW + GZIP_ONLY) == Z_OK)
		return gzip;
	doublet_block_resize(allocator, gzip, 0);
	return NULL;
}

static void destroy(void *state)
{
	struct gzip *gzip = state;
	struct doublet_allocator allocator = gzip->allocator;

	inflateEnd(&gzip->stream);
	doublet_block_resize(&allocator, gzip, 0);
}

static void begin(void *state)
{
	struct gzip *gzip = state;

	inflateReset(&gzip->stream);
}

/* zlib counts in 32 bits. */
static unsigned at_most(size_t length)
{
	const size_t most = (size_t)1 << 30;

	return (unsigned)(length < most ? length : most);
}

static enum doublet_status step(void *state, struct doublet_pour *pour,
                                bool *ended, struct doublet_error *error)
{
	z_stream *stream = &((struct gzip *)state)->stream;
	const unsigned in = at_most(pour->in_length);
	const unsigned out = at_most(pour->out_length);

	/* Only ever read through. */
	memcpy(&stream->next_in, &pour->in, sizeof(stream->next_in));
	stream->avail_in = in;
	stream->next_out = (Bytef *)pour->out;
	stream->avail_out = out;
	int answer = inflate(stream, Z_NO_FLUSH);
	pour->in += in - stream->avail_in;
	pour->in_length -= in - stream->avail_in;
	pour->out += out - stream->avail_out;
	pour->out_length -= out - stream->avail_out;

	*ended = answer == Z_STREAM_END;
	/* Z_BUF_ERROR: there was nothing to do, for lack of bytes or room. */
	if (answer == Z_OK || answer == Z_STREAM_END || answer == Z_BUF_ERROR)
		return DOUBLET_OK;
	if (answer == Z_MEM_ERROR)
		return doublet_error_memory(error);
	return doublet_error_say(error, DOUBLET_SYNTAX,
	                         "the gzip data are damaged",
	                         "what came before was read");
}

const struct doublet_packing doublet_packing_gzip = {
	.ending = ".gz",
	.detect = detect,
	.create = create,
	.destroy = destroy,
	.begin = begin,
	.step = step,
	.truncated = "the gzip data are truncated",
	.followed = "the gzip data are followed by something else",
};

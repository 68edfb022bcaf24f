/* SPDX-License-Identifier: MIT */
/*
 * zstd (RFC 8878). How far back a frame may refer is how much memory it
 * takes: what asks for more than zstd itself allows is refused.
 */
#include <string.h>
/* For a decoder with our memory; used by many, and the same since 1.0. */
#define ZSTD_STATIC_LINKING_ONLY
#include <zstd.h>
#include <zstd_errors.h>

#include "base/block.h"
#include "base/error.h"
#include "wire/packing.h"

/* 2^27 bytes = 128 MiB, as `zstd -d` without --long or --memory. */
enum { WINDOW_LOG = 27 };

struct zstd {
	struct doublet_allocator allocator;
	ZSTD_DCtx *context;
};

/* A frame, or one to skip: tools that cut files in pieces begin with it. */
static bool detect(const char *bytes, size_t length)
{
	if (length < 4)
		return false;
	return memcmp(bytes, "\x28\xB5\x2F\xFD", 4) == 0 ||
	       ((bytes[0] & 0xF0) == 0x50 &&
	        memcmp(bytes + 1, "\x2A\x4D\x18", 3) == 0);
}

static void *take(void *context, size_t size)
{
	return doublet_block_resize(context, NULL, size);
}

static void give_back(void *context, void *block)
{
	if (block != NULL)
		doublet_block_resize(context, block, 0);
}

static void destroy(void *state)
{
	struct zstd *zstd = state;
	struct doublet_allocator allocator = zstd->allocator;

	ZSTD_freeDCtx(zstd->context);
	doublet_block_resize(&allocator, zstd, 0);
}

static void *create(const struct doublet_allocator *allocator)
{
	struct zstd *zstd =
		doublet_block_resize(allocator, NULL, sizeof(*zstd));

	if (zstd == NULL)
		return NULL;
	zstd->allocator = *allocator;
	zstd->context = ZSTD_createDCtx_advanced(
		(ZSTD_customMem){take, give_back, &zstd->allocator});
	if (zstd->context != NULL &&
	    !ZSTD_isError(ZSTD_DCtx_setParameter(zstd->context,
	                                         ZSTD_d_windowLogMax,
	                                         WINDOW_LOG)))
		return zstd;
	destroy(zstd);
	return NULL;
}

static void begin(void *state)
{
	struct zstd *zstd = state;

	ZSTD_DCtx_reset(zstd->context, ZSTD_reset_session_only);
}

static enum doublet_status tell(size_t answer, struct doublet_error *error)
{
	switch (ZSTD_getErrorCode(answer)) {
	case ZSTD_error_memory_allocation:
		return doublet_error_memory(error);
	case ZSTD_error_frameParameter_windowTooLarge:
		return doublet_error_say(
			error, DOUBLET_UNSUPPORTED,
			"the zstd data need more than 128 MiB to be unpacked",
			"unpack it first (zstd -d --long=31)");
	case ZSTD_error_dictionary_wrong:
		return doublet_error_say(
			error, DOUBLET_UNSUPPORTED,
			"the zstd data need a dictionary to be unpacked",
			"unpack it first (zstd -d -D DICTIONARY)");
	default:
		return doublet_error_say(error, DOUBLET_SYNTAX,
		                         "the zstd data are damaged",
		                         "what came before was read");
	}
}

static enum doublet_status step(void *state, struct doublet_pour *pour,
                                bool *ended, struct doublet_error *error)
{
	struct zstd *zstd = state;
	ZSTD_inBuffer in = {pour->in, pour->in_length, 0};
	ZSTD_outBuffer out = {pour->out, pour->out_length, 0};
	size_t answer = ZSTD_decompressStream(zstd->context, &out, &in);

	pour->in += in.pos;
	pour->in_length -= in.pos;
	pour->out += out.pos;
	pour->out_length -= out.pos;
	*ended = answer == 0;
	return ZSTD_isError(answer) ? tell(answer, error) : DOUBLET_OK;
}

const struct doublet_packing doublet_packing_zstd = {
	.ending = ".zst",
	.detect = detect,
	.create = create,
	.destroy = destroy,
	.begin = begin,
	.step = step,
	.truncated = "the zstd data are truncated",
	.followed = "the zstd data are followed by something else",
};

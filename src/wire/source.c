/* SPDX-License-Identifier: MIT */
/*
 * Blocks are read, not mapped: a mapped file that is cut short by its writer
 * kills the reader, and pipes cannot be mapped at all.
 */
#include "wire/source.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "wire/sniff.h"

/* A block: above it, longer reads are no faster (measured, page cache). */
enum { BLOCK = DOUBLET_UNPACK_BLOCK };

void doublet_source_init(struct doublet_source *source,
                         const struct doublet_allocator *allocator,
                         uint64_t limit)
{
	*source = (struct doublet_source){
		.allocator = doublet_allocator_or_default(allocator),
		.limit = limit,
		.file = {.descriptor = -1, .ended = true},
		.ended = true,
	};
	doublet_unpack_init(&source->unpack, allocator);
}

void doublet_source_finish(struct doublet_source *source)
{
	doublet_source_close(source);
	doublet_unpack_finish(&source->unpack);
	if (source->data != NULL)
		source->allocator.resize(source->allocator.context,
		                         source->data, source->capacity, 0);
	source->data = NULL;
}

void doublet_source_close(struct doublet_source *source)
{
	doublet_file_close(&source->file);
	source->ended = true;
}

bool doublet_source_is_packed(const struct doublet_source *source)
{
	return source->unpack.packing != NULL;
}

static bool grow(struct doublet_source *source, size_t capacity)
{
	char *data = source->allocator.resize(source->allocator.context,
	                                      source->data, source->capacity,
	                                      capacity);
	if (data == NULL)
		return false;
	source->data = data;
	source->capacity = capacity;
	return true;
}

static void move_to_front(struct doublet_source *source)
{
	if (source->start == 0)
		return;
	source->end -= source->start;
	if (source->end > 0)
		memmove(source->data, source->data + source->start,
		        source->end);
	source->start = 0;
}

enum doublet_status doublet_source_reserve(struct doublet_source *source,
                                           uint64_t length,
                                           struct doublet_error *error)
{
	move_to_front(source);
	if (length <= source->capacity)
		return DOUBLET_OK;
	if (length > SIZE_MAX / 2 || !grow(source, (size_t)length))
		return doublet_error_memory(error);
	return DOUBLET_OK;
}

/*
 * Either a good part of the memory is free, or the window was moved to the
 * front and at most half full, or it grew: so moving costs at most a constant
 * time a byte that is read, also when a pipe gives little at a time.
 */
static enum doublet_status make_room(struct doublet_source *source,
                                     struct doublet_error *error)
{
	uint64_t most = source->limit + BLOCK;
	uint64_t doubled = (uint64_t)source->capacity * 2;
	size_t room = source->capacity - source->end;

	if (room > 0 && (source->start == 0 || room >= source->capacity / 4))
		return DOUBLET_OK;
	move_to_front(source);
	if (source->capacity > 0 && source->end <= source->capacity / 2)
		return DOUBLET_OK;
	if (doubled > most)
		doubled = most;
	return doublet_source_reserve(source, doubled < BLOCK ? BLOCK : doubled,
	                              error);
}

/* Into the room that there is, but no more than `most` bytes. */
static enum doublet_status read_once(struct doublet_source *source, size_t most,
                                     struct doublet_error *error)
{
	char *room = source->data + source->end;
	size_t size = source->capacity - source->end;
	enum doublet_status status;
	size_t got = 0;

	assert(size > 0 && most > 0);
	if (size > most)
		size = most;
	if (doublet_source_is_packed(source))
		status = doublet_unpack_read(&source->unpack, room, size, &got,
		                             error);
	else
		status = doublet_file_read(&source->file, room, size, &got,
		                           error);
	if (status != DOUBLET_OK)
		return status;
	source->end += got;
	source->ended = doublet_source_is_packed(source) ? source->unpack.ended
	                                                 : source->file.ended;
	return DOUBLET_OK;
}

enum doublet_status doublet_source_more(struct doublet_source *source,
                                        struct doublet_error *error)
{
	enum doublet_status status = make_room(source, error);

	return status == DOUBLET_OK ? read_once(source, SIZE_MAX, error)
	                            : status;
}

/* Whether a first line stands in the window, blank ones left out. */
static bool has_line(const struct doublet_source *source)
{
	const char *bytes = source->data;
	size_t i = 0;

	while (i < source->end && (unsigned char)bytes[i] <= ' ')
		i++;
	return i < source->end &&
	       memchr(bytes + i, '\n', source->end - i) != NULL;
}

/* At most a block, so that what is packed can move to where it is unpacked. */
static enum doublet_status read_start(struct doublet_source *source,
                                      struct doublet_error *error)
{
	enum doublet_status status = DOUBLET_OK;

	while (status == DOUBLET_OK && !source->ended &&
	       source->end < DOUBLET_SNIFF_BYTES && !has_line(source)) {
		status = make_room(source, error);
		if (status == DOUBLET_OK)
			status = read_once(source, BLOCK - source->end, error);
	}
	return status;
}

/* Begins anew with what is in the file, if that is packed. */
static enum doublet_status unwrap(struct doublet_source *source,
                                  struct doublet_error *error)
{
	struct doublet_unpack *unpack = &source->unpack;
	const struct doublet_packing *packing =
		doublet_packing_find(source->data, source->end);

	source->size = source->file.size;
	if (packing == NULL)
		return DOUBLET_OK;
	const struct doublet_view first = {source->data, source->end};
	enum doublet_status status =
		doublet_unpack_open(unpack, packing, &source->file, first,
	                            error);
	if (status != DOUBLET_OK)
		return status;
	source->end = 0;
	source->size = 0;
	source->ended = false;
	status = read_start(source, error);
	if (status == DOUBLET_OK && source->end == 0 &&
	    unpack->fault.status == DOUBLET_UNSUPPORTED)
		status = doublet_error_set(error, &unpack->fault);
	return status;
}

enum doublet_status doublet_source_open(struct doublet_source *source,
                                        const char *path,
                                        struct doublet_error *error)
{
	doublet_source_close(source);
	doublet_unpack_close(&source->unpack);
	source->start = source->end = 0;
	source->offset = 0;

	enum doublet_status status =
		doublet_file_open(&source->file, path, error);
	if (status == DOUBLET_OK) {
		source->ended = false;
		status = read_start(source, error);
	}
	if (status == DOUBLET_OK)
		status = unwrap(source, error);
	if (status != DOUBLET_OK)
		doublet_source_close(source);
	return status;
}

void doublet_source_skip(struct doublet_source *source, size_t length)
{
	source->start += length;
	source->offset += length;
}
